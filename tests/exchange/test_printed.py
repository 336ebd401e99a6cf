"""Tables as provinces and newspapers print them: odd headings, titles above, sums below, gaps, three decimals."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from thidua.core.facts.tables import IndexResult
from thidua.exchange.cells import Number
from thidua.exchange.older.converting import workbook_of
from thidua.exchange.printed.gathering import Printed, sheets_of
from thidua.exchange.printed.naming import name_of, subject_key, without_area
from thidua.exchange.printed.reading import About, Lines, read_printed

SAMPLE = About(index="province_scorecard", year=2024, source="QĐ mẫu", area="Tỉnh Mẫu")


def lines(rows: list[list[Any]], about: About = SAMPLE) -> Lines:
    """A table as read; numbers are those of a spreadsheet."""
    cells = [[Number(str(c)) if isinstance(c, int | float) else c for c in row] for row in rows]
    sheet = Printed("Bảng", "bang.xlsx, trang Bảng", list(enumerate(cells, 1)), [])
    return read_printed(sheet, about)


def records(found: Lines) -> list[IndexResult]:
    """What was read, once nothing was wrong."""
    assert [f.line() for f in found.faults] == []
    return [record for _, record, _ in found.records]


def test_titles_above_groups_between_and_a_sum_below() -> None:
    found = lines(
        [
            ["ỦY BAN NHÂN DÂN TỈNH MẪU", "", "", "", ""],
            ["BẢNG TỔNG HỢP KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024", "", "", "", ""],
            ["TT", "Tên cơ quan, đơn vị", "Tổng điểm", "Chỉ số (%)", "Xếp hạng"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["I", "Các sở, ban, ngành", "", "", ""],
            ["1", "Sở Mẫu Một", "91,651", "91,651", "1/20"],
            ["2", "Công an tỉnh", "-", "–", "-"],
            ["II", "Cấp huyện", "", "", ""],
            ["1", "UBND huyện Mẫu", "88,10", "88,10", "1/8"],
            ["", "Tổng cộng", "179,751", "", ""],
        ]
    )
    one, gap, two = records(found)
    assert (one.named, one.group, one.score, one.percent) == (
        "Sở Mẫu Một",
        "Các sở, ban, ngành",
        Decimal("91.651"),
        Decimal("91.651"),
    )
    assert (one.rank, one.group_size, two.group, str(two.score)) == (1, 20, "Cấp huyện", "88.10")
    assert (gap.score, gap.percent, gap.rank) == (None, None, None)
    assert found.left_out == [(10, "Tổng cộng")]
    assert one.issuer == "UBND tỉnh Mẫu"


def test_parts_in_columns_of_their_own() -> None:
    found = lines(
        [
            ["Đơn vị", "Công tác chỉ đạo", "Thủ tục hành chính", "Tổng điểm", "Điểm tối đa", "Xếp loại"],
            ["Sở Mẫu", "9,5", "14.50", "69,25", "71,5", "Rất tốt"],
            ["Sở Không Áp Dụng", "8", "-", "60", "60", "Kém"],
        ]
    )
    one, other = records(found)
    assert one.parts == "Công tác chỉ đạo = 9,5; Thủ tục hành chính = 14.50"
    assert (one.score, one.max_score, one.class_, one.printed_class) == (
        Decimal("69.25"),
        Decimal("71.5"),
        "Rất tốt",
        None,
    )
    assert other.parts == "Công tác chỉ đạo = 8"
    assert (other.class_, other.printed_class) == ("weak", "Kém")


def test_english_headings_of_a_data_file() -> None:
    found = lines(
        [
            ["unit", "out_of", "rank", "percent", "published_on", "decision"],
            ["Sample One", "21", "1", "95.2", "2024-12-25", "1/QĐ"],
        ]
    )
    (one,) = records(found)
    assert (one.rank, one.group_size, str(one.percent), one.decision) == (1, 21, "95.2", "1/QĐ")
    assert str(one.published_on) == "2024-12-25"


def test_a_table_that_counts_classes_is_not_taken_for_scores() -> None:
    found = lines(
        [
            ["province", "year", "unit_type", "xuat_sac", "tot", "kha", "total"],
            ["Kiên Giang", "2018", "sở, ban, ngành", "10", "8", "3", "22"],
        ]
    )
    (one,) = records(found)
    assert (one.named, one.area, one.score, one.group_size) == ("sở, ban, ngành", "Kiên Giang", None, 22)
    assert one.parts == "xuat_sac = 10; tot = 8; kha = 3"


def test_a_month_with_its_hour_is_no_year() -> None:
    found = lines(
        [["Địa phương", "Điểm", "Kỳ", "Số liệu lúc"], ["An Giang", "69,63", "Tháng 5/2023", "17h00 31/5"]],
        About(index="service_766", year=2023, source="cổng dịch vụ công"),
    )
    (one,) = records(found)
    assert (one.period, one.as_at, one.of_the_year) == ("2023-05", "17h00 31/5", False)


def test_decision_and_day_are_taken_from_the_source_that_names_them() -> None:
    found = lines(
        [["Đơn vị", "Điểm"], ["Sở Mẫu", "90"]], About("pci", 2018, source="a.vn (QĐ 12/QĐ-X 7/5/2019)")
    )
    (one,) = records(found)
    assert (one.decision, str(one.published_on), one.issuer) == ("12/QĐ-X", "2019-05-07", "VCCI")


@pytest.mark.parametrize(
    ("row", "about", "told"),
    [
        (["Sở Mẫu", "50x", "1"], SAMPLE, "dòng 2, cột Điểm"),
        (["Sở Mẫu", "150", "1"], SAMPLE, "lớn hơn 100"),
        (["Sở Mẫu", "90", "0"], SAMPLE, "rank = 0"),
        (["Sở Mẫu", "90", "1"], About(index="pci", year=2024), "Chưa có nguồn"),
        (["Sở Mẫu", "90", "1"], About(index="pci", source="x"), "Chưa rõ là năm nào"),
        (["Sở Mẫu", "90", "1"], About(year=2024, source="x"), "Chưa rõ là chỉ số nào"),
        (["", "90", "1"], SAMPLE, "không có tên đơn vị"),
    ],
)
def test_what_is_wrong_is_told_at_its_row(row: list[str], about: About, told: str) -> None:
    found = lines([["Đơn vị", "Điểm", "Thứ hạng"], row], about)
    assert len(found.records) == 0
    assert told in " ".join(f.line() for f in found.faults)


def test_a_sheet_without_a_table_says_what_it_looks_for() -> None:
    found = lines([["Kính gửi: các đơn vị"], ["Nội dung công văn mẫu"]])
    assert "tên đơn vị" in found.faults[0].what.vi


def test_one_row_that_fails_leaves_the_others() -> None:
    found = lines([["Đơn vị", "Điểm"], ["Sở Một", "90"], ["Sở Hai", "chín mươi"], ["Sở Ba", "80"]])
    assert [r.named for _, r, _ in found.records] == ["Sở Một", "Sở Ba"]
    assert len(found.faults) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_keeps_every_digit(tmp_path: Path, delimiter: str) -> None:
    text = delimiter.join(("Đơn vị", "Điểm", "Nguồn")) + "\n" + delimiter.join(("Sở Mẫu", '"69,00"', "mẫu"))
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_of(text.encode("utf-8-sig"), "a.csv"))
    (sheet,) = sheets_of(path, [])
    assert str(records(read_printed(sheet, SAMPLE))[0].score) == "69.00"


def test_a_workbook_keeps_the_digits_that_its_cells_show(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = xlsxwriter.Workbook(path)
    page, two = made.add_worksheet("Bảng"), made.add_format({"num_format": "0.00"})
    page.merge_range("A1:C1", "BẢNG ĐIỂM MẪU")
    page.write_row(1, 0, ["Đơn vị", "Điểm", "Tỷ lệ (%)"])
    page.write(2, 0, "Sở Mẫu")
    page.write_number(2, 1, 69, two)
    page.write_number(2, 2, 0.9685, made.add_format({"num_format": "0.00%"}))
    made.close()
    faults: list[Any] = []
    (sheet,) = sheets_of(path, faults)
    (one,) = records(read_printed(sheet, SAMPLE))
    assert faults == []
    assert (str(one.score), str(one.percent)) == ("69.00", "96.85")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND thị xã Hòa Thành", "Thị xã Hoà Thành", True),
        ("Huyện Châu Thành", "Châu Thành", True),
        ("Ha Noi", "Hà Nội", True),
        ("Tỉnh Tây Ninh", "Thành phố Tây Ninh", False),
        ("Hạ Hòa", "Hà Hòa", False),
    ],
)
def test_which_names_may_mean_one_unit(one: str, other: str, same: bool) -> None:
    assert name_of(one).is_of(name_of(other)) is same


def test_provinces_have_one_key_however_they_are_written_and_others_keep_their_area() -> None:
    assert len({subject_key(n, None) for n in ("TP HCM", "Hồ Chí Minh", "TP. Hồ Chí Minh", "HCMC")}) == 1
    assert subject_key("BRVT", None) == subject_key("Bà Rịa - Vũng Tàu", None)
    assert subject_key("Sở Y tế", "Kiên Giang") != subject_key("Sở Y tế", "Tây Ninh")
    assert subject_key("Xã Hòa An", "Mẫu") != subject_key("Xã Hóa An", "Mẫu")
    assert without_area("Sở Tư pháp tỉnh An Giang", "An Giang") == "Sở Tư pháp"
