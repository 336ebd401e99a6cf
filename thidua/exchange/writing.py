"""Facts go out: a folder of CSV files or one workbook, both read back as the same facts."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from thidua.core.errors import Refused
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import RECORDS
from thidua.core.facts.store import Facts
from thidua.core.wording import Say
from thidua.exchange.sheets import Book, add_lists, add_table
from thidua.exchange.shown import attributes_of, plain_text, word_of

NONE = "Không có dòng nào"
SHEET_ROWS = 1_048_575


def write_folder(facts: Facts, folder: Path) -> list[Path]:
    """One UTF-8 CSV file for each table that was given, headings being the codes of the columns.

    Raises Refused when the folder holds other CSV files: read together they would be other facts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = [r for r in RECORDS if r.table in facts.given]
    names = {f"{r.table}.csv" for r in given}
    strangers = sorted(p.name for p in folder.glob("*.csv") if p.name not in names)
    if strangers:
        listed = ", ".join(strangers)
        raise Refused(
            Say(
                f"Thư mục {folder.name} đã có {listed}: chọn thư mục khác.",
                f"The folder {folder.name} already holds {listed}: choose another.",
            )
        )
    written = []
    for record in given:
        path = folder / f"{record.table}.csv"
        columns = attributes_of(record)
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow([c.name for c, _ in columns])
            out.writerows([plain_text(getattr(r, a)) for _, a in columns] for r in facts.rows(record))
        written.append(path)
    return written


def write_workbook(facts: Facts, path: Path) -> None:
    """One workbook with a sheet for each table that was given, in Vietnamese words and real dates.

    Raises Refused when a table is longer than a sheet.
    """
    long = [r.table for r in RECORDS if len(facts.rows(r)) > SHEET_ROWS]
    if long:
        raise Refused(
            Say(
                f"Bảng {', '.join(long)} dài hơn một trang tính: ghi ra thư mục CSV.",
                f"Tables {', '.join(long)} are longer than a sheet: write a folder of CSV files.",
            )
        )
    book = Book(path)
    for record in RECORDS:
        if record.table in facts.given:
            rows = facts.rows(record)
            sheet = add_table(book, record, max(len(rows), 1))
            if not rows:
                sheet.write_string(1, 0, NONE)
            fill(book, sheet, rows)
    add_lists(book)
    book.close()


def write_tables(tables: Mapping[type[Record], Sequence[Record]], path: Path, spare: int) -> None:
    """A workbook to be filled in further: these tables with these rows, and `spare` rows under them."""
    book = Book(path)
    for record, rows in tables.items():
        fill(book, add_table(book, record, len(rows) + spare), rows)
    add_lists(book)
    book.close()


def fill(book: Book, sheet: Any, rows: Sequence[Record]) -> None:
    """Put records under the headings of their sheet, as words people read and as they are read back."""
    for number, record in enumerate(rows, 1):
        for place, (column, attribute) in enumerate(attributes_of(type(record))):
            value = word_of(column, getattr(record, attribute))
            if value is None:
                continue
            if isinstance(value, date):
                sheet.write_datetime(number, place, value, book.day)
            elif isinstance(value, str):
                sheet.write_string(number, place, value, book.text)
            else:
                sheet.write_number(number, place, value, book.plain)
