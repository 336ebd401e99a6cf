"""What a workbook of scores has changed: each item before and after, and what stands in the way of taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from thidua.core.scorecards.model import SURVEY, Item
from thidua.core.wording import Say, several
from thidua.people.models import Batch
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Card, Line, Scoring
from thidua.scorecards.queries.windows import appraise_late, own_late, survey_late

MOST_TOLD = 8
"""Items named in a refusal."""
OWN, APPRAISED = ("own", "own_why", "section"), ("appraised", "appraised_why")


@dataclass(frozen=True)
class Entry:
    """One item that a workbook changed: its line as it now is, its points and words before and after."""

    line: Line
    item: Item | None
    points: tuple[Decimal | None, Decimal | None]
    words: tuple[list[str], list[str]]

    @property
    def before(self) -> str:
        """The words that stood there before, in one line."""
        return " · ".join(filter(None, self.words[0]))

    @property
    def after(self) -> str:
        """The words that the workbook brought, in one line."""
        return " · ".join(filter(None, self.words[1]))

    @property
    def changed_since(self) -> bool:
        """Whether the item is no longer as the workbook left it."""
        kind = OWN if len(self.words[1]) == 2 else APPRAISED
        return [getattr(self.line, name) for name in kind] != [self.points[1], *self.words[1]]


def fields_of(kind: str) -> tuple[str, ...]:
    """The columns of a line that a kind of workbook fills: points first."""
    return OWN if kind == "own_scores" else APPRAISED


def plain_marks(line: Line, kind: str) -> list[Any]:
    """The points and words of a line as JSON keeps them."""
    points, *words = (getattr(line, name) for name in fields_of(kind))
    return [None if points is None else str(points), *words]


def about(batch: Batch) -> Card | Scoring:
    """What a workbook of scores is about: the card of a unit, or the scoring of a year."""
    if batch.kind == "own_scores":
        rows = Card.objects.select_related("scoring__scorecard", "unit")
        found: Card = rows.get(pk=batch.lines["card"])
        return found
    scoring: Scoring = Scoring.objects.select_related("scorecard").get(pk=batch.lines["scoring"])
    return scoring


def recent(user: Any, kind: str, of: Mapping[str, Any]) -> list[Batch]:
    """The last workbooks of a card or a year that a person sees, whose scores were written or taken back."""
    thing = {f"lines__{key}": of[key] for key in ("card", "scoring") if key in of}
    seen = Batch.objects.visible_to(user).filter(kind=kind, **thing).exclude(state="read")
    return list(seen.select_related("by").defer("lines", "faults", "made")[:10])


def touched_by(batch: Batch) -> QuerySet[Line]:
    """The lines that a workbook may change."""
    rows = batch.lines["rows"]
    if batch.kind == "own_scores":
        return Line.objects.filter(card=batch.lines["card"], code__in=[row[0] for row in rows])
    if batch.kind == "appraisals":
        return Line.objects.filter(card__scoring=batch.lines["scoring"], pk__in=[row[0] for row in rows])
    named = Q(card__unit__code__in={row[0] for row in rows})
    tree = tree_of(Scoring.objects.select_related("scorecard").get(pk=batch.lines["scoring"]).scorecard)
    codes = [leaf.code for leaf in tree.leaves if leaf.channel == SURVEY]
    return Line.objects.filter(named, card__scoring=batch.lines["scoring"], code__in=codes)


def entries_of(batch: Batch, *, lock: bool = False) -> list[Entry]:
    """The items that a workbook changed, by unit and item; held for writing with `lock`."""
    told = {pk: (before, after) for pk, before, after in dict(batch.made or {}).get("lines", ())}
    rows = Line.objects.select_for_update(of=("self",), no_key=True) if lock else Line.objects.all()
    lines = rows.filter(pk__in=told).select_related("card__unit", "card__scoring__scorecard", "desk")
    found = []
    for line in lines.order_by("card__unit__folded", "card", "place"):
        (p, *words), (q, *later) = told[line.pk]
        item = tree_of(line.card.scoring.scorecard).item(line.code)
        found.append(Entry(line, item, (_figure(p), _figure(q)), (words, later)))
    return found


def in_the_way(batch: Batch, entries: list[Entry]) -> Say | None:
    """Why an import of scores cannot be taken back: a card has gone on, the time is over, an item has changed."""
    states = dict(batch.made or {}).get("cards", {})
    cards = Card.objects.filter(pk__in=states).select_related("unit", "scoring")
    gone_on = sorted(str(card.unit) for card in cards if card.state != states[str(card.pk)])
    if gone_on:
        named = ", ".join(gone_on[:MOST_TOLD])
        return Say(
            f"Chưa hoàn tác được: phiếu đã sang bước khác ({named}). Xin trả lại phiếu, hoặc sửa từng mục.",
            f"It cannot be undone: cards have gone on ({named}). Ask for them back, or mend the items.",
        )
    changed = [f"{e.line.card.unit}: {e.line.code}" for e in entries if e.changed_since]
    if changed or _survey_changed(batch):
        named = "; ".join(changed[:MOST_TOLD])
        return Say(
            f"Chưa hoàn tác được: {len(changed)} mục đã có người sửa sau khi nhập ({named}). Sửa từng mục.",
            f"It cannot be undone: changed since by somebody: {several(len(changed), 'item')} ({named}). "
            "Mend them one by one.",
        )
    return _late(batch)


def _survey_changed(batch: Batch) -> bool:
    """Whether somebody has said since that a survey was held, or was not."""
    before, after = dict(batch.made or {}).get("absent", ([], []))
    turned = set(before) ^ set(after)
    now = set(Card.objects.filter(pk__in=turned, survey_absent=True).values_list("pk", flat=True))
    return now != turned & set(after)


def _late(batch: Batch) -> Say | None:
    thing = about(batch)
    if isinstance(thing, Card):
        return own_late(thing)
    if thing.state != "open":
        return Say("Năm chấm điểm này đã chốt.", "The scoring of this year is settled.")
    return survey_late(thing) if batch.kind == "survey" else appraise_late(thing)


def _figure(points: str | None) -> Decimal | None:
    return None if points is None else Decimal(points)
