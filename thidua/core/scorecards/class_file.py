"""Sets of ordered classes as a scorecard file, or a file of sets alone, writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thidua.core import terms
from thidua.core.errors import ScorecardFaults
from thidua.core.facts.tables import IndexClass
from thidua.core.scorecards.classes import ClassSet, Doubt
from thidua.core.scorecards.located import Page, Spot, parsed, told
from thidua.core.wording import NOTHING


def read_sets(text: str, where: str) -> tuple[ClassSet, ...]:
    """The sets of a file that holds nothing else, under `sets`.

    Raises ScorecardFaults with every fault found.
    """
    page = Page(where)
    spot = page.read(text)
    at = spot.entries({"sets": ""}) if spot else {}
    found = tuple(read_set(s, "", "province_scorecard") for s in (at["sets"].parts() if "sets" in at else ()))
    if page.faults:
        raise ScorecardFaults(page.faults)
    return found


def read_set(spot: Spot, issuer: str, index: str) -> ClassSet:
    """One set; issuer and index are those of the file unless it tells its own."""
    at = parsed(spot, "set")
    kind = told(at, "for", lambda s: s.one_of(tuple(terms.GROUPS["unit_kind"])), "") or None
    day: date | None = told(at, "from", Spot.day, None)
    issuer, index = told(at, "issuer", Spot.text, issuer), told(at, "index", Spot.text, index)
    listed = list(at["classes"].parts()) if "classes" in at else []
    rows = tuple(
        IndexClass(
            issuer=issuer or None,
            index=index,
            valid_from=day,
            unit_kind=kind,
            class_=told(row, "class", _class, ""),
            order=len(listed) - place,
            from_percent=told(row, "from", Spot.figure, None),
        )
        for place, row in enumerate(parsed(s, "class") for s in listed)
    )
    return ClassSet(
        issuer,
        index,
        rows,
        kind,
        day,
        told(at, "source", Spot.text, ""),
        doubts(at),
        told(at, "note", Spot.text, ""),
        spot.line,
    )


def _class(spot: Spot) -> str:
    return class_code(spot.text())


def class_code(word: str) -> str:
    """The code of a class word, or the issuer's own word where it is none of the usual ones.

    >>> class_code("Xuất sắc"), class_code("rất tốt"), class_code("A")
    ('excellent', 'rất tốt', 'A')
    """
    return terms.read("index_class", word) or word


def doubts(at: Mapping[str, Spot]) -> tuple[Doubt, ...]:
    """What is marked as not verified: a text, or `{what: …, who: …}`."""
    return tuple(_doubt(s) for s in (at["unverified"].parts() if "unverified" in at else ()))


def _doubt(spot: Spot) -> Doubt:
    if not spot.is_mapping or "vi" in spot.entries():
        return Doubt(spot.say())
    at = parsed(spot, "doubt")
    return Doubt(told(at, "what", Spot.say, NOTHING), told(at, "who", Spot.say, NOTHING))
