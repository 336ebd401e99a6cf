"""Votes whose totals people count: by show of hands, and on paper."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.ballots.counting import Choice, count
from thidua.core.ballots.paper import PaperTotals
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import User
from thidua.voting.counting import counted
from thidua.voting.models import Item, OpenVote, PaperCount, Session
from thidua.voting.queries.roll import roll_of
from thidua.voting.refusals import locked, need, voting

PARTS = ("issued", "returned", "unused", "valid", "invalid", "agree", "against")


@action("voting.close_open")
def close_open(session: Session, *, by: User) -> Session:
    """Close an open vote and count the hands that were recorded. It cannot be undone."""
    session = locked(session)
    access.check("voting.close_open", by, session)
    voting(session, "open")
    roll = roll_of(session)
    shown: dict[int, list[Choice]] = {}
    rows = OpenVote.objects.filter(item__session=session, written=False)
    for item_id, choice in rows.values_list("item", "choice"):
        shown.setdefault(item_id, []).append(Choice(choice))
    empty = [i.number for i in roll.items if i.pk not in shown and roll.voters(i.pk)]
    need(not empty, _none_yet(empty))
    before = session.state
    counted(roll, {item: count(shown.get(item.pk, ())) for item in roll.items})
    record("voting.close_open", session, by=by, told={"from": before, "to": session.state})
    return session


@action("voting.enter_paper")
def enter_paper(item: Item, totals: PaperTotals, *, by: User) -> PaperCount:
    """Enter the counting board's totals for one item; the sums must come out.

    Entering again replaces them until a second person has confirmed.
    """
    session = locked(item.session)
    access.check("voting.enter_paper", by, session)
    voting(session, "paper")
    faults = totals.faults(len(roll_of(session).voters(item.pk)))
    if faults:
        raise Refused(*faults)
    values = {part: getattr(totals, part) for part in PARTS}
    made: PaperCount = PaperCount.objects.update_or_create(
        item=item, defaults={**values, "entered_by": by, "entered_at": now()}
    )[0]
    record("voting.enter_paper", session, by=by, told={"item": item.pk})
    return made


@action("voting.confirm_paper")
def confirm_paper(session: Session, *, by: User) -> Session:
    """A second person has compared the totals with the signed papers: the vote is closed and counted."""
    session = locked(session)
    access.check("voting.confirm_paper", by, session)
    voting(session, "paper")
    roll = roll_of(session)
    rows = {p.item_id: p for p in PaperCount.objects.filter(item__session=session)}
    missing = [i.number for i in roll.items if i.pk not in rows]
    need(not missing, _none_yet(missing))
    need(all(p.entered_by_id != by.pk for p in rows.values()), ANOTHER)
    before = session.state
    totals = {i: PaperTotals(**{p: getattr(rows[i.pk], p) for p in PARTS}) for i in roll.items}
    counted(roll, {item: t.counts for item, t in totals.items()})
    record("voting.confirm_paper", session, by=by, told={"from": before, "to": session.state})
    return session


def _none_yet(numbers: list[int]) -> Say:
    told = ", ".join(map(str, numbers))
    return Say(f"Chưa ghi kết quả dòng {told}.", f"Nothing entered yet for item {told}.")


ANOTHER = Say(
    "Người xác nhận phải khác người nhập số phiếu. Mời người thứ hai đối chiếu biên bản kiểm phiếu.",
    "Who confirms must be another person than who entered the totals. Ask a second one to compare the record.",
)
