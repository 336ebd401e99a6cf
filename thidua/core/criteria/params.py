"""Parameters of kinds of criteria: what a plan may write, checked against what is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from thidua.core import terms
from thidua.core.wording import Say

PEOPLE = ("members", "key_leader")
"""Of whom a criterion counts people of a unit, not one subject."""


class BadParameter(Exception):
    """A parameter that a kind does not take; `what` and `cure` for the fault."""

    def __init__(self, what: Say, cure: Say) -> None:
        super().__init__(what.vi)
        self.what, self.cure = what, cure


def param(reads: str, vi: str, en: str, default: Any = MISSING, *, stricter: int = 0) -> Any:
    """A parameter of a kind. `reads` names how its value is read (see `READERS`).

    `stricter` is 1 where a larger value asks for more, -1 where a smaller one does (of a term: one that
    stands later, or earlier, in its group), 0 where values cannot be ordered.
    """
    told = {"reads": reads, "say": Say(vi, en), "stricter": stricter}
    return field(metadata=told) if default is MISSING else field(default=default, metadata=told)


@dataclass(frozen=True)
class Years:
    """Which years of the round count: all, the last, or at least so many (`besides` the last)."""

    at_least: int | None = None
    last: bool = False
    besides_last: bool = False

    def of(self, years: tuple[int, ...]) -> tuple[tuple[int, ...], int]:
        """The years to look at, and in how many of them the condition must hold."""
        if self.last:
            return years[-1:], 1
        if self.at_least is None:
            return years, len(years)
        return (years[:-1] if self.besides_last else years), self.at_least

    @property
    def say(self) -> Say:
        """The years in words."""
        if self.last:
            return Say("năm cuối", "the last year")
        if self.at_least is None:
            return Say("mọi năm của đợt", "every year of the round")
        more = Say(", không kể năm cuối", " besides the last") if self.besides_last else Say("", "")
        return Say(f"ít nhất {self.at_least} năm{more.vi}", f"at least {self.at_least} years{more.en}")


def _refuse(value: Any, vi: str, en: str) -> BadParameter:
    return BadParameter(
        Say(f"Giá trị “{value}” không dùng được.", f"The value “{value}” cannot be used."),
        Say(f"Viết {vi}.", f"Write {en}."),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise _refuse(value, "một chuỗi chữ", "a text")
    return str(value)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _refuse(value, "một số nguyên không âm", "a whole number from 0")
    return value


def _percent(value: Any) -> Decimal:
    try:
        if isinstance(value, bool | float):
            raise InvalidOperation
        found = Decimal(str(value))
    except InvalidOperation:
        raise _refuse(value, 'một số trong ngoặc kép, ví dụ "89.5"', 'a number such as "89.5"') from None
    if not found.is_finite() or not 0 <= found <= 100:
        raise _refuse(value, "một số từ 0 đến 100", "a number from 0 to 100")
    return found


def _years(value: Any) -> Years:
    if value == "every":
        return Years()
    if value == "last":
        return Years(last=True)
    known = isinstance(value, Mapping) and {"at_least"} <= set(value) <= {"at_least", "besides"}
    if known and value.get("besides") in (None, "last"):
        return Years(_count(value["at_least"]), besides_last=value.get("besides") == "last")
    raise _refuse(value, "every, last hoặc {at_least: n}", "every, last or {at_least: n}")


def _names(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(_text(v) for v in listed)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _refuse(value, "true hoặc false", "true or false")
    return value


def _term(group: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in terms.GROUPS[group]:
            known = ", ".join(terms.GROUPS[group])
            raise _refuse(value, f"một trong: {known}", f"one of: {known}")
        return str(value)

    return read


def _terms(group: str) -> Callable[[Any], tuple[str, ...]]:
    read = _term(group)
    return lambda value: tuple(read(v) for v in (value if isinstance(value, list) else [value]))


def _least(group: str) -> Callable[[Any], str]:
    """A term from which on all of its group count, or `any` for the whole group."""

    def read(value: Any) -> str:
        if value != "any" and (not isinstance(value, str) or value not in terms.GROUPS[group]):
            known = ", ".join(("any", *terms.GROUPS[group]))
            raise _refuse(value, f"một trong: {known}", f"one of: {known}")
        return str(value)

    return read


def _only(word: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value != word:
            raise _refuse(value, word, word)
        return word

    return read


READERS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "of": _text,
    "actor": _text,
    "count": _count,
    "percent": _percent,
    "years": _years,
    "names": _names,
    "flag": _flag,
}


def reader(reads: str) -> Callable[[Any], Any]:
    """How a parameter's value is read: plainly, `term:GROUP`, `terms:GROUP`, `least:GROUP`, or `only:WORD`."""
    kind, _, group = reads.partition(":")
    if kind in ("only", "least"):
        return _only(group) if kind == "only" else _least(group)
    if kind in ("term", "terms"):
        return _term(group) if kind == "term" else _terms(group)
    return READERS[kind]


def read_params(kind: type[Any], given: Mapping[str, Any] | None) -> dict[str, Any]:
    """The parameters of a kind as its class takes them.

    Raises BadParameter for an unknown key, a missing one, or a value that cannot be used.
    """
    known = {f.name.rstrip("_"): f for f in fields(kind)}
    unknown = [k for k in given or {} if k not in known]
    if unknown:
        raise BadParameter(
            Say(f"{kind.name} không có tham số “{unknown[0]}”.", f"{kind.name} takes no “{unknown[0]}”."),
            Say(f"Tham số đã biết: {', '.join(known)}.", f"Known: {', '.join(known)}."),
        )
    lacking = [n for n, f in known.items() if f.default is MISSING and n not in (given or {})]
    if lacking:
        raise BadParameter(
            Say(f"{kind.name} thiếu tham số “{lacking[0]}”.", f"{kind.name} lacks “{lacking[0]}”."),
            Say(f"Thêm {lacking[0]}.", f"Add {lacking[0]}."),
        )
    return {
        known[k].name: reader(known[k].metadata["reads"])(v)
        for k, v in (given or {}).items()
        if v is not None
    }
