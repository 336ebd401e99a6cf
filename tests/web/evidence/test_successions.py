"""Who inherits is signed by a named person with a reason, after seeing what it changes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.world import DAY, World
from thidua.audit.models import Entry
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.core.facts import tables
from thidua.evidence import facts
from thidua.evidence.actions import revoke, sign, withdraw, would_change
from thidua.evidence.judging import facts_of, judging_of
from thidua.evidence.models import Fact, Review
from thidua.movements.models import Round
from thidua.nominations.actions.eligibility import judge_round
from thidua.nominations.actions.reviews import judge_again, keep
from thidua.nominations.models import Standing
from thidua.people.actions import Change, merge
from thidua.people.models import UnitChange

ON = Change(date(2024, 10, 1), "NQ mẫu 12")


@pytest.fixture
def round_(world: World) -> Round:
    """The province's round; B had the better index and was merged into A."""
    movement = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    result = tables.IndexResult(
        index="province_scorecard",
        unit_id="B",
        issuer="UBND tỉnh An Giang",
        year=2024,
        class_="excellent",
        published_on=date(2024, 10, 20),
        decision="QĐ mẫu 3",
    )
    facts.put(result, unit=world.units["B"], person=None, by=world.users["p-office"], agency=world.units["P"])
    merge([world.units["B"]], world.units["A"], ON, by=world.users["admin"])
    return movement.rounds.get()


def answers(round_: Round, world: World) -> dict[str, int]:
    judging = judging_of(round_, about=[world.units["A"]])
    return {t.node.kind.name: t.answer for v in judging.verdicts(only=["unit:A"]) for t in v.tree.leaves()}


def test_the_signer_signs_and_verdicts_follow_from_that_day(world: World, round_: Round) -> None:
    a, b, by = world.units["A"], world.units["B"], world.users["a-signer"]
    before = answers(round_, world)
    [fact] = sign(a, b, ["index"], "Chức năng chính chuyển về", by=by).facts
    assert fact.values["signed_by"] == by.name
    assert answers(round_, world) != before
    assert answers(round_, world)["index_class"] == 3
    assert Entry.objects.filter(action="succession.sign").exists()
    with set_to(date(2024, 11, 2)):
        withdraw(fact, "Ký nhầm", by=by)
        assert answers(round_, world) == before


def test_what_would_change_is_told_and_nothing_is_saved(world: World, round_: Round) -> None:
    a, b, by = world.units["A"], world.units["B"], world.users["a-signer"]
    told = would_change(a, b, ["index"], "Lý do mẫu", by=by)
    assert not Fact.objects.filter(table="successions").exists()
    assert all(row.before != row.after for row in told)


@pytest.mark.parametrize("who", ["a-office", "a-agency_admin", "b-signer", "p-signer", "a2-person", "admin"])
def test_nobody_else_signs(world: World, round_: Round, who: str) -> None:
    if who not in world.users:
        world.user(who, who.partition("-")[2], who[0].upper())
    with pytest.raises(Refused, match="ký chọn kế thừa"):
        sign(world.units["A"], world.units["B"], ["index"], "Lý do", by=world.users[who])


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("B", "index", " "), "Cần lý do"),
        (("A1", "index", "Lý do"), "Chưa ghi biến động"),
        (("B", "everything", "Lý do"), "Chọn kế thừa gì"),
    ],
)
def test_a_choice_needs_its_reason_and_a_recorded_change(
    world: World, round_: Round, asked: tuple[str, str, str], why: str
) -> None:
    source, what, reason = asked
    with pytest.raises(Refused, match=why):
        sign(world.units["A"], world.units[source], [what], reason, by=world.users["a-signer"])


def test_nothing_is_signed_twice(world: World, round_: Round) -> None:
    a, b, by = world.units["A"], world.units["B"], world.users["a-signer"]
    sign(a, b, ["index"], "Lý do", by=by)
    with pytest.raises(Refused, match="đã được ký"):
        sign(a, b, ["index"], "Lý do", by=by)


def test_the_office_does_not_take_a_signed_choice_back(world: World, round_: Round) -> None:
    [fact] = sign(world.units["A"], world.units["B"], ["index"], "Lý do", by=world.users["a-signer"]).facts
    with pytest.raises(Refused, match="thu hồi chọn kế thừa"):
        revoke(fact, "Lý do", by=world.users["a-office"])


def test_the_forebear_is_read_wherever_it_stood(world: World, round_: Round) -> None:
    sign(world.units["A"], world.units["B"], ["index"], "Lý do", by=world.users["a-signer"])
    read = facts_of(round_.movement, [world.units["A"]])
    assert "B" in {row.unit_id for row in read.rows(tables.IndexResult)}


def test_the_page_signs_only_after_the_preview(world: World, round_: Round) -> None:
    client = world.client("a-signer")
    change = UnitChange.objects.get(successor=world.units["A"], kind="merge")
    page = reverse("evidence:succession_sign", args=[change.pk])
    told = {"what": ["index"], "reason": "Chức năng chính chuyển về"}
    seen = client.post(page, told)
    assert "Đây là kết quả xét sẽ đổi khi ký" in seen.content.decode()
    assert not Fact.objects.filter(table="successions").exists()
    done = client.post(page, told | {"confirmed": "1"})
    assert done.status_code == 302
    assert "Chức năng chính chuyển về" in client.get(reverse("evidence:successions")).content.decode()


def test_the_list_asks_as_often_for_one_as_for_three(world: World) -> None:
    client = world.client("a-signer")
    counts = []
    client.get(reverse("evidence:successions"))
    for n in (1, 2):
        for m in range(n):
            UnitChange.objects.create(
                unit=world.units["A1"],
                successor=world.units["A2"],
                kind="split",
                on=date(2024, n, m + 1),
                by=world.users["admin"],
                recorded_at=moment(DAY),
            )
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("evidence:successions")).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.fixture
def poor(world: World, round_: Round) -> Round:
    """B was judged weak later: whoever inherits its index falls with it."""
    result = tables.IndexResult(
        index="province_scorecard",
        unit_id="B",
        issuer="UBND tỉnh An Giang",
        year=2024,
        class_="weak",
        published_on=date(2024, 10, 25),
        decision="QĐ mẫu 4",
    )
    facts.put(result, unit=world.units["B"], person=None, by=world.users["p-office"], agency=world.units["P"])
    return round_


def test_the_stored_verdicts_that_a_choice_changes_wait_for_the_office(world: World, poor: Round) -> None:
    judge_round(poor, by=world.users["p-office"])
    a, b, by = world.units["A"], world.units["B"], world.users["a-signer"]
    foreseen = would_change(a, b, ["index"], "Lý do", by=by)
    assert not Review.objects.exists()
    signed = sign(a, b, ["index", "honours"], "Lý do", by=by)
    assert [c[1:] for c in signed.changed] == [c[1:] for c in foreseen]
    reviews = Review.objects.filter(state="open", change="added", fact=signed.facts[0])
    assert reviews.count() == len(signed.changed) == Standing.objects.filter(answer=1).count()
    kept, again = reviews.get(ident=_of("unit:A1").pk), reviews.get(ident=_of("person:a1").pk)
    office, page = world.client("a-office"), reverse("nominations:review", args=[kept.pk])
    shown = office.get(page).content.decode()
    assert "Lý do" in shown
    assert "Nếu xét lại theo số liệu hôm nay" in shown
    keep(kept, "Đã xét theo số liệu cũ", by=world.users["a-office"])
    judge_again(again, by=world.users["a-office"])
    assert (_of("unit:A1").answer, _of("person:a1").answer) == (1, 0)


def _of(key: str) -> Standing:
    return next(s for s in Standing.objects.select_related("unit", "person") if s.candidate == key)


def test_a_preview_asks_as_often_for_one_round_as_for_three(world: World, poor: Round) -> None:
    a, b, by = world.units["A"], world.units["B"], world.users["a-signer"]
    counts = []
    for name in ("2024", "2025", "2026"):
        Round.objects.get_or_create(movement=poor.movement, name=name, kind="annual")
        would_change(a, b, ["index"], "Lý do", by=by)
        with CaptureQueriesContext(connection) as seen:
            assert would_change(a, b, ["index"], "Lý do", by=by)
        counts.append(len(seen))
    assert counts[0] == counts[1] == counts[2]
