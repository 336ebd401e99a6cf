"""Facts entered, restated, revoked, verified, declared complete: who may, what is refused and why."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import Discipline, IndexClass, Initiative, Rating
from thidua.evidence.actions import declare, enter, restate, revoke, verify
from thidua.evidence.judging import facts_of
from thidua.evidence.models import Fact

DAY = date(2024, 10, 20)


def rating(
    person: str = "person:a1", class_: str = "good", decision: str = "15/QĐ", on: date = DAY
) -> Rating:
    return Rating(subject=person, year=2023, class_=class_, decision=decision, decided_on=on)


def reasons(refused: pytest.ExceptionInfo[Refused]) -> str:
    return " ".join(r.vi for r in refused.value.reasons)


def test_a_clerk_enters_a_record_of_their_unit(world: World) -> None:
    fact = enter(rating(), by=world.users["a1-clerk"])
    assert (fact.agency, fact.unit, fact.person) == (world.units["A"], world.units["A1"], world.people["a1"])
    assert fact.state == "open"
    assert fact.recorded_on == date(2024, 11, 1)
    assert Entry.objects.get(action="fact.enter").told == {"table": "ratings", "from": "-", "to": "open"}


def test_a_clerk_enters_nothing_about_another_unit(world: World) -> None:
    with pytest.raises(Refused) as refused:
        enter(rating("person:a3"), by=world.users["a1-clerk"])
    assert "không thuộc phạm vi của bạn" in reasons(refused)


def test_an_office_enters_nothing_about_another_agency(world: World) -> None:
    for about in ("person:b1", "unit:B1", "unit:P"):
        with pytest.raises(Refused, match="không thuộc phạm vi"):
            enter(rating(about), by=world.users["a-office"])


def test_an_office_enters_about_units_below_it(world: World) -> None:
    fact = enter(rating("unit:A"), by=world.users["p-office"])
    assert (fact.agency, fact.unit) == (world.units["P"], world.units["A"])
    assert fact in Fact.objects.visible_to(world.users["a-office"])
    assert fact not in Fact.objects.visible_to(world.users["b-office"])


def test_an_auditor_enters_nothing(world: World) -> None:
    with pytest.raises(Refused, match=r"không thuộc phạm vi|không có quyền"):
        enter(rating(), by=world.users["a-auditor"])


def test_the_same_again_and_another_value_are_refused(world: World) -> None:
    enter(rating(), by=world.users["a-office"])
    with pytest.raises(Refused, match="giống hệt"):
        enter(rating(), by=world.users["a-office"])
    with pytest.raises(Refused, match="Mâu thuẫn"):
        enter(rating(class_="excellent"), by=world.users["a-office"])
    enter(rating(class_="excellent", decision="99/QĐ", on=date(2024, 10, 25)), by=world.users["a-office"])


def test_what_cannot_be_true_is_refused(world: World) -> None:
    given = Hold(candidate="person:a1", kind="press", from_=date(2024, 5, 2), to=date(2024, 5, 1))
    with pytest.raises(Refused, match="đứng trước"):
        enter(given, by=world.users["a-office"])


def test_a_candidate_enters_their_own_initiative_and_it_waits(world: World) -> None:
    mine = Initiative(
        initiative_id="SK-1", owner="person:a2", level="base", recognised_on=DAY, decision="9/QĐ"
    )
    fact = enter(mine, by=world.users["a2-person"])
    plan = world.plan("ha-nam-so-tu-phap-2023", "A")
    movement = world.movement(plan, "2024")
    assert fact.state == "waits"
    assert not facts_of(movement).rows(Initiative)
    verify(fact, by=world.users["a1-clerk"])
    assert [i.initiative_id for i in facts_of(movement).rows(Initiative)] == ["SK-1"]


def test_a_candidate_enters_nothing_else(world: World) -> None:
    with pytest.raises(Refused, match="không có quyền"):
        enter(rating("person:a2"), by=world.users["a2-person"])
    with pytest.raises(Refused, match="không thuộc phạm vi"):
        enter(Initiative(initiative_id="SK-1", owner="person:a1"), by=world.users["a2-person"])


def test_tables_that_touch_many_are_for_the_office(world: World) -> None:
    given = IndexClass(issuer="UBND tỉnh", index="par_index", class_="good", order=3)
    with pytest.raises(Refused, match="không có quyền nhập mọi bảng"):
        enter(given, by=world.users["a1-clerk"])
    assert enter(given, by=world.users["a-office"]).unit is None


def test_index_classes_of_one_agency_are_not_read_by_another(world: World) -> None:
    enter(
        IndexClass(issuer="UBND tỉnh", index="par_index", class_="good", order=3), by=world.users["b-office"]
    )
    enter(
        IndexClass(issuer="UBND tỉnh", index="par_index", class_="fair", order=2), by=world.users["p-office"]
    )
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    assert [c.class_ for c in facts_of(movement).rows(IndexClass)] == ["fair"]


def test_discipline_needs_the_right_to_private_data_and_stays_out_of_the_diary(world: World) -> None:
    given = Discipline(person_id="a2", form="reprimand", decided_on=DAY)
    with pytest.raises(Refused, match="dữ liệu riêng"):
        enter(given, by=world.users["a1-clerk"])
    fact = enter(given, by=world.users["a-office"])
    assert Entry.objects.get(action="fact.enter").told == {"from": "-", "to": "open"}
    for name in ("a-signer", "a-auditor", "a1-clerk", "b-office", "p-office"):
        assert fact not in Fact.objects.visible_to(world.users[name]), name
    for name in ("a-office", "a-agency_admin", "a-secretary", "a2-person"):
        assert fact in Fact.objects.visible_to(world.users[name]), name


def test_a_correction_closes_the_old_row(world: World) -> None:
    old = enter(rating(), by=world.users["a1-clerk"])
    new = restate(old, rating(class_="excellent"), by=world.users["a1-clerk"])
    old.refresh_from_db()
    assert (old.state, old.closed_on, old.replaced_by) == ("restated", date(2024, 11, 1), new)
    assert new.values["class"] == "excellent"
    assert Entry.objects.get(action="fact.restate").told == {
        "table": "ratings",
        "from": "open",
        "to": "restated",
    }


def test_a_later_decision_leaves_the_old_row_to_the_days_between(world: World) -> None:
    old = enter(rating(), by=world.users["a-office"])
    restate(
        old, rating(class_="excellent", decision="20/QĐ", on=date(2024, 10, 30)), by=world.users["a-office"]
    )
    old.refresh_from_db()
    assert (old.state, old.closed_on) == ("restated", None)


def test_restating_is_refused_unchanged_closed_or_from_afar(world: World) -> None:
    old = enter(rating(), by=world.users["a-office"])
    with pytest.raises(Refused, match="Chưa có gì khác"):
        restate(old, rating(), by=world.users["a-office"])
    with pytest.raises(Refused, match="không có quyền"):
        restate(old, rating(class_="excellent"), by=world.users["a2-clerk"])
    restate(old, rating(class_="excellent"), by=world.users["a-office"])
    with pytest.raises(Refused, match="Lúc này: đã đính chính"):
        restate(old, rating(class_="completed"), by=world.users["a-office"])


def test_revoking_asks_for_a_reason_and_the_office(world: World) -> None:
    fact = enter(rating(), by=world.users["a1-clerk"])
    with pytest.raises(Refused, match="Chưa nêu lý do"):
        revoke(fact, " ", by=world.users["a-office"])
    with pytest.raises(Refused, match="không có quyền"):
        revoke(fact, "sai", by=world.users["a1-clerk"])
    revoke(fact, "ghi nhầm người", by=world.users["a-office"])
    fact.refresh_from_db()
    assert fact.state == "revoked"
    with pytest.raises(Refused, match="Lúc này: đã thu hồi"):
        revoke(fact, "lần nữa", by=world.users["a-office"])


def test_nobody_verifies_what_they_entered(world: World) -> None:
    fact = enter(rating(), by=world.users["a1-clerk"])
    with pytest.raises(Refused, match="không tự xác nhận"):
        verify(fact, by=world.users["a1-clerk"])
    with pytest.raises(Refused, match="không có quyền"):
        verify(fact, by=world.users["b-office"])
    verify(fact, by=world.users["a-office"])
    fact.refresh_from_db()
    assert fact.state == "verified"
    with pytest.raises(Refused, match="Lúc này: đã xác nhận"):
        verify(fact, by=world.users["a-office"])


def test_a_declaration_for_all_is_for_ones_own_agency(world: World) -> None:
    fact = declare("discipline", "all", (date(2024, 1, 1), date(2024, 12, 31)), by=world.users["a-office"])
    assert fact.values["scope"] == "unit:A"
    with pytest.raises(Refused, match="không có quyền khai"):
        declare("ratings", "unit:A1", (None, None), by=world.users["a1-clerk"])
    with pytest.raises(Refused, match="không thuộc phạm vi"):
        declare("ratings", "unit:B", (None, None), by=world.users["a-office"])


def test_what_is_known_of_a_person_follows_them_to_another_agency(world: World) -> None:
    enter(rating(), by=world.users["a-office"])
    moved = world.people["a1"]
    moved.unit = world.units["B1"]
    moved.save()
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "B"), "2024")
    assert [r.subject for r in facts_of(movement).rows(Rating)] == ["person:a1"]
