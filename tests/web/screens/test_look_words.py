"""What the tags say: deadlines by date, figures as printed, answers that do not rest on colour."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from thidua.clock import today
from thidua.core.verdict import MET, MISSING, TO_JUDGE, UNMET
from thidua.core.wording import Say
from thidua.screens import marks, spoken
from thidua.screens.deadlines import worded


def in_days(count: int) -> date:
    return today() + timedelta(days=count)


@pytest.mark.parametrize(
    ("days", "kind", "vi", "en"),
    [
        (40, "far", "còn 40 ngày", "40 days left"),
        (8, "far", "còn 8 ngày", "8 days left"),
        (7, "soon", "còn 7 ngày", "7 days left"),
        (1, "soon", "còn 1 ngày", "1 day left"),
        (0, "soon", "hết hôm nay, 24:00", "ends today, 24:00"),
        (-2, "late", "đã quá hạn 2 ngày theo III.4.1", "2 days overdue under III.4.1"),
    ],
)
def test_a_deadline_is_counted_by_date(days: int, kind: str, vi: str, en: str) -> None:
    told = worded(in_days(days), clause="III.4.1")
    assert (told.kind, told.words) == (kind, Say(vi, en))


def test_the_date_stands_below_with_its_clause() -> None:
    below = worded(date(2025, 1, 4), opens=None, clause="").below
    assert below == Say("hết 04/01/2025", "until 4 Jan 2025, end of day")
    assert worded(in_days(3), clause="III.3.c").below.vi.endswith(" · III.3.c")


def test_what_is_not_open_yet_says_from_when() -> None:
    told = worded(in_days(30), opens=in_days(5))
    assert told.kind == "shut"
    assert told.words.vi == f"chưa mở, từ {spoken.day(in_days(5))}"


def test_a_deadline_that_cannot_be_computed_says_what_it_waits_for() -> None:
    told = worded(None, waits=Say("chờ công nhận kết quả", "waits for the result"))
    assert told.words == Say(
        "chưa tính được: chờ công nhận kết quả", "not computable yet: waits for the result"
    )


def test_no_deadline_is_said_and_none_is_made_up() -> None:
    assert worded(None).words == Say("không có hạn", "no deadline")


def test_hours_are_vietnamese_hours() -> None:
    late_evening_in_london = datetime(2025, 1, 4, 18, 30, tzinfo=UTC)
    with translation.override("vi"):
        assert spoken.moment(late_evening_in_london) == "01:30 ngày 05/01/2025"
        assert spoken.full_day(late_evening_in_london) == "Chủ Nhật, 05/01/2025"
    with translation.override("en"):
        assert spoken.full_day(late_evening_in_london) == "Sunday, 5 Jan 2025"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Decimal("89.90"), "89,90", "89.90"),
        (Decimal("1234567.5"), "1.234.567,5", "1,234,567.5"),
        (Decimal("-1.25"), "−1,25", "−1.25"),
        (12636000, "12.636.000", "12,636,000"),
        (0, "0", "0"),
        (None, "–", "–"),
    ],
)
def test_figures_keep_their_precision(value: object, vi: str, en: str) -> None:
    with translation.override("vi"):
        assert spoken.figure(value) == vi
    with translation.override("en"):
        assert spoken.figure(value) == en


def test_a_sentence_kept_as_json_is_still_a_sentence() -> None:
    with translation.override("en"):
        assert spoken.said(["Đạt", "Met"]) == "Met"
        assert spoken.said("HS-0031") == "HS-0031"
        assert spoken.said(None) == ""


@pytest.mark.parametrize(
    ("code", "name", "letter"),
    [
        (MET, "Đạt", "Đ"),
        (UNMET, "Không đạt", "K"),
        (MISSING, "Thiếu minh chứng", "T"),
        (TO_JUDGE, "Cần người xét", "X"),
    ],
)
def test_an_answer_is_mark_word_and_letter(code: int, name: str, letter: str) -> None:
    with translation.override("vi"):
        for tag in (marks.answer(code), marks.answer(code, short=True)):
            assert name in tag
            assert f">{letter}</b>" in tag
            assert "<use href=" in tag


def test_a_hold_gives_no_reason_and_no_letter() -> None:
    with translation.override("vi"):
        assert "Tạm dừng xét" in marks.answer("held")
        assert "<b>" not in marks.answer("held")


def test_what_people_typed_is_never_markup() -> None:
    assert "<script>" not in marks.stuck("<script>", Say("<script>", "<script>"), "x")
    assert "<script>" not in marks.due(in_days(1), clause="<script>")
