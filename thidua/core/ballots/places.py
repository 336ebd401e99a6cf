"""More nominees passed than there are places: who is in, who is below the line, who stands level at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from thidua.core.ballots.counting import Outcome
from thidua.core.wording import Say, several

Key = TypeVar("Key")


class Place(StrEnum):
    """Where a nominee stands against the places of an award."""

    IN = "in"
    TIED = "tied"
    BELOW = "below"
    NOT_PASSED = "not_passed"


@dataclass(frozen=True)
class Placed:
    """A nominee's rank by votes (1, 2, 2, 4 …) and place; no rank for one who did not pass."""

    place: Place
    rank: int | None


def placed(outcomes: Mapping[Key, Outcome], places: int | None) -> dict[Key, Placed]:
    """Where each stands: by share of votes among those who passed; the council breaks ties at the line.

    Shares are compared, not votes, because a recusal may make denominators differ. With no limit of
    places everybody who passed is in.
    """
    passed = [o.share for o in outcomes.values() if o.passed]
    found: dict[Key, Placed] = {}
    for key, result in outcomes.items():
        if not result.passed:
            found[key] = Placed(Place.NOT_PASSED, None)
            continue
        before, level = sum(s > result.share for s in passed), passed.count(result.share)
        found[key] = Placed(_place(before, level, places), before + 1)
    return found


def _place(before: int, level: int, places: int | None) -> Place:
    if places is None or before + level <= places:
        return Place.IN
    return Place.BELOW if before >= places else Place.TIED


def to_break(found: Mapping[object, Placed], places: int | None) -> Say | None:
    """What the council must still decide at the line; None where nobody stands level there."""
    tied = sum(p.place is Place.TIED for p in found.values())
    if not tied or places is None:
        return None
    left = places - sum(p.place is Place.IN for p in found.values())
    return Say(
        f"{tied} người bằng phiếu cho {left} suất còn lại: Hội đồng quyết định, ví dụ bỏ phiếu lại giữa những người "
        "này hoặc xét theo thứ tự ưu tiên của kế hoạch và Nghị định.",
        f"{several(tied, 'nominee')} level for the {several(left, 'place')} left: the council decides, for example "
        "by voting again between them or by the preferences of the plan and the decree.",
    )
