"""A change of a plan is tried on past facts over HTTP: who would come in or fall out; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse

from tests.core.plan.test_findings import GK, QUOTA, text
from tests.core.small import FRONT, mark
from tests.web.counting import queries
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.clock import now
from thidua.core.facts.tables import Rating
from thidua.evidence.actions import declare, enter, verify
from thidua.movements.models import PlanVersion
from thidua.nominations.queries import trying

pytestmark = pytest.mark.slow

RATED = "I-3:rule:rating:at_least"
RULE = mark("rule", "for: [gk]\nrating: {at_least: excellent}")
CLEAN = mark("rule", "for: [gk]\nno_discipline: {from: any}")
PLAN = text(QUOTA, RULE, CLEAN, award=GK.replace("who: collective", "who: individual"))


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    trying.forget()
    yield
    trying.forget()


@pytest.fixture
def version(world: World) -> PlanVersion:
    by = world.users["a-office"]
    declare("discipline", "all", (date(2015, 1, 1), date(2026, 12, 31)), by=by)
    plan = f"---\n{FRONT}---\n{PLAN}"
    made: PlanVersion = PlanVersion.objects.create(
        agency=world.units["A"],
        code="thu",
        title="Kế hoạch thử",
        text=plan,
        digest="1",
        made_by=by,
        made_at=now(),
    )
    return made


def rated(world: World, person: str, year: int, class_: str) -> None:
    told = Rating(
        subject=f"person:{person}", year=year, class_=class_, decision="1/QĐ", decided_on=date(year, 12, 20)
    )
    verify(enter(told, by=world.users["a-office"]), by=world.users["a-appraiser"])


def page(world: World, version: PlanVersion, by: str = "a-office", **given: str) -> str:
    answer = world.client(by).get(reverse("nominations:plan_try", args=[version.pk]), given)
    assert answer.status_code == 200
    return str(answer.content.decode())


def last_year(world: World, version: PlanVersion) -> str:
    told = world.client("a-office").get(reverse("nominations:plan_try", args=[version.pk]))
    return str(told.context["form"].fields["round"].initial)


def test_the_page_offers_every_knob_with_the_plans_own_value(world: World, version: PlanVersion) -> None:
    told = page(world, version)
    assert "Đổi gì" in told
    assert "Xếp loại hằng năm, từ mức" in told
    assert "Kết quả thử" not in told


def test_a_lower_bar_tells_who_would_come_in_and_writes_nothing(world: World, version: PlanVersion) -> None:
    year = last_year(world, version)
    rated(world, "a1", int(year), "good")
    before = Entry.objects.count()
    told = page(world, version, round=year, **{RATED: "good"})
    assert "Sẽ đạt thêm (1)" in told
    assert "Theo chức vụ" in told
    assert Entry.objects.count() == before
    version.refresh_from_db()
    assert "at_least: excellent" in version.text


def test_an_address_may_name_one_change_alone(world: World, version: PlanVersion) -> None:
    rated(world, "a1", int(last_year(world, version)), "good")
    assert "Sẽ đạt thêm (1)" in page(world, version, **{RATED: "good"})


def test_what_cannot_be_used_is_told_beside_its_field_and_nothing_typed_is_lost(
    world: World, version: PlanVersion
) -> None:
    told = page(world, version, **{"I-2:quota:places": "nhiều"})
    assert "Có giá trị chưa dùng được" in told
    assert 'value="nhiều"' in told
    assert "Kết quả thử" not in told


def test_who_may_not_see_discipline_gets_counts_without_names(world: World, version: PlanVersion) -> None:
    knob = {"I-4:rule:no_discipline:from": "removal"}
    assert "Không nêu tên" not in page(world, version, **knob)
    assert "Không nêu tên" in page(world, version, by="a-chair", **knob)


def test_a_clerk_is_told_whose_right_it_is(world: World, version: PlanVersion) -> None:
    answer = world.client("a-clerk").get(reverse("nominations:plan_try", args=[version.pk]))
    assert answer.status_code == 403


def test_the_page_makes_the_same_queries_with_one_rating_and_with_three(
    world: World, version: PlanVersion
) -> None:
    year = last_year(world, version)
    address = reverse("nominations:plan_try", args=[version.pk]) + f"?round={year}&{RATED}=good&doc-lai=1"
    rated(world, "a1", int(year), "good")
    one = queries(world.client("a-office"), address)
    rated(world, "a2", int(year), "good")
    rated(world, "a3", int(year), "good")
    assert queries(world.client("a-office"), address) == one
