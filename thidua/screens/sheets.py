"""Rows of a list as a workbook or CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from django.http import HttpResponse

from thidua.clock import now

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(rows: Iterator[list[Any]] | list[list[Any]], head: list[str], name: str, kind: str) -> HttpResponse:
    """Rows as a workbook or CSV, every cell text or number, never a formula."""
    if kind == "csv":
        out = io.StringIO()
        out.write("\ufeff")
        csv.writer(out).writerows([[plain(c) for c in row] for row in rows])
        body, content = out.getvalue().encode(), "text/csv; charset=utf-8"
    else:
        body, content = _workbook(rows, head), XLSX
    response = HttpResponse(body, content_type=content)
    response["Content-Disposition"] = f'attachment; filename="{name}-{now():%Y%m%d}.{kind}"'
    return response


def _workbook(rows: Any, head: list[str]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet()
    bold, wrap = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    for at, line in enumerate(head):
        page.write_string(at, 0, line, bold if at == 0 else None)
    for at, row in enumerate(rows, len(head) + 1):
        for column, cell in enumerate(row):
            style = bold if at == len(head) + 1 else wrap
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                page.write_number(at, column, cell, style)
            else:
                page.write_string(at, column, "" if cell is None else str(cell), style)
    page.freeze_panes(len(head) + 2, 0)
    page.set_column(0, 0, 6)
    page.set_column(1, 30, 22)
    book.close()
    return out.getvalue()


def plain(cell: Any) -> str:
    """A cell as text that no spreadsheet takes for a formula; a dash alone and a negative number stay."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _CALCULATES.match(text) and not _NEGATIVE.fullmatch(text) else text


_CALCULATES = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n\0]")
_NEGATIVE = re.compile(r"-(\d[\d.,]*\s?%?)?")
