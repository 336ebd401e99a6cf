"""The criteria of a rule as a form: a kind with its fields, or several kinds together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import Field as Parameter
from dataclasses import fields as parameters
from functools import lru_cache
from typing import Any

from thidua.core import terms
from thidua.core.criteria.params import PEOPLE, Years
from thidua.core.criteria.registry import WRITTEN
from thidua.core.plan.fields.model import Field
from thidua.core.plan.fields.own import OWN
from thidua.core.plan.fields.table import FIELDS
from thidua.core.wording import NOTHING, Say, both, figure

HOW = ("all", "one_of")
LISTED = ("collective_awarded", "collective_meets")
"""Kinds that a plan writes as a plain list of awards."""

_TYPES: dict[str, tuple[str, str]] = {
    "of": ("choice", "of"),
    "actor": ("choice", "actors"),
    "count": ("count", ""),
    "percent": ("figure", ""),
    "years": ("years", ""),
    "names": ("choices", "awards"),
    "flag": ("flag", ""),
    "text": ("text", ""),
}
_OWN: dict[str, tuple[str, str]] = {
    "index": ("choice", "term:index"),
    "issuer": ("name", "actors"),
    "recognised_by": ("name", "actors"),
    "topic": ("choice", "term:programme"),
    "programme": ("choice", "term:programme"),
    "named": ("choice", "named"),
    "deadline": ("choice", "deadlines"),
}
"""Parameters whose text is one of known words."""


@lru_cache
def kind_fields(kind: str) -> tuple[Field, ...]:
    """The fields of one kind of criterion, made from its parameters."""
    if kind == "delegated":
        return FIELDS["delegated"]
    return tuple(_field(kind, p) for p in parameters(WRITTEN[kind]) if "reads" in p.metadata)


def _field(kind: str, parameter: Parameter[Any]) -> Field:
    name = parameter.name.rstrip("_")
    reads, _, group = str(parameter.metadata["reads"]).partition(":")
    if reads in ("term", "terms"):
        type_, of = ("choice" if reads == "term" else "choices"), f"term:{group}"
    elif reads in ("only", "least"):
        type_, of = ("fixed" if reads == "only" else "choice"), group
    else:
        type_, of = _OWN.get(name) or _TYPES[reads]
    say = parameter.metadata["say"]
    inner = FIELDS["years"] if type_ == "years" else ()
    capital = Say(*(s[:1].upper() + s[1:] for s in say))
    of_people = PEOPLE if name in ("share", "counted_at") else ("key_leader",) if name == "posts" else ()
    return Field(
        name,
        capital,
        type_,
        of,
        _default(parameter, of),
        parameter.default is MISSING,
        inner,
        of_people,
        "of",
    )


def _default(parameter: Parameter[Any], of: str) -> Say:
    """What an empty field means."""
    value = parameter.default
    if value in (None, "", ()) or value is MISSING or isinstance(value, bool):
        return NOTHING
    said = value.say if isinstance(value, Years) else _word(of, value)
    return Say(f"Để trống: {said.vi}.", f"Left empty: {said.en}.")


def _word(of: str, value: Any) -> Say:
    if isinstance(value, tuple):
        words = [_word(of, v) for v in value]
        return Say(", ".join(w.vi for w in words), ", ".join(w.en for w in words))
    if not isinstance(value, str):
        return both(figure(value))
    kind, _, group = of.partition(":")
    if kind == "discipline":
        return dict(OWN["discipline"]).get(value, both(value))
    return terms.label(group if kind == "term" else kind, value)


def params_of(kind: str, value: Any) -> Mapping[str, Any]:
    """The parameters of a criterion as key and value, however it is written."""
    if kind in LISTED and not isinstance(value, Mapping):
        return {"awards": value}
    return value if isinstance(value, Mapping) else {}


def written_params(kind: str, found: dict[str, Any]) -> Any:
    """The parameters of a criterion as plans write them."""
    return found["awards"] if kind in LISTED and list(found) == ["awards"] else found


def entries_in(body: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of a rule that say what must be met: kinds, `all`, `one_of`."""
    return {k: v for k, v in body.items() if k in WRITTEN or k in HOW}


KINDS: dict[str, Say] = {k.name: k.say for k in WRITTEN.values()}
"""Kinds of criteria that a rule may name, in words."""
