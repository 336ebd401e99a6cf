"""The old .xls: what may not be in it, and its cells with the formats they are shown in."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import xlrd
from xlrd.compdoc import CompDoc, CompDocError

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.grid import Stopped
from thidua.exchange.older.plain import Failed, Figure, Plain, Value

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = {"_vba_project_cur", "_vba_project", "vba", "macros"}
_BOUND_SHEET, _OUTSIDE, _LOCK, _END = 0x85, 0x1AE, 0x2F, 0x0A
_OWN = (b"\x01\x04", b"\x01\x3a")
"""How a reference to another book says that it means this one, or a function that comes with Excel."""
_BROKEN = (xlrd.XLRDError, CompDocError, struct.error, ValueError, LookupError, AssertionError, TypeError)


def sheets_of(path: Path) -> Iterator[Plain]:
    """The sheets of a .xls, hidden ones marked. Raises Stopped where it may not be opened or is damaged."""
    data, name = path.read_bytes(), path.name
    try:
        _check(data, name)
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        for sheet in book.sheets():
            merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
            yield Plain(sheet.name, _cells(book, sheet), sheet.visibility != 0, merged)
    except _BROKEN:
        raise Stopped(Fault(name, *_DAMAGED)) from None


def _check(data: bytes, name: str) -> None:
    """Refuse macros, embedded objects, passwords and figures taken from other files."""
    store = CompDoc(data, logfile=io.StringIO())
    inside = {entry.name.lower() for entry in store.dirlist}
    if "encryptedpackage" in inside:
        raise Stopped(Fault(name, *_LOCKED))
    if inside & _MACROS:
        raise Stopped(Fault(name, *_WITH_MACROS))
    if any(one.startswith(("mbd", "\x01ole10native", "embedding")) for one in inside):
        raise Stopped(Fault(name, *_EMBEDDED))
    stream = store.get_named_stream("Workbook") or store.get_named_stream("Book")
    if stream is None:
        raise Stopped(Fault(name, *_DAMAGED))
    for kind, body in _records(stream):
        if kind == _LOCK:
            raise Stopped(Fault(name, *_LOCKED))
        if kind == _BOUND_SHEET and body[5] not in (0, 2):  # neither cells nor a chart
            raise Stopped(Fault(name, *_WITH_MACROS))
        if kind == _OUTSIDE and body[2:4] not in _OWN:
            raise Stopped(Fault(name, *_LINKED))


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records that describe the whole book, up to their end."""
    at, kind = 0, 0
    while at + 4 <= len(stream) and kind != _END:
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[tuple[int, int, Value]]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                yield row, column, _value(book, cell)


def _value(book: xlrd.Book, cell: xlrd.sheet.Cell) -> Value:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Failed(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_DATE and cell.value >= 1:
        moment: datetime = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        return moment
    look = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    return Figure(float(cell.value), look or "General")


_AGAIN = Say(
    "Mở bằng bảng tính, chép giá trị sang một tệp .xlsx mới rồi lưu.",
    "Open it in a spreadsheet, copy the values into a new .xlsx and save.",
)
_DAMAGED = (Say("Tệp .xls hỏng, hoặc không phải .xls.", "The .xls is damaged, or is none."), _AGAIN)
_LOCKED = (
    Say("Tệp có mật khẩu.", "The file is locked by a password."),
    Say("Bỏ mật khẩu và lưu lại.", "Remove the password and save it again."),
)
_WITH_MACROS = (Say("Tệp có macro.", "The file carries macros."), _AGAIN)
_EMBEDDED = (Say("Có đối tượng nhúng bên trong.", "Objects are embedded in it."), _AGAIN)
_LINKED = (
    Say("Bảng tính lấy số từ tệp khác (liên kết ngoài).", "The workbook takes figures from other files."),
    _AGAIN,
)
