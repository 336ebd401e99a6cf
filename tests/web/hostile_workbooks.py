"""Workbooks as nobody should send them, each with a word of what its refusal must say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import xlsxwriter

from tests.exchange.other_forms import macro_sheet, ods, xls

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><l>&i;</l>"
).encode()
_OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><x>&a;</x>'
_MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def sound(sheet: str = "ratings", columns: int = 3, formula: str = "") -> bytes:
    """A workbook that opens: one sheet, a heading, one row; or with a formula in the row."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, [f"cột {n}" for n in range(columns)])
        page.write_row(1, 0, ["x"] * columns)
        if formula:
            page.write_formula(1, 0, formula, value="1")
    return out.getvalue()


def altered(change: dict[str, bytes], swap: Callable[[str, bytes], bytes] = lambda _n, b: b) -> bytes:
    """A sound workbook with parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, swap(name, old.read(name))))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return out.getvalue()


def _as_macro(name: str, body: bytes) -> bytes:
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return body.replace(plain, _MACRO_TYPE.encode()) if name == "[Content_Types].xml" else body


def _hidden() -> bytes:
    return altered(
        {},
        lambda n, b: (
            b.replace(b'sheetId="1"', b'sheetId="1" state="hidden"') if n == "xl/workbook.xml" else b
        ),
    )


def _merged() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("ratings")
        page.merge_range(0, 0, 0, 2, "BẢNG TỔNG HỢP")
        page.write_row(1, 0, ["x"] * 3)
    return out.getvalue()


HOSTILE: dict[str, tuple[str, bytes]] = {
    "a ZIP bomb": ("bom.xlsx", altered({"xl/media/a.xml": b"0" * 30_000_000})),
    "a billion laughs": ("cuoi.xlsx", altered({"xl/workbook.xml": _LAUGHS})),
    "an entity from outside": ("ngoai.xlsx", altered({"xl/worksheets/sheet1.xml": _OUTSIDE})),
    "macros inside": ("macro.xlsx", altered({"xl/vbaProject.bin": b"x"})),
    "a macro workbook renamed": ("doi-ten.xlsx", altered({}, _as_macro)),
    "a macro workbook": ("macro.xlsm", altered({"xl/vbaProject.bin": b"x"}, _as_macro)),
    "a PDF with the name of a workbook": ("pdf.xlsx", b"%PDF-1.7\n" + b"0" * 900),
    "an old or locked workbook": ("khoa.xlsx", _OLE + b"\0" * 900),
    "a workbook cut off": ("cut.xlsx", sound()[:1500]),
    "a part outside its folder": ("ra-ngoai.xlsx", altered({"../../etc/x.xml": b"<x/>"})),
    "an empty file": ("rong.xlsx", b""),
    "links to other files": ("link.xlsx", altered({"xl/externalLinks/externalLink1.xml": b"<x/>"})),
    "an embedded object": ("nhung.xlsx", altered({"xl/embeddings/oleObject1.bin": b"x"})),
    "a formula that starts a program": ("dde.xlsx", sound(formula="=cmd|'/C calc'!A0")),
    "a formula that calls the web": ("web.xlsx", sound(formula='=WEBSERVICE("http://mau.test/")')),
    "macros in an old sheet": ("cu.xls", macro_sheet(xls([["x"]]))),
    "an old sheet that is a page of the web": ("web.xls", b"<html><table></table></html>"),
    "an open sheet with a script": ("script.ods", ods([["x"]], extra={"Basic/Standard/a.xml": "<x/>"})),
    "a program called a table of text": ("bang.csv", b"MZ\x90\x00" * 50),
}
"""What is refused wherever a workbook can be sent."""

ODD: dict[str, tuple[str, bytes]] = {
    "a thousand columns": ("rong-ngang.xlsx", sound(columns=1_000)),
    "merged cells": ("gop.xlsx", _merged()),
    "a hidden sheet": ("an.xlsx", _hidden()),
    "a sheet of nothing known": ("la.xlsx", sound("Sheet1")),
}
"""What is harmless but not understood: told as faults, nothing taken in."""
