"""A whole area that does not apply to a unit: asked for at once, answered by each agency for its own items."""

from __future__ import annotations

from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.scorecards.model import Item
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.scorecards.actions.marking import reasoned
from thidua.scorecards.actions.scoring import in_time, locked
from thidua.scorecards.compiled import core_card, tree_of
from thidua.scorecards.models import Card, Desk, Line
from thidua.scorecards.queries.windows import appraise_late


@action("card.ask_area")
def ask_area(card: Card, code: str, reason: str, *, by: Any) -> list[Line]:
    """Ask that an area, or a criterion with all its items, not apply to the unit; the items asked for.

    Items that do not apply anyway, or were asked for already, stay as they are. Raises Refused once the
    card was sent, without a reason, and where there is nothing to ask for.
    """
    card = locked(card)
    access.check("card.ask_area", by, card)
    in_time(card)
    item = _area(card, code)
    lines = list(card.lines.select_for_update(of=("self",), no_key=True))
    tree, told = tree_of(card.scoring.scorecard), core_card(card, lines)
    inside = {leaf.code for leaf in item.leaves if tree.exempt(leaf.code, told) is None}
    asked = [line for line in lines if line.code in inside and line.exemption in ("", "refused")]
    if not asked:
        raise Refused(
            Say(f"Mục {code} không còn mục con nào để xin.", f"Item {code} has nothing left to ask for.")
        )
    for line in asked:
        way = "ask_again" if line.exemption else "ask"
        line.exemption = next_state("exemption", way, line.exemption or "-", reasoned(reason))
        line.exempt_why, line.exempt_answer = reason.strip(), ""
    Line.objects.bulk_update(asked, ["exemption", "exempt_why", "exempt_answer"])
    record("card.ask_area", card, by=by, told={"item": code, "items": [line.code for line in asked]})
    return asked


@action("card.grant_area")
def grant_area(card: Card, desk: Desk, code: str, reason: str, *, by: Any) -> list[Line]:
    """Grant that the items of an area that one desk appraises do not apply; the maximum is lower by them."""
    return _answered(card, desk, code, ("grant", reason), by)


@action("card.refuse_area")
def refuse_area(card: Card, desk: Desk, code: str, reason: str, *, by: Any) -> list[Line]:
    """Refuse it, with the reason: the items are appraised like the others."""
    return _answered(card, desk, code, ("refuse", reason), by)


def _answered(card: Card, desk: Desk, code: str, answer: tuple[str, str], by: Any) -> list[Line]:
    way, reason = answer
    name = f"card.{way}_area"
    card = locked(card)
    access.check(name, by, desk)
    if card.state != "submitted":
        raise Refused(
            Say("Chỉ trả lời khi phiếu đang chờ thẩm định.", "Only a card that was sent is answered.")
        )
    if over := appraise_late(card.scoring):
        raise Refused(over)
    inside = {leaf.code for leaf in _area(card, code).leaves}
    lines = list(card.lines.select_for_update(of=("self",), no_key=True).filter(desk=desk, exemption="asked"))
    asked = [line for line in lines if line.code in inside]
    if not asked:
        raise Refused(Say(f"Mục {code} không còn gì chờ trả lời.", f"Nothing in {code} waits for an answer."))
    for line in asked:
        line.exemption = next_state("exemption", way, line.exemption, reasoned(reason))
        line.exempt_answer = reason.strip()
    Line.objects.bulk_update(asked, ["exemption", "exempt_answer"])
    record(name, card, by=by, told={"item": code, "items": [line.code for line in asked]})
    return asked


def _area(card: Card, code: str) -> Item:
    item = tree_of(card.scoring.scorecard).item(code)
    if item is None:
        raise Refused(Say(f"Bộ tiêu chí không có mục {code}.", f"The scorecard has no item {code}."))
    return item
