"""Nothing that goes out to a spreadsheet is a formula there, whatever somebody has typed."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from thidua.screens.sheets import plain, sheet

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", " =", "\t=")
TYPED = [f"{start}cmd|'/C calc'!A0" for start in STARTS] + [
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1)",
    '=HYPERLINK("x")',
]
HARMLESS = ("-", "–", "-5", "-1.250,5", "-0,75%", "+84 24 3825 1234", "a=b", "a-b", "", "12/03/2024", "Tên")


@pytest.mark.parametrize("typed", TYPED)
def test_a_cell_of_csv_begins_with_nothing_that_calculates(typed: str) -> None:
    body = sheet([["1", typed]], [], "x", "csv").content.decode("utf-8-sig")
    cell = next(csv.reader(io.StringIO(body, newline="")))[1]
    assert cell == f"'{typed}"


@pytest.mark.parametrize("typed", HARMLESS)
def test_numbers_and_dashes_stay_as_they_are(typed: str) -> None:
    assert plain(typed).removeprefix("'") == typed
    assert plain(typed) == typed or typed.startswith("+")


@pytest.mark.parametrize("typed", TYPED)
def test_a_cell_of_a_workbook_is_text(typed: str) -> None:
    body = sheet([["1", typed]], ["đầu"], "x", "xlsx").content
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        page = packed.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    assert page.count(b't="s"') >= 3
