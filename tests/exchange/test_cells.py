"""Figures, dates, periods and words of a cell: what is taken, and what is refused and how."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from thidua.exchange import dates, figures
from thidua.exchange.cells import Day, Flag, Moment, Number, Unread, number, typed_text

Read = Callable[[Any], Any]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("89,5", "89.5"),
        ("89.50", "89.50"),
        ("89,999", "89.999"),
        ("0,895", "0.895"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("100", "100"),
        ("1,2340", "1.2340"),
        ("89,123456", "89.123456"),
        (Number("89.5"), "89.5"),
    ],
)
def test_a_figure_is_read_as_printed(typed: Any, meant: str) -> None:
    assert str(figures.points(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("91,2x", "cần một số như 89,5"),
        ("1.234", "đây là 1,234 hay 1234?"),
        ("9,500", "đây là 9,500 hay 9500?"),
        ("-3", "số không âm"),
        ("−3", "số không âm"),
        ("89,1234567", "nhiều nhất 6 chữ số thập phân"),
        ("1.234.567", "số không quá 10000"),
        ("1e3", "cần một số"),
        ("٨٩", "cần một số"),
        ("89,5%", "cần một số"),
        (Day(date(2025, 5, 8)), "Đọc thấy “2025-05-08”"),
        (Flag(True), "Đọc thấy “True”"),
        (Number("89.1234567"), "nhiều nhất 6 chữ số thập phân"),
    ],
)
def test_a_figure_that_is_not_one_is_refused(typed: Any, told: str) -> None:
    with pytest.raises(Unread) as refused:
        figures.points(typed)
    assert told in refused.value.what.vi
    assert refused.value.what.en.startswith("Read “")
    assert refused.value.cure.vi
    assert refused.value.cure.en


def test_a_percent_sign_belongs_to_percent_columns() -> None:
    assert figures.percentage("85%") == figures.percentage("85 %") == figures.percentage("85") == 85
    assert figures.percentage(Number("0.855", percent=True)) == Decimal("85.5")
    assert figures.percentage("89,500") == Decimal("89.5"), "89 500 percent is no second reading"
    with pytest.raises(Unread, match="không quá 100"):
        figures.percentage("101")


@pytest.mark.parametrize(
    ("shown", "text"),
    [(89.5, "89.5"), (89.9, "89.9"), (89.49999999999999, "89.5"), (0.1 + 0.2, "0.3"), (2024.0, "2024")],
)
def test_a_number_of_a_workbook_loses_only_binary_noise(shown: float, text: str) -> None:
    assert number(shown).text == text


def test_real_digits_beyond_the_sixth_are_not_noise() -> None:
    assert number(89.1234567).text == "89.1234567"
    assert number(1 / 3).text.startswith("0.33333333333")


@pytest.mark.parametrize(
    ("typed", "meant"), [("12", 12), ("1.234.567", 1234567), ("1 234", 1234), (Number("7"), 7)]
)
def test_a_count_is_whole(typed: Any, meant: int) -> None:
    assert figures.count(typed) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("-1", "0 trở lên"),
        ("1.234", "hay 1234?"),
        ("12,5", "số nguyên"),
        ("12 người", "số nguyên"),
        (Number("1.5"), "số nguyên"),
        ("9" * 12, "số nguyên"),
    ],
)
def test_a_count_that_is_not_one_is_refused(typed: Any, told: str) -> None:
    with pytest.raises(Unread, match=told.replace("?", r"\?")):
        figures.count(typed)


def test_yes_and_no_in_every_spelling() -> None:
    assert all(figures.truth(t) for t in ("có", "Có", "x", "X", "TRUE", "1", "yes", Flag(True), Number("1")))
    assert not any(figures.truth(t) for t in ("không", "KHÔNG", "false", "0", "no", Flag(False)))
    with pytest.raises(Unread, match="có hoặc không"):
        figures.truth("chắc có")


@pytest.mark.parametrize(
    "typed",
    [
        "2025-01-05",
        "05/01/2025",
        "5/1/2025",
        "05-01-2025",
        "05.01.2025",
        "2025-01-05 00:00:00",
        Day(date(2025, 1, 5)),
    ],
)
def test_a_date_in_every_form_offices_write(typed: Any) -> None:
    assert dates.day_of(typed) == date(2025, 1, 5)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/02/2025", "không có trong lịch"),
        ("12/31/2024", "không có trong lịch"),
        ("45662", "số thứ tự ngày của Excel (05/01/2025)"),
        (Number("45662"), "số thứ tự ngày của Excel (05/01/2025)"),
        ("05/01/25", "một ngày như 05/01/2025"),
        ("05/01-2025", "một ngày như"),
        ("2025-1-5", "một ngày như"),
        ("2025-01-05 08:30", "ngày không kèm giờ"),
        ("đầu năm 2025", "một ngày như"),
        ("05/01/0202", "trong khoảng 1900"),
        (Flag(True), "một ngày như"),
    ],
)
def test_a_date_that_is_not_one_is_refused(typed: Any, told: str) -> None:
    with pytest.raises(Unread) as refused:
        dates.day_of(typed)
    assert told in refused.value.what.vi


def test_month_before_day_is_told_so() -> None:
    with pytest.raises(Unread) as refused:
        dates.day_of("12/31/2024")
    assert refused.value.cure.vi == "Ngày đứng trước tháng: ngày/tháng/năm."


@pytest.mark.parametrize(
    "typed", ["202", "20245", "1989", "2101", "24", "năm 2024", "2024.0", Number("2024.5")]
)
def test_a_year_has_four_digits(typed: Any) -> None:
    with pytest.raises(Unread, match="năm bốn chữ số"):
        dates.year_of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024", "2024"),
        (Number("2024"), "2024"),
        ("2021-2025", "2021-2025"),
        ("2021 – 2025", "2021-2025"),
        ("2024-2024", "2024"),
    ],
)
def test_a_round_is_a_year_or_a_stage(typed: Any, meant: str) -> None:
    assert dates.round_of(typed) == meant


@pytest.mark.parametrize("typed", ["2025-2021", "1024", "2021-25", "giai đoạn", Day(date(2024, 1, 1))])
def test_a_round_that_is_none_is_refused(typed: Any) -> None:
    with pytest.raises(Unread, match="một năm"):
        dates.round_of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024", "2024"),
        (Number("2024"), "2024"),
        ("năm 2024", "2024"),
        ("2024-H1", "2024-H1"),
        ("H2/2024", "2024-H2"),
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("6 tháng cuối năm 2024", "2024-H2"),
        ("2024-Q1", "2024-Q1"),
        ("Quý I/2024", "2024-Q1"),
        ("Quý 1 năm 2024", "2024-Q1"),
        ("quý IV năm 2024", "2024-Q4"),
        ("Q3-2024", "2024-Q3"),
        ("2024-03", "2024-03"),
        ("Tháng 3/2024", "2024-03"),
        ("tháng 12 năm 2024", "2024-12"),
        ("03/2024", "2024-03"),
    ],
)
def test_a_period_as_reports_write_it(typed: Any, meant: str) -> None:
    assert dates.period_of(typed) == meant


@pytest.mark.parametrize(
    "typed", ["9 tháng 2024", "2024-13", "Quý V/2024", "13/2024", "2024-Q5", Day(date(2024, 3, 1))]
)
def test_a_period_that_is_none_is_refused(typed: Any) -> None:
    with pytest.raises(Unread, match="kỳ: 2024"):
        dates.period_of(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("NguyÔn V¨n A", "TCVN3"),
        ("Së Néi vô tØnh", "TCVN3"),
        ("§oµn thanh niªn", "TCVN3"),
        ("c«ng chøc", "TCVN3"),
        ("Nguyeãn Vaên A", "VNI"),
        ("ñöôïc khen", "VNI"),
        ("UÛy ban nhaân daân", "VNI"),
        ("Nguyá»…n VÄƒn A", "sai bảng mã"),
        ("Nguy?n V?n A", "mất dấu"),
        ("Nguy\ufffdn", "mất dấu"),
        ("=SUM(A1:A3)", "không phải công thức"),
        ("@SUM(A1)", "không phải công thức"),
        ("a\x00b", "ký tự điều khiển"),
        ("a" * 10_001, "nhiều nhất 10000 ký tự"),
        (Day(date(2024, 12, 1)), "bảng tính đã đổi ô này"),
    ],
)
def test_text_that_cannot_be_meant_is_refused(typed: Any, told: str) -> None:
    with pytest.raises(Unread) as refused:
        typed_text(typed)
    assert told in refused.value.what.vi


@pytest.mark.parametrize(
    "typed",
    [
        "Ủy ban nhân dân tỉnh",
        "Phạm Thị Thúy Hằng",
        "«Một cửa» kiểu mẫu",
        "§5 Điều 2",
        "diện tích 120 m²",
        "Đà Nẵng – Huế",
        "-",
        "+84 90",
        "https://vi-du.vn/a?b=c",
        "Vì sao? Vì vậy.",
        "Hoà, hóa, khỏe, quả, giữ, oằn, xoăn, ngoèo",
        "Müller",
        "NGUYỄN THỊ ÁNH",
        "Ê Đê, Ba Na, Cơ Ho",
        "QĐ số 12/QĐ-UBND · 2024",
        "© 2024",
        "±5 °C",
    ],
)
def test_sound_text_stays_as_typed(typed: str) -> None:
    assert typed_text(typed) == typed


def test_text_is_brought_to_one_form() -> None:
    assert typed_text("  Xuâ\u0301t sắc\u00a0 ") == "Xuất sắc"
    assert typed_text("\ufeffSở\u200b Xây\u00a0dựng") == "Sở Xây dựng"
    assert typed_text("'=x") == "=x"
    assert typed_text(Number("12")) == "12"


def test_the_day_of_knowing_may_come_with_a_time() -> None:
    noon = datetime(2025, 6, 1, 12)  # noqa: DTZ001 # spreadsheets know no time zones
    for typed in ("2025-06-01", "2025-06-01T08:30:00+07:00", "2025-06-01 08:30", "01/06/2025", Moment(noon)):
        assert dates.known_day_of(typed) == date(2025, 6, 1)
    with pytest.raises(Unread, match="không có trong lịch"):
        dates.known_day_of("2025-02-31T08:30:00")
