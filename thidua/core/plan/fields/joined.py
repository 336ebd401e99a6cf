"""Values of fields that hold several: a deadline's day, years, places, what is left to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from thidua.core.plan.model import many

Parts = dict[str, Any]
"""The values inside a joined field, as the file has them, under the names of its fields."""


def apart(type_: str, value: Any) -> Parts:
    """The parts of a joined value under the names of their fields."""
    return _APART[type_](value) if value is not None else {}


def together(type_: str, parts: Parts) -> Any:
    """The value that the parts make; None where they say nothing."""
    return _TOGETHER[type_](parts)


def _when(value: Mapping[str, Any]) -> Parts:
    for how in ("by", "before"):
        if how in value:
            return {"how": how, "day": value[how], "year": value.get("year")}
    if "at" in value:
        return {"how": "at"}
    how = "after" if "after" in value else "with"
    begun = value.get(how) or {}
    year = begun.get("year")
    parts = {"how": how, "event": begun.get("event"), "issuer": begun.get("issuer")}
    parts |= {"event_year": "year", "event_in": year} if isinstance(year, int) else {"event_year": year}
    if how == "after":
        parts |= {"days": value.get("within_days"), "counted": value.get("counted")}
    return parts


def _when_of(parts: Parts) -> Any:
    how = parts.get("how")
    if how in ("by", "before"):
        return _only({how: parts.get("day"), "year": parts.get("year")})
    if how == "at":
        return {"at": "year_end"}
    if how not in ("after", "with"):
        return None
    year = parts.get("event_in") if parts.get("event_year") == "year" else parts.get("event_year")
    begun = {"event": parts.get("event"), "issuer": parts.get("issuer"), "year": year}
    counted = {"within_days": parts.get("days"), "counted": parts.get("counted")} if how == "after" else {}
    return _only({**counted, how: begun})


def _years(value: Any) -> Parts:
    if isinstance(value, Mapping):
        besides = True if value.get("besides") == "last" else None
        return {"how": "at_least", "count": value.get("at_least"), "besides": besides}
    return {"how": str(value)}


def _years_of(parts: Parts) -> Any:
    if parts.get("how") != "at_least":
        return parts.get("how")
    more = {"besides": "last"} if parts.get("besides") else {}
    return {"at_least": parts.get("count"), **more}


def _places(value: Any) -> Parts:
    return {"how": "each_qualifying"} if value == "each_qualifying" else {"how": "number", "number": value}


def _places_of(parts: Parts) -> Any:
    return parts.get("number") if parts.get("how") == "number" else parts.get("how")


def _per(value: Any) -> Parts:
    if isinstance(value, Mapping):
        return {"how": "awarded", "awarded": value.get("awarded")}
    return {"how": "actor", "actor": value}


def _per_of(parts: Parts) -> Any:
    how = parts.get("how")
    return {"awarded": parts.get("awarded")} if how == "awarded" else parts.get("actor") if how else None


def _start(value: Any) -> Parts:
    return {"how": "issued"} if value == "issued" else {"how": "day", "day": value}


def _start_of(parts: Parts) -> Any:
    return parts.get("day") if parts.get("how") == "day" else parts.get("how")


def _delegated(value: Mapping[str, Any]) -> Parts:
    as_of = value.get("as_of")
    on = isinstance(as_of, date)
    return {
        "to": value.get("to"),
        "number": value.get("number"),
        "as_of": "day" if on else as_of,
        "as_of_day": as_of if on else None,
    }


def _delegated_of(parts: Parts) -> Any:
    as_of = parts.get("as_of_day") if parts.get("as_of") == "day" else parts.get("as_of")
    found = _only({"to": parts.get("to"), "number": parts.get("number"), "as_of": as_of})
    return found or None


def _order_by(value: Any) -> Parts:
    first = many(value)[0] if many(value) else None
    if isinstance(first, Mapping):
        how, told = next(iter(first.items()))
        return {"how": how, **(told or {})}
    return {"how": "actors", "actors": value}


def _order_by_of(parts: Parts) -> Any:
    how = parts.get("how")
    if how == "actors" or not how:
        return parts.get("actors") if how else None
    return [{how: _only({k: parts.get(k) for k in ("index", "of", "issuer")})}]


def _only(parts: Parts) -> Parts:
    return {k: v for k, v in parts.items() if v is not None}


_APART: dict[str, Callable[[Any], Parts]] = {
    "group": dict,
    "when": _when,
    "years": _years,
    "places": _places,
    "per": _per,
    "start": _start,
    "delegated": _delegated,
    "order_by": _order_by,
}
_TOGETHER: dict[str, Callable[[Parts], Any]] = {
    "group": lambda parts: parts if _only(parts) else None,
    "when": _when_of,
    "years": _years_of,
    "places": _places_of,
    "per": _per_of,
    "start": _start_of,
    "delegated": _delegated_of,
    "order_by": _order_by_of,
}
