"""One card as people read it: its areas and lines, what is missing, what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet

from thidua.core.scorecards import cards as core
from thidua.core.scorecards.model import SURVEY, Item
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.scorecards.results import Result, result_of
from thidua.core.wording import Say
from thidua.records.models import Attachment
from thidua.scorecards.compiled import core_card, must_have, tree_of
from thidua.scorecards.models import Card, Desk, Line, Scoring


@dataclass(frozen=True)
class Told:
    """One line with its item, its evidence, why it does not apply where it does not, and what to look at."""

    item: Item
    line: Line
    files: int = 0
    exempt: Say | None = None
    doubts: tuple[Say, ...] = ()

    @property
    def is_survey(self) -> bool:
        """Whether the unit does not score it."""
        return self.item.channel == SURVEY

    @property
    def scored(self) -> bool:
        """Whether the unit has given its own mark, or need not."""
        free = self.is_survey or self.exempt is not None or self.line.exemption == "asked"
        return self.line.own is not None or free

    @property
    def lacks(self) -> Say | None:
        """What stands in the way of sending the card."""
        if self.is_survey or self.exempt is not None or self.line.exemption == "asked":
            return None
        own = self.line.own
        if own is None:
            return Say("chưa chấm", "not scored") if must_have(self.item) else None
        if own > 0 and not self.files and not self.line.own_why.strip():
            return Say("thiếu minh chứng hoặc giải trình", "neither evidence nor explanation")
        return None

    @property
    def drift(self) -> Decimal | None:
        """Own mark less the one that counts, where both are there."""
        later = self.line.final if self.line.final is not None else self.line.appraised
        return None if self.line.own is None or later is None else self.line.own - later


@dataclass(frozen=True)
class Area:
    """A first-level item with the lines in it and their sums."""

    item: Item
    rows: tuple[Told, ...]

    @property
    def open(self) -> int:
        """How many lines lack something."""
        return sum(row.lacks is not None for row in self.rows)

    @property
    def done(self) -> int:
        """How many lines are scored or need not be."""
        return sum(row.scored for row in self.rows)

    def sum_of(self, voice: str) -> Decimal:
        """The points of one voice so far."""
        given = (getattr(row.line, voice) for row in self.rows if row.exempt is None)
        return sum((points for points in given if points is not None), Decimal(0))

    @property
    def is_out(self) -> bool:
        """Whether nothing of it applies to the unit."""
        return all(row.exempt is not None for row in self.rows)

    @property
    def has_out(self) -> bool:
        """Whether something of it does not apply to the unit."""
        return any(row.exempt is not None for row in self.rows)

    @property
    def maximum(self) -> Decimal:
        """The points that can be reached in what applies."""
        given = (
            row.item.points for row in self.rows if row.exempt is None and row.item.kind == self.item.kind
        )
        return sum((points for points in given if points is not None), Decimal(0))

    @property
    def can_ask(self) -> bool:
        """Whether something in it may still be asked to be left out."""
        return any(row.exempt is None and row.line.exemption in ("", "refused") for row in self.rows)

    @property
    def asked(self) -> tuple[Desk | None, int]:
        """The desk that has an area asked to be left out as a whole, with how many of its items."""
        waiting = [row.line for row in self.rows if row.line.exemption == "asked"]
        desks = {line.desk_id for line in waiting}
        whole = len(waiting) > 1 and len(waiting) == sum(row.exempt is None for row in self.rows)
        return (waiting[0].desk, len(waiting)) if whole and len(desks) == 1 else (None, 0)

    @property
    def own(self) -> Decimal:
        """Own points so far."""
        return self.sum_of("own")

    @property
    def appraised(self) -> Decimal:
        """Appraised points so far."""
        return self.sum_of("appraised")


@dataclass(frozen=True)
class Page:
    """A card as one reads it."""

    card: Card
    tree: Tree
    areas: tuple[Area, ...]
    rules: core.Card = field(repr=False)

    @property
    def rows(self) -> Iterator[Told]:
        """Every line in order."""
        return (row for area in self.areas for row in area.rows)

    @property
    def missing(self) -> list[Told]:
        """Lines that stand in the way of sending."""
        return [row for row in self.rows if row.lacks is not None]

    @property
    def progress(self) -> tuple[int, int]:
        """How many lines the unit has scored, of how many."""
        mine = [row for row in self.rows if not row.is_survey and row.exempt is None]
        return sum(row.line.own is not None for row in mine), len(mine)

    def result(self, voice: str = core.COUNTS) -> Result:
        """What the marks come to."""
        return result_of(self.tree, self.rules, voice=voice)


def seen(by: Any) -> QuerySet:
    """Cards with what a page shows of each."""
    rows = Card.objects.visible_to(by)
    return rows.select_related("scoring__scorecard", "scoring__agency", "scoring__keeper", "unit__agency")


def page_of(card: Card, by: Any = None) -> Page:
    """A card with its lines, as far as somebody sees them (whole without anybody): three queries."""
    found = Line.objects.visible_to(by) if by is not None else Line.objects.all()
    lines = list(found.filter(card=card).select_related("desk__appraiser"))
    for line in lines:
        line.card = card
    return told(card, lines, files_of(lines))


def told(card: Card, lines: list[Line], files: dict[int, int]) -> Page:
    """A card from lines that were read."""
    tree = tree_of(card.scoring.scorecard)
    of_rules = core_card(card, lines)
    by_code = {line.code: line for line in lines}
    areas = []
    for item in tree.items:
        rows = tuple(
            Told(
                leaf,
                by_code[leaf.code],
                files.get(by_code[leaf.code].pk, 0),
                tree.exempt(leaf.code, of_rules),
            )
            for leaf in item.leaves
            if leaf.code in by_code
        )
        if rows:
            areas.append(Area(item, rows))
    return Page(card, tree, tuple(areas), of_rules)


def files_of(lines: Iterable[Line]) -> dict[int, int]:
    """How many files hang on each line."""
    hung = Attachment.objects.filter(
        kind=Line._meta.label_lower, ident__in=[line.pk for line in lines], removed_at=None
    )
    return dict(hung.order_by().values_list("ident").annotate(n=Count("pk")))


def to_appraise(lines: Iterable[Line], tree: Tree, of_rules: core.Card) -> list[Line]:
    """Lines that still wait for the appraisers: scored by the unit, applying, asked to be left out or not."""
    found = []
    for line in lines:
        item = tree.item(line.code)
        if item is None or item.channel == SURVEY or tree.exempt(line.code, of_rules) is not None:
            continue
        waits = line.appraised is None and (line.own is not None or must_have(item))
        if waits or line.exemption == "asked":
            found.append(line)
    return found


def survey_items(scoring: Scoring) -> list[Item]:
    """The items whose points come from the survey."""
    return [leaf for leaf in tree_of(scoring.scorecard).leaves if leaf.channel == SURVEY]
