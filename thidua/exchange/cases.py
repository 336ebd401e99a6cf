"""Facts from rows that were already parsed (the `cases.yaml` of a plan): the same strictness."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record, columns_of
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.core.wording import Say
from thidua.exchange.cells import Broken, Cell, Day, Flag, Moment, Number, number
from thidua.exchange.grid import Grid, Row
from thidua.exchange.kinds import table_named
from thidua.exchange.naming import unknown_table
from thidua.exchange.reading import understand

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def facts_from(base: Rows, extra: Rows | None = None, drop: Collection[str] = ()) -> Facts:
    """Facts of a case: the rows of `base` without the tables of `drop`, then those of `extra`.

    A table that is named counts as given, even without rows. Values may be text, whole numbers,
    decimals, truth values, dates or nothing.

    Raises FactFaults with every fault; rows are counted from 1 within a table, extra after base.
    """
    faults: list[Fault] = []
    rows: dict[type[Record], list[Mapping[str, Any]]] = {}
    dropped = {_table(name, faults) for name in drop}
    for tables, kept in ((base, False), (extra or {}, True)):
        for name, given in tables.items():
            record = _table(name, faults)
            if record and (kept or record not in dropped):
                rows.setdefault(record, []).extend(given or ())
    return understand([_grid(record, given) for record, given in rows.items()], faults).facts


def _table(name: str, faults: list[Fault]) -> type[Record] | None:
    table = table_named(name)
    if table is None:
        faults.append(unknown_table(name))
    return BY_NAME[table] if table else None


def _grid(record: type[Record], rows: list[Mapping[str, Any]]) -> Grid:
    return Grid(record, record.table, _rows(record, rows), empty_counts=True)


def _rows(record: type[Record], rows: list[Mapping[str, Any]]) -> Iterator[Row]:
    names = list(dict.fromkeys(str(name) for row in rows for name in row))
    yield 0, names or [c.name for c in columns_of(record)]
    for place, row in enumerate(rows, 1):
        yield place, [_cell(row.get(name)) for name in names]


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return Flag(value)
    if isinstance(value, int):
        return Number(str(int(value)))
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime):
        return Moment(value)
    if isinstance(value, date):
        return Day(value)
    if isinstance(value, str):
        return str(value)
    return Broken(str(value), Say("không phải một giá trị đơn", "not a single value"))
