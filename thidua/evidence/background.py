"""Long work of this room, done in the background with its progress told."""

from __future__ import annotations

from django_tasks import task

from thidua.core.wording import Say, several
from thidua.evidence import actions
from thidua.evidence.models import Import
from thidua.evidence.reading import Tick
from thidua.people.models import User
from thidua.screens.jobs import carry_out


@task()
def read_in_background(job_id: int, batch_id: int, by_id: int) -> None:
    """Read a large workbook in the name of who sent it."""
    batch, by = Import.objects.get(pk=batch_id), User.objects.get(pk=by_id)

    def work(tick: Tick) -> Say:
        read = actions.read(batch, by=by, tick=tick)
        return Say(
            f"Đã đọc: {read.rows_new} dòng mới, {read.rows_same} không đổi, {read.rows_bad} lỗi.",
            f"Read: {read.rows_new} new rows, {read.rows_same} unchanged, {read.rows_bad} faulty.",
        )

    carry_out(job_id, work)


@task()
def take_in_background(job_id: int, batch_id: int, by_id: int, only_right: bool) -> None:
    """Take in many rows in the name of who asked for it."""
    batch, by = Import.objects.get(pk=batch_id), User.objects.get(pk=by_id)

    def work(tick: Tick) -> Say:
        taken = actions.take(batch, by=by, only_right=only_right, tick=tick)
        return Say(f"Đã nhập {taken.rows_new} dòng.", f"Taken in: {several(taken.rows_new, 'row')}.")

    carry_out(job_id, work)
