"""Facts become tables that any engine reads alike: whole numbers and text, nothing else.

Dates are days since 1970, figures whole millionths, flags 0 or 1; text that is matched by
words is folded. So no engine has its own way with dates, decimals or accents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from thidua.core.criteria.ground import NO_DAY, ORIGIN
from thidua.core.errors import Refused
from thidua.core.facts.columns import Record, columns_of, in_order
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.wording import Say, fold

HANDED = {
    "units": "unit_id name kind level parent_id agency_id reform_body does_reform valid_from valid_to",
    "unit_changes": "from_unit to_unit kind on",
    "successions": "from_unit to_unit what signed_by on",
    "people": "person_id staff_kind unit_id leadership valid_from valid_to",
    "registrations": "candidate plan round registered_on collectives",
    "index_results": "unit_id index issuer year score max_score class rank group group_size published_on"
    " period percent derived",
    "index_classes": "issuer index valid_from unit_kind class order from_percent",
    "ratings": "subject year class",
    "discipline": "person_id form decided_on",
    "conclusions": "subject source about result decided_on",
    "initiatives": "owner level recognised_by recognised_on used_for topic",
    "tasks": "subject programme year assigned completed completed_on_time",
    "services": "subject period late pending_late",
    "attestations": "candidate plan mark round answer by on role",
    "honours": "candidate form authority achievement round",
    "events": "event year issuer",
    "coverage": "table scope from to",
}
"""The columns that criteria read, by table."""

OUTSIDE = ("units", "unit_changes", "successions", "events", "coverage")
"""The few records that a judging reads outside of the engine too."""
FOLDED = {"plan", "achievement", "group", "used_for", "recognised_by", "name"}
SUBJECTS = {"units": ("unit:", "unit_id"), "people": ("person:", "person_id")}
SUBJECTS["index_results"] = SUBJECTS["units"]
LARGEST = 90_000
"""Figures stay below it, so that a figure times a percentage fits 64 bits in millionths."""

_NATURAL = {"date": pa.date32(), "decimal": pa.decimal128(18, 6), "bool": pa.bool_()}
_NATURAL |= {"int": pa.int64(), "year": pa.int64()}


def tables(facts: Facts) -> dict[str, pa.Table]:
    """Every table that criteria read, from records; absent ones are empty.

    Raises Refused for a figure too large for exact comparison.
    """
    return {name: engine_table(name, _natural(name, _rows(name, facts))) for name in HANDED}


def _rows(name: str, facts: Facts) -> Sequence[Record]:
    """Records of a table; of those of which one may be taken of several, never by the order they came in."""
    rows = facts.rows(BY_NAME[name])
    return in_order(rows) if BY_NAME[name].begins else rows


def _natural(name: str, rows: Sequence[Record]) -> pa.Table:
    """Records as an Arrow table with the columns of the exchange format."""
    attributes = {f.name.rstrip("_"): f.name for f in fields(BY_NAME[name])}
    kinds = {c.name: c.kind for c in columns_of(BY_NAME[name])}
    return pa.table(
        {
            column: pa.array([getattr(r, attributes[column]) for r in rows], _type(kinds[column]))
            for column in _columns(name)
        }
    )


def _columns(name: str) -> list[str]:
    dated = BY_NAME[name].dated_by
    listed = HANDED[name].split() + ([dated.rstrip("_")] if dated else [])
    return list(dict.fromkeys([*listed, "recorded_at", "closed_at"]))


def _type(kind: str) -> pa.DataType:
    return _NATURAL.get(kind, pa.string())


def engine_table(name: str, given: pa.Table) -> pa.Table:
    """A table of the exchange format, typed by Arrow, as engines read it; lacking columns are blank."""
    kinds = {c.name: c.kind for c in columns_of(BY_NAME[name])}
    made: dict[str, Any] = {"row": pa.array(range(given.num_rows), pa.int64())}
    for column in _columns(name):
        if column in given.column_names:
            made[column] = _whole(given[column], kinds[column])
        else:
            made[column] = pa.nulls(given.num_rows, _whole(pa.array([], pa.string()), kinds[column]).type)
    for column in FOLDED & made.keys():
        made[column] = _folded(made[column])
    dated = BY_NAME[name].dated_by
    if dated:
        made["law"] = pc.fill_null(made[dated.rstrip("_")], NO_DAY)
    return pa.table(made | _derived(name, made))


def _whole(values: Any, kind: str) -> Any:
    if kind == "date":
        return values.cast(pa.date32()).cast(pa.int32()).cast(pa.int64())
    if kind == "decimal":
        return _millionths(values.cast(_NATURAL["decimal"]))
    if kind == "bool":
        return values.cast(pa.bool_()).cast(pa.int64())
    return values.cast(_type(kind))


def _millionths(values: Any) -> Any:
    top = pc.max(pc.abs(values)).as_py() if len(values) else None
    if top is not None and top >= LARGEST:
        raise Refused(
            Say(
                f"Số {top} quá lớn để so chính xác; phải nhỏ hơn {LARGEST}.",
                f"The figure {top} is too large to compare exactly; it must be below {LARGEST}.",
            )
        )
    return pc.multiply(values, pa.scalar(Decimal(1_000_000), pa.decimal128(7, 0))).cast(pa.int64())


def _folded(values: Any) -> Any:
    """Text by the key that matches words; blank text is no text."""
    chunked = values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([values])
    coded = chunked.combine_chunks().dictionary_encode()
    coded = coded if isinstance(coded, pa.DictionaryArray) else coded.combine_chunks()
    words = pa.array([fold(w) or None if w else None for w in coded.dictionary.to_pylist()], pa.string())
    return words.take(coded.indices)


def _derived(name: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """Columns made once so that no engine has to make them a million times."""
    more: dict[str, Any] = {}
    if name in SUBJECTS:
        prefix, ident = SUBJECTS[name]
        more["subject"] = pc.binary_join_element_wise(prefix, made[ident], "")
    if "issuer" in made:
        more["issuer_key"] = pc.fill_null(_folded(made["issuer"]), "")
    if name == "index_results":
        more |= _results(made)
    if name == "attestations":
        more["mark"] = pc.utf8_rtrim(made["mark"], "#")
    if name == "services":
        more["year"] = pc.utf8_slice_codeunits(made["period"], 0, 4).cast(pa.int64())
        spans = [_span(p) for p in made["period"].to_pylist()]
        more["first_month"] = pa.array([s[0] for s in spans], pa.int64())
        more["last_month"] = pa.array([s[1] for s in spans], pa.int64())
    return more


def _results(made: Mapping[str, Any]) -> dict[str, Any]:
    """Which results are printed ones of a whole year; the percentage where no points were printed."""
    within = pc.fill_null(pc.match_substring(made["period"], "-"), False)
    counts = pc.invert(pc.or_(within, pc.fill_null(pc.equal(made["derived"], 1), False)))
    unscored = pc.is_null(made["score"])
    none = pa.scalar(None, pa.int64())
    return {
        "of_the_year": counts.cast(pa.int64()),
        "score": pc.coalesce(made["score"], made["percent"]),
        "max_score": pc.if_else(unscored, none, made["max_score"]),
    }


def empty(name: str) -> pa.Table:
    """A table without rows."""
    return engine_table(name, pa.table({}))


def view_of(files: Mapping[str, Path], as_of: date, known_at: date | None = None) -> FactsView:
    """The records that a judging reads outside of the engine (`OUTSIDE`).

    `files` are engine tables as parquet; those that are there count as given.
    """
    small = [name for name in OUTSIDE if name in files]
    records = [r for name in small for r in _records(name, pq.read_table(files[name]))]
    return FactsView(Facts.of(records, files), as_of, known_at)


def _records(name: str, rows: pa.Table) -> Iterator[Record]:
    record, columns = BY_NAME[name], _columns(name)
    kinds = {c.name: c.kind for c in columns_of(record)}
    attributes = {f.name.rstrip("_"): f.name for f in fields(record)}
    lists = [[_back(v, kinds[c]) for v in rows[c].to_pylist()] for c in columns]
    for row in zip(*lists, strict=True):
        yield record(**{attributes[c]: v for c, v in zip(columns, row, strict=True)})


def _back(value: Any, kind: str) -> Any:
    if value is None or kind not in ("date", "bool"):
        return value
    return bool(value) if kind == "bool" else date.fromordinal(value + ORIGIN)


def _span(period: str) -> tuple[int, int]:
    from thidua.core.criteria.work import span

    return span(period)
