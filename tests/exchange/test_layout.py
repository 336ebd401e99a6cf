"""Tables as officials lay them: titles, row numbers, two rows of headings, sums; read as the plain table is."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.making import fault, faults, values
from thidua.core.errors import Fault
from thidua.core.facts.tables import Rating
from thidua.core.wording import fold
from thidua.exchange.names import Known
from thidua.exchange.opening import open_sheet, open_workbook
from thidua.exchange.reading import read
from thidua.exchange.rows import Table, read_table

HEADS = ("Cá nhân hoặc đơn vị", "Năm", "Xếp loại", "Quyết định", "Ngày quyết định")
PEOPLE = [("person_id", "name", "unit_id"), ("p1", "Cá nhân mẫu 01", "sxd"), ("p2", "Tổng Cộng Mẫu", "sxd")]
UNITS = [("unit_id", "name", "kind"), ("sxd", "Sở mẫu", "sở")]
ROWS = [
    ("person:p1", 2024, "xuất sắc", "12/QĐ", date(2024, 12, 20)),
    ("person:p2", 2024, "tốt", "12/QĐ", None),
]


def laid(path: Path, fill: Callable[[Any], None], name: str = "ratings") -> Path:
    """A workbook with one sheet of ratings laid out by hand, beside the units and people it speaks of."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for beside, rows in (("units", UNITS), ("people", PEOPLE)):
            sheet = book.add_worksheet(beside)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        fill(book.add_worksheet(name))
    return path


def plain(at: int, heads: tuple[str, ...] = HEADS, rows: Any = ROWS) -> Callable[[Any], None]:
    """Headings in a row and the ratings below."""

    def fill(sheet: Any) -> None:
        for number, row in enumerate([heads, *rows], at):
            sheet.write_row(number, 0, row)

    return fill


def ratings(path: Path) -> Table:
    """The sheet of ratings as it is read."""
    found: list[Fault] = []
    [grid] = [g for g in open_workbook(path, found) if g.record is Rating]
    assert not found
    return read_table(grid, Known(unit={"sxd"}, person={"p1", "p2"}))


def first_cell(row: list[Any], heads: list[Any], n: int) -> Any:
    """What stands in the column of row numbers."""
    return "STT" if row[0] == heads[0] else n if str(row[0]).startswith("person:") else None


@st.composite
def decorated(draw: st.DrawFn) -> tuple[list[list[Any]], int]:
    """The ratings with things around them as officials put them, and how many are to be told."""
    told = 0
    counts, gap = draw(st.booleans()), draw(st.booleans())
    titles = draw(
        st.lists(st.sampled_from(["DANH SÁCH XẾP LOẠI", "Năm 2024", "(Kèm theo 12/QĐ)"]), max_size=3)
    )
    change = draw(
        st.sampled_from([str, str.upper, fold, lambda t: t.replace(" ", "\n"), lambda t: f" {t} (*):"])
    )
    heads: list[Any] = [change(h) for h in HEADS]
    rows: list[list[Any]] = [list(row) for row in ROWS]
    body = [heads, *rows]
    if draw(st.booleans()):
        body.append(["Tổng cộng", *[None] * 4])
        told += 1
        if draw(st.booleans()):
            body.append([None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC", None])
            told += 1
    if draw(st.booleans()):
        body.insert(2, list(heads))
        told += 1
    if draw(st.booleans()):
        body.insert(1, ["(1)", "(2)", "(3)", "(4)", "(5)"])
        told += 1
    if gap:
        body = [[*row[:2], None, *row[2:]] for row in body]
    if counts:
        body = [[first_cell(row, heads, n), *row] for n, row in enumerate(body)]
        told += 1
    if draw(st.booleans()):
        body = [[*row, "Ghi chú" if heads[0] in row else None] for row in body]
        told += 1
    return [[t] for t in titles] + body, told + len(titles)


@settings(max_examples=60, deadline=None)
@given(decorated())
def test_a_decorated_table_reads_as_the_plain_one(made: tuple[list[list[Any]], int]) -> None:
    rows, told = made
    with tempfile.TemporaryDirectory() as folder:
        path = laid(Path(folder) / "so-lieu.xlsx", plain(0, tuple(rows[0]), rows[1:]))
        bare = laid(Path(folder) / "tron.xlsx", plain(0))
        table = ratings(path)
        assert not table.faults
        assert table.records == ratings(bare).records
        assert len(table.aside) == told


def test_what_is_set_aside_is_told_with_its_row_and_reason(tmp_path: Path) -> None:
    rows = [["Danh sách năm 2024"], ["STT", *HEADS], [1, *ROWS[0]], [2, *ROWS[1]], ["Tổng cộng: 2"]]
    told = ratings(laid(tmp_path / "so-lieu.xlsx", plain(2, tuple(rows[0]), rows[1:]))).aside
    assert [(a.row, a.shown, a.why.vi) for a in told] == [
        (3, "Danh sách năm 2024", "dòng tựa ở trên tiêu đề cột"),
        (4, "STT", "cột số thứ tự"),
        (7, "Tổng cộng: 2", "dòng cộng"),
    ]


def two_rows(sheet: Any) -> None:
    """A merged title, two rows of headings of which one is spread over two columns, a merged sum."""
    sheet.merge_range(0, 0, 0, 5, "BẢNG TỔNG HỢP XẾP LOẠI")
    for place, text in enumerate(("STT", *HEADS[:3])):
        sheet.merge_range(2, place, 3, place, text)
    sheet.merge_range(2, 4, 2, 5, "Quyết định")
    sheet.write_row(3, 4, ("Số", "Ngày"))
    for number, row in enumerate(ROWS, 4):
        sheet.write_row(number, 0, (number - 3, *row))
    sheet.merge_range(6, 0, 6, 3, "Tổng cộng")


def test_two_rows_of_headings_with_merged_cells_are_read_as_one(tmp_path: Path) -> None:
    table = ratings(laid(tmp_path / "so-lieu.xlsx", two_rows))
    assert not table.faults
    assert [(r.decision, r.decided_on) for r in table.records] == [  # type: ignore[attr-defined]  # every record is a rating
        ("12/QĐ", date(2024, 12, 20)),
        ("12/QĐ", None),
    ]
    assert [a.why.vi for a in table.aside][1] == "tiêu đề cột ở hai dòng, đọc gộp làm một"


def test_two_different_rows_of_headings_are_refused_with_their_places(tmp_path: Path) -> None:
    rows = [HEADS, ROWS[0], tuple(reversed(HEADS)), tuple(reversed(ROWS[1]))]
    told = fault(laid(tmp_path / "so-lieu.xlsx", plain(0, rows[0], rows[1:])))
    assert told.where == "so-lieu.xlsx, trang ratings, dòng 1"
    assert told.what.vi == "Dòng 1 và dòng 3 đều có thể là tiêu đề cột."


def test_a_row_that_is_called_like_a_sum_is_kept_where_it_is_whole(tmp_path: Path) -> None:
    path = laid(tmp_path / "so-lieu.xlsx", plain(0))
    assert values(read(path), "people", "name") == ["Cá nhân mẫu 01", "Tổng Cộng Mẫu"]
    whole = [*ROWS, ("Tổng cộng", 2024, "tốt", None, None)]
    assert [f.where.rpartition(", ")[2] for f in faults(laid(path, plain(0, HEADS, whole)))] == [
        "cột Cá nhân hoặc đơn vị (subject)"
    ]


@pytest.mark.parametrize("name", ["Sheet1", "Danh sách xếp loại"])
def test_a_sheet_of_any_name_is_known_by_its_headings(tmp_path: Path, name: str) -> None:
    assert len(values(read(laid(tmp_path / "so-lieu.xlsx", plain(3), name)), "ratings", "year")) == 2


def test_headings_of_no_table_or_of_two_are_refused(tmp_path: Path) -> None:
    path = laid(tmp_path / "so-lieu.xlsx", plain(0, ("x", "y"), [(1, 2)]), "Sheet1")
    assert "Không có bảng nào tên như vậy" in fault(path).what.vi
    twice = laid(path, plain(0), "Sheet1")
    with_both = fault_of_second(twice)
    assert "Bảng này đã có ở so-lieu.xlsx, trang Sheet1" in with_both.what.vi


def fault_of_second(path: Path) -> Fault:
    """The fault of a workbook with the same table on two sheets."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("Sheet1", "Sheet2"):
            plain(0)(book.add_worksheet(name))
    found: list[Fault] = []
    list(open_workbook(path, found))
    [one] = found
    return one


def test_a_form_of_one_sheet_finds_it_among_others(tmp_path: Path) -> None:
    path = tmp_path / "mot.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Bìa").write_string(0, 0, "Sở mẫu")
        plain(2)(book.add_worksheet("Danh sách"))
    found: list[Fault] = []
    grid = open_sheet(path, Rating, found)
    assert grid is not None
    assert not found
    assert grid.where == "mot.xlsx, trang Danh sách"
    assert [(a.shown, a.why.vi) for a in grid.aside] == [("Bìa", "trang khác của tệp, không đọc")]


def test_a_form_of_one_sheet_refuses_two_that_fit_and_hidden_ones(tmp_path: Path) -> None:
    path = tmp_path / "hai.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("Phòng A", "Phòng B"):
            plain(0)(book.add_worksheet(name))
    told: list[Fault] = []
    assert open_sheet(path, Rating, told) is None
    assert told[0].what.vi == "Các trang Phòng A, Phòng B đều có tiêu đề cột cần tìm."
    with xlsxwriter.Workbook(str(path)) as book:
        plain(0)(book.add_worksheet("Phòng A"))
        hidden = book.add_worksheet("Phòng B")
        plain(0)(hidden)
        hidden.hide()
    told = []
    assert open_sheet(path, Rating, told) is None
    assert told[0].what.vi == "Trang bị ẩn."
