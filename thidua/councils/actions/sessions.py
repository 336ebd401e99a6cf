"""Calling a session on nominations of a round; putting them on its agenda and off it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from django.urls import reverse

from thidua import access
from thidua.appraisals.queries.comments import comments_hindrance
from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.councils.models import Agenda, Case
from thidua.councils.queries.votes import KIND
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.actions import case
from thidua.nominations.models import Nomination
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.rounds.pages.naming import award_full
from thidua.voting import actions as voting
from thidua.voting.actions import NewItem, NewSession
from thidua.voting.models import Council

BROUGHT = ("appraised", "before_council")
"""States of nominations that a council may take up."""


@action("council.call_session")
def call_session(
    council: Council, round_: Round, told: NewSession, nominations: Sequence[Nomination], *, by: User
) -> Agenda:
    """Call a session of an award council on nominations of a round; its members are told.

    Raises Refused for a council of another agency or kind, or a nomination that may not come before it.
    """
    agenda = Agenda(agency=council.agency, movement=round_.movement, round=round_)
    access.check("council.call_session", by, agenda)
    if council.kind != "award" or council.agency_id != round_.movement.agency_id:
        raise Refused(
            Say(
                "Hội đồng này không xét khen thưởng của phong trào đó. Chọn Hội đồng của cơ quan chủ trì.",
                "This council does not consider that movement's awards. Choose the council of its agency.",
            )
        )
    agenda.session = voting.plan(council, told, [], by=by)
    agenda.save()
    for nomination in nominations:
        _put(agenda, nomination, by)
    record("council.call_session", agenda, by=by, told={"cases": len(nominations)})
    say = Say(f"Phiên họp: {told.title}.", f"Council session: {told.title}.")
    members = User.objects.filter(pk__in=agenda.session.attendance.values("user"))
    notify(members, say, reverse("councils:session", args=[agenda.session_id]))
    return agenda


@action("council.add_case")
def add_case(agenda: Agenda, nomination: Nomination, *, by: User) -> Case:
    """Put one more nomination on the agenda of a session that is being prepared."""
    agenda = locked(agenda)
    access.check("council.add_case", by, agenda)
    made = _put(agenda, nomination, by)
    record("council.add_case", agenda, by=by, told={"nomination": nomination.code})
    return made


@action("council.remove_case")
def remove_case(case_: Case, *, by: User) -> Agenda:
    """Take a nomination off the agenda: it stands as appraised again."""
    agenda = locked(case_.agenda)
    access.check("council.remove_case", by, agenda)
    item, nomination = case_.item, case_.nomination
    case_.delete()
    voting.remove_item(item, by=by)
    case.take_back(nomination, by=by)
    record("council.remove_case", agenda, by=by, told={"nomination": nomination.code})
    return agenda


@action("council.call_off")
def call_off(agenda: Agenda, reason: str, *, by: User) -> Agenda:
    """Call a session off, with the reason: its nominations wait for another."""
    agenda = locked(agenda)
    access.check("council.call_off", by, agenda)
    voting.call_off(agenda.session, reason, by=by)
    for row in agenda.cases.select_related("nomination"):
        case.take_back(row.nomination, by=by)
    record("council.call_off", agenda, by=by)
    return agenda


def _put(agenda: Agenda, nomination: Nomination, by: User) -> Case:
    if nomination.round_id != agenda.round_id or nomination.state not in BROUGHT:
        raise Refused(
            Say(
                f"Hồ sơ {nomination.code} chưa thẩm định xong hoặc thuộc đợt khác.",
                f"Dossier {nomination.code} is not appraised yet, or belongs to another round.",
            )
        )
    busy = Case.objects.filter(nomination=nomination, agenda__session__state__in=["planned", "voting"])
    if busy.exists():
        raise Refused(
            Say(
                f"Hồ sơ {nomination.code} đã nằm trong một phiên họp khác.",
                f"Dossier {nomination.code} is on the agenda of another session.",
            )
        )
    if nomination.state == "appraised":
        waits = comments_hindrance(nomination)
        case.bring(nomination, by=by, hindered={"comments_closed": waits} if waits else None)
    item = voting.add_item(agenda.session, _item(nomination), by=by)
    made: Case = Case.objects.create(agenda=agenda, nomination=nomination, item=item)
    return made


def _item(nomination: Nomination) -> NewItem:
    award = plan_of(nomination.movement.plan).award(nomination.award)
    who = nomination.person.name if nomination.person_id else nomination.unit.name
    told = f"{award_full(award).vi} · {nomination.merit_note or nomination.unit.name}"
    about = shorten(told, 300, placeholder=" …")
    return NewItem(
        KIND,
        str(nomination.pk),
        who,
        award.form or "",
        nomination.award,
        about,
        nomination.unit,
        nomination.person,
    )


def locked(agenda: Agenda) -> Agenda:
    """The agenda's row, held until the action ends."""
    rows = Agenda.objects.select_for_update(of=("self",), no_key=True).select_related(
        "session__council", "movement__agency"
    )
    return rows.get(pk=agenda.pk)
