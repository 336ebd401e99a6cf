"""What the plans ask of whom and when: every duty has an owner, a date rule, its turns."""

from datetime import date
from pathlib import Path

import pytest

from thidua.core.duties import ANYBODY, Turn, done_late, duties_of, owners_proposed, standing
from thidua.core.facts.acts import Event
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.plan.loading import load
from thidua.core.rounds import Round

PLANS = sorted(p.parent for p in (Path(__file__).parents[2] / "plans").glob("*/plan.md"))


@pytest.mark.parametrize("folder", PLANS, ids=lambda p: p.name)
def test_every_duty_and_content_of_every_plan_has_turns_and_a_name_of_its_own(folder: Path) -> None:
    plan = load(folder)
    found = duties_of(plan)
    assert [d.mark for d in found] == list(plan.sorted_as("duty", "content"))
    assert len({d.code for d in found}) == len(found)
    assert [d.code for d in found if not d.turns or not d.does or not d.actors] == []


@pytest.mark.parametrize("folder", PLANS, ids=lambda p: p.name)
def test_no_day_is_invented(folder: Path) -> None:
    for duty in duties_of(load(folder)):
        if not duty.mark.body.get("when"):
            assert [t for t in duty.turns if t.last or t.waits_for] == [], duty.code


def test_what_is_done_every_year_falls_due_in_each_year() -> None:
    duty = next(d for d in duties_of(load(PLANS[-2])) if d.code == "IV.lead")
    assert [(t.name, t.last) for t in duty.turns] == [
        ("2024", date(2024, 12, 19)),
        ("2025", date(2025, 12, 19)),
    ]
    assert duty.turn("2024") == duty.turns[0]
    assert duty.turn("2030") is None


def test_a_day_that_waits_for_an_event_is_known_once_it_happened() -> None:
    plan = load(next(p for p in PLANS if p.name.startswith("kien-giang")))
    event = Event(event="parent_reviewed", year=2022, on=date(2022, 12, 1))
    view = FactsView(Facts.of([event], {"events"}), date(2023, 1, 1))
    duty = next(d for d in duties_of(plan, view) if d.code == "V.3.lead#so-ket")
    assert {t.name: (t.last, t.waits_for) for t in duty.turns}["2022"] == (date(2022, 12, 1), None)
    assert {t.name: t.waits_for for t in duty.turns}["2023"] == "parent_reviewed"


@pytest.mark.parametrize(
    ("state", "day", "stands"),
    [
        ("", date(2023, 12, 31), "to_come"),
        ("", date(2024, 12, 19), "open"),
        ("", date(2024, 12, 20), "late"),
        ("returned", date(2024, 12, 19), "returned"),
        ("returned", date(2024, 12, 20), "late"),
        ("reported", date(2025, 3, 1), "reported"),
        ("confirmed", date(2025, 3, 1), "confirmed"),
    ],
)
def test_how_a_turn_stands(state: str, day: date, stands: str) -> None:
    assert standing(Turn("2024", Round(2024, 2024), date(2024, 12, 19)), state, day) == stands


def test_without_a_day_nothing_is_late() -> None:
    turn = Turn("2024", Round(2024, 2024))
    assert standing(turn, "", date(2030, 1, 1)) == "open"
    assert not done_late(turn, date(2030, 1, 1))
    assert done_late(Turn("", None, date(2024, 1, 1)), date(2024, 1, 2))
    assert not done_late(Turn("", None, date(2024, 1, 1)), None)


@pytest.mark.parametrize(
    ("plan", "key", "where", "role"),
    [
        ("mau", "so", "agency", "office"),
        ("mau", "giam-doc", "agency", "signer"),
        ("mau", "hoi-dong", "agency", "secretary"),
        ("mau", "cac-phong", "below", "clerk"),
        ("mau", "van-phong-so", "named", "clerk"),
        ("mau", "ubnd-tinh", "outside", ""),
        ("mau", "nobody", "outside", ""),
        ("mau", ANYBODY, "below", "clerk"),
        ("kien-giang-so-xay-dung-2022", "lanh-dao-cac-phong", "below", "clerk"),
        ("kien-giang-so-xay-dung-2022", "phong-cchc", "outside", ""),
        ("thac-mo-ubnd-phuong-2024", "chu-tich-thi-xa", "outside", ""),
        ("thac-mo-ubnd-phuong-2024", "dai-phat-thanh", "named", "clerk"),
        ("an-giang-ubnd-tinh-2022", "thu-truong", "below", "clerk"),
    ],
)
def test_whom_a_name_of_the_plan_most_likely_means(plan: str, key: str, where: str, role: str) -> None:
    found = owners_proposed(load(PLANS[0].parent / plan), key)
    assert (found[0], found[2]) == (where, role)


def test_a_turn_belongs_to_its_years() -> None:
    assert Turn("2021-2025", Round(2021, 2025)).touches(2023)
    assert not Turn("2024", Round(2024, 2024)).touches(2023)
    assert Turn("").touches(2023)
    assert not Turn("", None, date(2022, 3, 30)).touches(2023)
