"""Sample cards as a scorecard file writes them: marks, and the result printed beside them."""

from __future__ import annotations

from thidua.core import terms
from thidua.core.scorecards.cards import Card, Expected, Mark, Sample
from thidua.core.scorecards.class_file import class_code
from thidua.core.scorecards.located import Spot, parsed, told


def read_sample(spot: Spot) -> Sample:
    """One sample card with what it must come to."""
    at = parsed(spot, "sample")
    card = Card(
        unit=told(at, "unit", Spot.text, ""),
        kind=told(at, "kind", lambda s: s.one_of(tuple(terms.GROUPS["unit_kind"])), ""),
        marks={code: _mark(s) for code, s in (at["marks"].entries() if "marks" in at else {}).items()},
        name=told(at, "name", Spot.text, ""),
        left_out={
            code: s.text() for code, s in (at["left_out"].entries() if "left_out" in at else {}).items()
        },
        survey_absent=told(at, "survey_absent", Spot.flag, False),
    )
    expected = told(at, "expected", _expected, Expected())
    return Sample(card, expected, told(at, "source", Spot.text, ""), spot.line)


def _mark(spot: Spot) -> Mark:
    """The marks of an item; one figure alone is what counts in the end."""
    if not spot.is_mapping:
        return Mark(final=spot.figure())
    at = parsed(spot, "mark")
    own, appraised = told(at, "own", Spot.figure, None), told(at, "appraised", Spot.figure, None)
    return Mark(own, appraised, told(at, "final", Spot.figure, None))


def _expected(spot: Spot) -> Expected:
    at = parsed(spot, "expected")
    return Expected(
        told(at, "points", Spot.figure, None),
        told(at, "maximum", Spot.figure, None),
        told(at, "percent", Spot.figure, None),
        told(at, "class", lambda s: class_code(s.text()), "") or None,
        told(at, "rank", Spot.whole, None),
    )
