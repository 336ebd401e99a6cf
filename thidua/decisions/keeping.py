"""Which papers of this room are kept as they were issued or sent."""

from __future__ import annotations

from thidua.clock import VIETNAM
from thidua.core.papers import Paper
from thidua.core.wording import Say
from thidua.decisions.actions.money import prizes
from thidua.decisions.models import Decision, Letter, Package
from thidua.decisions.queries.bundle import package_letter
from thidua.decisions.queries.papers import decision_paper, letter_paper
from thidua.movements.compiled import plan_of
from thidua.records.checking import Told, told_as
from thidua.records.keeping import kept_as
from thidua.records.printing import taken_at, worded
from thidua.records.rewording import by_hand


@kept_as(Decision)
def decision(row: Decision) -> Paper | None:
    """A decision that has its number."""
    if row.issued_id is None:
        return None
    plan = row.movement.plan
    made = decision_paper(row, prizes(plan_of(plan), row.award, row.signed_on))
    return worded(made, row.agency_id, plan.code, taken_at(row.issued))


@kept_as(Package)
def package(row: Package) -> Paper | None:
    """The letter with which a package went up."""
    return package_letter(row)


@kept_as(Letter)
def letter(row: Letter) -> Paper | None:
    """A letter that was sent."""
    if row.sent_at is None:
        return None
    made = by_hand(row, letter_paper(row))
    return worded(made, row.agency_id, row.movement.plan.code, row.sent_at)


@told_as(Letter)
def letter_told(row: Letter) -> Told | None:
    """That a letter was sent; never to whom."""
    if row.sent_at is None:
        return None
    on = row.sent_at.astimezone(VIETNAM).date()
    label = Say("Thư thông báo kết quả xét khen thưởng", "Letter on the result of an award review")
    return Told(label, row.number.text if row.number else "", on, row.agency.name)


@told_as(Package)
def package_told(row: Package) -> Told | None:
    """That a letter went up; never whom it asks for."""
    if row.letter is None:
        return None
    label = Say("Tờ trình đề nghị khen thưởng", "Submission letter on awards")
    return Told(label, row.letter.text, row.letter.issued_on, row.agency.name)
