"""When something is due, in words: what a plan wrote, and the last day in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.core import terms
from thidua.core.wording import NOTHING, Say, both, days

YEAR = {
    "same": Say(" của năm xét", " of the year judged"),
    "next": Say(" của năm sau năm xét", " of the following year"),
    "previous": Say(" của năm trước năm xét", " of the year before"),
}


def when_said(when: Any) -> Say:
    """A `when` in words; “trước ngày” says that the day itself is late."""
    if not isinstance(when, Mapping):
        return NOTHING
    year = YEAR.get(str(when.get("year")), NOTHING)
    if when.get("by"):
        on = _day(when["by"])
        return Say(f"hết ngày {on.vi}{year.vi}", f"until the end of {on.en}{year.en}")
    if when.get("before"):
        on = _day(when["before"])
        return Say(
            f"trước ngày {on.vi}{year.vi} (đúng ngày đó là muộn)",
            f"before {on.en}{year.en} (that day itself is late)",
        )
    if when.get("at") == "year_end":
        return Say("cuối năm", "at the end of the year")
    return _counted(when)


def _counted(when: Mapping[str, Any]) -> Say:
    begun = when.get("after") or when.get("with")
    if not isinstance(begun, Mapping):
        return NOTHING
    event = terms.label("event", str(begun.get("event")))
    year = begun.get("year")
    of = Say(f" năm {year}", f" for {year}") if isinstance(year, int) else NOTHING
    if when.get("with"):
        return Say(f"cùng lúc {event.vi}{of.vi}", f"when {event.en}{of.en}")
    count = when.get("within_days")
    unit = Say("ngày làm việc", "working days") if when.get("counted") == "working" else Say("ngày", "days")
    return Say(
        f"trong {count} {unit.vi} kể từ khi {event.vi}{of.vi}",
        f"within {count} {unit.en} after {event.en}{of.en}",
    )


def _day(written: Any) -> Say:
    return days(written) if isinstance(written, date) else both(str(written))
