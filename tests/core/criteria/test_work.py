"""Tasks and one-stop dossiers."""

from datetime import date

import pytest

from tests.core.criteria.office import answer, kind, occasion
from thidua.core.facts.tables import Service, Task


def tasks(assigned: int | None, completed: int | None, on_time: int | None = None) -> Task:
    return Task(
        subject="unit:p1",
        programme="admin_reform",
        year=2024,
        assigned=assigned,
        completed=completed,
        completed_on_time=on_time,
        recorded_on=date(2024, 12, 31),
    )


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((10, 10), "met"),
        ((10, 9), "unmet"),
        ((0, 0), "missing"),
        ((None, 10), "missing"),
        ((10, None), "missing"),
    ],
)
def test_all_tasks_completed(counts: tuple[int | None, int | None], expected: str) -> None:
    asked = kind("tasks", programme="admin_reform", completed="100")
    assert answer(asked, "unit:p1", occasion(tasks(*counts))) == expected


def test_two_thirds_are_not_sixty_seven_percent() -> None:
    within = occasion(tasks(3, 2))
    assert answer(kind("tasks", completed="66.6"), "unit:p1", within) == "met"
    assert answer(kind("tasks", completed="66.7"), "unit:p1", within) == "unmet"


def test_on_time_is_asked_apart() -> None:
    asked = kind("tasks", completed="90", on_time="80")
    assert answer(asked, "unit:p1", occasion(tasks(10, 10, 8))) == "met"
    assert answer(asked, "unit:p1", occasion(tasks(10, 10, 7))) == "unmet"
    assert answer(asked, "unit:p1", occasion(tasks(10, 10))) == "missing"


def figures(period: str, late: int | None = 0, stuck: int | None = 0) -> Service:
    return Service(subject="unit:p1", period=period, late=late, pending_late=stuck, as_at=date(2025, 1, 5))


NONE_LATE = {"late": 0, "pending_late": 0}


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2024"], "met"),
        (["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"], "met"),
        (["2024-H1", "2024-H2"], "met"),
        (["2024-Q1", "2024-Q2", "2024-Q3"], "missing"),
        (["2024-H1", "2024-Q1", "2024-Q2"], "missing"),
        ([f"2024-{m:02d}" for m in range(1, 13)], "met"),
        ([f"2024-{m:02d}" for m in range(1, 12)], "missing"),
    ],
)
def test_a_year_in_parts_needs_all_its_months(periods: list[str], expected: str) -> None:
    within = occasion(*(figures(p) for p in periods))
    assert answer(kind("services", **NONE_LATE), "unit:p1", within) == expected


def test_one_late_dossier_is_enough_even_before_the_year_is_whole() -> None:
    assert answer(kind("services", **NONE_LATE), "unit:p1", occasion(figures("2024-Q1", late=1))) == "unmet"


def test_figures_of_the_whole_year_stand_for_its_parts() -> None:
    within = occasion(figures("2024"), figures("2024-Q1", late=1))
    assert answer(kind("services", **NONE_LATE), "unit:p1", within) == "met"


def test_a_blank_count_is_missing_not_none() -> None:
    assert (
        answer(kind("services", **NONE_LATE), "unit:p1", occasion(figures("2024", stuck=None))) == "missing"
    )
    assert answer(kind("services", **NONE_LATE), "unit:p1", occasion(figures("2024", 1, None))) == "unmet"
