"""The scorecards and class sets that come with the program, each with its source and what is not verified."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from thidua.core.errors import ScorecardFaults
from thidua.core.scorecards.class_check import set_faults
from thidua.core.scorecards.class_file import read_sets
from thidua.core.scorecards.classes import ClassSet
from thidua.core.scorecards.file import read
from thidua.core.scorecards.model import Scorecard

_SETS = "classes.yaml"


@lru_cache(maxsize=1)
def scorecards() -> dict[str, Scorecard]:
    """The scorecards by their code: one to learn from, and national frames as far as they have been seen."""
    folder = files(__package__) / "data"
    found: dict[str, Scorecard] = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name != _SETS:
            card, faults = read(path.read_text("utf-8"), path.name)
            if faults or card is None:
                raise ScorecardFaults(faults)
            found[card.code] = card
    return found


@lru_cache(maxsize=1)
def class_sets() -> tuple[ClassSet, ...]:
    """The class sets of provinces and national bodies that have been seen, dated, by kind of unit."""
    found = read_sets((files(__package__) / "data" / _SETS).read_text("utf-8"), _SETS)
    faults = set_faults(found, _SETS)
    if faults:
        raise ScorecardFaults(faults)
    return found
