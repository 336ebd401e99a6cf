"""What the fields of a form hold, in words: one line for each thing said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from thidua.core.plan.fields.criteria import HOW, KINDS, kind_fields
from thidua.core.plan.fields.forms import MarkForm
from thidua.core.plan.fields.model import JOINED, Field
from thidua.core.plan.fields.own import OWN, choices
from thidua.core.plan.model import Plan, many
from thidua.core.wording import Say, both, join

Path = tuple[str, ...]
_HOW = dict(OWN["how"])
_FLAGS = {"true": Say("có", "yes"), "false": Say("không", "no")}


class Line(NamedTuple):
    """One thing said: the words of its fields, outermost first, its value, and what the file has."""

    label: Say
    value: Say
    written: Any = None

    @property
    def say(self) -> Say:
        """The line as one sentence."""
        return join([self.label, self.value], ": ")


def mark_lines(plan: Plan, sort: str, entries: Mapping[str, Any]) -> dict[Path, Line]:
    """Everything one mark says, by the place of its field."""
    form = MarkForm.of(plan, sort, entries)
    found = dict(lines(plan, form.fields, form.values(entries)))
    kept = form.kept(entries).items()
    return found | {(k,): Line(_label(form.fields, k), both(str(v)), v) for k, v in kept}


def _label(fields: Sequence[Field], name: str) -> Say:
    return next((f.say for f in fields if f.name == name), both(name))


def lines(
    plan: Plan, fields: Sequence[Field], values: Mapping[str, Any], at: Path = (), under: Sequence[Say] = ()
) -> Iterator[tuple[Path, Line]]:
    """Every filled field under its path, in words."""
    for field in fields:
        value, here = values.get(field.name), (*at, field.name)
        if value in (None, "", []):
            continue
        if field.type == "criteria":
            yield from _criteria(plan, value, here, under)
        elif field.type == "rows":
            for number, row in enumerate(value):
                name, label = _row(field, number, row)
                yield from lines(plan, field.fields, row, (*here, name), [*under, label])
        elif field.type in JOINED:
            yield from lines(plan, field.fields, value, here, [*under, field.say])
        elif field.type not in ("fixed", "key"):
            yield here, Line(join([*under, field.say], " · "), value_said(plan, field, value), value)


def _row(field: Field, number: int, row: Mapping[str, Any]) -> tuple[str, Say]:
    """What one of several rows is called: by its own short name where it has one, else by its number."""
    if row.get("key"):
        return str(row["key"]), both(f"“{row.get('name')}”")
    return str(number), Say(f"{field.say.vi} {number + 1}", f"{field.say.en} {number + 1}")


def _criteria(
    plan: Plan, given: Mapping[str, Any], at: Path, under: Sequence[Say]
) -> Iterator[tuple[Path, Line]]:
    how = str(given.get("how") or given.get("kind") or "")
    if how in HOW:
        label = join([*under, Say("Kết hợp", "Combination")], " · ")
        yield (*at, "how"), Line(label, _HOW[how], how)
    for number, part in enumerate(given.get("parts") or ()):
        kind = str(part.get("kind"))
        here = (*at, str(number), kind)
        if kind in HOW:
            yield from _criteria(plan, part, here, under)
            continue
        inner = list(lines(plan, kind_fields(kind), part["params"], here, [*under, KINDS[kind]]))
        label = join([*under, Say("Điều kiện", "Condition")], " · ")
        yield from inner or [(here, Line(label, KINDS[kind], kind))]


def value_said(plan: Plan, field: Field, value: Any) -> Say:
    """The value of a plain field in words."""
    if field.type == "flag":
        return _FLAGS.get(str(value), both(str(value)))
    known = dict(choices(plan, field)) if field.type in ("choice", "choices", "lone") else {}
    return join([known.get(str(v), both(str(v))) for v in many(value)], ", ")
