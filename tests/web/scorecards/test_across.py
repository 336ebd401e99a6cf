"""One item over all units: each row saved by itself, never over what somebody else saved meanwhile."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.forms_of import forms_of
from tests.web.scorecards.board import line, opened, sent
from tests.web.world import World
from thidua.people import sessions
from thidua.scorecards.actions.appraising import appraise
from thidua.scorecards.models import Change, Line, Scoring

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_last_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "NOTED_EVERY", 3600)


@pytest.fixture
def scoring(world: World) -> Scoring:
    """Both departments have sent their cards."""
    made = opened(world)
    sent(world, made, "A")
    sent(world, made, "B", c1_2="2")
    return made


def shown(browser: Client, scoring: Scoring, of: Line, **typed: str) -> dict[str, str]:
    """The row of a line as the page has it, with what is typed into it."""
    page = browser.get(reverse("scorecards:across", args=[scoring.pk, of.code])).content.decode()
    action = reverse("scorecards:appraise_row", args=[of.pk])
    found = next(form for form in forms_of(page) if form.action == action)
    fields = {name: value for name, (_kind, value) in found.fields.items()}
    return fields | {f"{name}{of.pk}": value for name, value in typed.items()}


def row(browser: Client, of: Line, told: dict[str, str], *, scripted: bool = False) -> Any:
    """What the server answers to one row."""
    headers = {"X-Autosave": "1"} if scripted else {}
    return browser.post(reverse("scorecards:appraise_row", args=[of.pk]), told, headers=headers)


def test_an_item_shows_all_units_side_by_side(world: World, scoring: Scoring) -> None:
    browser = world.client("b-appraiser")
    queue = browser.get(reverse("scorecards:queue")).content.decode()
    address = reverse("scorecards:across", args=[scoring.pk, "1.2"])
    assert address in queue
    page = browser.get(address).content.decode()
    a, b = (page.index(f'id="m-{line(scoring, unit, "1.2").pk}"') for unit in "AB")
    assert a < b
    assert "<b>2,00</b> · theo báo cáo năm" in page
    assert world.client("p-appraiser").get(address).status_code == 403
    assert world.client("a-office").get(address).status_code == 403
    for code in ("3.1", "1", "9"):
        assert browser.get(reverse("scorecards:across", args=[scoring.pk, code])).status_code == 404


def test_each_row_is_saved_by_itself_with_its_reason(world: World, scoring: Scoring) -> None:
    browser, a, b = world.client("b-appraiser"), line(scoring, "A", "1.2"), line(scoring, "B", "1.2")
    without = row(browser, a, shown(browser, scoring, a, p="2"))
    assert (without.status_code, "nêu lý do" in without.content.decode()) == (422, True)
    assert f'name="p{a.pk}" value="2"' in without.content.decode()
    told = row(browser, a, shown(browser, scoring, a, p="2"), scripted=True)
    assert (told.status_code, told.json()["reasons"]) == (422, ["Điểm khác điểm tự chấm: nêu lý do."])
    assert row(browser, a, shown(browser, scoring, a, p="2", w="chậm")).status_code == 302
    saved = row(browser, b, shown(browser, scoring, b, p="2,0"), scripted=True)
    assert (saved.status_code, len(saved.json()["at"])) == (200, 5)
    assert [line(scoring, unit, "1.2").appraised for unit in "AB"] == [Decimal(2), Decimal(2)]
    again = row(browser, b, shown(browser, scoring, b), scripted=True)
    assert again.json()["version"] == saved.json()["version"]
    assert Change.objects.filter(line=b, voice="appraised").count() == 1


def test_a_row_that_another_saved_meanwhile_shows_both(world: World, scoring: Scoring) -> None:
    browser, a, by = world.client("b-appraiser"), line(scoring, "A", "1.2"), world.users["b-appraiser"]
    told = shown(browser, scoring, a, p="1", w="của tôi")
    appraise(a, Decimal(2), "của người khác", by=by)
    assert row(browser, a, told, scripted=True).status_code == 409
    both = row(browser, a, told)
    page = both.content.decode()
    assert (both.status_code, ">của tôi</textarea>" in page, "của người khác" in page) == (409, True, True)
    assert line(scoring, "A", "1.2").appraised_why == "của người khác"
    kept = next(f for f in forms_of(page) if f"w{a.pk}" in f.fields and f.fields[f"w{a.pk}"][0] == "hidden")
    mine = {name: value for name, (_kind, value) in kept.fields.items()}
    assert row(browser, a, mine).status_code == 302
    assert (line(scoring, "A", "1.2").appraised, line(scoring, "A", "1.2").appraised_why) == (1, "của tôi")


def test_a_card_saved_late_leaves_what_another_appraised_of_it(world: World, scoring: Scoring) -> None:
    browser, by = world.client("b-appraiser"), world.users["b-appraiser"]
    first, second = line(scoring, "A", "1.1"), line(scoring, "A", "1.2")
    address = reverse("scorecards:appraise", args=[first.card_id])
    page = browser.get(address).content.decode()
    found = next(form for form in forms_of(page) if f"p{first.pk}" in form.fields)
    told = {name: value for name, (_kind, value) in found.fields.items()} | {f"p{first.pk}": "2"}
    appraise(second, Decimal(1), "chậm", by=by)
    assert browser.post(address, told).status_code == 302
    assert (line(scoring, "A", "1.1").appraised, line(scoring, "A", "1.2").appraised) == (2, 1)


def test_the_page_asks_as_often_for_two_units_as_for_one(world: World) -> None:
    made, counts = opened(world), []
    for unit in "AB":
        sent(world, made, unit)
        browser, address = world.client("b-appraiser"), reverse("scorecards:across", args=[made.pk, "1.2"])
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
