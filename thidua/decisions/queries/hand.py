"""Words of a decision that the office has changed in Word: which text stands, and whether it still fits."""

from __future__ import annotations

from thidua.clock import today
from thidua.core.papers import Paper
from thidua.core.wording import Say
from thidua.decisions.actions.money import prizes
from thidua.decisions.models import Decision
from thidua.decisions.queries.papers import data_paper
from thidua.movements.compiled import plan_of
from thidua.records import rewording
from thidua.records.printing import taken_at, worded


def words_paper(decision: Decision) -> Paper:
    """A decision in the words that its data and the wording of the office give it, without any hand."""
    plan = decision.movement.plan
    made = data_paper(decision, prizes(plan_of(plan), decision.award, decision.signed_on or today()))
    return worded(made, decision.agency_id, plan.code, taken_at(decision.issued))


def misfit(decision: Decision) -> Say | None:
    """Why words by hand no longer fit: the draft has changed since. None where they fit or there are none."""
    return rewording.misfit(decision, words_paper(decision))


def check_words(decision: Decision) -> None:
    """Raises Refused where words by hand no longer fit the draft."""
    rewording.check_words(decision, words_paper(decision))
