"""A round judged, one candidate judged again, what hides who is on hold, questions to the office."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import Discipline, Rating
from thidua.evidence.actions import declare, enter, revoke
from thidua.evidence.models import Rest
from thidua.evidence.resting import rests_of
from thidua.movements.models import Movement, Round
from thidua.nominations.actions.eligibility import ask, judge_one, judge_round, report_wrong
from thidua.nominations.models import Standing
from thidua.people.models import Notice
from thidua.registrations.models import Registration


@pytest.fixture
def movement(world: World) -> Movement:
    return world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")


@pytest.fixture
def round_(movement: Movement) -> Round:
    return movement.rounds.get()


def rated(world: World, person: str = "a1", class_: str = "good") -> object:
    given = Rating(
        subject=f"person:{person}", year=2024, class_=class_, decision="15/QĐ", decided_on=date(2024, 10, 20)
    )
    return enter(given, by=world.users["a-office"])


def test_a_round_is_judged_for_everybody_who_takes_part(world: World, round_: Round) -> None:
    made = judge_round(round_, by=world.users["a-office"])
    rows = Standing.objects.filter(award="gk-so.individual")
    assert made == Standing.objects.count()
    assert {s.person.code for s in rows} == {"a1", "a2", "a3", "a4"}
    first = rows.first()
    assert first.as_of == date(2024, 11, 1)
    assert len(first.answers) == 10
    assert first.obstacle_vi
    assert first.obstacle_en


def test_judging_again_replaces_and_notes_what_it_rests_on(world: World, round_: Round) -> None:
    fact = rated(world)
    judge_round(round_, by=world.users["a-office"])
    judge_round(round_, by=world.users["a-office"])
    mine = Standing.objects.filter(person__code="a1", award="gk-so.individual").get()
    assert fact.ident in rests_of(mine)
    gone = Rest.objects.filter(kind="nominations.standing").exclude(thing__in=Standing.objects.values("pk"))
    assert not gone.exists()


def test_who_may_judge_a_round(world: World, round_: Round) -> None:
    for name in ("a1-clerk", "a-auditor", "a2-person", "b-office", "p-office"):
        with pytest.raises(Refused, match="không có quyền xét tiêu chuẩn cả đợt"):
            judge_round(round_, by=world.users[name])
    assert not Standing.objects.exists()


def test_nothing_is_judged_once_a_movement_stops(world: World, movement: Movement, round_: Round) -> None:
    movement.state = "suspended"
    movement.save()
    round_.refresh_from_db()
    with pytest.raises(Refused, match="không còn chạy"):
        judge_round(round_, by=world.users["a-office"])


def test_nothing_is_judged_once_a_round_is_closed(world: World, round_: Round) -> None:
    round_.closed_at = moment(date(2024, 11, 1))
    round_.save()
    with pytest.raises(Refused, match="Đợt đã đóng"):
        judge_round(round_, by=world.users["a-office"])


def test_one_candidate_is_judged_again_by_the_facts_of_the_day(world: World, round_: Round) -> None:
    judge_round(round_, by=world.users["a-office"])
    standing = Standing.objects.get(person__code="a1", award="gk-so.individual")
    before = list(standing.answers)
    fact = rated(world)
    with set_to(date(2024, 12, 1)):
        standing = judge_one(standing, by=world.users["a-office"])
    assert standing.answers != before
    assert standing.as_of == date(2024, 12, 1)
    assert fact.ident in rests_of(standing)
    with pytest.raises(Refused, match="không có quyền xét lại"):
        judge_one(standing, by=world.users["a1-clerk"])


def test_an_office_judges_its_own_agency_in_the_movement_of_another(world: World) -> None:
    movement = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    round_ = movement.rounds.get()
    judge_round(round_, by=world.users["p-office"])
    everybody = Standing.objects.count()
    judge_round(round_, by=world.users["a-office"], agency=world.units["A"])
    assert Standing.objects.count() == everybody
    with pytest.raises(Refused, match="không có quyền"):
        judge_round(round_, by=world.users["a-office"], agency=world.units["B"])


def test_the_host_sees_of_other_agencies_only_who_registered(world: World) -> None:
    movement = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    round_ = movement.rounds.get()
    Registration.objects.create(
        movement=movement,
        round=round_,
        agency=world.units["A"],
        unit=world.units["A"],
        state="registered",
        registered_on=date(2024, 10, 1),
        registered_by=world.users["a-office"],
        entered_at=moment(date(2024, 10, 1)),
    )
    judge_round(round_, by=world.users["p-office"])
    seen = Standing.objects.visible_to(world.users["p-office"])
    assert {s.unit.code for s in seen} == {"A"}
    assert not Standing.objects.visible_to(world.users["b-office"]).filter(agency=world.units["A"]).exists()


def test_a_hold_and_discipline_hide_the_row(world: World, round_: Round) -> None:
    by = world.users["a-office"]
    enter(Hold(candidate="person:a1", kind="press", from_=date(2024, 10, 1)), by=by)
    declare("discipline", "all", (date(2024, 1, 1), date(2024, 12, 31)), by=by)
    enter(Discipline(person_id="a2", form="reprimand", decided_on=date(2024, 5, 5)), by=by)
    judge_round(round_, by=by)
    hidden = {s.person.code for s in Standing.objects.filter(hidden=True, person__isnull=False)}
    assert "a1" in hidden
    assert Standing.objects.filter(person__code="a1", held=True).exists()


def test_a_wrong_record_is_reported_to_the_office_and_changes_nothing(world: World) -> None:
    report_wrong(world.people["a2"], "Xếp loại năm 2023 là xuất sắc", by=world.users["a2-person"], url="/x")
    notices = Notice.objects.filter(user=world.users["a-office"])
    assert "Xếp loại năm 2023 là xuất sắc" in notices.get().vi
    assert Notice.objects.count() == notices.count()
    with pytest.raises(Refused, match="Chưa viết nội dung"):
        report_wrong(world.people["a2"], "  ", by=world.users["a2-person"])
    with pytest.raises(Refused, match="không có quyền"):
        report_wrong(world.people["a1"], "x", by=world.users["a2-person"])


def test_a_question_goes_to_the_office(world: World) -> None:
    ask(world.people["a2"], "Sáng kiến của tôi tính cho năm nào?", by=world.users["a2-person"])
    assert Notice.objects.filter(user=world.users["a-office"]).exists()
    with pytest.raises(Refused, match="không có quyền"):
        ask(world.people["a2"], "x", by=world.users["b-office"])


def test_a_revoked_record_leaves_the_standing_until_somebody_judges(world: World, round_: Round) -> None:
    fact = rated(world)
    judge_round(round_, by=world.users["a-office"])
    standing = Standing.objects.get(person__code="a1", award="gk-so.individual")
    before = list(standing.answers)
    revoke(fact, "nhầm", by=world.users["a-office"])
    standing.refresh_from_db()
    assert standing.answers == before


def test_an_agency_outside_the_movement_is_not_judged_there(world: World, round_: Round) -> None:
    with pytest.raises(Refused, match="không thuộc phong trào"):
        judge_round(round_, by=world.users["b-office"], agency=world.units["B"])
