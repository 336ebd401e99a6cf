"""The pages of scores: filled as one types, appraised side by side, announced, read; a fixed number of queries."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.scorecards.board import TEXT, announced, appraised, card, line, opened, sent
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.people import sessions
from thidua.people.models import Unit
from thidua.scorecards.models import Card, Line, Scorecard, Scoring
from thidua.scorecards.queries.drift import drift

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_last_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "NOTED_EVERY", 3600)


def fields(of: Card, **points: str) -> dict[str, str]:
    """The fields of a card as a browser sends them."""
    told = {}
    for row in of.lines.exclude(code="3.1"):
        told[f"p{row.pk}"] = points.get(f"c{row.code.replace('.', '_')}", "1")
        told[f"w{row.pk}"], told[f"s{row.pk}"] = "đã làm", "mục I, tr. 2"
    return told | {"version": str(of.version)}


def test_a_card_is_filled_and_what_is_wrong_stays_typed(world: World) -> None:
    mine = card(opened(world), "A")
    browser, address = world.client("a-clerk"), reverse("scorecards:score", args=[mine.pk])
    first = line(mine.scoring, "A", "1.1")
    wrong = browser.post(address, fields(mine, c1_1="2,5"))
    assert wrong.status_code == 422
    assert "vượt điểm tối đa 2" in wrong.content.decode()
    assert 'value="2,5"' in wrong.content.decode()
    assert browser.post(address, fields(mine, c1_1="1,5")).status_code == 302
    first.refresh_from_db()
    assert (first.own, first.own_why, first.section) == (Decimal("1.5"), "đã làm", "mục I, tr. 2")
    assert 'value="1,50"' in browser.get(address).content.decode()


def test_typing_saves_what_is_right_and_tells_the_new_version(world: World) -> None:
    mine = card(opened(world), "A")
    browser, address = world.client("a-clerk"), reverse("scorecards:save", args=[mine.pk])
    answer = browser.post(address, fields(mine, c1_1="91,2x", c1_2="3"), headers={"X-Autosave": "1"})
    assert answer.json()["version"] == 2
    assert line(mine.scoring, "A", "1.1").own is None
    assert line(mine.scoring, "A", "1.2").own == Decimal(3)
    assert browser.post(address, fields(mine, c1_2="2")).status_code == 409
    assert world.client("b-clerk").post(address, fields(mine)).status_code == 404


def test_what_says_the_same_already_is_saved_and_not_written_again(world: World) -> None:
    mine, browser = card(opened(world), "A"), world.client("a-clerk")
    browser.post(reverse("scorecards:save", args=[mine.pk]), fields(mine))
    mine.refresh_from_db()
    before = Entry.objects.count()
    for name in ("scorecards:save", "scorecards:score"):
        answer = browser.post(reverse(name, args=[mine.pk]), fields(mine))
        assert answer.status_code in (200, 302)
    assert Entry.objects.count() == before


def test_an_agency_appraises_its_items_of_a_card(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    browser, mine = world.client("b-appraiser"), card(scoring, "A")
    assert "Đơn vị mẫu A" in browser.get(reverse("scorecards:queue")).content.decode()
    address = reverse("scorecards:appraise", args=[mine.pk])
    first, second = line(scoring, "A", "1.1"), line(scoring, "A", "1.2")
    without = browser.post(address, {f"p{first.pk}": "2", f"p{second.pk}": "2", f"w{second.pk}": ""})
    assert (without.status_code, "nêu lý do" in without.content.decode()) == (422, True)
    told = {f"p{first.pk}": "2", f"p{second.pk}": "2", f"w{second.pk}": "chậm"}
    assert browser.post(address, told).status_code == 302
    assert (line(scoring, "A", "1.1").appraised, line(scoring, "A", "1.2").appraised_why) == (2, "chậm")


def test_points_of_the_survey_are_entered_by_their_keeper(world: World) -> None:
    scoring = opened(world)
    browser, address = world.client("p-appraiser"), reverse("scorecards:survey", args=[scoring.pk])
    a, b = card(scoring, "A"), card(scoring, "B")
    assert browser.post(address, {f"p{a.pk}-0": "2,1"}).status_code == 422
    assert browser.post(address, {f"p{a.pk}-0": "1,75", f"a{b.pk}": "on"}).status_code == 302
    assert line(scoring, "A", "3.1").appraised == Decimal("1.75")
    assert card(scoring, "B").survey_absent
    assert world.client("a-office").get(address).status_code == 403


def test_a_scorecard_comes_as_a_file_and_is_published(world: World) -> None:
    browser = world.client("p-office")
    file = SimpleUploadedFile("bo.yaml", TEXT.encode())
    assert browser.post(reverse("scorecards:new"), {"file": file}).status_code == 302
    made = Scorecard.objects.get()
    page = browser.get(reverse("scorecards:scorecard", args=[made.pk])).content.decode()
    assert "không thấy lỗi" in page
    told = {"decision": "01/QĐ-UBND", "decided_on": "1/11/2024", "confirmed": "1"}
    assert browser.post(reverse("scorecards:publish", args=[made.pk]), told).status_code == 302
    told = {"year": "2024", "kind": "department", "score_until": "10/11/2024"}
    assert browser.post(reverse("scorecards:open", args=[made.pk]), told).status_code == 302
    assert Scoring.objects.get().cards.count() == 2
    assert browser.post(reverse("scorecards:copy", args=[made.pk])).status_code == 302
    copied = Scorecard.objects.get(state="draft")
    assert (copied.code, copied.number, copied.after_id) == ("mau-thu-2", 2, made.pk)


def test_every_template_that_comes_with_the_program_can_be_begun_with(world: World) -> None:
    browser = world.client("p-office")
    for code in ("mau", "par-index-tinh-2017"):
        assert browser.post(reverse("scorecards:new"), {"template": code}).status_code == 302
    page = browser.get(reverse("scorecards:scorecard", args=[Scorecard.objects.first().pk]))
    assert "Chưa kiểm chứng" in page.content.decode()


def test_the_council_reads_what_is_contested(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    appraised(world, scoring, "A")
    Line.objects.filter(pk=line(scoring, "A", "1.2").pk).update(appraised=2, appraised_why="một việc chậm")
    address = reverse("scorecards:council", args=[scoring.pk])
    page = world.client("p-secretary").get(address).content.decode()
    assert "một việc chậm" in page
    assert "1 phiếu chưa xong" in page
    assert world.client("a-signer").get(address).status_code == 403


def test_drift_is_told_of_announced_years(world: World) -> None:
    scoring = announced(world).scoring
    told = drift(scoring, world.users["p-office"])
    assert told.years == (2024,)
    assert [(row.name.vi, row.years) for row in told.units] == [
        ("Đơn vị mẫu B", (Decimal("0.50"),)),
        ("Đơn vị mẫu A", (Decimal("0.00"),)),
    ]
    assert [row.name.vi for row in drift(scoring, world.users["a-signer"]).units] == ["Đơn vị mẫu A"]


def test_an_item_without_english_is_marked_as_vietnamese(world: World) -> None:
    scoring = announced(world).scoring
    Scorecard.objects.filter(pk=scoring.scorecard_id).update(
        text=scoring.scorecard.text.replace("name: Kế hoạch năm", "name: {vi: Kế hoạch năm, en: Yearly plan}")
    )
    browser = world.client("p-office")
    browser.cookies["language"] = "en"
    page = browser.get(reverse("scorecards:drift", args=[scoring.pk])).content.decode()
    assert ">1.1 Yearly plan</td>" in page
    assert '><span lang="vi">1.2 Nhiệm vụ hoàn thành</span></td>' in page


def test_results_are_read_by_everybody_below_and_printed(world: World) -> None:
    scoring = announced(world).scoring
    address = reverse("scorecards:results", args=[scoring.pk])
    for who in ("a-clerk", "a1-clerk", "b-member1"):
        page = world.client(who).get(address).content.decode()
        assert "85,00" in page
    sheet = world.client("a-clerk").get(address, {"xuat": "csv"}).content.decode("utf-8-sig")
    assert "Đơn vị mẫu B" in sheet


@pytest.mark.parametrize("name", ["scoring", "card", "score", "appraise", "survey", "council", "drift"])
def test_pages_ask_as_often_for_three_cards_as_for_one(world: World, name: str) -> None:
    counts = []
    for units in (0, 2):
        for n in range(units):
            world.unit(f"X{n}", "department", "P", agency=True)
        if not Scoring.objects.exists():
            scoring = opened(world)
            if name in ("appraise", "council"):
                sent(world, scoring, "A")
        else:
            _more(scoring)
        counts.append(_asked(world, name, scoring))
    assert counts[0] == counts[1]


def _more(scoring: Scoring) -> None:
    """Cards for the units that came since, like that of A."""
    like = card(scoring, "A")
    for unit in Unit.objects.filter(code__startswith="X"):
        made = Card.objects.create(agency=like.agency, scoring=scoring, unit=unit, state=like.state)
        for row in like.lines.all():
            row.pk, row.card = None, made
            row._state.adding = True
            row.save()


def _asked(world: World, name: str, scoring: Scoring) -> int:
    who = {"score": "a-clerk", "appraise": "b-appraiser", "survey": "p-appraiser"}.get(name, "p-office")
    of_card = name in ("card", "score", "appraise")
    address = reverse(f"scorecards:{name}", args=[card(scoring, "A").pk if of_card else scoring.pk])
    browser = world.client(who)
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    return len(asked)
