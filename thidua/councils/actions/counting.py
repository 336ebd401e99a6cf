"""The count moves the nominations, in its own transaction; ties at the line are settled by the council."""

from __future__ import annotations

from collections.abc import Sequence

from django.views.decorators.debug import sensitive_variables

from thidua import access
from thidua.appraisals.models import Chosen
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.ballots.counting import Standing
from thidua.core.errors import Refused
from thidua.core.facts import acts
from thidua.core.wording import Say
from thidua.councils.actions.attesting import attest
from thidua.councils.actions.sessions import locked
from thidua.councils.models import Agenda
from thidua.evidence import facts
from thidua.nominations.actions import case
from thidua.nominations.models import Nomination
from thidua.people.models import User
from thidua.voting import actions as voting
from thidua.voting.queries import outcome_of


@sensitive_variables()
@action("council.close")
def close(agenda: Agenda, codes: tuple[str, str], *, by: User) -> Agenda:
    """Close the sealed vote with two codes: counted, and every nomination passed or not, all or nothing."""
    agenda = locked(agenda)
    access.check("council.close", by, agenda)
    voting.close(agenda.session, codes, by=by)
    return _settled(agenda, by)


@action("council.close_open")
def close_open(agenda: Agenda, *, by: User) -> Agenda:
    """Close an open vote and move the nominations by it."""
    agenda = locked(agenda)
    access.check("council.close_open", by, agenda)
    voting.close_open(agenda.session, by=by)
    return _settled(agenda, by, "council.close_open")


@action("council.confirm_paper")
def confirm_paper(agenda: Agenda, *, by: User) -> Agenda:
    """Confirm the paper ballots as a second person and move the nominations by them."""
    agenda = locked(agenda)
    access.check("council.confirm_paper", by, agenda)
    voting.confirm_paper(agenda.session, by=by)
    return _settled(agenda, by, "council.confirm_paper")


def _settled(agenda: Agenda, by: User, name: str = "council.close") -> Agenda:
    passed = settle_votes(agenda, by=by)
    record(name, agenda, by=by, told={"passed": passed})
    return agenda


def settle_votes(agenda: Agenda, *, by: User) -> int:
    """Move the nominations of a counted session that are still before the council; how many passed."""
    session = agenda.session
    session.refresh_from_db()
    passed = 0
    for row in agenda.cases.select_related("nomination__unit__agency", "nomination__person", "item"):
        result = outcome_of(session, row.item)
        passed += result.passed
        if row.nomination.state == "before_council" and result.standing is not Standing.NO_QUORUM:
            (case.pass_ if result.passed else case.not_pass)(row.nomination, by=by)
            attest(agenda, row.nomination, result.passed, by=by)
    return passed


@action("council.settle_places")
def settle_places(
    agenda: Agenda, nominations: Sequence[Nomination], reason: str, *, by: User
) -> list[Chosen]:
    """Give the places that votes or the order leave open to some of those who passed, with the reason.

    Raises Refused before the count, without a reason, or for somebody who did not pass.
    """
    agenda = locked(agenda)
    access.check("council.settle_places", by, agenda)
    mine = set(agenda.cases.values_list("nomination", flat=True))
    wrong = [n for n in nominations if n.pk not in mine or n.state != "passed"]
    if not nominations or wrong or not reason.strip():
        raise Refused(
            Say(
                "Chọn người đã được Hội đồng thông qua ở phiên này và ghi lý do.",
                "Choose among those who passed in this session, and give the reason.",
            )
        )
    made = [_chosen(agenda, nomination, reason.strip(), by) for nomination in nominations]
    record("council.settle_places", agenda, by=by, told={"nominations": [n.code for n in nominations]})
    return made


def _chosen(agenda: Agenda, nomination: Nomination, reason: str, by: User) -> Chosen:
    made: Chosen = Chosen.objects.create(
        agency=agenda.agency,
        movement=agenda.movement,
        round=agenda.round,
        award=nomination.award,
        nomination=nomination,
        reason=reason,
        by=by,
        at=now(),
    )
    choice = acts.Choice(
        candidate=nomination.candidate,
        plan=agenda.movement.plan.code,
        award=nomination.award,
        round=agenda.round.name,
        chooser=str(agenda.session.council),
        reason=reason,
        on=today(),
    )
    facts.put(choice, unit=nomination.unit, person=nomination.person, by=by, agency=agenda.agency)
    return made
