"""The sheets of a published workbook as rows, and a CSV file as a workbook of text, nothing understood yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.cells import Cell, Number
from thidua.exchange.grid import Merge, Row, Stopped
from thidua.exchange.sheetcells import Raw
from thidua.exchange.workbooks import Workbook, merges_of

MERGED = 20
"""Most merged cells that are told of one sheet."""
LONGEST = 60_000
"""Most rows of a sheet: far above every unit of the country in ten years."""


@dataclass
class Printed:
    """One sheet as it lay in the workbook, with what speaks against its cells by row."""

    name: str
    where: str
    rows: list[Row]
    faults: list[tuple[int, Fault]]


def sheets_of(path: Path, faults: list[Fault]) -> Iterator[Printed]:
    """The visible sheets with anything in them; a damaged or hidden one is a fault."""
    try:
        book = Workbook(path)
    except Stopped as stopped:
        faults.append(stopped.fault)
        return
    for sheet in book.sheets:
        if not sheet.visible:
            faults.append(book.fault(sheet.name, *_HIDDEN))
            continue
        try:
            found = _sheet(book, sheet.name)
        except Stopped as stopped:
            faults.append(stopped.fault)
        else:
            if found.rows:
                yield found


def _sheet(book: Workbook, name: str) -> Printed:
    def shown(raw: Raw) -> Cell:
        return _shown(book.values.read(raw), book.styles.places.get(raw.style))

    rows: list[Row] = [row for row in book.rows(name, shown) if any(str(c).strip() for c in row[1])]
    if len(rows) > LONGEST:
        raise Stopped(book.fault(name, *_TOO_LONG))
    placed = [
        (merge.top + 1, book.fault(f"{name}, dòng {merge.top + 1}", *_merged(merge)))
        for merge in merges_of(book, name)[:MERGED]
    ]
    return Printed(name, book.where(name), rows, placed)


def _shown(cell: Cell, places: int | None) -> Cell:
    """A number with the decimals that its cell shows, rounded as a spreadsheet rounds what it shows."""
    if not isinstance(cell, Number) or places is None:
        return cell
    shown = Decimal(cell.text) * (100 if cell.percent else 1)
    text = f"{shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return f"{text}%" if cell.percent else Number(text)


def _merged(merge: Merge) -> tuple[Say, Say]:
    return (
        Say(f"Các ô {merge.name} bị gộp.", f"The cells {merge.name} are merged."),
        Say("Bỏ gộp và điền từng ô; dòng tựa thì xóa.", "Unmerge and fill in each; delete title rows."),
    )


_HIDDEN = (
    Say("Trang bị ẩn.", "The sheet is hidden."),
    Say("Bỏ ẩn để thấy điều sẽ được đọc, hoặc xóa trang.", "Unhide it to see what is read, or delete it."),
)
_TOO_LONG = (
    Say(f"Quá {LONGEST} dòng.", f"More than {LONGEST} rows."),
    Say("Chia số liệu theo năm.", "Split the figures by year."),
)
