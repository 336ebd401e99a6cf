"""A whole area may not apply to a unit: by the scorecard, or asked for and agreed; its maximum is lower by it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.web.scorecards.board import TEXT, WINDOWS, appraised, card, line, opened, published, sent
from tests.web.world import World
from thidua.access import NoRight
from thidua.core.errors import Refused
from thidua.scorecards.actions.appraising import appraise
from thidua.scorecards.actions.leaving import ask_area, grant_area, refuse_area
from thidua.scorecards.actions.opening import NewScoring, open_scoring
from thidua.scorecards.actions.scoring import OwnMark, score, submit
from thidua.scorecards.compiled import card_result
from thidua.scorecards.models import Card, Line, Scoring

pytestmark = pytest.mark.django_db
OF_FIRST = [OwnMark("1.1", Decimal(2), "đã làm"), OwnMark("1.2", Decimal(3), "đã làm")]


def asked(world: World) -> tuple[Scoring, Card]:
    """The card of A, sent: it asked that area 2 not apply, and scored nothing of it."""
    scoring = opened(world)
    mine = card(scoring, "A")
    assert [row.code for row in ask_area(mine, "2", "không ban hành văn bản", by=world.users["a-clerk"])] == [
        "2.1",
        "2.2",
    ]
    score(mine, OF_FIRST, by=world.users["a-clerk"])
    return scoring, submit(mine, by=world.users["a-signer"])


def test_an_area_that_is_granted_lowers_the_maximum_of_the_unit_alone(world: World) -> None:
    scoring, mine = asked(world)
    desk = scoring.desks.get(name="Đơn vị mẫu P")
    with pytest.raises(NoRight):
        grant_area(mine, desk, "2", "đúng", by=world.users["b-appraiser"])
    with pytest.raises(Refused, match="Nêu lý do"):
        grant_area(mine, desk, "2", " ", by=world.users["p-appraiser"])
    grant_area(mine, desk, "2", "đúng là không phát sinh", by=world.users["p-appraiser"])
    with pytest.raises(Refused, match="không còn gì chờ trả lời"):
        refuse_area(mine, desk, "2", "lần nữa", by=world.users["p-appraiser"])
    done = appraised(world, scoring, "A")
    result = card_result(done, done.lines.all())
    assert (result.maximum, result.points, result.printed) == (Decimal(7), Decimal("6.5"), Decimal("92.86"))
    sent(world, scoring, "B")
    other = appraised(world, scoring, "B")
    assert card_result(other, other.lines.all()).maximum == Decimal(10)


def test_an_area_that_is_refused_is_appraised_though_the_unit_left_it_blank(world: World) -> None:
    scoring, mine = asked(world)
    desk = scoring.desks.get(name="Đơn vị mẫu P")
    refuse_area(mine, desk, "2", "có văn bản", by=world.users["p-appraiser"])
    with pytest.raises(Refused, match=r"Đơn vị mẫu P: 2\.1, 2\.2"):
        appraised(world, scoring, "A")
    for code in ("2.1", "2.2"):
        of_area = line(scoring, "A", code)
        appraise(of_area, Decimal(1), "chấm theo văn bản đã có", by=world.users["p-appraiser"])
    done = appraised(world, scoring, "A")
    assert card_result(done, done.lines.all()).maximum == Decimal(10)


def test_an_area_is_asked_for_with_a_reason_by_the_unit_while_it_scores_itself(world: World) -> None:
    scoring = opened(world)
    mine = card(scoring, "A")
    with pytest.raises(Refused, match="Nêu lý do"):
        ask_area(mine, "2", " ", by=world.users["a-clerk"])
    with pytest.raises(Refused, match="không có mục 9"):
        ask_area(mine, "9", "x", by=world.users["a-clerk"])
    with pytest.raises(NoRight):
        ask_area(mine, "2", "x", by=world.users["b-clerk"])
    ask_area(mine, "2", "không có", by=world.users["a-clerk"])
    with pytest.raises(Refused, match="không còn mục con nào để xin"):
        ask_area(mine, "2", "không có", by=world.users["a-clerk"])
    sent(world, scoring, "A")
    with pytest.raises(Refused, match="Phiếu đã gửi"):
        ask_area(mine, "1", "x", by=world.users["a-clerk"])


def test_a_scorecard_leaves_an_area_out_for_a_named_unit_or_a_kind(world: World) -> None:
    out = '    points: "3"\n    not_for: {units: [A], reason: không có thẩm quyền}\n'
    text = TEXT.replace('    points: "3"\n', out, 1)
    scoring = open_scoring(
        published(world, text), NewScoring(2024, "department", WINDOWS), by=world.users["p-office"]
    )
    mine = card(scoring, "A")
    score(mine, OF_FIRST, by=world.users["a-clerk"])
    assert submit(mine, by=world.users["a-signer"]).state == "submitted"
    done = appraised(world, scoring, "A")
    assert card_result(done, done.lines.all()).maximum == Decimal(7)
    page = world.client("a-clerk").get(reverse("scorecards:card", args=[mine.pk])).content.decode()
    assert "không có thẩm quyền" in page


def test_the_pages_offer_the_area_as_one(world: World) -> None:
    scoring = opened(world)
    mine = card(scoring, "A")
    clerk, address = world.client("a-clerk"), reverse("scorecards:ask_area", args=[mine.pk, "2"])
    assert address in clerk.get(reverse("scorecards:card", args=[mine.pk])).content.decode()
    assert clerk.post(address, {"reason": "không có"}).status_code == 302
    assert address not in clerk.get(reverse("scorecards:card", args=[mine.pk])).content.decode()
    score(mine, OF_FIRST, by=world.users["a-clerk"])
    submit(mine, by=world.users["a-signer"])
    desk = scoring.desks.get(name="Đơn vị mẫu P")
    grant = reverse("scorecards:grant_area", args=[mine.pk, desk.pk, "2"])
    appraiser = world.client("p-appraiser")
    assert grant in appraiser.get(reverse("scorecards:appraise", args=[mine.pk])).content.decode()
    assert appraiser.post(grant, {"reason": "đúng"}).status_code == 302
    granted = Line.objects.filter(card=mine, exemption="granted").values_list("code", flat=True)
    assert list(granted) == ["2.1", "2.2"]
    page = clerk.get(reverse("scorecards:card", args=[mine.pk])).content.decode()
    assert "/ 3 · không áp dụng</summary>" in page
