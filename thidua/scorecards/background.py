"""Long work of this room, done in the background: a workbook of many appraisals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django_tasks import task

from thidua.core.errors import Refused
from thidua.core.wording import Say, several
from thidua.people.models import User
from thidua.scorecards.actions.appraising import Read
from thidua.scorecards.actions.appraising_many import Given, appraise_many
from thidua.scorecards.models import Scoring
from thidua.screens.jobs import carry_out
from thidua.screens.posting import Conflict


@task()
def appraise_in_background(job_id: int, scoring_id: int, by_id: int, kept: list[list[Any]]) -> None:
    """Write the appraisals of a workbook in the name of who sent it."""
    scoring, by = Scoring.objects.get(pk=scoring_id), User.objects.get(pk=by_id)

    def work(_tick: object) -> Say:
        try:
            count = appraise_many(scoring, given(kept), by=by)
        except Conflict as conflict:
            raise Refused(_meanwhile(conflict)) from None
        return Say(f"Đã ghi {count} dòng từ Excel.", f"{several(count, 'row')} from Excel were saved.")

    carry_out(job_id, work)


def given(kept: list[list[Any]]) -> list[Given]:
    """The rows of a workbook as the action takes them: line, what was known of it, points, reason."""
    return [
        Given(pk, Decimal(points), reason, Read(None if before is None else Decimal(before), why))
        for pk, before, why, points, reason in kept
    ]


def _meanwhile(conflict: Conflict) -> Say:
    line = conflict.thing
    return Say(
        f"{line.card.unit}, mục {line.code} đã có người lưu trong lúc đó; chưa ghi gì. Gửi lại tệp để xem trước.",
        f"{line.card.unit}, item {line.code} was saved by somebody meanwhile; nothing was written. "
        "Send the file again.",
    )
