"""Long work of this room, done in the background: a workbook of many appraisals."""

from __future__ import annotations

from django_tasks import task

from thidua.core.errors import Refused
from thidua.core.wording import Say, several
from thidua.people.models import Batch, User
from thidua.scorecards.actions.entering import enter_book
from thidua.screens.jobs import carry_out
from thidua.screens.posting import Conflict


@task()
def appraise_in_background(job_id: int, batch_id: int, by_id: int) -> None:
    """Write the appraisals of a workbook in the name of who sent it."""
    batch, by = Batch.objects.get(pk=batch_id), User.objects.get(pk=by_id)

    def work(_tick: object) -> Say:
        try:
            count = enter_book(batch, by=by).rows_new
        except Conflict as conflict:
            raise Refused(_meanwhile(conflict)) from None
        return Say(f"Đã ghi {count} dòng từ Excel.", f"{several(count, 'row')} from Excel were saved.")

    carry_out(job_id, work)


def _meanwhile(conflict: Conflict) -> Say:
    line = conflict.thing
    return Say(
        f"{line.card.unit}, mục {line.code} đã có người lưu trong lúc đó; chưa ghi gì. Gửi lại tệp để xem trước.",
        f"{line.card.unit}, item {line.code} was saved by somebody meanwhile; nothing was written. "
        "Send the file again.",
    )
