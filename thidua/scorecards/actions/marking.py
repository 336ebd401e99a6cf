"""What is written down of a mark: who gave it, when, why; one line of its history."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.scorecards import cards as core
from thidua.core.scorecards.marking import mark_faults
from thidua.core.scorecards.model import Item
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.wording import Say
from thidua.scorecards.models import Card, Change, Line

NO_REASON = Say("Nêu lý do.", "Give the reason.")


def reasoned(reason: str) -> dict[str, Say]:
    """The hindrance of an act without its reason."""
    return {} if reason.strip() else {"reason": NO_REASON}


def faults_of(tree: Tree, card: Card, code: str, **marks: Decimal | None) -> list[Say]:
    """What would be wrong with the marks of one item of a card."""
    item = tree.item(code)
    if item is None:
        return [Say(f"Không có mục {code}.", f"There is no item {code}.")]
    alone = core.Card(card.unit.code, card.scoring.kind, {code: core.Mark(**marks)}, card.unit.name)
    return [fault.what for fault in mark_faults(tree, alone, item)]


def check_mark(tree: Tree, card: Card, line: Line, voice: str, points: Decimal | None) -> Item:
    """The item of a line, when it may bear these points; raises Refused with what is wrong."""
    item = tree.item(line.code)
    faults = [] if points is None else faults_of(tree, card, line.code, **{voice: points})
    if line.exemption == "granted" and points is not None:
        faults.append(
            Say(f"Mục {line.code} không áp dụng cho đơn vị.", f"Item {line.code} does not apply to the unit.")
        )
    if faults or item is None:
        raise Refused(*faults)
    return item


def noted(line: Line, voice: str, after: Decimal | None, why: str, *, by: Any) -> None:
    """Keep that a mark changed; what one person types on in one go stays one line."""
    before = getattr(line, voice)
    last = line.changes.order_by("-pk").first() if voice == "own" else None
    sent = line.card.submitted_at
    if last and last.voice == voice and last.by_id == by.pk and (sent is None or last.at > sent):
        last.after, last.why, last.at = after, why, now()
        last.save(update_fields=["after", "why", "at"])
        return
    if before != after or voice != "own":
        Change.objects.create(
            agency_id=line.agency_id,
            line=line,
            voice=voice,
            before=before,
            after=after,
            why=why,
            by=by,
            at=now(),
        )
