"""The form of front matter: who issued the plan, when, under what number; and whom the plan names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.core.plan.fields.block import Block
from thidua.core.plan.fields.forms import free_name
from thidua.core.plan.fields.model import BadForm, Field
from thidua.core.plan.fields.table import FIELDS
from thidua.core.plan.model import Plan

_VALUED = ("number", "issued")
"""Entries that may be written as `{value, source}`."""

FRONT: tuple[Field, ...] = FIELDS["front"]
"""What may be changed of front matter; the rest of it stays."""
ACTORS: Field = next(f for f in FRONT if f.name == "actors")


def front_values(plan: Plan) -> dict[str, Any]:
    """What the form of front matter shows."""
    return Block(plan, FRONT, loose=True).values(_plain(plan.front))


def front_kept(plan: Plan) -> dict[str, Any]:
    """What front matter says that the form cannot show, among the entries it asks for."""
    found = Block(plan, FRONT, loose=True).kept(_plain(plan.front))
    return {k: v for k, v in found.items() if any(f.name == k for f in FRONT)}


def front_entries(plan: Plan, values: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter that filled-in values make; raises BadForm with every field that cannot be used."""
    block = Block(plan, FRONT, loose=True)
    before = _plain(plan.front)
    found = block.entries(values, before)
    if block.bad:
        raise BadForm(block.bad)
    for name in _VALUED:
        was = plan.front.get(name)
        found[name] = {**was, "value": found.get(name)} if isinstance(was, Mapping) else found.get(name)
    if "actors" in found:
        found["actors"] = _actors(found["actors"])
    order = [*plan.front, *(k for k in found if k not in plan.front)]
    return {k: found[k] for k in order if k in found}


def _plain(front: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter with plain values, and actors as rows."""
    told = dict(front)
    for name in _VALUED:
        was = told.get(name)
        told[name] = was.get("value") if isinstance(was, Mapping) else was
    if isinstance(told.get("actors"), Mapping):
        told["actors"] = [{"key": k, **v} for k, v in told["actors"].items() if isinstance(v, Mapping)]
    return told


def _actors(rows: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in rows:
        key = str(row.get("key") or free_name(str(row.get("name")), found))
        found[key] = {k: v for k, v in row.items() if k != "key"}
    return found


def without_actors() -> tuple[Field, ...]:
    """The entries of front matter without those whom the plan names."""
    return tuple(f for f in FRONT if f is not ACTORS)
