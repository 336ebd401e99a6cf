"""A workbook of facts against what is kept: which rows are new, unchanged or faulty, and why."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thidua import access
from thidua.core.errors import Fault
from thidua.core.facts.columns import Record, columns_of
from thidua.core.facts.tables import IndexResult
from thidua.core.wording import Say
from thidua.evidence.catalogue import ENTERED, entered_by
from thidua.evidence.facts import stored
from thidua.evidence.models import SECRET, Asked, Fact, Import
from thidua.evidence.printed.looking import CURE, OTHERS, Placing, cells_of, sheets_looked
from thidua.evidence.subjects import Subjects, out_of_reach, own_scope, subject_of
from thidua.exchange.grid import Grid, Row, Stopped
from thidua.exchange.names import Known
from thidua.exchange.printed.reading import Lines
from thidua.exchange.repeats import tell_repeats
from thidua.exchange.rows import Table, read_table
from thidua.exchange.workbooks import open_workbook
from thidua.people.models import Unit, User

CHUNK = 400
_PLACE = re.compile(r"(?:.*?, )?trang (?P<sheet>.+?)(?:, dòng (?P<row>\d+))?(?:, cột (?P<column>.+))?$")
Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Wrong:
    """One fault of a workbook: where, what was read and wanted, the cure."""

    sheet: str
    row: int | None
    column: str
    what: Say
    cure: Say

    @classmethod
    def of(cls, fault: Fault) -> Wrong:
        """A fault of the exchange with its place taken apart."""
        found = _PLACE.match(fault.where)
        if not found:
            return cls(fault.where, None, "", fault.what, fault.cure)
        row = found["row"]
        return cls(found["sheet"], int(row) if row else None, found["column"] or "", fault.what, fault.cure)


@dataclass
class Sheet:
    """One sheet as it was read: its cells, and what became of its rows."""

    record: type[Record]
    name: str
    cells: list[Row]
    new: list[Fact] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    """The row of each new fact."""
    same: int = 0
    faults: list[Wrong] = field(default_factory=list)

    @property
    def bad_rows(self) -> set[int]:
        """Numbers of the rows that cannot be taken in."""
        return {f.row for f in self.faults if f.row}

    @property
    def bad(self) -> int:
        """How many rows cannot be taken in; a sheet that cannot be read counts all of its rows."""
        unread = any(f.row is None for f in self.faults) or self.bad_rows & {n for n, _ in self.cells[:1]}
        return max(len(self.cells) - 1, 1) if unread else len(self.bad_rows)


@dataclass
class Looked:
    """What a workbook would do."""

    sheets: list[Sheet]
    others: list[Wrong]
    beside: dict[str, Any] = field(default_factory=dict)
    doubts: list[dict[str, Any]] | None = None
    """What of the new rows a person should look at; None where nobody looked."""

    @property
    def faults(self) -> list[Wrong]:
        """Every fault, in the order of the sheets."""
        sheets = [f for s in self.sheets for f in sorted(s.faults, key=lambda f: f.row or 0)]
        return [*self.others, *sheets]

    @property
    def new(self) -> list[Fact]:
        """The facts that would be added."""
        return [f for s in self.sheets for f in s.new]

    @property
    def counts(self) -> dict[str, int]:
        """Rows that are new, unchanged and faulty."""
        bad = sum(s.bad for s in self.sheets) + len(self.others)
        return {"new": len(self.new), "same": sum(s.same for s in self.sheets), "bad": bad}


def look_into(batch: Import, tick: Tick | None = None) -> Looked:
    """Read the workbook of an import against what is kept now; nothing is written."""
    if batch.about is not None:
        return look_into_printed(batch, tick or (lambda _d, _t: None))
    return _Look(batch.by, batch.agency, tick or (lambda _d, _t: None)).into(batch.file.path, batch.name)


def look_into_printed(batch: Import, tick: Tick) -> Looked:
    """The same of a table as somebody published it, whatever its headings."""
    lines, faults = sheets_looked(batch)
    placing = Placing(batch)
    sheets = [_printed(one, placing, tick) for one in lines]
    return Looked(sheets, [Wrong.of(f) for f in faults], placing.told(lines))


def _printed(lines: Lines, placing: Placing, tick: Tick) -> Sheet:
    sheet = Sheet(IndexResult, lines.sheet.name, cells_of(lines), faults=[Wrong.of(f) for f in lines.faults])
    total = len(lines.records)
    for at in range(0, total, CHUNK):
        chunk = [(row, placing.fact(record, code)) for row, record, code in lines.records[at : at + CHUNK]]
        idents = {f.ident for _, f in chunk}  # what any agency has loaded is read by all: once is enough
        there = {f.ident: f for f in Fact.objects.filter(ident__in=idents, closed_on=None)}
        for row, fact in chunk:
            first = placing.seen.setdefault(fact.ident, fact)
            if first is fact:
                _sort(sheet, row, fact, there.get(fact.ident), (OTHERS, CURE))
            elif first.values == fact.values:
                sheet.same += 1
            else:
                sheet.faults.append(Wrong(sheet.name, row, "", OTHERS, CURE))
        tick(min(at + CHUNK, total), total)
    return sheet


class _Look:
    def __init__(self, by: User, agency: Unit, tick: Tick) -> None:
        self.by, self.agency, self.tick = by, agency, tick
        self.subjects = Subjects(by).load()
        self.known = Known(unit=set(self.subjects.units), person=set(self.subjects.people))
        self.mine = set(entered_by(by))
        self.served = {h.agency_id for h in access.holdings_for(["fact.enter"], by) if h.movement_id is None}
        self.asked = set(Asked.objects.values_list("agency_id", "table"))
        self.private = access.may("person.private", by, batch_thing(agency))

    def into(self, path: Path, name: str) -> Looked:
        """Every sheet, against the facts that are there."""
        faults: list[Fault] = []
        with tempfile.TemporaryDirectory() as folder:
            linked = Path(folder) / (Path(name).stem[:80].replace("/", "-") + ".xlsx")
            linked.symlink_to(path)
            grids = list(open_workbook(linked, faults))
            sheets = [s for s in (self._sheet(g) for g in grids) if s is not None]
        return Looked(sheets, [Wrong.of(f) for f in faults])

    def _sheet(self, grid: Grid) -> Sheet | None:
        try:
            cells = [row for row in grid.rows if any(str(c).strip() for c in row[1])]
        except Stopped as stopped:
            return Sheet(grid.record, grid.record.table, [], faults=[Wrong.of(stopped.fault)])
        if len(cells) < 2:
            return None
        sheet = Sheet(grid.record, Wrong.of(Fault(grid.where, _NO, _NO)).sheet, cells)
        if refused := self._not_mine(grid.record):
            sheet.faults.append(Wrong(sheet.name, None, "", *refused))
            return sheet
        grid.rows = iter(cells)
        table = read_table(grid, self.known)
        tell_repeats(table)
        sheet.faults += [Wrong.of(f) for f in table.faults]
        self._compare(sheet, table)
        return sheet

    def _not_mine(self, record: type[Record]) -> tuple[Say, Say] | None:
        if record.table not in ENTERED:
            return (
                Say("Bảng này không nhập ở đây.", "This table is not imported here."),
                Say(
                    "Bỏ trang này; bảng có chỗ nhập riêng (đơn vị, đăng ký, khen thưởng, hồ sơ).",
                    "Remove the sheet; the table has its own place (units, registration, awards, dossiers).",
                ),
            )
        if record.table not in self.mine or (record.table in SECRET and not self.private):
            return (
                Say("Bạn không nhập được bảng này.", "You may not import this table."),
                Say(
                    "Bỏ trang này, hoặc nhờ cơ quan thường trực nhập.",
                    "Remove it or ask the movement office.",
                ),
            )
        return None

    def _compare(self, sheet: Sheet, table: Table) -> None:
        bad = sheet.bad_rows
        rows = [(n, r) for n, r in zip(table.rows, table.records, strict=True) if n not in bad]
        for at in range(0, len(rows), CHUNK):
            chunk = [(n, f) for n, r in rows[at : at + CHUNK] if (f := self._placed(sheet, n, r)) is not None]
            there = _there([f for _, f in chunk], self.agency)
            for number, fact in chunk:
                _sort(sheet, number, fact, there.get(fact.ident))
            self.tick(min(at + CHUNK, len(rows)), len(rows))

    def _placed(self, sheet: Sheet, row: int, given: Record) -> Fact | None:
        given = own_scope(given, self.by)
        about = subject_of(given)
        found = self.subjects.find(about) if about else None
        if about and found is None:
            why = out_of_reach(about.partition(":")[2])
            sheet.faults.append(Wrong(sheet.name, row, "", why, _NO))
            return None
        unit, person = found or (None, None)
        agency = unit.agency if unit and unit.agency_id in self.served else self.agency
        fact = stored(given, unit=unit, person=person, by=self.by, agency=agency)
        fact.waits = (agency.pk, fact.table) in self.asked
        if given.closed_at is not None:
            fact.closed_on = given.closed_at
        return fact


def batch_thing(agency: Unit) -> Any:
    """What a right over an agency's private data is measured at."""
    return Fact(agency=agency)


def _there(facts: Sequence[Fact], agency: Unit) -> dict[str, Fact]:
    """Open facts of the same identities."""
    found = Fact.objects.filter(ident__in={f.ident for f in facts}, closed_on=None)
    return {f.ident: f for f in found if f.unit_id is not None or f.agency_id == agency.pk}


def _sort(sheet: Sheet, row: int, fact: Fact, old: Fact | None, other: tuple[Say, Say] | None = None) -> None:
    if old is None:
        sheet.new.append(fact)
        sheet.rows.append(row)
    elif old.values == fact.values:
        sheet.same += 1
    else:
        names = [
            f"{c.say.vi} ({c.name})"
            for c in columns_of(sheet.record)
            if old.values.get(c.name) != fact.values.get(c.name)
        ]
        sheet.faults.append(Wrong(sheet.name, row, ", ".join(names), *(other or (_OTHER, _RESTATE))))


def told(looked: Looked) -> dict[str, Any]:
    """The preview as JSON: counts by table, every fault, the first rows as they were understood."""
    return {
        "tables": [
            {"table": s.record.table, "sheet": s.name, "new": len(s.new), "same": s.same, "bad": s.bad}
            for s in looked.sheets
        ],
        "faults": [
            {"sheet": f.sheet, "row": f.row, "column": f.column, "what": f.what, "cure": f.cure}
            for f in looked.faults
        ],
        "first": [
            {
                "table": f.table,
                "values": f.values,
                "about": str(f.person or f.unit or f.values.get("named") or ""),
            }
            for f in looked.new[:5]
        ],
    } | ({"printed": looked.beside} if looked.beside else {})


def faulty_rows(sheet: Sheet) -> Iterator[Row]:
    """The heading and the rows of a sheet that cannot be taken in."""
    yield sheet.cells[0]
    whole = any(f.row is None or f.row == sheet.cells[0][0] for f in sheet.faults)
    yield from (row for row in sheet.cells[1:] if whole or row[0] in sheet.bad_rows)


_NO = Say("", "")
_OTHER = Say(
    "Trùng khóa và số quyết định với bản ghi đã có, khác giá trị.",
    "Same key and decision as a record that is there, with another value.",
)
_RESTATE = Say(
    "Đính chính bản ghi đã có, hoặc ghi số và ngày của quyết định sau.",
    "Restate the record that is there, or write the number and date of the later decision.",
)
