"""Real files of other forms than XLSX, made from plain rows: .xls, .ods, .csv, and some that may not be opened."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

import xlwt

Rows = Sequence[Sequence[Any]]
_SPACES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style")
)
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def xls(rows: Rows, name: str = "ratings", hidden: bool = False) -> bytes:
    """An old workbook with one sheet; a Decimal is a percent. With `hidden` a second sheet that is not shown."""
    book = xlwt.Workbook()
    page = book.add_sheet(name)
    day, percent = xlwt.easyxf(num_format_str="dd/mm/yyyy"), xlwt.easyxf(num_format_str="0.0%")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                page.write(at, column, cell, day)
            elif isinstance(cell, Decimal):
                page.write(at, column, float(cell), percent)
            elif cell is not None:
                page.write(at, column, cell)
    if hidden:
        beside = book.add_sheet("khác")
        beside.write(0, 0, "x")
        beside.visibility = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def record_changed(body: bytes, old: int, new: int) -> bytes:
    """An old workbook with the first record of one kind made one of another kind."""
    at = body.index(b"\x09\x08")
    while True:
        kind, size = struct.unpack_from("<HH", body, at)
        if kind == old:
            return body[:at] + struct.pack("<H", new) + body[at + 2 :]
        at += 4 + size


def macro_sheet(body: bytes) -> bytes:
    """An old workbook whose first sheet says that it is one of macros."""
    at = body.index(struct.pack("<H", 0x85) + struct.pack("<H", 8 + len("ratings")))
    return body[: at + 9] + b"\x01" + body[at + 10 :]


def renamed(body: bytes, name: str) -> bytes:
    """An old workbook whose stream bears another name."""
    plain, other = "Workbook".encode("utf-16-le"), name.ljust(8, "\0").encode("utf-16-le")
    at = body.rindex(plain)
    changed = body[:at] + other + body[at + 16 :]
    return changed[: at + 64] + struct.pack("<H", 2 * len(name) + 2) + changed[at + 66 :]


def ods(
    rows: Rows, name: str = "ratings", extra: dict[str, str] | None = None, hidden: bool = False
) -> bytes:
    """An OpenDocument sheet; a Decimal is a percent."""
    table = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    beside = (
        '<table:table table:name="khác" table:style-name="ta2"><table:table-row><table:table-cell '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    )
    style = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    blank = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    whole = (
        f'<?xml version="1.0"?><office:document-content{_SPACES}><office:automatic-styles>{style}'
        f"</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="{name}" table:style-name="ta1">{table}{blank}</table:table>'
        f"{beside if hidden else ''}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"content.xml": whole, "META-INF/manifest.xml": _MANIFEST} | (extra or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for part, text in parts.items():
            archive.writestr(part, text)
    return out.getvalue()


def content(rows: str) -> str:
    """The content of an open sheet with one table of these rows."""
    return (
        f"<office:document-content{_SPACES}><office:body><office:spreadsheet><table:table table:name='a'>{rows}"
        f"</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def _cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    kind, attribute = "float", "value"
    if isinstance(cell, Decimal):
        kind = "percentage"
    elif isinstance(cell, date):
        kind, attribute = "date", "date-value"
    elif isinstance(cell, str):
        words = escape(cell).replace("\n", "</text:p><text:p>")
        return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="{kind}" office:{attribute}="{cell}"/>'


def text(rows: Rows, sign: str = ";") -> bytes:
    """A CSV file as Excel writes it."""
    out = io.StringIO()
    shown = [[f"{c:%d/%m/%Y}" if isinstance(c, date) else c for c in row] for row in rows]
    csv.writer(out, delimiter=sign).writerows([["" if c is None else c for c in row] for row in shown])
    return out.getvalue().encode("utf-8-sig")
