"""The sheets of a workbook: one a table with headings, notes and lists; the words they offer."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from thidua.core.facts.columns import Column, Record, columns_of
from thidua.core.facts.registry import RECORDS
from thidua.core.terms import GROUPS
from thidua.exchange.dates import FIRST_YEAR, LAST_YEAR
from thidua.exchange.figures import LARGEST, MOST
from thidua.exchange.opening import BESIDE
from thidua.exchange.shown import example_of, kind_of

GUIDE, LISTS = BESIDE
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 # a fixed day in the file's properties: same facts, same bytes
_TEXT_KINDS = ("text", "unit", "person", "candidate", "scope", "round", "period", "table", "answer", "bool")


class Book:
    """A workbook being written, with its formats and the places of its lists of words."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(str(path))
        self.book.set_properties({"title": "Số liệu thi đua", "created": _MADE})
        self.lists = {kind: _place(turn, len(words)) for turn, (kind, words) in enumerate(_words().items())}
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "font_color": "#FFFFFF"}
        self.head = self._format(head | {"bg_color": "#1F4E79"})
        self.must = self._format(head | {"bg_color": "#A61C00"})
        self.day = self._format({"num_format": "dd/mm/yyyy", "align": "left"})
        self.text = self._format({"num_format": "@"})
        self.plain = self._format({"num_format": "General"})
        self.title = self._format({"bold": True, "font_size": 14, "font_color": "#1F4E79"})
        self.wrap = self._format({"text_wrap": True, "valign": "top"})
        self.strong = self._format({"bold": True, "text_wrap": True, "valign": "top"})

    def _format(self, look: dict[str, Any]) -> Any:
        return self.book.add_format({"font_name": "Times New Roman", "font_size": 12} | look)

    def close(self) -> None:
        """Write the file."""
        self.book.close()

    def sheet(self, name: str) -> Any:
        """A new empty sheet."""
        return self.book.add_worksheet(name)

    def cell_format(self, column: Column) -> Any:
        """How the cells of a column look: text stays text, days are days."""
        if column.kind == "date":
            return self.day
        return self.text if column.kind.startswith("term") or column.kind in _TEXT_KINDS else self.plain


def add_table(book: Book, record: type[Record], rows: int) -> Any:
    """The sheet of one table with `rows` rows under the heading ready to be filled in."""
    sheet = book.sheet(record.table)
    columns = columns_of(record)
    for place, column in enumerate(columns):
        heading = column.say.vi + (" *" if column.required else "")
        sheet.write_string(0, place, heading, book.must if column.required else book.head)
        sheet.write_comment(0, place, _note(column), {"x_scale": 1.6, "y_scale": 1.2, "font_size": 9})
        width = max(12, min(34, len(heading) + 3, 34), len(example_of(column)[:24]) + 2)
        sheet.set_column(place, place, width, book.cell_format(column))
        if rule := _rule(book, column):
            sheet.data_validation(1, place, rows, place, rule)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    return sheet


def _note(column: Column) -> str:
    kind, example = kind_of(column), example_of(column)
    need = "Bắt buộc · required" if column.required else "Không bắt buộc · optional"
    lines = [f"{column.name} ({column.say.en})", need, f"{kind.vi} · {kind.en}"]
    return "\n".join([*lines, f"Ví dụ · example: {example}"] if example else lines)


def _rule(book: Book, column: Column) -> dict[str, Any] | None:
    kind = column.kind
    if kind in book.lists:
        strict = "information" if kind.startswith("term?") else "stop"
        told = kind_of(column)
        return {
            "validate": "list",
            "source": book.lists[kind],
            "error_type": strict,
            "error_title": "Danh mục",
            "error_message": f"{told.vi} · {told.en}",
        }
    most = 100 if column.name.endswith("percent") else int(LARGEST)
    between: dict[str, tuple[str, Any, Any]] = {
        "date": ("date", date(1900, 1, 1), date(LAST_YEAR, 12, 31)),
        "year": ("integer", FIRST_YEAR, LAST_YEAR),
        "int": ("integer", 0, MOST),
        "decimal": ("decimal", 0, most),
    }
    if kind not in between:
        return None
    validate, low, high = between[kind]
    return {
        "validate": validate,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": column.say.vi,
        "error_message": f"{kind_of(column).vi}: {example_of(column)}",
    }


def add_lists(book: Book) -> None:
    """The sheet of accepted words: Vietnamese, English and code beside each other, by group."""
    sheet = book.sheet(LISTS)
    sheet.write_string(0, 0, "Danh mục từ được nhận · accepted words", book.title)
    sheet.freeze_panes(3, 0)
    for turn, (kind, words) in enumerate(_words().items()):
        left = turn * 4
        sheet.merge_range(1, left, 1, left + 2, _users(kind), book.strong)
        for place, heading in enumerate(("Tiếng Việt", "English", "mã · code")):
            sheet.write_string(2, left + place, heading, book.head)
        for row, word in enumerate(words, 3):
            for place, text in enumerate(word):
                sheet.write_string(row, left + place, text)
        sheet.set_column(left, left + 2, 26)
        sheet.set_column(left + 3, left + 3, 3)
    sheet.set_row(1, 48)


def _place(turn: int, words: int) -> str:
    letter = xlsxwriter.utility.xl_col_to_name(turn * 4)
    return f"='{LISTS}'!${letter}$4:${letter}${3 + words}"


def _words() -> dict[str, list[tuple[str, str, str]]]:
    kinds = dict.fromkeys(c.kind for r in RECORDS for c in columns_of(r) if c.kind.startswith("term"))
    words = {k: [(t.vi, t.en, t.code) for t in GROUPS[k.partition(":")[2]].values()] for k in kinds}
    answers = [(t.vi, t.en, t.code) for t in list(GROUPS["answer"].values())[:2]]
    tables = [(r.table, r.say.en, r.say.vi) for r in RECORDS]
    return words | {
        "answer": answers,
        "bool": [("có", "yes", "true"), ("không", "no", "false")],
        "table": tables,
    }


def _users(kind: str) -> str:
    used = [f"{r.table}.{c.name}" for r in RECORDS for c in columns_of(r) if c.kind == kind]
    return ", ".join(used[:3]) + (", …" if len(used) > 3 else "")
