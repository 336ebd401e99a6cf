"""Working days: weekends and public holidays left out, made up, swapped and announced."""

from datetime import date

import pytest

from thidua.core.law.holidays import Announced, working_days


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2024-11-01", "2024-11-14", 10),  # no holiday
        ("2025-04-28", "2025-05-05", 3),  # 30/4, 1/5 and a swapped Friday
        ("2025-04-26", "2025-04-26", 1),  # the Saturday worked instead
        ("2025-01-27", "2025-01-31", 0),  # Tết
        ("2023-01-20", "2023-01-27", 1),  # Tết over a weekend: made up on 25 and 26
        ("2023-04-29", "2023-05-04", 1),  # Hùng Kings on a Saturday, 30/4 on a Sunday: made up on 2 and 3/5
        ("2022-01-03", "2022-01-03", 0),  # New Year's Day on a Saturday
        ("2026-04-27", "2026-04-27", 0),  # Hùng Kings on a Sunday
        ("2024-09-02", "2024-09-03", 0),  # National Day, two days
    ],
)
def test_working_days_by_the_law_of_the_year(first: str, last: str, count: int) -> None:
    assert working_days().count(date.fromisoformat(first), date.fromisoformat(last)) == count


def test_counting_on_from_a_day() -> None:
    assert working_days().after(date(2025, 4, 25), 5) == date(2025, 5, 6)


def test_what_was_announced_counts_and_the_later_word_stands() -> None:
    monday = date(2025, 6, 2)
    assert not working_days([Announced(monday)]).is_working(monday)
    assert working_days([Announced(monday), Announced(monday, worked=True)]).is_working(monday)
    assert working_days([Announced(date(2025, 6, 7), worked=True)]).is_working(date(2025, 6, 7))


def test_a_year_without_data_says_so() -> None:
    told = working_days().note(date(2031, 1, 2), date(2031, 1, 9))
    assert told
    assert "2031" in told.vi
    assert "2031" in told.en
    assert not working_days().is_working(date(2031, 4, 30))


def test_what_nobody_has_verified_says_so() -> None:
    told = working_days().note(date(2025, 1, 2), date(2025, 1, 9))
    assert told
    assert "chưa kiểm chứng" in told.vi
    assert "Điều 111, 112" in told.vi
