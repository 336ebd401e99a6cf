""".xls, .ods and .csv read as the same table in XLSX does; what may not be opened is refused in words."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.other_forms import content, macro_sheet, ods, record_changed, renamed, text, xls
from thidua.core.errors import Fault
from thidua.core.facts.tables import IndexResult
from thidua.exchange.grid import Stopped
from thidua.exchange.names import Known
from thidua.exchange.older.converting import MOST_BYTES, workbook_of
from thidua.exchange.opening import open_workbook
from thidua.exchange.rows import Table, read_table

pytestmark = pytest.mark.slow

HEADS = ["STT", "Mã đơn vị", "Chỉ số", "Năm", "Điểm", "Ngày công bố", "Quyết định"]
ROWS: list[list[Any]] = [
    ["BẢNG ĐIỂM CHỈ SỐ"],
    [],
    HEADS,
    [1, "sxd", "par_index", 2024, Decimal("0.895"), date(2025, 1, 5), "12/QĐ-UBND"],
    [2, "stp", "par_index", 2024, 89.5, date(2025, 1, 5), "0012"],
    ["Tổng cộng"],
]


def table(body: bytes, folder: Path, name: str = "bang.xlsx") -> Table:
    """The sheet of results as it is read."""
    path = folder / name
    path.write_bytes(body)
    found: list[Fault] = []
    [grid] = open_workbook(path, found, (IndexResult,))
    assert not found
    return read_table(grid, Known(unit={"sxd", "stp"}))


@pytest.mark.parametrize(
    ("name", "body"), [("Bảng.xls", xls(ROWS, "Sheet1")), ("bang.ODS", ods(ROWS, "Trang 1"))]
)
def test_an_old_or_open_sheet_reads_with_its_percents_and_dates(
    tmp_path: Path, name: str, body: bytes
) -> None:
    read = table(workbook_of(body, name), tmp_path)
    assert not read.faults
    first, second = read.records
    assert isinstance(first, IndexResult)
    assert isinstance(second, IndexResult)
    assert (first.score, first.published_on, first.decision) == (
        Decimal("89.5"),
        date(2025, 1, 5),
        "12/QĐ-UBND",
    )
    assert (second.score, second.decision) == (Decimal("89.5"), "0012")
    assert [a.row for a in read.aside] == [1, 3, 6]
    assert workbook_of(body, name) == workbook_of(body, name)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_text_table_with_a_title_finds_what_separates_its_cells(tmp_path: Path, sign: str) -> None:
    rows = [[str(c).replace("0.895", "89,50") if isinstance(c, Decimal) else c for c in row] for row in ROWS]
    read = table(workbook_of(text(rows, sign), "bang.csv"), tmp_path)
    assert not read.faults
    assert [str(r.score) for r in read.records if isinstance(r, IndexResult)] == ["89.50", "89.5"]


def test_a_hidden_sheet_stays_hidden(tmp_path: Path) -> None:
    for name, body in (("an.xls", xls(ROWS, hidden=True)), ("an.ods", ods(ROWS, hidden=True))):
        path = tmp_path / "an.xlsx"
        path.write_bytes(workbook_of(body, name))
        found: list[Fault] = []
        list(open_workbook(path, found, (IndexResult,)))
        assert [f.where for f in found] == ["an.xlsx, trang khác"]


def outside(formula: str) -> bytes:
    """An open sheet whose only cell has a formula."""
    cell = f'<table:table-cell office:value-type="float" office:value="1" table:formula="{formula}"/>'
    return ods([], extra={"content.xml": content(f"<table:table-row>{cell}</table:table-row>")})


BOMB = ods([["x"]], extra={"Pictures/a.xml": "0" * 30_000_000})
MANIFEST = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>'
REFUSED = {
    "macros in an old sheet": ("a.xls", macro_sheet(xls(ROWS)), "có macro"),
    "macros beside an old sheet": ("a.xls", renamed(xls(ROWS), "Macros"), "có macro"),
    "a locked old sheet": ("a.xls", record_changed(xls(ROWS), 0x5C, 0x2F), "có mật khẩu"),
    "a locked new sheet of the old name": ("a.xls", renamed(xls(ROWS), "Encrypte"), "hỏng"),
    "figures from other old files": ("a.xls", record_changed(xls(ROWS), 0x5C, 0x1AE), "tệp khác"),
    "an old sheet cut off": ("a.xls", xls(ROWS)[:1600], "hỏng"),
    "a page of the web called .xls": ("a.xls", b"<html><table></table></html>", "nội dung không phải"),
    "a new sheet called .xls": ("a.xls", ods(ROWS), "nội dung không phải"),
    "macros in an open sheet": ("a.ods", ods(ROWS, extra={"Basic/Standard/a.xml": "<x/>"}), "có macro"),
    "an object in an open sheet": ("a.ods", ods(ROWS, extra={"Object 1/content.xml": "<x/>"}), "nhúng"),
    "a locked open sheet": ("a.ods", ods(ROWS, extra={"META-INF/manifest.xml": MANIFEST}), "có mật khẩu"),
    "a formula that starts a program": (
        "a.ods",
        outside("of:=DDE(&quot;cmd&quot;;&quot;/C calc&quot;)"),
        "nơi khác",
    ),
    "figures from another file": ("a.ods", outside("of:='https://mau.test/a.ods'#$A.A1"), "nơi khác"),
    "entities": ("a.ods", ods(ROWS, extra={"content.xml": LAUGHS}), "khai báo lạ"),
    "a bomb": ("a.ods", BOMB, "bung ra quá lớn"),
    "no table at all": ("a.ods", ods(ROWS, extra={"content.xml": "<x/>"}), "không có trang tính"),
    "a program called .csv": ("a.csv", b"MZ\x90\x00" * 50, "nội dung không phải"),
    "a quote never closed": ("a.csv", b'a,b\n"c,d\n', "nháy kép"),
    "an old code of letters": ("a.csv", b"a,b\n\xd0on v\xec,1", "không phải UTF-8"),
    "an empty file": ("a.csv", b"", "Tệp rỗng"),
    "a large file": ("a.csv", b"a" * (MOST_BYTES + 1), "lớn hơn 10 MB"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_may_not_be_opened_is_refused_in_words(what: str) -> None:
    name, body, told = REFUSED[what]
    with pytest.raises(Stopped) as refused:
        workbook_of(body, name)
    fault = refused.value.fault
    assert told in fault.what.vi
    assert fault.where.startswith(name)
    assert fault.cure.vi
    assert fault.what.en


def test_a_cell_repeated_without_end_is_refused() -> None:
    row = '<table:table-row table:number-rows-repeated="900000"><table:table-cell office:value-type="string" '
    cell = 'table:number-columns-repeated="900"><text:p>x</text:p></table:table-cell></table:table-row>'
    body = ods([], extra={"content.xml": content(row + cell)})
    with pytest.raises(Stopped, match=r"Tệp quá lớn"):
        workbook_of(body, "a.ods")
