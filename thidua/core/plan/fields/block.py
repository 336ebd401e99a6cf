"""Several fields together: from what the file says to values, and back without touching the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thidua.core.criteria.registry import WRITTEN
from thidua.core.plan.entries import alike
from thidua.core.plan.fields import joined, simple
from thidua.core.plan.fields.criteria import HOW, entries_in, kind_fields, params_of, written_params
from thidua.core.plan.fields.model import ABSENT, JOINED, BadField, Field
from thidua.core.plan.fields.own import choices
from thidua.core.plan.model import Plan, many
from thidua.core.plan.writing import one_line
from thidua.core.wording import Say

_NOT_FILLED = Say("Chưa điền.", "Not filled in.")
_SHAPES = (TypeError, ValueError, KeyError, AttributeError, IndexError)
"""What a value of another shape than its field's may raise."""


class Block:
    """Reads and shows the fields of one mapping of the file; collects what cannot be used in `bad`.

    A `loose` block may hold more than its fields show, such as the lines of the source.
    """

    def __init__(self, plan: Plan, fields: Sequence[Field], path: str = "", *, loose: bool = False) -> None:
        self.plan, self.fields, self.path, self.loose = plan, fields, path, loose
        self.bad: list[BadField] = []

    def values(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What every field shows; None where the field cannot show what the file says."""
        return {f.name: self._shown_safely(f, _under(f, said)) for f in self.fields}

    def kept(self, said: Mapping[str, Any], known: Sequence[str] = ()) -> dict[str, Any]:
        """What the file says that no field shows."""
        names = {f.name for f in self.fields}
        rest = {} if any(f.type == "criteria" for f in self.fields) else said
        found = {k: v for k, v in rest.items() if k not in names and k not in known}
        return found | {
            f.name: _under(f, said) for f in self.fields if self._shown_safely(f, _under(f, said)) is None
        }

    def entries(self, given: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        """The mapping that the values make; a field left as it was shown keeps what the file said."""
        names = {f.name for f in self.fields}
        given = _asked(self.fields, given)
        found = {k: v for k, v in before.items() if k not in names and not self._spread(k)}
        for field in self.fields:
            value = self._value(field, given.get(field.name), _under(field, before))
            if value is not ABSENT:
                found |= value if field.type == "criteria" else {field.name: value}
            elif field.required and not self._told(field.name):
                self._fault(field.name, _NOT_FILLED, _fill(field))
        return found

    def _spread(self, key: str) -> bool:
        return any(f.type == "criteria" for f in self.fields) and bool(entries_in({key: None}))

    def _told(self, name: str) -> bool:
        return any(b.path == self.path + name or b.path.startswith(f"{self.path}{name}.") for b in self.bad)

    def _fault(self, name: str, what: Say, cure: Say) -> None:
        self.bad.append(BadField(self.path + name, what, cure))

    def _shown_safely(self, field: Field, value: Any) -> Any:
        try:
            shown = self.shown(field, value)
            again = Block(self.plan, self.fields)._read(field, shown, value if self.loose else ABSENT)
        except _SHAPES:
            return None
        return shown if alike(_bare(again), _bare(value)) else None

    def shown(self, field: Field, value: Any) -> Any:
        """What one field shows for a value of the file."""
        said = None if value is ABSENT else value
        if field.type == "criteria":
            return _criteria_shown(self.plan, said or {})
        if field.type == "rows":
            return [{"at": str(at), **self._inner(field).values(row)} for at, row in enumerate(many(said))]
        if field.type in JOINED:
            return self._inner(field).values(joined.apart(field.type, said))
        return simple.shown(self.plan, field, said)

    def _inner(self, field: Field, more: str = "") -> Block:
        return Block(self.plan, field.fields, f"{self.path}{field.name}.{more}", loose=self.loose)

    def _value(self, field: Field, given: Any, before: Any) -> Any:
        """What the file is to say under a field: as it did where nothing was touched."""
        if given is None or tidy(field, given) == self._shown_or_none(field, before):
            return before
        return self._read(field, given, before)

    def _shown_or_none(self, field: Field, value: Any) -> Any:
        try:
            return tidy(field, self.shown(field, value))
        except _SHAPES:
            return None

    def _read(self, field: Field, given: Any, before: Any) -> Any:
        if field.type == "criteria":
            return self._criteria(field, given)
        if field.type == "rows":
            return self._rows(field, given, before)
        if field.type in JOINED:
            inner = self._inner(field)
            old = joined.apart(field.type, None if before is ABSENT else before)
            parts = inner.entries(given, old)
            self.bad += inner.bad
            value = joined.together(field.type, parts)
            return ABSENT if value is None else value
        try:
            value = simple.read(self.plan, field, given)
        except simple.BadValue as bad:
            self._fault(field.name, bad.what, bad.cure)
            return ABSENT
        self._check_choice(field, value, before)
        return value

    def _check_choice(self, field: Field, value: Any, before: Any) -> None:
        known = dict(choices(self.plan, field)) if field.type in ("choice", "choices", "lone") else {}
        for code in many(value) if known and value is not ABSENT else ():
            if str(code) not in known and code not in many(None if before is ABSENT else before):
                what = Say(f"Không có lựa chọn “{code}”.", f"There is no choice “{code}”.")
                self._fault(field.name, what, Say("Chọn trong danh sách.", "Choose from the list."))

    def _rows(self, field: Field, given: Any, before: Any) -> Any:
        old = many(None if before is ABSENT else before)
        found = []
        for at, row in enumerate(given):
            if not any(v for k, v in row.items() if k != "at" and _filled(v)):
                continue
            mine = str(row.get("at", ""))
            was = old[int(mine)] if mine.isdigit() and int(mine) < len(old) else {}
            inner = self._inner(field, f"{at}.")
            found.append(inner.entries(row, was if isinstance(was, Mapping) else {}))
            self.bad += inner.bad
        return found or ABSENT

    def _criteria(self, field: Field, given: Mapping[str, Any]) -> Any:
        parts = [self._node(f"{field.name}.parts.{at}.", n) for at, n in enumerate(given.get("parts") or ())]
        nodes = [n for n in parts if n]
        if not nodes:
            return ABSENT
        how = given.get("how") or ("all" if len(nodes) > 1 else "")
        return {how: nodes} if how in HOW else nodes[0]

    def _node(self, path: str, given: Mapping[str, Any]) -> dict[str, Any]:
        kind = str(given.get("kind") or "")
        if not kind:
            return {}
        if kind in HOW:
            within = [self._node(f"{path}parts.{at}.", n) for at, n in enumerate(given.get("parts") or ())]
            return {kind: [n for n in within if n]}
        if kind not in WRITTEN:
            what = Say(f"Không có loại tiêu chí “{kind}”.", f"There is no kind of criterion “{kind}”.")
            self._fault(f"{path}kind", what, Say("Chọn trong danh sách.", "Choose from the list."))
            return {}
        inner = Block(self.plan, kind_fields(kind), f"{self.path}{path}params.")
        found = inner.entries(given.get("params") or {}, {})
        self.bad += inner.bad
        return {kind: written_params(kind, found)}


def tidy(field: Field, given: Any) -> Any:
    """A filled-in value without what typing adds: line ends, blanks, empty rows."""
    if isinstance(given, Mapping):
        inner = {f.name: f for f in field.fields}
        return {k: tidy(inner.get(k, field), v) for k, v in given.items() if _filled(v) and k != "at"}
    if field.type in simple.MANY:
        rows = (
            given.replace(",", "\n").splitlines()
            if field.type == "whole" and isinstance(given, str)
            else given
        )
        rows = rows.splitlines() if isinstance(rows, str) else rows or []
        return [one_line(str(r)) for r in rows if str(r).strip()]
    if isinstance(given, list):
        return [tidy(field, v) for v in given if _filled(v)]
    return one_line(str(given))


def _filled(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_filled(v) for k, v in value.items() if k != "at")
    return any(map(_filled, value)) if isinstance(value, list) else value not in ("", None)


def _asked(fields: Sequence[Field], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values without those that the field beside them does not ask for."""
    return {
        f.name: given.get(f.name) if not f.when or given.get(f.by) in f.when else simple.shown_empty(f)
        for f in fields
    }


def _fill(field: Field) -> Say:
    return Say(f"Điền “{field.say.vi}”.", f"Fill in “{field.say.en}”.")


def _under(field: Field, said: Mapping[str, Any]) -> Any:
    """What the file says under a field; the criteria of a rule stand beside its other keys."""
    if field.type == "criteria":
        return entries_in(said) or ABSENT
    return said.get(field.name, ABSENT)


def _criteria_shown(plan: Plan, said: Mapping[str, Any]) -> dict[str, Any]:
    if len(said) > 1:
        raise ValueError("a rule has one kind, or all, or one_of")
    how = next((k for k in said if k in HOW), "")
    parts = [(k, v) for entry in said[how] for k, v in entry.items()] if how else list(said.items())
    return {"how": how, "parts": [_node_shown(plan, k, v) for k, v in parts]}


def _node_shown(plan: Plan, kind: str, value: Any) -> dict[str, Any]:
    if kind in HOW:
        return {"kind": kind, "parts": [_node_shown(plan, k, v) for entry in value for k, v in entry.items()]}
    params = params_of(kind, value)
    block = Block(plan, kind_fields(kind))
    if block.kept(params):
        raise ValueError(f"{kind} says what no field can show")
    return {"kind": kind, "params": block.values(params)}


def _bare(value: Any) -> Any:
    """A value without what says nothing: nulls, and lists of one."""
    if isinstance(value, Mapping):
        kept = {k: _bare(v) for k, v in value.items() if v is not None}
        return {k: v for k, v in kept.items() if v not in ({}, None)}
    if isinstance(value, list) and value:
        return _bare(value[0]) if len(value) == 1 else [_bare(v) for v in value]
    return None if value in ([], {}) or value is ABSENT else value
