"""At every step of a scored year, whoever has to act is told at home what, until when, by which document."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.web.counting import queries
from tests.web.scorecards.board import UNTIL, announced, appraised, card, line, marks, opened, sent
from tests.web.world import DAY, World
from thidua.clock import moment, set_to
from thidua.home.feed import calendar_of
from thidua.home.queries.todo import todo
from thidua.home.tasks import Task
from thidua.movements.actions.running import NewEvent, record_event
from thidua.people.models import User
from thidua.scorecards.actions.announcing import settle
from thidua.scorecards.actions.complaints import make, uphold
from thidua.scorecards.actions.opening import extend
from thidua.scorecards.actions.scoring import ask_exempt, return_, score, submit
from thidua.scorecards.models import Scoring

pytestmark = pytest.mark.django_db


def tasks(name: str) -> list[Task]:
    """What waits for a person."""
    return [t for _g, _s, listed in todo(User.objects.get(username=name)).groups for t in listed]


def said(name: str) -> list[str]:
    """The same in words."""
    return [task.say.vi for task in tasks(name)]


def test_own_scores_wait_with_their_day_and_document(world: World) -> None:
    scoring = opened(world)
    [task] = tasks("a-clerk")
    assert task.say.vi == "Tự chấm điểm 2024: đã chấm 0 mục"
    assert (task.due, task.clause) == (UNTIL, "Kế hoạch 12/KH-UBND, mục III")
    assert b"12/KH-UBND" in calendar_of(world.users["a-clerk"], "https://thidua.test").replace(b"\r\n ", b"")
    assert "Ký, gửi phiếu chấm điểm 2024" not in said("a-signer"), "nothing to sign yet"
    score(card(scoring, "A"), marks(), by=world.users["a-clerk"])
    assert said("a-clerk") == ["Tự chấm điểm 2024: đã chấm 4 mục"]
    assert said("a-signer") == ["Ký, gửi phiếu chấm điểm 2024"]
    later = UNTIL + timedelta(days=3)
    extend(card(scoring, "A"), later, "mất mạng", by=world.users["p-office"])
    assert [t.due for t in (*tasks("a-clerk"), *tasks("a-signer"))] == [later, later]


def test_a_returned_card_waits_with_what_is_to_mend(world: World) -> None:
    scoring = opened(world)
    return_(sent(world, scoring, "A"), "thiếu trang", by=world.users["p-office"])
    [task] = tasks("a-clerk")
    assert task.say.vi == "Sửa phiếu chấm điểm 2024 được trả lại"
    assert "thiếu trang" in task.about


def test_each_agency_is_told_of_its_own_items(world: World) -> None:
    scoring = opened(world)
    ask_exempt(line(scoring, "A", "2.2"), "không có", by=world.users["a-clerk"])
    sent(world, scoring, "A")
    assert said("b-appraiser") == ["Thẩm định điểm 2024: 2 mục của 1 phiếu"]
    assert [t.due for t in tasks("b-appraiser")] == [date(2024, 11, 20)]
    assert said("p-appraiser") == [
        "Nhập điểm điều tra 2024: còn 1 điểm",
        "Thẩm định điểm 2024: 2 mục của 1 phiếu",
    ]
    assert said("a-clerk") == []


def test_then_office_council_and_signer_have_their_turn(world: World) -> None:
    scoring = opened(world)
    for unit in "AB":
        sent(world, scoring, unit)
        appraised(world, scoring, unit)
    assert said("p-secretary") == ["Trình Hội đồng 2 phiếu chấm điểm 2024"]
    settle(scoring, "05/BB-HĐ", DAY, by=world.users["p-secretary"])
    assert said("p-secretary") == []
    assert said("p-signer") == ["Công bố kết quả chấm điểm 2024"]


def test_the_council_waits_for_cards_under_way_until_their_time_is_over(world: World) -> None:
    scoring = opened(world)
    sent(world, scoring, "A")
    appraised(world, scoring, "A")
    assert said("p-secretary") == []
    with set_to(moment(date(2024, 11, 21))):
        assert said("p-secretary") == ["Trình Hội đồng 1 phiếu chấm điểm 2024"]


def test_the_window_of_complaints_its_answer_and_the_restatement_are_told(world: World) -> None:
    scoring = announced(world).scoring
    [task] = tasks("b-signer")
    assert task.say.vi == "Xem kết quả chấm điểm 2024, kiến nghị nếu cần"
    assert task.due == date(2024, 11, 30)
    asked = make(line(scoring, "B", "1.2"), "đã xong", by=world.users["b-signer"])
    assert "Trả lời 1 kiến nghị về điểm" in said("p-office")
    uphold(asked, Decimal(3), "đúng", by=world.users["p-office"])
    again = "Công bố lại kết quả chấm điểm 2024: có kiến nghị được nhận"
    assert "Trả lời 1 kiến nghị về điểm" not in said("p-office")
    assert (again in said("p-office"), said("p-signer")) == (True, [again])
    with set_to(moment(date(2024, 12, 1))):
        assert said("b-signer") == []


def test_a_movement_opened_after_the_announcement_asks_its_office_to_record_it(world: World) -> None:
    announced(world)
    movement = world.movement(world.plan("kien-giang-so-xay-dung-2022", "A"), "2024")
    world.movement(world.plan("kien-giang-so-xay-dung-2022", "B"), "2023")
    [task] = [t for t in tasks("a-office") if "công nhận kết quả" in t.say.vi]
    assert task.say.vi == "Ghi ngày công nhận kết quả 2024: 77/QĐ-UBND"
    assert not any("công nhận kết quả" in say for say in said("b-office")), "it has no round of that year"
    page = world.client("a-office").get(task.url).content.decode()
    for told in ('value="01/11/2024"', 'value="2024"', 'value="77/QĐ-UBND"'):
        assert told in page
    record_event(movement, NewEvent("index_recognised", DAY, 2024), by=world.users["a-office"])
    assert not any("công nhận kết quả" in say for say in said("a-office"))


def test_home_asks_as_often_for_one_card_as_for_three(world: World) -> None:
    scoring = opened(world)
    submit(score(card(scoring, "A"), marks(), by=world.users["a-clerk"]), by=world.users["a-signer"])
    one = {name: queries(world.client(name), "/") for name in ("p-office", "p-appraiser", "p-secretary")}
    sent(world, scoring, "B")
    appraised(world, scoring, "B")
    Scoring.objects.update(appraise_until=date(2024, 10, 1))
    assert {name: queries(world.client(name), "/") for name in one} == one
