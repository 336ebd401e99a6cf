"""From the rows of one table to records, each distinct cell read once; every fault is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import islice
from typing import Any

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record, columns_of
from thidua.core.wording import Say, fold
from thidua.exchange.cells import Broken, Cell, Unread, clean, text_of
from thidua.exchange.figures import Pending
from thidua.exchange.grid import ROW_LIMIT, Aside, Grid, Row, Stopped, Told, is_blank
from thidua.exchange.headings import Heading, read_headings, recognised
from thidua.exchange.kinds import reading_of
from thidua.exchange.names import Known
from thidua.exchange.sense import CHECKS

CHUNK = 20_000
DISTINCT = 2_000
"""Most distinct cells of a column that a table remembers which forgets; beyond, they are read again."""
NO_ROWS = ("khong co dong nao", "no rows")
"""What the only row of a table may say to declare that there is nothing in it."""

Progress = Callable[[str, int], None]
Placed = tuple[int, Record]
"""A record with the number of its row."""


class Values(dict[Cell, Any]):
    """What each distinct cell of a column means; cells that mean nothing are kept in `bad`."""

    def __init__(self, heading: Heading, known: Known) -> None:
        super().__init__()
        self.heading = heading
        self.read = reading_of(heading.column, known)
        self.blank = "all" if heading.column.kind == "scope" else None
        self.bad: dict[Cell, Unread] = {}
        self.pending = False

    def __missing__(self, cell: Cell) -> Any:
        value: Any = None
        try:
            value = self._value(cell)
        except Unread as unread:
            self.bad[cell] = unread
        self.pending = self.pending or isinstance(value, Pending)
        self[cell] = value
        return value

    def _value(self, cell: Cell) -> Any:
        if isinstance(cell, Broken):
            text_of(cell)
        if not (isinstance(cell, str) and not clean(cell)):
            return self.read(cell)
        if self.heading.column.required:
            raise Unread(
                Say("Ô bắt buộc để trống.", "A required cell is blank."),
                Say("Điền ô này.", "Fill in this cell."),
            )
        return self.blank


@dataclass
class Table:
    """One table as understood so far: records beside their row numbers, and what was wrong."""

    record: type[Record]
    told: Told
    records: list[Record] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[Values] = field(default_factory=list)
    given: bool = True
    readable: bool = True
    aside: list[Aside] = field(default_factory=list)
    """What of the sheet is none of its rows."""

    @property
    def faults(self) -> list[Fault]:
        """Everything told about this table."""
        return self.told.all()

    def forget(self) -> None:
        """Forget what cells mean, in columns with too many to remember."""
        for column in self.columns:
            if len(column) > DISTINCT:
                column.clear()
                column.bad.clear()

    def column(self, name: str) -> Values | None:
        """What was read in a column, by its name."""
        return next((c for c in self.columns if c.heading.column.name == name), None)


def read_table(grid: Grid, known: Known, progress: Progress | None = None) -> Table:
    """All records of one grid; faults are in the result, nothing is raised."""
    table = Table(grid.record, Told(grid.where), aside=grid.aside)
    for chunk in chunks_of(grid, known, table, progress=progress):
        table.rows += [number for number, _ in chunk]
        table.records += [record for _, record in chunk]
    return table


def chunks_of(
    grid: Grid, known: Known, table: Table, size: int = CHUNK, progress: Progress | None = None
) -> Iterator[list[Placed]]:
    """The records of one grid beside their row numbers, those of `size` rows at a time; faults go to `table`.

    Nothing of a chunk is kept once it is given, so that a table of any length takes the memory of one chunk.
    """
    try:
        yield from _read(grid, known, table, size, progress)
    except Stopped as stopped:
        table.told.stop(stopped.fault)
        table.readable = False


def _read(
    grid: Grid, known: Known, table: Table, size: int, progress: Progress | None
) -> Iterator[list[Placed]]:
    rows = (row for row in grid.rows if not is_blank(row[1]))
    first = next(rows, None)
    if first is None:
        table.given = False
        if grid.empty_counts:
            table.told.tell(
                Say("Tệp trống, không có cả tiêu đề cột.", "The file is empty, without headings."),
                Say("Ghi tiêu đề cột ở dòng đầu hoặc bỏ tệp này.", "Write the headings or remove the file."),
            )
        return
    if not _has_headings(grid, first, rows, table):
        return
    headings = read_headings(grid.record, first[1], first[0], table.told)
    table.columns = [Values(h, known) for h in headings]
    body = _Body(table, len(first[1]), first[1])
    total = 0
    while chunk := list(islice(rows, size)):
        total += len(chunk)
        if total == len(chunk) == 1 and _says_no_rows(chunk[0][1]):
            return
        yield body.take(chunk)
        if progress:
            progress(grid.record.table, total)
        if total > ROW_LIMIT:
            table.told.tell(
                Say(f"Quá {ROW_LIMIT} dòng.", f"More than {ROW_LIMIT} rows."),
                Say("Chia số liệu theo năm.", "Split the facts by year."),
            )
            return
    table.given = total > 0 or grid.empty_counts


def _has_headings(grid: Grid, first: Row, rows: Iterator[Row], table: Table) -> bool:
    if recognised(grid.record, first[1]):
        return True
    later = next((n for n, cells in islice(rows, 20) if recognised(grid.record, cells) > 1), None)
    vi = f" Tiêu đề cột có vẻ ở dòng {later}." if later else ""
    en = f" The headings seem to stand in row {later}." if later else ""
    names = ", ".join(c.name for c in columns_of(grid.record))
    table.told.tell(
        Say(
            f"Dòng này không phải tiêu đề cột của bảng {grid.record.table} ({names}).{vi}",
            f"This row is not the headings of table {grid.record.table} ({names}).{en}",
        ),
        Say(
            "Để tiêu đề cột ở dòng đầu; xóa các dòng tựa và bỏ gộp ô.",
            "Put the headings in the first row; delete titles above and unmerge cells.",
        ),
        first[0],
    )
    table.readable = False
    return False


def _says_no_rows(cells: Sequence[Cell]) -> bool:
    filled = [c for c in cells if not isinstance(c, str) or c.strip()]
    return len(filled) == 1 and isinstance(filled[0], str) and fold(filled[0]) in NO_ROWS


class _Body:
    """The rows under the headings of one table, taken a chunk at a time."""

    def __init__(self, table: Table, width: int, headings: Sequence[Cell]) -> None:
        self.table = table
        self.width = width
        names = {c.heading.column.name for c in table.columns}
        self.attributes = [_attribute(table.record, c.heading.column.name) for c in table.columns]
        self.whole = all(not c.required or c.name in names for c in columns_of(table.record))
        self.unnamed = [p for p, c in enumerate(headings) if isinstance(c, str) and not c.strip()]
        self.fits = CHECKS.get(table.record.table, ())

    def take(self, chunk: list[Row]) -> list[Placed]:
        """The records of one chunk of rows; its faults go to the table."""
        numbers = [n for n, _ in chunk]
        cells = list(zip(*(self._fitted(row) for row in chunk), strict=True))
        bad: set[int] = set()
        values = []
        for column in self.table.columns:
            typed = cells[column.heading.place]
            values.append([column[cell] for cell in typed])
            if column.bad:
                bad |= self._tell_bad(column, typed, numbers)
        if any(c.pending for c in self.table.columns):
            bad |= self._settle(values, numbers)
        return list(self._record(values, numbers, bad)) if self.whole else []

    def _fitted(self, row: Row) -> Sequence[Cell]:
        number, cells = row
        short = self.width - len(cells)
        if short < 0 and len(cells) > self.width:
            self.table.told.tell(
                Say(
                    f"Dòng có {len(cells)} ô nhưng chỉ có {self.width} tiêu đề cột.",
                    f"The row has {len(cells)} cells under {self.width} headings.",
                ),
                Say(
                    'Số có dấu phẩy phải nằm trong nháy kép ("89,5"), hoặc ngăn cột bằng dấu chấm phẩy.',
                    'Put numbers with a comma in quotes ("89,5"), or separate columns by semicolons.',
                ),
                number,
            )
            return cells[: self.width]
        for place in self.unnamed:
            if place < len(cells) and not (isinstance(cells[place], str) and not str(cells[place]).strip()):
                self._tell_unnamed(place, number)
        return [*cells, *[""] * short] if short else cells

    def _tell_unnamed(self, place: int, number: int) -> None:
        self.table.told.tell(
            Say(
                f"Ô thứ {place + 1} có nội dung nhưng cột không có tiêu đề.",
                f"Cell {place + 1} is filled in but its column has no heading.",
            ),
            Say(
                "Ghi tiêu đề cho cột (bỏ gộp ô), hoặc xóa ô.",
                "Give the column a heading (unmerge cells) or clear the cell.",
            ),
            number,
        )

    def _tell_bad(self, column: Values, typed: Sequence[Cell], numbers: list[int]) -> set[int]:
        found = {i for i, cell in enumerate(typed) if cell in column.bad}
        for i in sorted(found):
            unread = column.bad[typed[i]]
            self.table.told.tell(unread.what, unread.cure, numbers[i], column.heading.shown)
        return found

    def _settle(self, values: list[list[Any]], numbers: list[int]) -> set[int]:
        """Scores that only the maximum in the same row explains."""
        bad = set()
        place = self.attributes.index("score")
        most = values[self.attributes.index("max_score")] if "max_score" in self.attributes else None
        for i, value in enumerate(values[place]):
            if isinstance(value, Pending):
                try:
                    values[place][i] = value.settled(most[i] if most else None)
                except Unread as unread:
                    shown = self.table.columns[place].heading.shown
                    self.table.told.tell(unread.what, unread.cure, numbers[i], shown)
                    bad.add(i)
        return bad

    def _record(self, values: list[list[Any]], numbers: list[int], bad: set[int]) -> Iterator[Placed]:
        make, names = self.table.record, self.attributes
        for i, row in enumerate(zip(*values, strict=True)):
            if i in bad:
                continue
            record = make(**dict(zip(names, row, strict=True)))
            for check in self.fits:
                if wrong := check(record):
                    self.table.told.tell(wrong[1], wrong[2], numbers[i], wrong[0])
            yield numbers[i], record


def _attribute(record: type[Record], column: str) -> str:
    return column if column in {f.name for f in fields(record)} else f"{column}_"
