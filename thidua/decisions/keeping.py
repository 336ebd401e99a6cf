"""Which papers of this room are kept as they were issued or sent."""

from __future__ import annotations

from thidua.core.papers import Paper
from thidua.decisions.actions.money import prizes
from thidua.decisions.models import Decision, Letter, Package
from thidua.decisions.queries.bundle import package_letter
from thidua.decisions.queries.papers import decision_paper, letter_paper
from thidua.movements.compiled import plan_of
from thidua.records.keeping import kept_as
from thidua.records.printing import taken_at, worded


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
    return worded(letter_paper(row), row.agency_id, row.movement.plan.code, row.sent_at)
