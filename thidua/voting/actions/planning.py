"""Before the vote: session, items, who is there, who stands aside. All of it is frozen at the opening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.people.models import Person, Unit, User
from thidua.voting.models import Attendance, Council, Item, Recusal, Session
from thidua.voting.refusals import NOT_ON_ROLL, in_preparation, locked, need, on_roll


@dataclass(frozen=True)
class NewItem:
    """A thing to vote on: what it is in its own room, how it is called, for which form and award."""

    kind: str
    ident: str
    title: str
    form: str = ""
    award: str = ""
    about: str = ""
    unit: Unit | None = None
    person: Person | None = None


@dataclass(frozen=True)
class NewSession:
    """A meeting to be held: when, where, about what, and how it votes."""

    title: str
    held_at: datetime
    mode: str = "sealed"
    place: str = ""


@action("voting.plan")
def plan(council: Council, told: NewSession, items: list[NewItem], *, by: User) -> Session:
    """Call a session: everybody who sits in the council comes onto its roll."""
    session = Session(
        council=council,
        agency_id=council.agency_id,
        movement_id=council.movement_id,
        title=told.title.strip(),
        held_at=told.held_at,
        mode=told.mode,
        place=told.place.strip(),
        state=next_state("session", "plan", "-"),
    )
    access.check("voting.plan", by, session)
    need(session.title, Say("Ghi tên phiên họp.", "Give the session a name."))
    need(council.ended_on is None, Say("Hội đồng này đã kết thúc.", "This council has ended."))
    seats = list(council.seats.filter(ended_on=None).order_by("pk"))
    need(seats, Say("Hội đồng chưa có thành viên.", "The council has no members."))
    session.save()
    Attendance.objects.bulk_create(Attendance(session=session, user_id=s.user_id, role=s.role) for s in seats)
    for number, item in enumerate(items, 1):
        _put(session, item, number)
    told_ = {"to": session.state, "mode": session.mode, "items": len(items), "members": len(seats)}
    record("voting.plan", session, by=by, told=told_)
    return session


@action("voting.add_item")
def add_item(session: Session, told: NewItem, *, by: User) -> Item:
    """Put one more thing on the agenda, last."""
    session = locked(session)
    access.check("voting.add_item", by, session)
    in_preparation(session)
    last = session.items.order_by("-number").values_list("number", flat=True).first() or 0
    item = _put(session, told, last + 1)
    record("voting.add_item", session, by=by, told={"kind": item.kind, "ident": item.ident})
    return item


@action("voting.remove_item")
def remove_item(item: Item, *, by: User) -> None:
    """Take a thing off the agenda."""
    session = locked(item.session)
    access.check("voting.remove_item", by, session)
    in_preparation(session)
    record("voting.remove_item", session, by=by, told={"kind": item.kind, "ident": item.ident})
    item.delete()


@action("voting.mark")
def mark(session: Session, user: User, presence: str, *, by: User, note: str = "") -> Attendance:
    """Call the roll: there, there from afar, or absent (with the reason)."""
    session = locked(session)
    access.check("voting.mark", by, session)
    in_preparation(session)
    on_roll(session, user)
    row: Attendance = session.attendance.get(user=user)
    row.presence, row.note = presence, note.strip()
    row.save(update_fields=["presence", "note"])
    record("voting.mark", session, by=by, told={"user": user.pk, "presence": presence})
    return row


@action("voting.call_roll")
def call_roll(session: Session, presences: Mapping[int, str], *, by: User) -> Session:
    """Call the whole roll at once: presence by user; who is not named keeps theirs."""
    session = locked(session)
    access.check("voting.call_roll", by, session)
    in_preparation(session)
    rows = {row.user_id: row for row in session.attendance.all()}
    need(set(presences) <= set(rows), NOT_ON_ROLL)
    for user, presence in presences.items():
        rows[user].presence = presence
    Attendance.objects.bulk_update([rows[user] for user in presences], ["presence"])
    record("voting.call_roll", session, by=by, told={"roll": {str(u): p for u, p in presences.items()}})
    return session


@action("voting.change_mode")
def change_mode(session: Session, mode: str, *, by: User) -> Session:
    """Vote in another way than planned: sealed box, paper, or show of hands."""
    session = locked(session)
    access.check("voting.change_mode", by, session)
    in_preparation(session)
    before, session.mode = session.mode, mode
    session.save(update_fields=["mode"])
    record("voting.change_mode", session, by=by, told={"mode": [before, mode]})
    return session


@action("voting.recuse")
def recuse(item: Item, user: User, reason: str, *, by: User) -> Recusal:
    """Record that a member stands aside for one item; members for themselves, the secretary for any.

    Before the opening only: it changes what the item is counted over.
    """
    session = locked(item.session)
    access.check("voting.recuse", by, session)
    in_preparation(session)
    _own_or_secretary(session, user, by)
    on_roll(session, user)
    need(reason.strip(), Say("Ghi lý do từ chối xét.", "Give the reason for standing aside."))
    need(not item.recusals.filter(user=user).exists(), Say("Đã ghi từ chối xét.", "Already recorded."))
    made = Recusal.objects.create(item=item, user=user, reason=reason.strip(), declared_by=by, at=now())
    record("voting.recuse", session, by=by, told={"item": item.pk, "user": user.pk})
    return made


@action("voting.take_back_recusal")
def take_back_recusal(recusal: Recusal, *, by: User) -> None:
    """Undo a recusal that was recorded by mistake, before the opening."""
    session = locked(recusal.item.session)
    access.check("voting.take_back_recusal", by, session)
    in_preparation(session)
    _own_or_secretary(session, recusal.user, by)
    told = {"item": recusal.item_id, "user": recusal.user_id}
    record("voting.take_back_recusal", session, by=by, told=told)
    recusal.delete()


@action("voting.call_off")
def call_off(session: Session, reason: str, *, by: User) -> Session:
    """Do not hold a session that is still being prepared."""
    session = locked(session)
    access.check("voting.call_off", by, session)
    hindered = {} if reason.strip() else {"reason": Say("Ghi lý do không họp.", "Say why it is not held.")}
    before = session.state
    session.state = next_state("session", "call_off", before, hindered)
    session.ended_because = reason.strip()
    session.save(update_fields=["state", "ended_because"])
    record("voting.call_off", session, by=by, told={"from": before, "to": session.state})
    return session


def _put(session: Session, told: NewItem, number: int) -> Item:
    need(
        not session.items.filter(kind=told.kind, ident=str(told.ident)).exists(),
        Say(f"{told.title} đã có trong phiên họp.", f"{told.title} is on the agenda already."),
    )
    made: Item = Item.objects.create(
        session=session,
        number=number,
        kind=told.kind,
        ident=str(told.ident),
        title=told.title,
        form=told.form,
        award=told.award,
        about=told.about,
        unit=told.unit,
        person=told.person,
    )
    return made


def _own_or_secretary(session: Session, user: User, by: User) -> None:
    need(
        by.pk == user.pk or access.may("voting.mark", by, session),
        Say(
            "Mỗi người tự khai cho mình; thư ký hoặc Chủ tịch Hội đồng ghi hộ.",
            "Members declare for themselves; the secretary or the chair may record it for them.",
        ),
    )
