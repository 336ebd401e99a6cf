"""Records in words: a row of a list, a line under a criterion, the fields of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from thidua.core.facts.columns import Column, Record, columns_of
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.tables import IndexResult
from thidua.core.wording import NOTHING, Say, both, join
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.evidence.subjects import ABOUT
from thidua.rounds.pages.records import worded

NOT_SHOWN = ("recorded_at", "closed_at", "case")
CODES = ("plan", "mark", "unit_id", "person_id")
"""Columns that hold codes, which mean nothing to whoever reads a line."""
AS_PRINTED = ("as_at", "parts", "printed_class", "area", "named", "derived")
"""Columns of index results that come from printed tables; nobody fills them in by hand."""
LONG = 80
"""Longer values do not stand in a line."""


def shown_columns(record: type[Record]) -> list[Column]:
    """The columns of a table that people see: neither the days of coming to know nor the inner name of a case."""
    return [c for c in columns_of(record) if c.name not in NOT_SHOWN]


def asked(record: type[Record], filled: Mapping[str, Any]) -> list[Column]:
    """The columns that a form of one record asks for: those of printed tables only where they are filled in."""
    beside = AS_PRINTED if record is IndexResult else ()
    return [c for c in shown_columns(record) if c.name not in beside or filled.get(c.name) not in (None, "")]


def subject_column(record: type[Record]) -> str:
    """The column that says whom a record is about, empty where a table has none."""
    return next((c.name for c in columns_of(record) if c.kind in ABOUT), "")


def value_of(record: Record, column: str) -> Any:
    """The value of a column by its name in the exchange format."""
    names = {f.name.rstrip("_"): f.name for f in fields(record)}
    return getattr(record, names[column])


def said(column: Column, value: Any) -> Say:
    """A value of a column in words."""
    if value is None:
        return NOTHING
    if column.name == "table":
        return BY_NAME[value].say if value in BY_NAME else both(str(value))
    return worded(column.kind, value)


def called(column: Column) -> Say:
    """The label of a column on a page; whoever is looked up by name is not called a code."""
    say = column.say
    return Say(say.vi.removeprefix("Mã "), say.en) if column.kind in ("unit", "person") else say


def cells(fact: Fact) -> list[tuple[Say, Say]]:
    """Every filled column of a fact with its label; the subject by name."""
    record = record_of(fact)
    about = subject_column(type(record))
    found = []
    for column in shown_columns(type(record)):
        value = value_of(record, column.name)
        if value is not None:
            told = both(subject(fact)) if column.name == about and subject(fact) else said(column, value)
            found.append((called(column), told))
    return found


def subject(fact: Fact) -> str:
    """The name of whom a fact is about, as printed where it is no unit here; empty where it is about nobody."""
    return str(fact.person or fact.unit or fact.values.get("named") or "")


def line(record: Record) -> Say:
    """A record in one line: its table, then what it says, without whom it is about."""
    told = join(list(_told(record)), ", ")
    name = type(record).say
    return Say(f"{name.vi}: {told.vi}", f"{name.en}: {told.en}") if told.vi else name


def _told(record: Record) -> Iterator[Say]:
    about = subject_column(type(record))
    for column in shown_columns(type(record)):
        value = value_of(record, column.name)
        if value is None or column.name in (about, *CODES) or column.kind in ABOUT:
            continue
        words = said(column, value)
        if len(words.vi) <= LONG:
            yield _named(column, words, value)


def _named(column: Column, words: Say, value: Any) -> Say:
    """Bare figures need the name of their column; words, days and decisions speak for themselves."""
    if column.kind in ("int", "decimal", "bool") and not isinstance(value, date):
        return Say(f"{column.say.vi.lower()} {words.vi}", f"{column.say.en.lower()} {words.en}")
    return words
