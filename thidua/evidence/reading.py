"""A workbook of facts against what is kept: which rows are new, unchanged or faulty, and why."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from thidua import access
from thidua.core.errors import Fault
from thidua.core.facts.columns import Record, columns_of
from thidua.core.facts.tables import IndexResult
from thidua.core.wording import Say
from thidua.evidence.catalogue import ENTERED, entered_by
from thidua.evidence.coming import Coming, coming
from thidua.evidence.looked import Looked, Sheet
from thidua.evidence.models import SECRET, Asked, Fact, Import
from thidua.evidence.printed.looking import CURE, OTHERS, Placing, cells_of, sheets_looked
from thidua.evidence.resting import CHUNK
from thidua.evidence.subjects import Subjects, out_of_reach, own_scope, subject_of
from thidua.exchange.grid import Grid, Row, Stopped, Told
from thidua.exchange.names import Known
from thidua.exchange.opening import open_workbook
from thidua.exchange.printed.reading import Lines
from thidua.exchange.repeats import Repeats
from thidua.exchange.rows import Placed, Table, chunks_of
from thidua.exchange.wrong import Wrong
from thidua.people.models import Unit, User

Tick = Callable[[int, int], None]


def look_into(batch: Import, tick: Tick | None = None, *, with_cells: bool = False) -> Looked:
    """Read the workbook of an import against what is kept now; nothing is written.

    `with_cells` keeps every cell, for the workbook of faulty rows.
    """
    if batch.about is not None:
        return look_into_printed(batch, tick or (lambda _d, _t: None))
    look = _Look(batch.by, batch.agency, tick or (lambda _d, _t: None), with_cells)
    return look.into(batch.file.path, batch.name)


def look_into_printed(batch: Import, tick: Tick) -> Looked:
    """The same of a table as somebody published it, whatever its headings."""
    lines, faults = sheets_looked(batch)
    placing = Placing(batch)
    sheets = [_printed(one, placing, tick) for one in lines]
    return Looked(sheets, [Wrong.of(f) for f in faults], placing.told(lines))


def _printed(lines: Lines, placing: Placing, tick: Tick) -> Sheet:
    sheet = Sheet(
        IndexResult,
        lines.sheet.name,
        cells_of(lines),
        len(lines.records),
        faults=[Wrong.of(f) for f in lines.faults],
    )
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
    def __init__(self, by: User, agency: Unit, tick: Tick, with_cells: bool) -> None:
        self.by, self.agency, self.tick, self.with_cells = by, agency, tick, with_cells
        self.subjects = Subjects(by).load()
        self.known = Known(unit=set(self.subjects.units), person=self.subjects.codes())
        self.mine = set(entered_by(by))
        self.served = {h.agency_id for h in access.holdings_for(["fact.enter"], by) if h.movement_id is None}
        asked = Asked.objects.filter(agency__in={*self.served, agency.pk})
        self.asked = set(asked.values_list("agency_id", "table"))
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
        filled = (row for row in grid.rows if any(str(c).strip() for c in row[1]))
        try:
            top = list(islice(filled, 2))
        except Stopped as stopped:
            return Sheet(grid.record, grid.record.table, [], faults=[Wrong.of(stopped.fault)])
        if len(top) < 2:
            return None
        name = Wrong.of(Fault(grid.where, _NO, _NO)).sheet
        sheet = Sheet(grid.record, name, top[:1], 1, aside=grid.aside)
        if refused := self._not_mine(grid.record):
            sheet.faults.append(Wrong(sheet.name, None, "", *refused))
            return sheet
        grid.rows = chain(top[:1], self._counted(sheet, chain(top[1:], filled)))
        table = Table(grid.record, Told(grid.where))
        with Repeats(grid.record) as repeats:
            for chunk in chunks_of(grid, self.known, table, CHUNK):
                repeats.tell(table.told, chunk)
                bad = table.told.rows
                self._compare(sheet, [(n, r) for n, r in chunk if n not in bad])
                self.tick(sheet.size, max(grid.height, sheet.size))
                table.forget()
        sheet.faults += [Wrong.of(f) for f in table.faults]
        sheet.untold, sheet.more = table.told.rows, table.told.more > 0
        sheet.settle()
        return sheet

    def _counted(self, sheet: Sheet, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows as they pass, counted; kept only where somebody wants them back."""
        sheet.size = 0
        for row in rows:
            sheet.size += 1
            if self.with_cells:
                sheet.cells.append(row)
            yield row

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

    def _compare(self, sheet: Sheet, rows: Sequence[Placed]) -> None:
        """Sort some rows without fault by what is kept: new, the same, or something else."""
        self.subjects.gather(about for _, r in rows if (about := subject_of(r)))
        chunk = [(n, f) for n, r in rows if (f := self._placed(sheet, n, r)) is not None]
        there = _there([f for _, f in chunk], self.agency)
        for number, one in chunk:
            _sort(sheet, number, one, there.get(one.ident))

    def _placed(self, sheet: Sheet, row: int, given: Record) -> Coming | None:
        given = own_scope(given, self.by)
        about = subject_of(given)
        found = self.subjects.find(about) if about else None
        if about and found is None:
            why = out_of_reach(about.partition(":")[2])
            sheet.faults.append(Wrong(sheet.name, row, "", why, _NO))
            return None
        unit, person = found or (None, None)
        agency = unit.agency if unit and unit.agency_id in self.served else self.agency
        one = coming(given, unit=unit, person=person, by=self.by, agency=agency)
        one.columns["waits"] = (agency.pk, given.table) in self.asked
        one.columns["closed_on"] = given.closed_at
        return one


def batch_thing(agency: Unit) -> Any:
    """What a right over an agency's private data is measured at."""
    return Fact(agency=agency)


def _there(facts: Sequence[Coming], agency: Unit) -> dict[str, Fact]:
    """Open facts of the same identities."""
    found = Fact.objects.filter(ident__in={f.ident for f in facts}, closed_on=None)
    return {f.ident: f for f in found if f.unit_id is not None or f.agency_id == agency.pk}


def _sort(
    sheet: Sheet, row: int, one: Coming, old: Fact | None, other: tuple[Say, Say] | None = None
) -> None:
    if old is None:
        sheet.new.append(one)
        sheet.rows.append(row)
    elif old.values == one.values:
        sheet.same += 1
    else:
        names = [
            f"{c.say.vi} ({c.name})"
            for c in columns_of(sheet.record)
            if old.values.get(c.name) != one.values.get(c.name)
        ]
        sheet.faults.append(Wrong(sheet.name, row, ", ".join(names), *(other or (_OTHER, _RESTATE))))


_NO = Say("", "")
_OTHER = Say(
    "Trùng khóa và số quyết định với bản ghi đã có, khác giá trị.",
    "Same key and decision as a record that is there, with another value.",
)
_RESTATE = Say(
    "Đính chính bản ghi đã có, hoặc ghi số và ngày của quyết định sau.",
    "Restate the record that is there, or write the number and date of the later decision.",
)
