"""The steps of an item: what a measured percent brings, and which points a mark may be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thidua.core.scorecards.model import DEDUCTION, Band, Item
from thidua.core.scorecards.rounding import rounded
from thidua.core.wording import NOTHING, Say, figures

HUNDRED = Decimal(100)


def limits(item: Item) -> tuple[Decimal, Decimal]:
    """The least and the most points of an item: from zero up, or from its deduction up to zero."""
    points = item.points or Decimal(0)
    return (points, Decimal(0)) if item.kind == DEDUCTION else (Decimal(0), points)


def measured(item: Item) -> bool:
    """Whether a percent decides the points of an item."""
    return any(band.from_percent is not None for band in item.bands)


def band_say(band: Band) -> Say:
    """One step in words: when, and what it brings.

    >>> band_say(Band(share=Decimal(2), from_percent=Decimal(80))).vi
    'từ 80%: 2 × tỷ lệ'
    """
    start = figures(band.from_percent) if band.from_percent is not None else NOTHING
    case = Say(f"từ {start.vi}%", f"from {start.en} %") if start.vi else band.when
    brings = figures(band.share if band.share is not None else band.points or Decimal(0))
    if band.share is not None:
        brings = Say(f"{brings.vi} × tỷ lệ", f"{brings.en} × the percent")
    return Say(f"{case.vi}: {brings.vi}", f"{case.en}: {brings.en}")


def band_of(item: Item, percent: Decimal) -> Band | None:
    """The step that a percent reaches; None where no percent decides, or it reaches none."""
    reached = [(b.from_percent, b) for b in item.bands if b.from_percent is not None]
    return max((r for r in reached if r[0] <= percent), key=lambda r: r[0], default=(0, None))[1]


def points_for(item: Item, percent: Decimal, places: int = 2) -> Decimal | None:
    """The points that a measured percent brings; above 100 % a share brings no more than at 100 %.

    None where no percent decides the points of this item.
    """
    band = band_of(item, percent)
    if band is None or band.share is None:
        return band.points if band else None
    return rounded(band.share * min(percent, HUNDRED) / 100, places)


def spans(item: Item, places: int = 2) -> Iterator[tuple[Decimal, Decimal]]:
    """The least and the most points of each step; they are the same where the step is one figure.

    A share is printed with so many places, so its ends are too.
    """
    starts = sorted(b.from_percent for b in item.bands if b.from_percent is not None)
    for band in item.bands:
        if band.share is None:
            points = band.points if band.points is not None else Decimal(0)
            yield points, points
            continue
        start = band.from_percent or Decimal(0)
        end = next((s for s in starts if s > start), HUNDRED)
        ends = [rounded(band.share * min(p, HUNDRED) / 100, places) for p in (start, end)]
        yield min(ends), max(ends)


def may_be(item: Item, points: Decimal, places: int = 2) -> bool:
    """Whether points lie on a step of the item; any within its limits do where it has no steps."""
    least, most = limits(item)
    if not item.bands:
        return least <= points <= most
    return any(low <= points <= high for low, high in spans(item, places))
