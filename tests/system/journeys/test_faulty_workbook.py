"""A workbook of people with faulty rows: nothing is taken, then its right rows, then all of it is undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.system.site import People, Walk
from tests.web.workbooks import read

pytestmark = pytest.mark.system
PAGE = "/don-vi/nhap"


def faulty(walk: Walk, folder: Path) -> Path:
    """The template with a right row more, one of a unit that is not there, and one whose cell is misspelt."""
    book = read(walk.go(PAGE).download("Tải tệp mẫu", folder / "mau.xlsx").read_bytes())
    here = book["units"][1][0]
    book["people"] += [
        ["kg-moi-1", "Cá nhân mẫu mới 1", "nữ", "công chức", here],
        ["kg-moi-2", "Cá nhân mẫu mới 2", "nữ", "công chức", "khong-co"],
        ["kg-moi-3", "Cá nhân mẫu mới 3", "nữ", "công chút", here],
    ]
    path = folder / "danh-sach.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as made:
        for name, rows in book.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize(("lang", "size"), [("vi", "laptop"), ("vi", "phone")])
def test_a_faulty_workbook_is_refused_then_its_right_rows_taken_and_undone(
    people: Callable[..., People], tmp_path: Path, lang: str, size: str
) -> None:
    admin = people(lang=lang, size=size)["kg-agency_admin"]
    path = faulty(admin, tmp_path)
    admin.upload("Tệp Excel (.xlsx, .xls, .ods, .csv)", path).press("Đọc tệp")
    admin.says("Chưa lưu gì: tệp có 2 dòng lỗi", "khong-co", "công chút", "Cá nhân mẫu mới 1")
    admin.press("Không lấy dòng nào, gửi tệp đã sửa")
    admin.go("/don-vi/nguoi?q=ca+nhan+mau+moi").hides("Cá nhân mẫu mới 1")
    admin.go(PAGE).upload("Tệp Excel (.xlsx, .xls, .ods, .csv)", path).press("Đọc tệp")
    back = read(admin.download("Tải các dòng lỗi có ghi chú", tmp_path / "loi.xlsx").read_bytes())
    assert [row[0] for row in back["people"]][1:] == ["kg-moi-2", "kg-moi-3"]
    admin.press("Chỉ lấy 1 dòng đúng").says("2 dòng lỗi để lại, không nhập")
    there = admin.path
    admin.go("/don-vi/nguoi?q=ca+nhan+mau+moi").says("Cá nhân mẫu mới 1")
    admin.go(there).press("Hoàn tác lần nhập này").says("đã hoàn tác")
    admin.go("/don-vi/nguoi?q=ca+nhan+mau+moi").hides("Cá nhân mẫu mới 1")
    admin.go("/don-vi/nhap/cac-lan").says("danh-sach.xlsx")
