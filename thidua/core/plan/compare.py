"""A plan beside the parent it names: what it leaves out, and where it ends later."""

from __future__ import annotations

from thidua.core.calendar import period_of
from thidua.core.plan.model import Award, Plan
from thidua.core.plan.remark import MINOR, NOTE, Found, Remark
from thidua.core.plan.standards import Test, criteria_in, standard
from thidua.core.wording import Say, days


def against_parent(plan: Plan, parent: Plan) -> Found:
    """Where a plan is looser or later than its parent, award by award of the same form."""
    yield from _later(plan, parent)
    for award in plan.awards:
        for like in parent.awards:
            if _alike(award, like):
                yield from _looser(plan, award, parent, like)


def _later(plan: Plan, parent: Plan) -> Found:
    (_, own), (_, above) = period_of(plan), period_of(parent)
    if own and above and own > above:
        ends = days(own)
        what = Say(f"Hết {ends.vi}, sau kế hoạch cấp trên.", f"Ends on {ends.en}, after its parent.")
        why = Say("Cấp trên không còn xét.", "The level above no longer judges.")
        yield Remark((), MINOR, what, why)


def _alike(award: Award, like: Award) -> bool:
    return (award.form, award.authority, award.who) == (like.form, like.authority, like.who) and (
        award.round in (None, like.round)
    )


def _looser(plan: Plan, award: Award, parent: Plan, like: Award) -> Found:
    own = {t.kind.name for t in criteria_in(standard(plan, award))}
    for test in criteria_in(standard(parent, like)):
        if test.mark and test.kind.name not in own and _measured(test):
            cited = parent.number or parent.code
            words = test.kind.say
            what = Say(
                f"{award.id}: cấp trên ({cited}, {test.clause}) xét {words.vi}, kế hoạch này không nhắc.",
                f"{award.id}: the parent ({cited}, {test.clause}) asks for {words.en}; this plan does not.",
            )
            why = Say("Người được đề nghị có thể không đạt ở cấp trên.", "Its nominees may fail above.")
            yield Remark((award.mark.clause,), NOTE, what, why)


def _measured(test: Test) -> bool:
    return test.kind.name not in ("attest", "eligible", "delegated")
