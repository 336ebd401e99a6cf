"""Long work: how far it is, stopped by who asked for it, told when it has ended."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.web.everything import Everything
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Notice
from thidua.screens.jobs import carry_out, stop
from thidua.screens.models import Job

pytestmark = pytest.mark.django_db

Teller = Callable[[int, int], None]


@pytest.fixture
def job(made: Everything) -> Job:
    return Job.objects.create(user=made.user("a-office"), vi="Đọc tệp", en="Reading", back="/so-lieu/")


def notices_of(job: Job) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(user=job.user, vi__startswith=f"{job.vi}:").values_list("vi", "url"))


def test_who_asked_for_work_is_told_when_it_is_done_with_the_way_to_its_result(job: Job) -> None:
    carry_out(job.pk, lambda tell: Say("Đã đọc 3 dòng.", "3 rows were read."))
    assert notices_of(job) == [("Đọc tệp: Đã đọc 3 dòng.", "/so-lieu/")]


def test_a_refusal_is_told_with_the_way_to_its_reason(job: Job) -> None:
    def refused(tell: Teller) -> Say:
        raise Refused(Say("Tệp có macro.", "The file carries macros."))

    carry_out(job.pk, refused)
    assert notices_of(job) == [("Đọc tệp: Tệp có macro.", reverse("screens:job", args=[job.pk]))]


def test_work_under_way_stops_at_its_next_step_and_says_so(job: Job) -> None:
    steps = []

    def work(tell: Teller) -> Say:
        for step in range(1, 4):
            tell(step, 3)
            steps.append(step)
            stop(job)
        return Say("Xong.", "Done.")

    carry_out(job.pk, work)
    job.refresh_from_db()
    assert steps == [1]
    assert (job.state, job.told_vi) == ("stopped", "Đã dừng theo yêu cầu; chưa ghi nhận gì.")
    assert notices_of(job) == []


def test_work_that_waits_is_never_begun_once_stopped(job: Job) -> None:
    stop(job)
    carry_out(job.pk, lambda tell: pytest.fail("begun"))
    job.refresh_from_db()
    assert job.state == "stopped"


def test_ended_work_stays_ended(job: Job) -> None:
    carry_out(job.pk, lambda tell: Say("Xong.", "Done."))
    stop(job)
    job.refresh_from_db()
    assert job.state == "done"


def test_only_who_asked_for_work_may_stop_it(made: Everything, job: Job, client) -> None:
    address = reverse("screens:stop_job", args=[job.pk])
    client.force_login(made.user("b-office"))
    assert client.post(address).status_code == 404
    client.force_login(made.user("a-office"))
    assert client.post(address, follow=True).status_code == 200
    job.refresh_from_db()
    assert job.state == "stopped"
