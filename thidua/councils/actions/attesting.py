"""What a plan leaves to the council is said by its vote: passed means met, not passed means unmet."""

from __future__ import annotations

from thidua.clock import today
from thidua.core.criteria.attested import Attested
from thidua.core.facts import acts
from thidua.core.plan.standards import criteria_in, standard
from thidua.councils.models import Agenda
from thidua.evidence import facts
from thidua.movements.compiled import plan_of
from thidua.nominations.models import Nomination
from thidua.people.models import User


def attest(agenda: Agenda, nomination: Nomination, passed: bool, *, by: User) -> int:
    """Leave the council's answer to every criterion that the plan lets only the council judge.

    Gives how many; called inside the action that counts the vote, which writes the diary.
    """
    plan = plan_of(agenda.movement.plan)
    asked = criteria_in(standard(plan, plan.award(nomination.award)))
    left = [t.kind for t in asked if isinstance(t.kind, Attested) and t.kind.by == "council"]
    marks = [kind.marks[0] for kind in left]
    for mark in marks:
        said = acts.Attestation(
            candidate=nomination.candidate,
            plan=plan.code,
            mark=mark,
            round=agenda.round.name,
            answer="met" if passed else "unmet",
            by=agenda.session.council.name,
            on=today(),
            role="council",
        )
        facts.put(said, unit=nomination.unit, person=nomination.person, by=by, agency=agenda.agency)
    return len(marks)
