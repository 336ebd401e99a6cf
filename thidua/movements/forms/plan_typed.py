"""What was posted by the form of a rule, as values of its fields; rows that come and go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from thidua.core.plan.fields.criteria import HOW, KINDS, kind_fields
from thidua.core.plan.fields.model import JOINED, Field
from thidua.movements.forms.plan_fields import LINES, LISTS


def typed(shown: Sequence[Field], data: Any, path: str = "") -> dict[str, Any]:
    """The values that a posted form holds, under the names of its fields."""
    return {f.name: _typed(f, data, f"{path}{f.name}") for f in shown}


def _typed(shown: Field, data: Any, path: str) -> Any:
    if shown.type == "criteria":
        return _typed_criteria(data, path) if _any_under(data, path) else None
    if shown.type == "rows":
        if not _any_under(data, path) and f"{path}.rows" not in data:
            return None
        inner = [(at, typed(shown.fields, data, f"{path}.{at}.")) for at in _numbers(data, path)]
        return [{"at": data.get(f"{path}.{at}.at", ""), **row} for at, row in inner]
    if shown.type in JOINED:
        return typed(shown.fields, data, f"{path}.") if _any_under(data, path) else None
    if shown.type in LISTS:
        return data.getlist(path)
    if shown.type in LINES and shown.type != "whole":
        return data.get(path, "").splitlines()
    return data.get(path)


def _typed_criteria(data: Any, path: str) -> dict[str, Any]:
    parts = [_typed_criterion(data, f"{path}.parts.{at}") for at in _numbers(data, f"{path}.parts")]
    return {"how": data.get(f"{path}.how", ""), "parts": parts}


def _typed_criterion(data: Any, path: str) -> dict[str, Any]:
    kind = data.get(f"{path}.kind", "")
    if kind in HOW:
        return {"kind": kind, "parts": _typed_criteria(data, path)["parts"]}
    shown = kind_fields(kind) if kind in KINDS else ()
    return {"kind": kind, "params": typed(shown, data, f"{path}.params.")}


def _numbers(data: Any, path: str) -> list[int]:
    found = (re.match(rf"{re.escape(path)}\.(\d+)\.", name) for name in data)
    return sorted({int(m[1]) for m in found if m})


def _any_under(data: Any, path: str) -> bool:
    return any(name.startswith(f"{path}.") for name in data)


def grown(shown: Sequence[Field], values: dict[str, Any], asked: str, kind: str = "") -> dict[str, Any]:
    """The values with a row more or less: `row:steps`, `drop:steps.1`, `kind:criteria`."""
    what, _sep, path = asked.partition(":")
    names = path.split(".")
    if what == "drop":
        held = _at(values, names[:-1])
        if isinstance(held, list) and names[-1].isdigit() and int(names[-1]) < len(held):
            del held[int(names[-1])]
    elif what == "row":
        held = _at(values, names)
        if isinstance(held, list):
            held.append({})
    elif what == "kind" and kind in KINDS:
        held = _at(values, names)
        if isinstance(held, dict):
            held.setdefault("parts", []).append({"kind": kind, "params": {}})
    return values


def _at(values: Any, names: Sequence[str]) -> Any:
    for name in names:
        if isinstance(values, list) and name.isdigit() and int(name) < len(values):
            values = values[int(name)]
        elif isinstance(values, dict):
            values = values.get(name)
        else:
            return None
    return values
