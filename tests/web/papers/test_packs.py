"""A pack of many papers: whole or not there, light on memory, for who may have it, readable everywhere."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.documents.reading import pages
from tests.web.everything import Everything
from thidua.clock import now
from thidua.decisions.models import Letter
from thidua.papers.actions import fill, pack
from thidua.papers.background import pack_in_background
from thidua.papers.models import Pack
from thidua.people.models import Appointment, Notice, Person
from thidua.screens.jobs import take_up
from thidua.screens.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
ODD = ("CON", "Trần  Thị: Ánh? / \\ \u202eđảo*", "ông " + "rất dài " * 14, "", "Cùng tên", "Cùng tên", ". .")
"""Names of people as files must survive them."""


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """A place of its own for packs: tests that run beside this one count theirs from 1 too."""
    settings.THIDUA_HOME = str(tmp_path)
    return tmp_path


def more_letters(made: Everything, names: list[str]) -> None:
    """A letter, and so a dossier with its report, for each name."""
    for number, name in enumerate(names):
        person = Person.objects.get(pk=made["person"].pk)
        person.pk, person.code, person.name = None, f"many-{number}", name
        person.save(force_insert=True)
        case = type(made["letter"].nomination).objects.get(pk=made["letter"].nomination_id)
        case.pk, case.code, case.person = None, f"MANY-{number}", person
        case.save(force_insert=True)
        letter = Letter.objects.get(pk=made["letter"].pk)
        letter.pk, letter.nomination = None, case
        letter.save(force_insert=True)


def packed(made: Everything) -> zipfile.ZipFile:
    by = made.user("a-office")
    return zipfile.ZipFile(io.BytesIO(fill(pack(made["round"], by=by), by=by).path.read_bytes()))


@pytest.mark.slow
def test_every_name_in_a_pack_is_one_that_windows_takes(made: Everything, home: Path) -> None:
    more_letters(made, list(ODD))
    names = packed(made).namelist()
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[a-z0-9./-]+", name), name
        assert len(name) < 130, name
        assert not any(RESERVED.fullmatch(part) or part.endswith(".") for part in name.split("/")), name


@pytest.mark.slow
def test_the_contents_lead_to_one_file_each_and_tell_its_pages(made: Everything, home: Path) -> None:
    archive = packed(made)
    contents = " ".join(" ".join(pages(archive.read("00-muc-luc.pdf"))).split())
    papers = [name for name in archive.namelist() if name.endswith(".pdf") and "/" in name]
    for name in papers:
        place = re.match(r"[^/]+/\d+", name)
        assert place
        assert sum(other.startswith(f"{place[0]}-") for other in papers) == 1
        count = len(pages(archive.read(name)))
        assert re.search(rf"{re.escape(place[0])} {count} (đã xong|bản nháp)", contents), name


def test_a_pack_that_fails_leaves_nothing_half(made: Everything, home: Path) -> None:
    by = made.user("a-office")
    asked = pack(made["round"], by=by)

    def full(_done: int, _total: int) -> None:
        raise OSError("no room left")

    with pytest.raises(OSError, match="no room"):
        fill(asked, by=by, tick=full)
    assert list(home.glob("packs/*")) == []
    assert Pack.objects.get(pk=asked.pk).sha256 == ""


def test_who_packs_no_longer_gets_no_pack(made: Everything) -> None:
    client, address = made.world.client("a-office"), reverse("papers:download", args=[made["pack"].pk])
    assert client.get(address).status_code == 200
    Appointment.objects.filter(user=made.user("a-office")).delete()
    assert client.get(address).status_code == 403


def job_of(made: Everything, asked: Pack, workers: list[str]) -> Job:
    """A pack that was being made when its worker was killed."""
    by = made.user("a-office")
    job = Job.objects.create(user=by, vi="Gói", en="Pack", back="/", state="running", done=3, total=9)
    told = {"job_id": job.pk, "pack_id": asked.pk, "by_id": by.pk}
    DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        args_kwargs={"args": [], "kwargs": told},
        task_path=pack_in_background.module_path,
        backend_name="default",
        worker_ids=workers,
        run_after=now(),
    )
    return job


def test_a_pack_cut_off_is_made_once_more_and_its_maker_is_told(made: Everything, home: Path) -> None:
    asked = pack(made["round"], by=made.user("a-office"))
    job = job_of(made, asked, ["w"])
    take_up("another")
    assert DBTaskResult.objects.running().count() == 1
    take_up("w")
    job.refresh_from_db()
    assert (job.state, job.done) == ("waiting", 0)
    assert DBTaskResult.objects.ready().count() == 1
    pack_in_background.call(job.pk, asked.pk, made.user("a-office").pk)
    job.refresh_from_db()
    assert job.state == "done"
    assert Pack.objects.get(pk=asked.pk).sha256
    notice = Notice.objects.filter(user=made.user("a-office")).latest("pk")
    assert "đã xong" in notice.vi
    assert notice.url == job.back


def test_what_ends_two_workers_is_given_up_and_says_so(made: Everything) -> None:
    job = job_of(made, pack(made["round"], by=made.user("a-office")), ["w", "w"])
    take_up("w")
    job.refresh_from_db()
    assert job.state == "failed"
    assert "ngắt hai lần" in job.told_vi
    assert DBTaskResult.objects.failed().count() == 1


@pytest.mark.slow
def test_questions_and_memory_stay_in_bounds_however_many_papers(made: Everything, home: Path) -> None:
    by = made.user("a-office")
    told: list[tuple[int, int]] = []

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            fill(
                pack(made["round"], by=by), by=by, tick=lambda _done, _total: told.append((_total, memory()))
            )
        return len(asked)

    before = questions()
    papers = told[-1][0]
    more_letters(made, [f"Cá nhân mẫu {n}" for n in range(60)])
    told.clear()
    after = questions()
    assert (after - before) / (told[-1][0] - papers) <= 6
    assert max(used for _, used in told) - told[0][1] < 60, "MB"


def memory() -> int:
    """What this process holds now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 2**20
