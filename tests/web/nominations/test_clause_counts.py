"""Beside a clause of a plan stands how often each answer came there, as far as the reader may see it."""

import pytest
from django.urls import reverse

from tests.web.world import World
from thidua.movements.models import Movement
from thidua.nominations.actions.eligibility import judge_round

PART = {"HX-Request": "true"}
RATING = "III.2.b-6"


@pytest.fixture
def movement(world: World) -> Movement:
    """The movement of A under the plan of Hà Nam, its round of 2024 judged."""
    made = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    judge_round(made.rounds.get(), by=world.users["a-office"])
    return made


def part(world: World, movement: Movement, clause: str, by: str) -> str:
    """The part of the plan page that tells the counts."""
    address = reverse("nominations:clause_counts", args=[movement.pk, clause])
    return str(world.client(by).get(address, headers=PART).content.decode())


def test_the_office_sees_the_counts_and_the_way_to_the_list(world: World, movement: Movement) -> None:
    told = part(world, movement, RATING, "a-office")
    assert "Đợt 2024: 0 đạt · 0 không đạt · 4 thiếu minh chứng · 0 cần người xét" in told
    assert reverse("nominations:standings", args=[movement.rounds.get().pk, "gk-so.individual"]) in told


def test_others_count_only_what_they_see(world: World, movement: Movement) -> None:
    assert "4 thiếu minh chứng" not in part(world, movement, RATING, "b-office")


def test_without_scripts_it_is_the_list_itself(world: World, movement: Movement) -> None:
    answer = world.client("a-office").get(reverse("nominations:clause_counts", args=[movement.pk, RATING]))
    assert answer.status_code == 302
    assert "danh-sach" in answer.url


def test_a_clause_without_criteria_has_no_counts(world: World, movement: Movement) -> None:
    assert part(world, movement, "I.1", "a-office").strip() == ""


def test_the_panel_of_the_plan_asks_for_them(world: World, movement: Movement) -> None:
    panel = world.client("a-office").get(reverse("movements:plan_clause", args=[movement.plan_id, RATING]))
    assert reverse("nominations:clause_counts", args=[movement.pk, RATING]) in panel.content.decode()
