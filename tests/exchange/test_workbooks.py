"""Workbooks as people make them: real dates, exact numbers, merged cells, errors, hidden sheets."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tests.exchange.making import fault, faults, values, workbook
from thidua.exchange.reading import read

UNITS = [
    ("Mã đơn vị *", "Tên đơn vị *", "Loại đơn vị *", "Có từ ngày"),
    ("sxd", "Sở Xây dựng mẫu", "sở", date(2020, 1, 5)),
]
PEOPLE = [("person_id", "name", "unit_id"), ("p1", "Cá nhân mẫu 01", "sxd")]
MIDNIGHT = datetime(2025, 1, 5)  # noqa: DTZ001 # spreadsheets know no time zones
RESULTS = ("unit_id", "index", "year", "score", "max_score", "class", "published_on", "decision")


def test_real_dates_and_exact_numbers(tmp_path: Path) -> None:
    rows = [RESULTS, ("sxd", "par_index", 2024, 89.9, 100, "xuất sắc", date(2025, 1, 5), "12/QĐ-UBND")]
    facts = read(workbook(tmp_path, {"Đơn vị": UNITS, "people": PEOPLE, "Kết quả chỉ số": rows}))
    assert values(facts, "units", "valid_from") == [date(2020, 1, 5)]
    assert values(facts, "index_results", "year") == [2024]
    assert [str(v) for v in values(facts, "index_results", "score")] == ["89.9"]
    assert values(facts, "index_results", "published_on") == [date(2025, 1, 5)]


def test_numbers_and_dates_typed_as_text_are_read_as_in_csv(tmp_path: Path) -> None:
    rows = [RESULTS, ("sxd", "par_index", "2024", "89,50", "100", "tốt", "05/01/2025", 12)]
    facts = read(workbook(tmp_path, {"units": UNITS, "index_results": rows}))
    assert [str(v) for v in values(facts, "index_results", "score")] == ["89.50"]
    assert values(facts, "index_results", "published_on") == [date(2025, 1, 5)]
    assert values(facts, "index_results", "decision") == ["12"]


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        (("sxd", "par_index", 2024, 1 / 3, None, None, None), "score", "nhiều nhất 6 chữ số thập phân"),
        (("sxd", "par_index", 2024.5, None, None, None, None), "year", "năm bốn chữ số"),
        (("sxd", "par_index", 2024, True, None, None, None), "score", "cần một số"),
        (("sxd", "par_index", 2024, date(2025, 5, 8), None, None, None), "score", "Đọc thấy “2025-05-08”"),
        (("sxd", "par_index", 2024, None, None, None, 45662), "published_on", "số thứ tự ngày của Excel"),
        (("sxd", "par_index", 2024, None, None, None, "45662"), "published_on", "số thứ tự ngày của Excel"),
        (
            ("sxd", "par_index", 2024, None, None, None, MIDNIGHT.replace(hour=8)),
            "published_on",
            "ngày không kèm giờ",
        ),
        (
            ("sxd", "par_index", 2024, None, None, None, None, date(2024, 12, 1)),
            "decision",
            "bảng tính đã đổi ô",
        ),
    ],
)
def test_a_cell_of_the_wrong_sort_names_sheet_row_and_column(
    tmp_path: Path, row: tuple[object, ...], column: str, told: str
) -> None:
    found = fault(workbook(tmp_path, {"units": UNITS, "index_results": [RESULTS, (), row]}))
    assert found.where == f"so-lieu.xlsx, trang index_results, dòng 3, cột {column}"
    assert told in found.what.vi


def test_a_midnight_is_a_day(tmp_path: Path) -> None:
    rows = [RESULTS, ("sxd", "par_index", 2024, None, None, None, MIDNIGHT)]
    facts = read(workbook(tmp_path, {"units": UNITS, "index_results": rows}))
    assert values(facts, "index_results", "published_on") == [date(2025, 1, 5)]


def test_a_sheet_of_headings_is_not_given_unless_it_says_so(tmp_path: Path) -> None:
    heading = ("person_id", "form", "decided_on")
    assert read(workbook(tmp_path, {"units": UNITS, "discipline": [heading]})).given == {"units"}
    said = [heading, ("Không có dòng nào",)]
    assert read(workbook(tmp_path, {"units": UNITS, "discipline": said})).given == {"units", "discipline"}


def test_sheets_beside_the_tables(tmp_path: Path) -> None:
    sheets = {"Hướng dẫn": [("đọc trước",)], "Danh mục": [("sở",)], "Sheet2": [], "units": UNITS}
    assert read(workbook(tmp_path, sheets)).given == {"units"}
    told = fault(workbook(tmp_path, sheets | {"tổng hợp": [("x", 1)]}))
    assert told.where == "so-lieu.xlsx, trang tổng hợp"
    assert "ratings (Xếp loại hằng năm)" in told.what.vi
    told = fault(workbook(tmp_path, sheets | {"Đơn vị": UNITS}))
    assert "đã có ở so-lieu.xlsx, trang units" in told.what.vi


def test_blank_rows_and_columns_around_are_nothing(tmp_path: Path) -> None:
    rows = [(), *[(*row, "", "") for row in UNITS], (), ("", "", ""), ()]
    assert values(read(workbook(tmp_path, {"units": rows})), "units", "unit_id") == ["sxd"]


def special(path: Path) -> xlsxwriter.Workbook:
    """A workbook with the units above and an empty sheet of results to be filled in."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    for name, rows in (("units", UNITS), ("index_results", [RESULTS])):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    sheet.write_row(1, 0, ("sxd", "par_index", 2024))
    return book


def test_a_percent_cell_is_read_as_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    with special(path) as book:
        sheet = book.get_worksheet_by_name("index_results")
        sheet.write_number(1, 3, 0.895, book.add_format({"num_format": "0.0%"}))
        sheet.write_number(1, 4, 1, book.add_format({"num_format": 9}))
    assert "cần một số" in fault(path).what.vi, "a maximum in percent says nothing"
    with special(path) as book:
        sheet = book.get_worksheet_by_name("index_results")
        sheet.write_number(1, 3, 0.895, book.add_format({"num_format": "0.0%"}))
    assert values(read(path), "index_results", "score") == [Decimal("89.5")]


def test_formulas_in_error_or_never_calculated(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    with special(path) as book:
        sheet = book.get_worksheet_by_name("index_results")
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 4, "=40+60", None, 100)
        sheet.write_formula(1, 5, "=A1", None, "")
    told = faults(path)
    assert [f.where.rpartition("cột ")[2] for f in told] == ["score", "class"]
    assert "“#DIV/0!”: ô công thức bị lỗi" in told[0].what.vi
    assert "công thức chưa được tính" in told[1].what.vi


def test_merged_cells_are_refused_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    with special(path) as book:
        sheet = book.get_worksheet_by_name("index_results")
        sheet.merge_range(1, 0, 2, 0, "sxd")
        sheet.write_row(2, 1, ("sipas", 2024))
    told = faults(path)
    assert [f.where for f in told] == [
        f"so-lieu.xlsx, trang index_results, dòng {row}, cột unit_id" for row in (2, 3)
    ]
    assert all("các ô A2:A3 bị gộp" in f.what.vi for f in told)


def test_a_hidden_sheet_is_not_read_behind_ones_back(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    with special(path) as book:
        book.get_worksheet_by_name("index_results").hide()
    told = fault(path)
    assert told.where == "so-lieu.xlsx, trang index_results"
    assert told.what.vi == "Trang bị ẩn."


def test_dates_of_the_other_epoch(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("units")
        for number, row in enumerate(UNITS):
            sheet.write_row(number, 0, row)
    assert values(read(path), "units", "valid_from") == [date(2020, 1, 5)]
