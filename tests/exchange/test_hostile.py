"""Workbooks that must not be opened: bombs, macros, links, locks, far cells, other formats."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.exchange.making import fault, workbook

UNITS = {"units": [("unit_id", "name", "kind"), ("sxd", "Sở mẫu", "sở")]}


def altered(where: Path, change: dict[str, bytes]) -> Path:
    """A sound workbook with some parts replaced or added."""
    sound = workbook(where, UNITS)
    path = where / "la.xlsx"
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return path


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        ("xl/media/a.bin", b"0" * 30_000_000, "bung ra quá lớn"),
        ("xl/vbaProject.bin", b"x", "có macro"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "lấy số từ tệp khác"),
        ("xl/embeddings/b.zip", b"PK", "phần lạ"),
        ("../a.xml", b"<x/>", "phần lạ"),
        ("xl/more.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "khai báo lạ"),
        ("xl/more.xml", '<?xml version="1.0" encoding="utf-16"?><x/>'.encode("utf-16"), "khai báo lạ"),
        ("xl/workbook.xml", b"<workbook", "hỏng"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row", "hỏng"),
    ],
)
def test_a_workbook_with_parts_that_do_not_belong(
    tmp_path: Path, part: str, content: bytes, told: str
) -> None:
    found = fault(altered(tmp_path, {part: content}))
    assert told in found.what.vi
    assert found.where.startswith("la.xlsx")
    assert found.cure.vi


def test_too_many_parts(tmp_path: Path) -> None:
    assert (
        "bung ra quá lớn" in fault(altered(tmp_path, {f"xl/a{n}.xml": b"<x/>" for n in range(2001)})).what.vi
    )


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "xa.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("units")
        sheet.write(0, 0, "unit_id")
        sheet.write(1_048_575, 16_383, "x")
    assert "quá rộng hoặc quá dài" in fault(path).what.vi


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "xls cũ hoặc có mật khẩu"),
        (b"unit_id,name\n", "Không phải tệp XLSX"),
        (b"PK\x03\x04 cut off", "Không phải tệp XLSX"),
        (b"", "Không phải tệp XLSX"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert told in fault(path).what.vi


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, UNITS)
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    data[len(data) // 3 + 1] ^= 0xFF
    path.write_bytes(bytes(data))
    assert fault(path).where.startswith("so-lieu.xlsx")
