"""Facts from a folder of CSV files or one workbook: all of them, or every fault at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thidua.core.errors import FactFaults, Fault
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME, RECORDS
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Person, Unit
from thidua.core.wording import Say
from thidua.exchange.cells import Unread
from thidua.exchange.csvfiles import open_csv
from thidua.exchange.grid import Grid
from thidua.exchange.kinds import table_named
from thidua.exchange.names import Known, member
from thidua.exchange.naming import table_twice, unknown_table
from thidua.exchange.opening import open_workbook
from thidua.exchange.repeats import tell_repeats
from thidua.exchange.rows import Progress, Table, read_table


@dataclass(frozen=True)
class Reading:
    """Facts as read, beside the tables they came from."""

    facts: Facts
    tables: tuple[Table, ...]


def read(where: Path, progress: Progress | None = None) -> Facts:
    """The facts of a folder of CSV files or of one XLSX workbook.

    `progress` is called with a table's name and the rows read so far. A CSV file with only a heading
    counts as given (declared empty); a sheet with only a heading does not, because an empty template
    has all sheets: there the single row “Không có dòng nào” says so.

    Raises FactFaults with every fault found; then nothing of it is used.
    """
    return examine(where, progress).facts


def examine(where: Path, progress: Progress | None = None) -> Reading:
    """The same as `read`, and how it was understood (for a report)."""
    faults: list[Fault] = []
    grids = list(_grids(Path(where), faults))
    return understand(grids, faults, progress)


def understand(grids: Iterable[Grid], faults: list[Fault], progress: Progress | None = None) -> Reading:
    """Records of all grids, units and people first because the others point to them."""
    order = {record: n for n, record in enumerate((Unit, Person, *RECORDS))}
    known = Known()
    tables = []
    for grid in sorted(grids, key=lambda g: order[g.record]):
        table = read_table(grid, known, progress)
        _learn(table, known)
        tell_repeats(table)
        faults += table.faults
        tables.append(table)
    if faults:
        raise FactFaults(faults)
    tables.sort(key=lambda t: RECORDS.index(t.record))
    given = [t for t in tables if t.given]
    held = {t.record.table: tuple(t.records) for t in given if t.records}
    return Reading(Facts(held, frozenset(t.record.table for t in given)), tuple(tables))


def _learn(table: Table, known: Known) -> None:
    """Remember the codes of units and people; a table that broke off cannot refuse any."""
    if table.record not in (Unit, Person) or not table.given or not table.readable:
        return
    column = table.column("unit_id" if table.record is Unit else "person_id")
    if column is None:
        return
    codes = {value for value in column.values() if value is not None}
    if table.record is Unit:
        known.unit = codes
        _tell_unknown_parents(table, known)
    else:
        known.person = codes


def _tell_unknown_parents(table: Table, known: Known) -> None:
    for name in ("parent_id", "agency_id"):
        for row, unit in zip(table.rows, table.records, strict=True):
            code = getattr(unit, name)
            if code is not None:
                try:
                    member(code, "unit", known)
                except Unread as unread:
                    table.told.tell(unread.what, unread.cure, row, name)


def _grids(where: Path, faults: list[Fault]) -> Iterator[Grid]:
    if where.is_dir():
        return _folder(where, faults)
    if where.suffix.lower() == ".xlsx" and where.is_file():
        return open_workbook(where, faults)
    faults.append(
        Fault(
            where.name or str(where),
            Say("Không phải thư mục CSV, cũng không phải tệp XLSX.", "Neither a folder of CSV nor an XLSX."),
            Say("Chỉ tới một thư mục hoặc một tệp .xlsx có thật.", "Point to a folder or an .xlsx file."),
        )
    )
    return iter(())


def _folder(where: Path, faults: list[Fault]) -> Iterator[Grid]:
    taken: dict[type[Record], str] = {}
    files = sorted(p for p in where.iterdir() if p.suffix.lower() == ".csv" and p.name[0] not in ".~")
    for path in files:
        table = table_named(unicodedata.normalize("NFC", path.stem))
        if table is None:
            faults.append(unknown_table(path.name))
        elif BY_NAME[table] in taken:
            faults.append(table_twice(path.name, taken[BY_NAME[table]]))
        else:
            taken[BY_NAME[table]] = path.name
            yield open_csv(path, BY_NAME[table])
    if not files:
        faults.append(
            Fault(
                where.name or str(where),
                Say("Thư mục không có tệp CSV nào.", "The folder holds no CSV file."),
                Say(
                    "Đặt các bảng vào đó, ví dụ units.csv, people.csv.",
                    "Put tables there, such as units.csv.",
                ),
            )
        )
