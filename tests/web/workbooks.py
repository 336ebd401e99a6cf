"""Workbooks in tests: read as plain rows, written from plain rows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

Sheets = dict[str, list[list[Any]]]


def read(content: bytes) -> Sheets:
    """Every sheet of a workbook as rows."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def upload(sheets: Sheets, name: str = "bang.xlsx") -> SimpleUploadedFile:
    """Rows as a workbook that a browser sends."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, ["" if cell is None else cell for cell in row])
    return SimpleUploadedFile(name, out.getvalue())
