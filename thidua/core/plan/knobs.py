"""What of a plan may be turned on trial: thresholds, places, days, readings; and the plan so turned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core import terms
from thidua.core.calendar import day_of
from thidua.core.criteria.base import Kind
from thidua.core.criteria.params import BadParameter, Years, reader
from thidua.core.criteria.registry import WRITTEN
from thidua.core.plan.fields.criteria import kind_fields
from thidua.core.plan.fields.own import choices
from thidua.core.plan.model import Mark, Plan
from thidua.core.wording import NOTHING, Say, both, figure, join

Path = tuple[str | int, ...]
"""Keys from the body of a mark down to a value."""


@dataclass(frozen=True)
class Knob:
    """One value of a plan that a trial may change. `name` is `clause#key:path`, the same for a form or a command.

    `options` are the values to choose from, with their words; empty where a figure or a day is typed.
    """

    mark: Mark
    path: Path
    reads: str
    say: Say
    value: Any
    options: tuple[tuple[str, Say], ...] = ()

    @property
    def name(self) -> str:
        """How it is called; never shown."""
        return ":".join([self.mark.name, self.mark.sort, *map(str, self.path)])

    @property
    def written(self) -> str:
        """Its value as it is typed."""
        if isinstance(self.value, Mapping):
            return str(self.value.get("at_least", ""))
        return "" if self.value is None else str(self.value)

    @property
    def shown(self) -> Say:
        """Its value in words."""
        words = dict(self.options).get(self.written)
        return words or both(figure(self.value) if isinstance(self.value, Decimal | int) else self.written)

    def read(self, typed: str) -> Any:
        """What was typed, as the plan would write it; raises BadParameter."""
        if self.options:
            if typed not in dict(self.options):
                raise BadParameter(
                    Say(f"Không có lựa chọn “{typed}”.", f"There is no choice “{typed}”."),
                    Say("Chọn một trong các giá trị đã nêu.", "Choose one of the values shown."),
                )
            return typed or None
        if self.reads == "day":
            return _day(typed, self.value)
        whole = self.reads in ("count", "years")
        given: Any = int(typed) if whole and typed.strip().isdigit() else typed.strip().replace(",", ".")
        found = reader("count" if whole else self.reads)(given)
        return {"at_least": found} if self.reads == "years" else found if whole else str(given)


def _day(typed: str, before: Any) -> Any:
    """A day as the plan has it, whole or of every year; raises BadParameter."""
    told = typed.strip().replace("-", "/") if not isinstance(before, date) else typed.strip()
    try:
        found = day_of(told, 2000)
    except ValueError:
        shape = "2029-10-15" if isinstance(before, date) else "15/10"
        raise BadParameter(
            Say(f"“{typed}” không phải một ngày có thật.", f"“{typed}” is no real day."),
            Say(f"Viết như {shape}.", f"Write it like {shape}."),
        ) from None
    return found if isinstance(before, date) else told


def knobs(plan: Plan) -> list[Knob]:
    """Every value that may be turned, in the order of the text."""
    return [k for mark in plan.marks for k in _of_mark(plan, mark)]


def _of_mark(plan: Plan, mark: Mark) -> Iterator[Knob]:
    if mark.body.get("reading") and mark.sort in ("rule", "quota", "deadline"):
        letters = tuple((r, _reading(plan, mark, r)) for r in ("a", "b", "c") if r in mark.body)
        yield Knob(mark, ("reading",), "reading", Say("cách hiểu", "reading"), mark.body["reading"], letters)
    for path, body in _bodies(mark):
        if mark.sort == "rule":
            yield from _of_rule(plan, mark, path, body)
        elif mark.sort == "quota" and isinstance(body.get("places"), int):
            yield Knob(mark, (*path, "places"), "count", Say("số suất", "places"), body["places"])
        elif mark.sort == "deadline":
            yield from _of_deadline(mark, path, body)


def _reading(plan: Plan, mark: Mark, letter: str) -> Say:
    told = plan.said(mark, letter)
    return told if told.vi else both(letter)


def _bodies(mark: Mark) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The bodies of a mark: its own, and that of the reading in use."""
    yield (), mark.body
    used = mark.body.get("reading")
    if used is not None and isinstance(mark.body.get(str(used)), Mapping):
        yield (str(used),), mark.body[str(used)]


def _of_rule(plan: Plan, mark: Mark, path: Path, body: Mapping[str, Any]) -> Iterator[Knob]:
    for name, value in body.items():
        if name in ("all", "one_of") and isinstance(value, list):
            for at, part in enumerate(value):
                if isinstance(part, Mapping):
                    yield from _of_rule(plan, mark, (*path, name, at), part)
        elif name in WRITTEN and isinstance(value, Mapping):
            yield from _of_kind(plan, Knob(mark, (*path, name), "", NOTHING, value), WRITTEN[name])


def _of_kind(plan: Plan, whole: Knob, kind: type[Kind]) -> Iterator[Knob]:
    """The parameters of a criterion that ask for more or less; `whole` is the criterion."""
    told = whole.value
    for field in fields(kind):
        key = field.name.rstrip("_")
        reads = str(field.metadata.get("reads"))
        if not field.metadata.get("stricter") or key not in told:
            continue
        if reads == "years" and not isinstance(told[key], Mapping):
            continue
        say = join([kind.say, *_besides(kind, told, key), field.metadata["say"]], ", ")
        options = _options(plan, kind.name, field)
        yield Knob(whole.mark, (*whole.path, key), reads, say, told[key], options)


def _besides(kind: type[Kind], told: Mapping[str, Any], key: str) -> Iterator[Say]:
    """What tells this criterion from others of its kind in the same clause: whose it is, and of which years."""
    if told.get("of"):
        yield Say(
            f"của {terms.label('of', str(told['of'])).vi}", f"of {terms.label('of', str(told['of'])).en}"
        )
    if key != "years" and "years" in told:
        years = getattr(kind.written(told), "years", None)
        yield from (years.say,) if isinstance(years, Years) else ()


def _options(plan: Plan, kind: str, field: Field[Any]) -> tuple[tuple[str, Say], ...]:
    """What a form offers for a parameter, and nothing where it may be left out; empty where it is a figure."""
    asked = next(f for f in kind_fields(kind) if f.name == field.name.rstrip("_"))
    if asked.type != "choice":
        return ()
    blank = [("", Say("không nêu", "not said"))] if field.default is None else []
    return (*blank, *choices(plan, asked))


def _of_deadline(mark: Mark, path: Path, body: Mapping[str, Any]) -> Iterator[Knob]:
    when = body.get("when")
    if not isinstance(when, Mapping):
        return
    for key, say in _DAYS.items():
        if key in when:
            reads = "count" if key == "within_days" else "day"
            yield Knob(mark, (*path, "when", key), reads, say, when[key])


_DAYS = {
    "by": Say("hạn, hết ngày", "deadline, by the end of"),
    "before": Say("hạn, trước ngày", "deadline, before"),
    "within_days": Say("hạn, số ngày", "deadline, days"),
}


def turned(plan: Plan, given: Mapping[str, str]) -> Plan:
    """The plan with some knobs turned, for a trial only: its own text is not changed.

    Raises BadParameter for a knob that the plan has not, or a value that cannot be used.
    """
    known = {k.name: k for k in knobs(plan)}
    bodies: dict[int, Mapping[str, Any]] = {}
    for name, typed in given.items():
        knob = known.get(name)
        if knob is None:
            raise BadParameter(
                Say(f"Kế hoạch không có chỗ “{name}”.", f"The plan has no “{name}”."),
                Say(f"Có: {', '.join(known)}.", f"It has: {', '.join(known)}."),
            )
        at = id(knob.mark)
        bodies[at] = _put(bodies.get(at, knob.mark.body), knob.path, knob.read(typed))
    told = ";".join(f"{name}={given[name]}" for name in sorted(given))
    clauses = tuple(
        replace(c, marks=tuple(replace(m, body=bodies.get(id(m), m.body)) for m in c.marks))
        for c in plan.clauses
    )
    return replace(plan, clauses=clauses, digest=hashlib.sha256(f"{plan.digest};{told}".encode()).hexdigest())


def _put(body: Any, path: Path, value: Any) -> Any:
    """A copy of a body with one value changed."""
    if not path:
        return value
    if isinstance(body, list):
        return [_put(part, path[1:], value) if at == path[0] else part for at, part in enumerate(body)]
    return {**body, path[0]: _put(body[path[0]], path[1:], value)}
