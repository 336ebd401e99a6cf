"""Work that takes over a second goes to the background, with progress on the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from thidua.clock import now, shifted
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.models import DemoClock, Job
from thidua.screens.posting import post

STOPPED = Say("Đã dừng theo yêu cầu; chưa ghi nhận gì.", "Stopped as asked; nothing was recorded.")
MOST_WORKERS = 2
"""A task that was at work when so many workers were killed is not tried again."""


class Stopped(Exception):
    """Who asked for the work wants it no longer."""


def begin(user: Any, say: Say, task: Any, back: str, **given: Any) -> Job:
    """Put a task in the queue; it is called as `task(job_id=…, **given)` and leads back to `back`."""
    job = Job.objects.create(user=user, vi=say.vi, en=say.en, back=back)
    transaction.on_commit(lambda: task.enqueue(job_id=job.pk, **given))
    return job


def begin_once(request: HttpRequest, say: Say, task: Any, back: str, **given: Any) -> HttpResponse:
    """Put a task in the queue and lead to its page; the same form sent twice puts it there once."""
    return post(
        request,
        lambda: begin(request.user, say, task, back, **given),
        UNDER_WAY,
        lambda job: reverse("screens:job", args=[job.pk]),
    )


UNDER_WAY = Say(
    "Đang làm ở phía sau; trang này cho biết làm đến đâu.", "It is under way; this page tells how far it is."
)


def carry_out(job_id: int, work: Callable[[Callable[[int, int], None]], Say]) -> None:
    """Run the work of a job: `work` is given a teller of progress, and gives a closing sentence.

    A refusal is told on the job's page; a fault of the program is told as such and raised. The
    teller is where work ends that was told to stop; how it ended stands in the person's notices.
    """
    with shifted(_shift()):
        _carry_out(job_id, work)


def _shift() -> timedelta:
    """How far a demo's clock was set; work in the background goes by the same hour as the pages."""
    moved = DemoClock.objects.values_list("shift", flat=True).first() if settings.DEMO else None
    return timedelta(seconds=moved or 0)


def _carry_out(job_id: int, work: Callable[[Callable[[int, int], None]], Say]) -> None:
    wanted = Job.objects.filter(pk=job_id).exclude(state__in=("stopping", "stopped"))
    if not wanted.update(state="running", started_at=now()):
        _end(job_id, "stopped", STOPPED)
        return
    try:
        said = work(lambda done, total: _tell(job_id, done, total))
    except Refused as refused:
        _end(
            job_id,
            "refused",
            Say("; ".join(r.vi for r in refused.reasons), "; ".join(r.en for r in refused.reasons)),
        )
    except Stopped:
        _end(job_id, "stopped", STOPPED)
    except BaseException:  # a worker that is told to end raises SystemExit
        _end(
            job_id,
            "failed",
            Say("Hệ thống gặp lỗi; chưa ghi nhận gì.", "The system failed; nothing was recorded."),
        )
        raise
    else:
        _end(job_id, "done", said)


def stop(job: Job) -> None:
    """Stop work that waits, and ask work under way to stop at its next step; ended work stays ended."""
    mine = Job.objects.filter(pk=job.pk)
    if not mine.filter(state="waiting").update(
        state="stopped", told_vi=STOPPED.vi, told_en=STOPPED.en, ended_at=now()
    ):
        mine.filter(state="running").update(state="stopping")


def take_up(worker: str) -> None:
    """Put in the queue again what a worker was at when it was killed; what ends two workers is given up.

    A task writes all or nothing, so that it may be done once more.
    """
    for row in DBTaskResult.objects.running():
        if row.worker_ids[-1:] == [worker]:
            _take_up(row)


def _take_up(row: DBTaskResult[..., Any]) -> None:
    job_id = row.args_kwargs["kwargs"].get("job_id")
    if len(row.worker_ids) < MOST_WORKERS:
        Job.objects.filter(pk=job_id).exclude(state="stopping").update(state="waiting", done=0)
        DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY, started_at=None)
        return
    row.set_failed(RuntimeError(f"ended {len(row.worker_ids)} workers"))
    if job_id:
        _end(
            job_id,
            "failed",
            Say(
                "Việc bị ngắt hai lần; chưa ghi nhận gì. Làm lại, hoặc báo người quản trị hệ thống.",
                "The work was cut off twice; nothing was recorded. Try again, or tell the system administrator.",
            ),
        )


def _tell(job_id: int, done: int, total: int) -> None:
    if not Job.objects.filter(pk=job_id, state="running").update(done=done, total=total):
        raise Stopped


def _end(job_id: int, state: str, said: Say) -> None:
    job = Job.objects.select_related("user").get(pk=job_id)
    job.state, job.told_vi, job.told_en, job.ended_at = state, said.vi[:500], said.en[:500], now()
    job.save(update_fields=["state", "told_vi", "told_en", "ended_at"])
    if state != "stopped":
        at = job.back if state == "done" else reverse("screens:job", args=[job.pk])
        told = {"vi": f"{job.vi}: {said.vi}"[:500], "en": f"{job.en}: {said.en}"[:500]}
        job.user.notices.create(at=job.ended_at, url=at, **told)
