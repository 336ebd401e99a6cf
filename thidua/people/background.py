"""Long work of this room, done in the background with its progress told."""

from __future__ import annotations

from collections.abc import Callable

from django_tasks import task

from thidua.core.wording import Say, several
from thidua.people import actions
from thidua.people.models import Batch, User
from thidua.screens.jobs import carry_out


@task()
def load_in_background(job_id: int, by_id: int) -> None:
    """Load the units of all provinces in the name of who asked for it."""
    by = User.objects.get(pk=by_id)
    carry_out(job_id, lambda tick: actions.load_all(by=by, tick=tick).say)


@task()
def move_in_background(job_id: int, batch_id: int, by_id: int, only_right: bool = False) -> None:
    """Move everybody of a workbook in the name of who asked for it."""
    by, batch = User.objects.get(pk=by_id), Batch.objects.get(pk=batch_id)

    def work(tick: Callable[[int, int], None]) -> Say:
        done = actions.take_moves(batch, by=by, only_right=only_right, tick=tick)
        n = len(done.lines["moves"])
        return Say(f"Đã chuyển {n} người.", f"{several(n, 'person')} moved.")

    carry_out(job_id, work)
