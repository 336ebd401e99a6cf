"""Published tables for tests, as provinces print them, and the way from a file to what is kept."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.evidence import actions
from thidua.evidence.models import Import
from thidua.evidence.printed import sets
from thidua.exchange.printed.reading import About
from thidua.people.models import User
from thidua.records.actions import keep
from thidua.screens.workbooks import as_workbook

NOTHING = About()


def printed_rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of figures that comes with the program, as they lie there."""
    return list(csv.DictReader(io.StringIO(sets.SETS[name].path.read_text(encoding="utf-8"))))


def looked_at(rows: list[list[object]], by: User, about: About = NOTHING) -> Import:
    """A table that was uploaded and read: words as text, numbers as numbers."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet("Bảng 1")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                page.write(at, column, cell)
    made.close()
    return _read(SimpleUploadedFile("cong-bo.xlsx", out.getvalue()), by, about)


def shipped(name: str, by: User) -> Import:
    """A table that comes with the program, read."""
    one = sets.SETS[name]
    return _read(as_workbook(one.path.name, Path(one.path).read_bytes()), by, one.about)


def _read(upload: SimpleUploadedFile, by: User, about: About) -> Import:
    return actions.read(actions.look_at_printed(keep(upload, by=by), about, by=by), by=by)
