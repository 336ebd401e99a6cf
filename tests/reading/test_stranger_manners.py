"""Small plans of offices that number, head and count in manners of their own; each is a sample for this test."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reading.said import received
from thidua.reading.answers import told
from thidua.reading.understanding import understand

MANNERS = Path(__file__).parent / "manners"


@cache
def read(name: str) -> dict[str, Any]:
    """What the reader answers about one of them."""
    return told(understand(received((MANNERS / f"{name}.txt").read_text("utf-8"))))


def quotas(name: str) -> set[tuple[Any, ...]]:
    """Form, whom and how many."""
    return {(q.get("form"), q["who"], q.get("places")) for q in read(name)["quotas"]}


def asked(name: str) -> set[tuple[str, str | None]]:
    """The kinds of criteria, and of whom."""
    return {(c["kind"], c["who"]) for c in read(name)["criteria"]}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("chuong-trinh-dau-sao", date(2026, 3, 1), date(2028, 12, 31)),
        ("the-le-theo-khoan", date(2026, 1, 1), date(2026, 12, 31)),
        ("cong-an-so-gach", date(2026, 4, 1), date(2026, 7, 9)),
    ],
)
def test_periods(name: str, first: date, last: date) -> None:
    assert read(name)["period"] == {"from": first, "to": last, "before": False}


def test_headings_under_stars_part_a_programme() -> None:
    name = "chuong-trinh-dau-sao"
    assert {("attest", "collective"), ("initiative", "individual")} <= asked(name)
    rounds = {(a["authority"], a["round"]) for a in read(name)["awards"]}
    assert rounds == {("other", "annual"), ("province_chair", "stage")}
    assert "ảnh chụp màn hình phần mềm" in read(name)["dossier"]


def test_rules_that_a_decision_puts_into_force_are_read_by_their_items() -> None:
    name = "the-le-theo-khoan"
    figures = [c["numbers"] for c in read(name)["criteria"]]
    assert figures[:3] == [["15"], [], ["120"]], "points of the scale are no figures to compare with"
    assert ("merit_certificate", "individual", 2) in quotas(name)


def test_sections_stand_under_parts_and_leads_name_the_award() -> None:
    name = "huong-dan-theo-muc"
    assert ("rating", "individual") in asked(name)
    assert ("commendation_certificate", "individual", 60) in quotas(name)
    assert {(d["what"], d["day"]) for d in read(name)["deadlines"]} == {
        ("registration", date(2025, 9, 30)),
        ("report", date(2026, 1, 15)),
        ("dossier", date(2026, 5, 20)),
        ("report", date(2026, 5, 31)),
    }


def test_bodies_may_be_named_after_persons() -> None:
    whom = [(e["who"], e["words"][:8]) for e in read("hoi-nong-dan-huong-dan")["eligible"]]
    assert whom == [("individual", "Hộ hội v"), ("collective", "chi hội,")]


def test_numbers_with_dashes() -> None:
    name = "cong-an-so-gach"
    assert {("no_discipline", "collective"), ("attest", "individual")} <= asked(name)
    assert ("commendation_certificate", "collective", 2) in quotas(name)
    assert read(name)["grounds"][1]["number"] == "08-NQ/ĐU"
