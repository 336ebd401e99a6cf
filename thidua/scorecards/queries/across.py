"""One item over every unit of a year, as its appraisers read it; which items those are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from thidua.core.scorecards.model import SURVEY, Item
from thidua.scorecards.compiled import core_card, tree_of
from thidua.scorecards.models import Line, Scoring
from thidua.scorecards.queries.cards import Told, files_of
from thidua.scorecards.queries.waiting import WAITS, agencies_for


@dataclass(frozen=True)
class ItemOfYear:
    """An item that one's agency appraises: how many sent cards have it, how many wait."""

    scoring: Scoring
    item: Item
    waits: int
    all: int


def across(scoring: Scoring, item: Item, by: Any) -> list[Told]:
    """The lines of one item on every card that a person may see, by unit: two queries."""
    seen = Line.objects.visible_to(by).filter(card__scoring=scoring, code=item.code)
    rows = seen.exclude(card__state="scoring").select_related("card__unit__agency", "desk__appraiser")
    lines = list(rows.order_by("card__unit__folded", "card"))
    tree, files = tree_of(scoring.scorecard), files_of(lines)
    for line in lines:
        line.card.scoring = scoring
    return [
        Told(item, line, files.get(line.pk, 0), tree.exempt(item.code, core_card(line.card, [line])))
        for line in lines
    ]


def mine_of(scoring: Scoring, by: Any) -> list[Told]:
    """Every line of sent cards of a year that a person's agencies appraise, by item and unit: two queries."""
    mine = Line.objects.visible_to(by).filter(
        card__scoring=scoring, card__state="submitted", desk__appraiser__in=agencies_for("card.appraise", by)
    )
    rows = mine.select_related("card__unit__agency", "desk__appraiser")
    lines, tree = list(rows.order_by("place", "card__unit__folded", "card")), tree_of(scoring.scorecard)
    found, files = [], files_of(lines)
    for line in lines:
        line.card.scoring = scoring
        item = tree.item(line.code)
        if item is None or item.channel == SURVEY:
            continue
        if tree.exempt(item.code, core_card(line.card, [line])) is None:
            found.append(Told(item, line, files.get(line.pk, 0)))
    return found


def items_of(by: Any) -> list[ItemOfYear]:
    """The items that a person's agencies appraise on cards that were sent, year by year: two queries."""
    mine = Line.objects.filter(desk__appraiser__in=agencies_for("card.appraise", by), card__state="submitted")
    counted = {
        (row["card__scoring"], row["code"]): row
        for row in mine.order_by()
        .values("card__scoring", "code")
        .annotate(
            all=Count("pk", Q(own__isnull=False)),
            waits=Count("pk", WAITS),
        )
    }
    years = Scoring.objects.filter(pk__in={key[0] for key in counted}).select_related("scorecard")
    return [
        ItemOfYear(year, item, told["waits"], told["all"])
        for year in years.order_by("year", "pk")
        for item in tree_of(year.scorecard).leaves
        if item.channel != SURVEY
        and (told := counted.get((year.pk, item.code)))
        and (told["all"] or told["waits"])
    ]
