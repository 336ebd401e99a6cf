"""CSV files as people's programs write them: codes, delimiters, headings, blank rows, broken rows."""

import codecs
import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.exchange.making import UNITS, fault, faults, folder, known, values
from thidua.core.facts.columns import columns_of
from thidua.core.facts.registry import RECORDS
from thidua.core.wording import fold
from thidua.exchange.reading import read

PLAIN = "unit_id,name,kind,valid_from\nsxd,Sở Xây dựng mẫu,sở,05/01/2020\n"


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.replace(",", ";").encode("utf-8-sig"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode(),
        b"\r\n\r\n" + PLAIN.replace(",", ";").encode(),
        b"sep=;\r\n" + PLAIN.replace(",", ";").encode(),
        unicodedata.normalize("NFD", PLAIN).encode(),
        PLAIN.rstrip("\n").encode(),
    ],
    ids=[
        "utf-8",
        "bom",
        "utf-16",
        "16-le",
        "16-be",
        "excel",
        "tabs",
        "crlf",
        "blank rows first",
        "sep",
        "nfd",
        "no last newline",
    ],
)
def test_every_common_code_and_delimiter(tmp_path: Path, data: bytes) -> None:
    facts = read(folder(tmp_path, units=data))
    assert values(facts, "units", "name") == ["Sở Xây dựng mẫu"]
    assert values(facts, "units", "kind") == ["department"]
    assert values(facts, "units", "valid_from") == [date(2020, 1, 5)]


@pytest.mark.parametrize(
    "headings",
    [
        "unit_id,name,kind",
        "Mã đơn vị,Tên đơn vị,Loại đơn vị",
        "ma don vi *,TÊN ĐƠN VỊ,Loại  đơn vị",
        "Unit,Name,Kind",
    ],
)
def test_headings_in_either_language_or_by_code(tmp_path: Path, headings: str) -> None:
    facts = read(folder(tmp_path, units=f"{headings}\nsxd,Sở mẫu,department\n"))
    assert values(facts, "units", "unit_id") == ["sxd"]


def test_files_may_bear_the_vietnamese_name_of_the_table(tmp_path: Path) -> None:
    known(tmp_path)
    named = unicodedata.normalize("NFD", "Xếp loại hằng năm")
    (tmp_path / f"{named}.CSV").write_text("subject,year,class\np1,2024,tốt\n", encoding="utf-8")
    assert values(read(tmp_path), "ratings", "class_") == ["good"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    folder(tmp_path, units=UNITS)
    for name in ("README.md", "notes.txt", "scan.pdf", ".~lock.units.csv#", "~$units.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert read(tmp_path).given == {"units"}


def test_an_unknown_file_is_a_fault_that_names_the_known_ones(tmp_path: Path) -> None:
    told = fault(folder(tmp_path, units=UNITS, xeploai="a,b\n1,2\n"))
    assert told.where == "xeploai.csv"
    assert "ratings (Xếp loại hằng năm)" in told.what.vi
    assert "ratings" in told.what.en


def test_two_files_for_one_table(tmp_path: Path) -> None:
    folder(tmp_path, units=UNITS)
    (tmp_path / "Đơn vị.csv").write_text(UNITS, encoding="utf-8")
    assert "Bảng này đã có ở" in fault(tmp_path).what.vi


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    assert "không có tệp CSV nào" in fault(tmp_path).what.vi
    assert "Không phải thư mục CSV" in fault(tmp_path / "khong-co").what.vi


def test_a_heading_alone_declares_an_empty_table(tmp_path: Path) -> None:
    facts = read(known(tmp_path, discipline="person_id,form,decided_on\n"))
    assert facts.given == {"units", "people", "discipline"}
    assert "discipline" not in facts.tables


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "Tệp trống" in fault(known(tmp_path, holds="")).what.vi


def test_blank_rows_and_columns_at_the_end_are_nothing(tmp_path: Path) -> None:
    rows = "unit_id;name;kind;;;\n\nsxd;Sở mẫu;sở;;;\n;;;;;\n  ;;;;;\n"
    assert values(read(folder(tmp_path, units=rows)), "units", "unit_id") == ["sxd"]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    rows = 'unit_id,name,kind\n\nsxd,"Sở\nmẫu",sở\n\nsnv,Sở mẫu,khoa\n'
    assert fault(folder(tmp_path, units=rows)).where == "units.csv, dòng 5, cột kind"


def test_a_title_above_the_headings_is_told_with_their_place(tmp_path: Path) -> None:
    told = fault(folder(tmp_path, units="DANH SÁCH ĐƠN VỊ,,\nNăm 2024,,\n" + UNITS))
    assert told.where == "units.csv, dòng 1"
    assert "Tiêu đề cột có vẻ ở dòng 3." in told.what.vi
    assert "xóa các dòng tựa và bỏ gộp ô" in told.cure.vi


def test_unknown_doubled_and_missing_headings(tmp_path: Path) -> None:
    told = faults(folder(tmp_path, units="unit_id,Mã đơn vị,kind,điện thoại\nsxd,sxd,sở,1\n"))
    text = "\n".join(f.line() for f in told)
    assert len(told) == 3
    assert "Cột unit_id có hai lần: “unit_id” và “Mã đơn vị”." in text
    assert "Không biết cột “điện thoại”" in text
    assert "parent_id (Đơn vị cấp trên)" in text
    assert "Thiếu cột bắt buộc: name (Tên đơn vị)." in text


def test_a_decimal_comma_that_splits_its_cell_is_told(tmp_path: Path) -> None:
    rows = "unit_id,index,year,score\nsxd,par_index,2024,89,5\n"
    told = fault(known(tmp_path, index_results=rows))
    assert told.where == "index_results.csv, dòng 2"
    assert "Dòng có 5 ô nhưng chỉ có 4 tiêu đề cột." in told.what.vi
    assert "nháy kép" in told.cure.vi


def test_a_cell_under_no_heading(tmp_path: Path) -> None:
    told = fault(folder(tmp_path, units="unit_id,name,kind,\nsxd,Sở mẫu,sở,thừa\n"))
    assert "Ô thứ 4 có nội dung nhưng cột không có tiêu đề." in told.what.vi


def test_decimal_commas_of_a_vietnamese_excel(tmp_path: Path) -> None:
    rows = "Mã đơn vị;Chỉ số;Năm;Điểm;Điểm tối đa\nsxd;PAR INDEX;2024;89,90;100\nsxd;sipas;2024;91,5%;\n"
    facts = read(known(tmp_path, index_results=rows.encode("utf-8-sig")))
    assert values(facts, "index_results", "score") == [Decimal("89.90"), Decimal("91.5")]
    assert values(facts, "index_results", "index") == ["par_index", "sipas"]


@pytest.mark.parametrize("code", ["cp1258", "cp1252"])
def test_an_old_code_is_refused_at_its_row(tmp_path: Path, code: str) -> None:
    rows = "unit_id,name,kind\na,A,office\nb,Vâng là é,office\n"
    told = fault(folder(tmp_path, units=rows.encode(code)))
    assert told.where == "units.csv, dòng 3"
    assert "không phải UTF-8" in told.what.vi
    assert "CSV UTF-8" in told.cure.vi


def test_an_open_quote_is_told_where_it_opens(tmp_path: Path) -> None:
    told = fault(folder(tmp_path, units='unit_id,name,kind\na,A,office\nb,"B,office\nc,C,office\n'))
    assert told.where == "units.csv, dòng 3"
    assert "nháy kép mở mà không đóng" in told.what.vi


def test_a_broken_file_does_not_hide_the_faults_of_others(tmp_path: Path) -> None:
    told = faults(known(tmp_path, units=b"\xff\xfe\x00", ratings="subject,year,class\np1,20x4,tốt\n"))
    assert [f.where.split(",")[0] for f in told] == ["units.csv", "ratings.csv"]


def test_progress_is_told(tmp_path: Path) -> None:
    seen: list[tuple[str, int]] = []
    read(known(tmp_path), lambda table, rows: seen.append((table, rows)))
    assert seen == [("units", 2), ("people", 2)]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (known(tmp_path) / "ratings.csv").mkdir()
    assert "Không mở được tệp" in fault(tmp_path).what.vi


def test_no_heading_and_no_name_of_a_table_means_two_things() -> None:
    for record in RECORDS:
        columns = columns_of(record)
        words = Counter(w for c in columns for w in {fold(t) for t in (c.name, c.say.vi, c.say.en)})
        assert [w for w, n in words.items() if n > 1] == [], record.table
    names = Counter(w for r in RECORDS for w in {fold(t) for t in (r.table, r.say.vi, r.say.en)})
    assert [w for w, n in names.items() if n > 1] == []


def test_another_source_of_the_same_figure_is_kept_beside_it(tmp_path: Path) -> None:
    rows = "unit_id,index,year,score,source\nsxd,papi,2023,91.87,bao-a\nsxd,papi,2023,91.81,bao-b\n"
    facts = read(known(tmp_path, index_results=rows))
    assert values(facts, "index_results", "score") == [Decimal("91.87"), Decimal("91.81")]
