"""Small plans in other manners than those that are measured: each is a sample, made up for this test."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.reading.said import received
from thidua.reading.answers import told
from thidua.reading.understanding import understand

MANNERS = Path(__file__).parent / "manners"


@cache
def read(name: str) -> dict[str, Any]:
    """What the reader answers about one of them."""
    return told(understand(received((MANNERS / f"{name}.txt").read_text("utf-8"))))


def quotas(name: str) -> set[tuple[Any, ...]]:
    """Whom, how many, percent and whether for each."""
    return {(q["who"], q.get("places"), q.get("percent"), bool(q.get("per"))) for q in read(name)["quotas"]}


def awards(name: str) -> set[tuple[Any, ...]]:
    """Form, giver and whom."""
    return {(a["form"], a["authority"], a["who"]) for a in read(name)["awards"]}


class TestGuidanceByArticles:
    NAME = "huong-dan-theo-dieu"

    def test_head(self) -> None:
        found = read(self.NAME)
        assert found["number"] == "2210/HD-SNV"
        assert [g["number"] for g in found["grounds"]] == ["18/2024/QĐ-UBND"]

    def test_criteria_stand_under_their_articles(self) -> None:
        found = {(c["clause"], c["kind"]): c for c in read(self.NAME)["criteria"]}
        assert found["D3.1.c", "no_discipline"]["level"] == "warning"
        assert found["D3.3.a", "initiative"]["numbers"] == ["02"]
        assert found["D3.3.a", "rating"]["numbers"] == ["02"]

    def test_quotas_for_each_and_by_share(self) -> None:
        assert {
            ("collective", 1, None, True),
            ("collective", 2, None, True),
            ("individual", None, "10", False),
        } <= (quotas(self.NAME))

    def test_the_hour_before_a_day_does_not_hide_it(self) -> None:
        days = {(d["what"], d["day"], d["exclusive"]) for d in read(self.NAME)["deadlines"]}
        assert days == {("dossier", date(2024, 12, 20), True), ("report", date(2024, 12, 5), False)}


class TestALetterThatLaunches:
    NAME = "loi-phat-dong-truong"

    def test_the_period_stands_in_the_opening_sentence(self) -> None:
        assert read(self.NAME)["period"] == {
            "from": date(2025, 9, 5),
            "to": date(2025, 11, 20),
            "before": False,
        }

    def test_classes_are_collectives_and_pupils_individuals(self) -> None:
        whom = {(c["who"], c["kind"]) for c in read(self.NAME)["criteria"]}
        assert {("collective", "no_discipline"), ("individual", "rating")} <= whom
        assert {("collective", 6, None, False), ("individual", 30, None, False)} <= quotas(self.NAME)

    def test_the_head_of_the_school_gives(self) -> None:
        assert ("commendation_certificate", "unit_head", "individual") in awards(self.NAME)


class TestAPlanOfAProvince:
    NAME = "tinh-giam-ho-ngheo"

    def test_a_year_ends_on_its_last_day(self) -> None:
        assert read(self.NAME)["period"] == {"from": "issued", "to": date(2025, 12, 31), "before": False}

    def test_flags_counted_in_all_are_not_counted_again_in_parts(self) -> None:
        flags = [q for q in read(self.NAME)["quotas"] if q.get("form") == "flag_province"]
        assert [(q["places"], q["strata"]) for q in flags] == [(3, [1, 1, 1])]

    def test_households_are_individuals_beside_them(self) -> None:
        assert {("individual", 20, None, False), ("individual", 15, None, False)} <= quotas(self.NAME)


class TestAnOfficeWithATableSetByBlanks:
    NAME = "cuc-ky-cuong-bang-cot"

    def test_each_row_is_an_award_with_its_places(self) -> None:
        found = {("collective", 5), ("individual", 20), ("collective", 2), ("individual", 3)}
        assert found == {(q["who"], q["places"]) for q in read(self.NAME)["quotas"]}
        assert ("merit_certificate", "minister", "individual") in awards(self.NAME)

    def test_months_name_the_period(self) -> None:
        assert read(self.NAME)["period"] == {
            "from": date(2025, 1, 1),
            "to": date(2025, 12, 31),
            "before": False,
        }

    def test_two_reports_in_one_sentence(self) -> None:
        days = {d["day"] for d in read(self.NAME)["deadlines"] if d["what"] == "report"}
        assert days == {date(2025, 6, 15), date(2025, 12, 20)}
