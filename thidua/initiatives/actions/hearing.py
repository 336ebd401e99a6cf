"""The initiative council: a session called on initiatives, members' marks, and what the count makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.ballots.counting import Standing
from thidua.core.ballots.rules import INITIATIVE
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.initiatives.models import Initiative, Mark
from thidua.initiatives.queries.heard import KIND, items_of
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.voting import actions as voting
from thidua.voting.actions import NewItem, NewSession
from thidua.voting.models import Council, Item, Session
from thidua.voting.queries import outcome_of


@dataclass(frozen=True)
class Found:
    """What a member finds of an initiative, criterion by criterion, with a note."""

    is_new: bool
    is_effective: bool
    is_replicable: bool
    note: str = ""


@action("initiative.call_session")
def call_session(
    council: Council, told: NewSession, initiatives: Sequence[Initiative], *, by: User
) -> Session:
    """Call a session of an initiative council; authors who sit in it stand aside from their own.

    Raises Refused for a council of another kind, and for what it may not take up.
    """
    access.check("initiative.call_session", by, council)
    if council.kind != INITIATIVE or not initiatives:
        raise Refused(_WRONG_COUNCIL)
    rows = list(
        Initiative.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "person")
        .filter(pk__in=[i.pk for i in initiatives])
        .order_by("pk")
    )
    if any(i.host_id != council.agency_id for i in rows):
        raise Refused(_WRONG_COUNCIL)
    session = voting.plan(council, told, [_item(i) for i in rows], by=by)
    for row in rows:
        if row.state != "before_council":  # a session that was called off leaves it there
            row.state = next_state("initiative", "bring", row.state)
            row.save(update_fields=["state"])
    _stand_aside(session, rows, by)
    record("initiative.call_session", session, by=by, told={"codes": [i.code for i in rows]})
    say = Say(f"Phiên họp: {told.title}.", f"Council session: {told.title}.")
    members = User.objects.filter(pk__in=session.attendance.values("user"))
    notify(members, say, reverse("initiatives:session", args=[session.pk]))
    return session


def _item(row: Initiative) -> NewItem:
    return NewItem(
        KIND,
        str(row.pk),
        row.title,
        form=INITIATIVE,
        about=f"{row.code} · {row.person or row.unit}"[:300],
        unit=row.unit,
        person=row.person,
    )


def _stand_aside(session: Session, rows: Sequence[Initiative], by: User) -> None:
    """Every author on the roll stands aside, co-authors too."""
    members = {
        m.user.person_id: m.user for m in session.attendance.select_related("user") if m.user.person_id
    }
    items = {item.ident: item for item in session.items.all()}
    for row in rows:
        authors = {row.person_id, *row.authors.values_list("person", flat=True)}
        for person in sorted(authors & set(members), key=str):
            voting.recuse(items[str(row.pk)], members[person], "là tác giả sáng kiến", by=by)


@action("initiative.mark")
def mark(item: Item, found: Found, *, by: User) -> Mark:
    """A member says of each criterion whether it is met; the newest counts until the minutes are signed.

    Raises Refused for who is not on the roll, or stood aside.
    """
    session = Session.objects.select_for_update(of=("self",), no_key=True).get(pk=item.session_id)
    access.check("initiative.mark", by, session)
    on_roll = session.attendance.filter(user=by.pk).exists()
    if not on_roll or item.recusals.filter(user=by.pk).exists() or item.kind != KIND:
        raise Refused(_NOT_A_JUDGE)
    if session.state not in ("planned", "voting"):
        raise Refused(
            Say("Phiên đã kiểm phiếu, không nhận xét thêm.", "The session is counted; no more marks.")
        )
    told = {
        "is_new": found.is_new,
        "is_effective": found.is_effective,
        "is_replicable": found.is_replicable,
        "note": found.note.strip(),
        "at": now(),
    }
    made, _new = Mark.objects.update_or_create(
        initiative_id=int(item.ident), session=session, user=by, defaults=told
    )
    record("initiative.mark", session, by=by, told={"item": item.pk})
    return made


@sensitive_variables()
@action("initiative.close")
def close(session: Session, codes: tuple[str, str], *, by: User) -> Session:
    """Close the sealed vote with two codes: counted, and every initiative passed or not, all or nothing."""
    access.check("initiative.close", by, session)
    return _settled(voting.close(session, codes, by=by), "initiative.close", by)


@action("initiative.close_open")
def close_open(session: Session, *, by: User) -> Session:
    """Close an open vote and move the initiatives by it."""
    access.check("initiative.close_open", by, session)
    return _settled(voting.close_open(session, by=by), "initiative.close_open", by)


@action("initiative.confirm_paper")
def confirm_paper(session: Session, *, by: User) -> Session:
    """Confirm the paper ballots as a second person and move the initiatives by them."""
    access.check("initiative.confirm_paper", by, session)
    return _settled(voting.confirm_paper(session, by=by), "initiative.confirm_paper", by)


def _settled(session: Session, name: str, by: User) -> Session:
    passed = 0
    session.refresh_from_db()
    for item, row in items_of(session):
        result = outcome_of(session, item)
        if row.state == "before_council" and result.standing is not Standing.NO_QUORUM:
            row.state = next_state("initiative", "pass" if result.passed else "not_pass", row.state)
            row.save(update_fields=["state"])
            passed += result.passed
    record(name, session, by=by, told={"passed": passed})
    return session


_WRONG_COUNCIL = Say(
    "Chọn Hội đồng sáng kiến của cơ quan đang xét và ít nhất một sáng kiến đã thẩm định.",
    "Choose an initiative council of the considering agency and at least one appraised initiative.",
)
_NOT_A_JUDGE = Say(
    "Chỉ thành viên dự phiên, không từ chối xét dòng này, ghi nhận xét.",
    "Only members of the session who do not stand aside for this item leave marks.",
)
