"""Workbooks of facts for tests, as an office would fill them in."""

from __future__ import annotations

import io

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.evidence import actions
from thidua.evidence.models import Import
from thidua.people.models import User
from thidua.records.actions import keep

HEADS = ["Cá nhân hoặc đơn vị", "Năm", "Xếp loại", "Quyết định", "Ngày quyết định"]
GOOD = ["person:a1", "2023", "Hoàn thành tốt nhiệm vụ", "15/QĐ", "20/10/2024"]
OTHER = ["person:a2", "2023", "Hoàn thành xuất sắc nhiệm vụ", "15/QĐ", "20/10/2024"]


def book(rows: list[list[str]], sheet: str = "ratings", heads: list[str] | None = None) -> SimpleUploadedFile:
    """A workbook with one sheet of text cells."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet(sheet)
    for at, row in enumerate([heads or HEADS, *rows]):
        for column, cell in enumerate(row):
            page.write_string(at, column, cell)
    made.close()
    return SimpleUploadedFile("so-lieu-2024.xlsx", out.getvalue())


def looked(rows: list[list[str]], by: User, sheet: str = "ratings", heads: list[str] | None = None) -> Import:
    """A workbook that was uploaded and read."""
    return actions.read(actions.look(keep(book(rows, sheet, heads), by=by), by=by), by=by)
