"""The marks of one unit on one scorecard, and sample cards with what they must come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

OWN, APPRAISED, FINAL, COUNTS = "own", "appraised", "final", "counts"
VOICES = (OWN, APPRAISED, FINAL)


@dataclass(frozen=True)
class Mark:
    """The points of one item by each who gave some: the unit, the appraisers, the council.

    A survey enters its points as appraised; the unit never scores it.
    """

    own: Decimal | None = None
    appraised: Decimal | None = None
    final: Decimal | None = None

    @property
    def counts(self) -> Decimal | None:
        """The points that count: the last that are there.

        >>> Mark(own=Decimal(2), appraised=Decimal("1.5")).counts
        Decimal('1.5')
        """
        return next((p for p in (self.final, self.appraised, self.own) if p is not None), None)

    def of(self, voice: str) -> Decimal | None:
        """The points by one voice: `own`, `appraised`, `final`, or `counts`."""
        found: Decimal | None = getattr(self, voice)
        return found


@dataclass(frozen=True)
class Card:
    """One unit on one scorecard in one year.

    `left_out` holds the items, or whole areas, that a decision says do not apply to this unit, each
    with the reason. `survey_absent` says that no survey was held of it.
    """

    unit: str
    kind: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    name: str = ""
    left_out: Mapping[str, str] = field(default_factory=dict)
    survey_absent: bool = False

    def mark(self, code: str) -> Mark:
        """The marks of one item; none given where it has none."""
        return self.marks.get(code, NO_MARK)


NO_MARK = Mark()


@dataclass(frozen=True)
class Expected:
    """What a sample card must come to; only what is told is compared."""

    points: Decimal | None = None
    maximum: Decimal | None = None
    percent: Decimal | None = None
    class_: str | None = None
    rank: int | None = None


@dataclass(frozen=True)
class Sample:
    """A card printed somewhere, with the result printed beside it."""

    card: Card
    expected: Expected
    source: str = ""
    line: int = field(default=0, compare=False)
