"""The empty workbook that offices fill in: a sheet a table, with a guide and the accepted words."""

from __future__ import annotations

from pathlib import Path

from thidua.core.facts.registry import RECORDS
from thidua.exchange.sheets import GUIDE, Book, add_lists, add_table

ROWS = 5_000
"""Rows of each sheet that have lists and checks."""

_LINES = (
    (
        "Mỗi trang là một bảng; chỉ điền bảng nào có số liệu.",
        "One sheet a table; fill in only those you have.",
    ),
    (
        "Bắt đầu từ units (đơn vị) và people (cá nhân); bảng khác chỉ tới hai bảng này: unit:MÃ, person:MÃ.",
        "Begin with units and people; other tables point to them as unit:ID and person:ID.",
    ),
    (
        "Cột đỏ có dấu * là bắt buộc. Rê chuột lên tiêu đề để xem cách ghi và ví dụ.",
        "Red columns with * are required. Point at a heading to see what it takes, with an example.",
    ),
    (
        "Ngày ghi 05/01/2025 (ngày trước tháng). Số thập phân theo cài đặt của máy. Chưa biết thì để trống.",
        "Dates as 05/01/2025, day before month. Leave blank what is not known.",
    ),
    (
        "Ghi đúng như đã công bố, kèm số quyết định và ngày; không tự tính lại.",
        "Write what was published, with decision and date; do not compute it again.",
    ),
    (
        "Không gộp ô, không thêm dòng tựa, không đổi tên trang và tiêu đề cột.",
        "No merged cells, no title rows; keep the names of sheets and headings.",
    ),
    (
        "Trang chỉ có tiêu đề coi như không có. Muốn nói “đã rà, không có ai”, ghi một dòng: Không có dòng nào.",
        "A sheet with headings only is not given. To say “looked, there is none” write one row: No rows.",
    ),
    (
        "Bảng nào đã nhập đủ thì khai ở coverage: ai khai, phạm vi nào, từ ngày nào đến ngày nào.",
        "What is complete is declared in coverage: by whom, for which unit, from when to when.",
    ),
    (
        "Kiểm trước khi dùng: thidua facts check TỆP.xlsx — mọi lỗi được báo một lần, không đọc dở dang.",
        "Check before use: thidua facts check FILE.xlsx; every fault is told at once, nothing is half read.",
    ),
)


def write(path: Path) -> None:
    """Write the empty workbook to `path`; it reads back as no facts at all."""
    book = Book(path)
    _guide(book)
    for record in RECORDS:
        add_table(book, record, ROWS)
    add_lists(book)
    book.close()


def _guide(book: Book) -> None:
    sheet = book.sheet(GUIDE)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 1, 70)
    sheet.set_column(2, 2, 34)
    sheet.write_string(0, 0, "Số liệu thi đua", book.title)
    sheet.write_string(0, 1, "Facts of an emulation movement", book.title)
    for row, (vi, en) in enumerate(_LINES, 2):
        sheet.write_string(row, 0, f"{row - 1}. {vi}", book.wrap)
        sheet.write_string(row, 1, f"{row - 1}. {en}", book.wrap)
    top = len(_LINES) + 3
    for row, record in enumerate(RECORDS, top):
        sheet.write_url(row, 0, f"internal:'{record.table}'!A1", string=f"{record.table} · {record.say.vi}")
        sheet.write_string(row, 1, record.say.en, book.wrap)
        sheet.write_string(row, 2, _absence(record.complete), book.wrap)


def _absence(complete: bool) -> str:
    return (
        "không có dòng = không có · absent = no" if complete else "không có dòng = thiếu · absent = missing"
    )
