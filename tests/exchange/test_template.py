"""The empty workbook: reads back as nothing, offers words and notes, takes what people fill in."""

import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import load_workbook

from thidua.core.facts.columns import columns_of
from thidua.core.facts.registry import RECORDS
from thidua.core.terms import GROUPS
from thidua.exchange import template
from thidua.exchange.reading import read


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "so-lieu.xlsx"
    template.write(path)
    return path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_an_empty_template_gives_no_facts_at_all(empty: Path) -> None:
    facts = read(empty)
    assert facts.given == frozenset()
    assert not facts.tables


def test_sheets_stand_in_order(empty: Path) -> None:
    names = load_workbook(str(empty)).sheet_names
    assert names == ["Hướng dẫn", *(r.table for r in RECORDS), "Danh mục"]


def test_headings_are_vietnamese_with_required_ones_marked(empty: Path) -> None:
    book = load_workbook(str(empty))
    for record in RECORDS:
        heading = book.get_sheet_by_name(record.table).to_python()[0]
        assert heading == [c.say.vi + (" *" if c.required else "") for c in columns_of(record)]


def test_every_heading_has_a_note_with_kind_and_example(empty: Path) -> None:
    notes = part(empty, "xl/comments1.xml")
    assert notes.count("<comment ") == len(columns_of(RECORDS[0]))
    assert "Bắt buộc · required" in notes
    assert "Ví dụ · example: sở, ban, ngành" in notes or "Ví dụ · example: tỉnh, thành phố" in notes


def test_sheets_are_frozen_filtered_and_checked(empty: Path) -> None:
    units = part(empty, "xl/worksheets/sheet2.xml")
    assert 'state="frozen"' in units
    assert "<autoFilter" in units
    assert units.count('type="list"') == 4
    assert units.count('type="date"') == 4


def test_lists_point_to_the_words_they_offer(empty: Path) -> None:
    words = load_workbook(str(empty)).get_sheet_by_name("Danh mục").to_python()
    found = re.findall(
        r"<formula1>'Danh mục'!\$([A-Z]+)\$4:\$[A-Z]+\$(\d+)</formula1>",
        part(empty, "xl/worksheets/sheet2.xml"),
    )
    column, last = found[0]
    place = 0
    for letter in column:
        place = place * 26 + ord(letter) - 64
    offered = [row[place - 1] for row in words[3 : int(last)]]
    assert offered == [t.vi for t in GROUPS["unit_kind"].values()]


def test_the_guide_speaks_both_languages(empty: Path) -> None:
    guide = load_workbook(str(empty)).get_sheet_by_name("Hướng dẫn").to_python()
    assert guide[0][:2] == ["Số liệu thi đua", "Facts of an emulation movement"]
    text = "\n".join(str(cell) for row in guide for cell in row)
    assert all(r.say.vi in text and r.say.en in text for r in RECORDS)
    assert "Không có dòng nào" in text
    assert "No rows" in text
