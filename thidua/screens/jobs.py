"""Work that takes over a second goes to the background, with progress on the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from thidua.clock import now, shifted
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.models import DemoClock, Job


def begin(user: Any, say: Say, task: Any, back: str, **given: Any) -> Job:
    """Put a task in the queue; it is called as `task(job_id=…, **given)` and leads back to `back`."""
    job = Job.objects.create(user=user, vi=say.vi, en=say.en, back=back)
    transaction.on_commit(lambda: task.enqueue(job_id=job.pk, **given))
    return job


def carry_out(job_id: int, work: Callable[[Callable[[int, int], None]], Say]) -> None:
    """Run the work of a job: `work` is given a teller of progress, and gives a closing sentence.

    A refusal is told on the job's page; a fault of the program is told as such and raised.
    """
    with shifted(_shift()):
        _carry_out(job_id, work)


def _shift() -> timedelta:
    """How far a demo's clock was set; work in the background goes by the same hour as the pages."""
    moved = DemoClock.objects.values_list("shift", flat=True).first() if settings.DEMO else None
    return timedelta(seconds=moved or 0)


def _carry_out(job_id: int, work: Callable[[Callable[[int, int], None]], Say]) -> None:
    Job.objects.filter(pk=job_id).update(state="running", started_at=now())
    try:
        said = work(lambda done, total: _tell(job_id, done, total))
    except Refused as refused:
        _end(
            job_id,
            "refused",
            Say("; ".join(r.vi for r in refused.reasons), "; ".join(r.en for r in refused.reasons)),
        )
    except Exception:
        _end(
            job_id,
            "failed",
            Say("Hệ thống gặp lỗi; chưa ghi nhận gì.", "The system failed; nothing was recorded."),
        )
        raise
    else:
        _end(job_id, "done", said)


def _tell(job_id: int, done: int, total: int) -> None:
    Job.objects.filter(pk=job_id).update(done=done, total=total)


def _end(job_id: int, state: str, said: Say) -> None:
    Job.objects.filter(pk=job_id).update(
        state=state, told_vi=said.vi[:500], told_en=said.en[:500], ended_at=now()
    )
