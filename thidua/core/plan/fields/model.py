"""One field of a form: what it is called, what may be written in it, where its choices come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from thidua.core.wording import NOTHING, Say

ABSENT: Final[Any] = object()
"""A field that is left empty: its key does not stand in the file."""

JOINED = ("group", "when", "years", "places", "per", "start", "delegated", "order_by")
"""Types of fields that hold several fields, written together under one key."""


@dataclass(frozen=True)
class Field:
    """One field. `type` says how it is read; `of` where its choices come from.

    Types: text, long, name (of an actor, or as typed), count, figure, date, day (a date or dd/mm),
    flag, choice, choices, lone (choices written plainly where there is one), texts, lines (texts,
    one plainly), whole (years), fixed (one possible word), key (a name in the file, never asked for),
    rows (any number of `fields`), criteria, and those of JOINED.
    """

    name: str
    say: Say
    type: str
    of: str = ""
    hint: Say = NOTHING
    required: bool = False
    fields: tuple[Field, ...] = ()
    when: tuple[str, ...] = ()
    """Asked only where the field `by` beside it holds one of these."""
    by: str = "how"
    rare: bool = False
    """Seldom needed: asked last."""


@dataclass(frozen=True)
class BadField:
    """A value that cannot be used: in which field (`when.day`, `steps.0.who`), what, and the cure."""

    path: str
    what: Say
    cure: Say


class BadForm(Exception):
    """A filled-in form that cannot be written; all its bad fields at once."""

    def __init__(self, fields: list[BadField]) -> None:
        super().__init__("; ".join(f"{f.path}: {f.what.vi}" for f in fields))
        self.fields = fields
