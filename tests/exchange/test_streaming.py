"""Sheets that stream: the cells that another reader gives, damage told before any row, no more memory for more rows."""

import tempfile
import tracemalloc
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from thidua.core.wording import Say
from thidua.exchange.cells import Broken, Cell, Day, Flag, Moment, Number, number
from thidua.exchange.grid import Stopped
from thidua.exchange.workbooks import Workbook, merges_of, rows_of

_LAST = datetime(2150, 12, 31)  # noqa: DTZ001 # spreadsheets know no time zones
_FIRST = datetime(1900, 3, 1)  # noqa: DTZ001 # spreadsheets know no time zones
VALUES = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["_x000D_", "a_x005F_b", " hai  khoảng ", "dòng\nmới", "&<>'\""]),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda v: round(v, 4)),
    st.dates(date(1900, 3, 1), date(2150, 12, 31)),
    st.datetimes(_FIRST, _LAST).map(lambda at: at.replace(microsecond=0)),
    st.times().map(lambda at: at.replace(microsecond=0)),
)


def other(value: Any) -> Cell:
    """A value of the other reader as a cell."""
    if isinstance(value, float | bool):
        return Flag(value) if isinstance(value, bool) else number(value)
    if isinstance(value, datetime):
        return Day(value.date()) if value.time() == time() else Moment(value)
    if isinstance(value, date):
        return Day(value)
    if isinstance(value, time | timedelta):
        return Broken(str(value), Say("giờ, không phải ngày", "a time, not a date"))
    return str(value)


def _written(path: Path, rows: list[list[Any]], shared: bool) -> None:
    told = {"default_date_format": "dd/mm/yyyy hh:mm:ss", "constant_memory": not shared}
    with xlsxwriter.Workbook(str(path), told | {"strings_to_formulas": False}) as book:
        page = book.add_worksheet("bảng")
        page.write_string(0, 0, "đầu")
        for at, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(at, place, value)
                else:
                    page.write(at, place, value)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), max_size=5), st.booleans())
def test_the_same_cells_as_another_reader(rows: list[list[Any]], shared: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bảng.xlsx"
        _written(path, rows, shared)
        ours = {
            (n, at): cell
            for n, cells in rows_of(Workbook(path), "bảng")
            for at, cell in enumerate(cells)
            if not isinstance(cell, str) or cell.strip()
        }
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("bảng")
    theirs = {
        (n, at): other(value)
        for n, line in enumerate(sheet.iter_rows(), 1)
        for at, value in enumerate(line)
        if not isinstance(value, str) or value.strip()
    }
    assert _trimmed(ours) == _trimmed(theirs)


def _trimmed(cells: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    """Blanks around a text mean nothing to a column; the two readers keep them differently."""
    return {at: cell.strip() if isinstance(cell, str) else cell for at, cell in cells.items()}


def _with(where: Path, sheet: str, **parts: str) -> Path:
    """A workbook whose sheet is this XML, and other parts in place of its own."""
    sound, path = where / "goc.xlsx", where / "luong.xlsx"
    with xlsxwriter.Workbook(str(sound), {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet("bảng")
        page.write_string(0, 0, "chữ")
        page.write(1, 0, date(2020, 1, 5))
        page.write(2, 0, 0.5, book.add_format({"num_format": "[h]:mm"}))
    change = {"xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"}
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, (change | parts).get(name, old.read(name)))
    return path


def _cell(where: Path, attributes: str, inside: str) -> Cell:
    book = Workbook(_with(where, f'<row r="1"><c r="A1" {attributes}>{inside}</c></row>'))
    [(_, [cell])] = rows_of(book, "bảng")
    return cell


@pytest.mark.parametrize(
    ("attributes", "inside", "found"),
    [
        ('t="inlineStr"', "<is><r><t>hai </t></r><r><t>phần</t></r><rPh><t>x</t></rPh></is>", "hai phần"),
        ('t="str"', "<f>A2</f><v>a_x000A_b</v>", "a\nb"),
        ('t="s"', "<v>0</v>", "chữ"),
        ('t="d"', "<v>2024-05-06</v>", Day(date(2024, 5, 6))),
        ("", "<v>1e3</v>", Number("1000")),
        ("", "<f>1+1</f><v>2</v>", Number("2")),
        ('s="1"', "<v>1</v>", Day(date(1900, 1, 1))),
        ('s="1"', "<v>61</v>", Day(date(1900, 3, 1))),
    ],
)
def test_cells_that_other_programs_write(tmp_path: Path, attributes: str, inside: str, found: Cell) -> None:
    assert _cell(tmp_path, attributes, inside) == found


@pytest.mark.parametrize(
    ("attributes", "inside", "why"),
    [
        ('t="s"', "<v>99</v>", "a damaged cell"),
        ('t="zz"', "<v>1</v>", "a damaged cell"),
        ("", "<v>1_000</v>", "a damaged cell"),
        ("", "<v>nan</v>", "a damaged cell"),
        ('t="b"', "<v>2</v>", "a damaged cell"),
        ('t="e"', "<f>1/0</f><v>#DIV/0!</v>", "in error"),
        ("", "<f>A2</f>", "never calculated"),
        ('t="str"', "<f>A2</f><v> </v>", "never calculated"),
        ('s="1"', "<v>0.5</v>", "a time, not a date"),
        ('s="2"', "<v>1.5</v>", "a time, not a date"),
        ('s="1"', "<v>60</v>", "holds none"),
        ('s="1"', "<v>-1</v>", "holds none"),
        ('s="1"', "<v>3000000</v>", "holds none"),
        ('t="d"', "<v>2024-13-06</v>", "holds none"),
    ],
)
def test_a_cell_without_a_usable_value_says_why(
    tmp_path: Path, attributes: str, inside: str, why: str
) -> None:
    cell = _cell(tmp_path, attributes, inside)
    assert isinstance(cell, Broken)
    assert why in cell.why.en


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">' + "".join(f'<c r="{c}"><v>1</v></c>' for c in cells) + "</row>"


@pytest.mark.parametrize(
    "sheet",
    [
        _row(1, "A1") + _row(3, "A3") + _row(2, "A2"),
        _row(2, "A2") + _row(2, "B2"),
        _row(1, "B1", "A1"),
        _row(1, "A1", "A1"),
        _row(1, "A7"),
        _row(1, "XFE1"),
        _row(1, "a1"),
        _row(1, "A1") + "<row",
        '<row r="x"><c><v>1</v></c></row>',
    ],
)
def test_a_sheet_out_of_order_is_damaged_before_any_row(tmp_path: Path, sheet: str) -> None:
    with pytest.raises(Stopped, match="Trang tính hỏng"):
        next(rows_of(Workbook(_with(tmp_path, sheet)), "bảng"))


def test_a_document_type_under_another_name_is_not_followed(tmp_path: Path) -> None:
    path = _with(tmp_path, _row(1, "A1"))
    other_name = tmp_path / "khac.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other_name, "w") as new:
        for name in old.namelist():
            body = old.read(name).replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.txt")
            if name == "xl/worksheets/sheet1.xml":
                name, body = name[:-3] + "txt", b'<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
            new.writestr(name, body)
    with pytest.raises(Stopped, match="Trang tính hỏng"):
        next(rows_of(Workbook(other_name), "bảng"))


def test_rows_and_cells_without_places_follow_each_other(tmp_path: Path) -> None:
    book = Workbook(_with(tmp_path, "<row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>"))
    assert list(rows_of(book, "bảng")) == [(1, [Number("1"), ""]), (2, ["", Number("2")])]


def test_merged_cells_and_names_with_a_prefix(tmp_path: Path) -> None:
    body = (
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="4"><x:c r="B4"><x:v>5</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="C2:D3"/><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    book = Workbook(_with(tmp_path, "", **{"xl/worksheets/sheet1.xml": body}))
    assert list(rows_of(book, "bảng")) == [(4, ["", Number("5")])]
    assert [merge.name for merge in merges_of(book, "bảng")] == ["A1:B1", "C2:D3"]


def _grown(book: Workbook) -> int:
    tracemalloc.start()
    try:
        assert sum(1 for _ in rows_of(book, "bảng"))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_six_times_the_rows_take_no_more_memory(tmp_path: Path) -> None:
    """Texts, numbers and days all distinct: what is shared lies in a file, what is read is let go."""
    grown = []
    for rows in (1_500, 9_000):
        path = tmp_path / f"{rows}.xlsx"
        made = [[f"cá nhân mẫu {n}", n + 0.25, date(1950, 1, 1) + timedelta(n)] for n in range(rows)]
        _written(path, made, shared=True)
        grown.append(_grown(Workbook(path)))
    assert grown[1] < grown[0] * 1.5 + 200_000, grown
