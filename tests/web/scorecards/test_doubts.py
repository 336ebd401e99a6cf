"""What stands beside the lines of a card for a person to look at: shared files, later dates, sums, marks too high."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.counting import queries
from tests.web.records.samples import document
from tests.web.scorecards.board import card, line, opened
from tests.web.world import World
from thidua.records.actions import attach, keep
from thidua.scorecards.models import Line, Scoring

pytestmark = pytest.mark.slow

WORDS = " ".join(f"chữ {n}" for n in range(40))


@pytest.fixture
def year(world: World) -> Scoring:
    return opened(world)


def hang(world: World, on: Line, words: str, by: str) -> None:
    user = world.users[by]
    file = keep(SimpleUploadedFile("minh-chung.docx", document(*words.splitlines())), by=user)
    attach(file, on, by=user)


def told(world: World, on: Line, by: str = "a-office") -> str:
    address = reverse("scorecards:card", args=[on.card_id])
    return str(world.client(by).get(address).content.decode())


def test_one_file_on_the_cards_of_two_units_is_told_on_both(world: World, year: Scoring) -> None:
    mine, theirs = line(year, "A", "1.1"), line(year, "B", "2.1")
    hang(world, mine, WORDS, "a-office")
    assert "Cần xem" not in told(world, mine)
    hang(world, theirs, WORDS, "b-office")
    assert "phiếu của 1 đơn vị khác" in told(world, mine)
    assert "phiếu của 1 đơn vị khác" in told(world, theirs, "b-office")


def test_one_report_for_two_items_of_ones_own_card_is_no_doubt(world: World, year: Scoring) -> None:
    for code in ("1.1", "1.2"):
        hang(world, line(year, "A", code), WORDS, "a-office")
    assert "Cần xem" not in told(world, line(year, "A", "1.1"))


def test_a_document_after_the_year_and_a_total_that_does_not_add_up(world: World, year: Scoring) -> None:
    mine = line(year, "A", "1.1")
    hang(world, mine, f"Tỉnh mẫu, ngày 5 tháng 3 năm 2025\n{WORDS}", "a-office")
    assert "đề ngày 05/03/2025, sau năm 2024" in told(world, mine)
    other = line(year, "A", "1.2")
    hang(world, other, "1. Thể chế 10,5\n2. Thủ tục 20\nTổng cộng 31", "a-office")
    page = world.client("a-office").get(reverse("scorecards:line", args=[other.pk])).content.decode()
    assert "tổng in là 31, các số cộng lại là 30,5" in page


def test_a_mark_above_its_maximum_that_came_from_elsewhere(world: World, year: Scoring) -> None:
    mine = line(year, "A", "1.1")
    Line.objects.filter(pk=mine.pk).update(own="2.5")
    assert "cao hơn tối đa 2" in told(world, mine)


def test_a_card_makes_the_same_queries_with_one_document_and_with_three(world: World, year: Scoring) -> None:
    address = reverse("scorecards:card", args=[card(year, "A").pk])
    hang(world, line(year, "A", "1.1"), WORDS, "a-office")
    one = queries(world.client("a-office"), address)
    for code in ("1.2", "2.1"):
        hang(world, line(year, "A", code), f"{WORDS} {code}", "a-office")
    assert queries(world.client("a-office"), address) == one
