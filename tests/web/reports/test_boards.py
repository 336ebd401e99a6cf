"""Dashboards count by hand what a person may see, lead to the list behind, and keep to a few queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.reports.conftest import awarded, nominated, registered, staffed
from tests.web.world import World
from thidua.clock import moment, set_to
from thidua.duties.actions import assign_proposed
from thidua.duties.queries.lines import work_of
from thidua.movements.models import Movement
from thidua.nominations.actions.eligibility import judge_round
from thidua.reports.queries import LEAVES, REPORTS, Shown, board, desk_of
from thidua.reports.queries.balanced import never_chosen, shares
from thidua.reports.queries.given import of_units
from thidua.reports.queries.obstacles import tallies

pytestmark = pytest.mark.django_db


def shown(world: World, movement: Movement, slug: str, by: str) -> Shown | None:
    """One report as a person is shown it."""
    desk = desk_of(movement.rounds.get(name="2024"), world.users[by])
    assert desk is not None
    return REPORTS[slug].of(desk)


def page(movement: Movement, **asked: str) -> str:
    """The address of the dashboard."""
    words = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse('reports:board', args=[movement.pk])}?{words}"


def test_registration_is_counted_by_kind_of_unit(world: World, movement: Movement) -> None:
    registered(world, movement, "A1")
    registered(world, movement, "A1", "a1")
    found = shown(world, movement, "dang-ky", "a-office")
    assert found is not None
    assert found.finding.vi == "1/2 đơn vị chưa đăng ký."
    assert found.finding.en == "1 of 2 units has not registered."
    assert [(bar.done, bar.total) for bar in found.rows] == [(1, 2)]
    assert found.note.vi == "Đã đăng ký: 1 tập thể, 1 cá nhân."
    assert reverse("registrations:missing", args=[movement.rounds.get(name="2024").pk]) in found.url


def test_before_the_window_it_says_from_when(world: World, movement: Movement) -> None:
    movement.rounds.update(registration_from=date(2024, 12, 1))
    found = shown(world, movement, "dang-ky", "a-office")
    assert found is not None
    assert found.form == "none"
    assert found.finding.vi == "Chưa đến hạn đăng ký. Số liệu hiện từ 01/12/2024."


def test_a_clerk_counts_the_own_unit_only(world: World, movement: Movement) -> None:
    registered(world, movement, "A2")
    nominated(world, movement, "A2")
    nominated(world, movement, "A1", "a1")
    mine = shown(world, movement, "dang-ky", "a1-clerk")
    assert mine is not None
    assert mine.finding.vi == "Đơn vị bạn chưa đăng ký."
    dossiers = shown(world, movement, "ho-so", "a1-clerk")
    assert dossiers is not None
    assert dossiers.finding.vi.startswith("1 hồ sơ đã gửi")
    assert shown(world, movement, "chua-tung", "a1-clerk") is None


@pytest.mark.parametrize("who", ["b-office", "b1-clerk", "a2-person", "b-steering"])
def test_for_others_the_page_is_not_there(world: World, movement: Movement, who: str) -> None:
    assert world.client(who).get(page(movement)).status_code in (403, 404)


def test_which_criterion_stops_most(world: World, movement: Movement) -> None:
    round_ = movement.rounds.select_related("movement__plan", "movement__agency").get(name="2024")
    judge_round(round_, by=world.users["a-office"])
    desk = desk_of(round_, world.users["a-office"])
    assert desk is not None
    rating = next(t for t in tallies(desk) if t.point.clause == "III.2.b-6" and t.award == "gk-so.individual")
    assert (rating.met, rating.unmet, rating.missing, rating.to_judge) == (0, 0, 4, 0)
    found = shown(world, movement, "vuong", "a-office")
    assert found is not None
    assert found.form == "stacked"
    assert "point=" in found.url
    assert all(sum(row[1:4]) for row in found.rows)
    mine = desk_of(round_, world.users["a1-clerk"])
    assert mine is not None
    own = next(t for t in tallies(mine) if t.point.clause == "III.2.b-6" and t.award == "gk-so.individual")
    assert own.missing == 2


def test_balance_is_percent_from_five_people_on(world: World, movement: Movement) -> None:
    leaders = staffed(world, "A1", 2, leadership="head", gender="female", direct_reform_worker=False)
    others = staffed(world, "A2", 4, leadership="none", gender="male", direct_reform_worker=True)
    for person in (*leaders, *others[:2]):
        nominated(world, movement, person.unit.code, person.code)
    desk = desk_of(movement.rounds.get(name="2024"), world.users["a-office"])
    assert desk is not None
    leading = shares(desk)[0]
    assert leading[1:] == (2, 10, 2, 4)  # four people stood there before
    few = shown(world, movement, "can-doi", "a-office")
    assert few is not None
    assert few.form == "grid"
    assert "%" not in few.unit.vi
    nominated(world, movement, "A2", others[2].code)
    many = shown(world, movement, "can-doi", "a-office")
    assert many is not None
    assert many.form == "dumbbells"
    assert [(str(p.left), str(p.right)) for p in many.rows if p.label.en == "Leaders"] == [("20", "40")]


def test_balance_before_anybody_is_proposed(world: World, movement: Movement) -> None:
    found = shown(world, movement, "can-doi", "a-office")
    assert found is not None
    assert found.form == "none"


def test_who_was_never_awarded_and_awards_through_the_years(world: World, movement: Movement) -> None:
    awarded(world, "A1", 2023)
    awarded(world, "A1", 2024, "a1")
    awarded(world, "B1", 2024)
    revoked = awarded(world, "A2", 2024)
    revoked.revoked_on = date(2024, 10, 1)
    revoked.save()
    desk = desk_of(movement.rounds.get(name="2024"), world.users["a-office"])
    assert desk is not None
    assert [unit.code for unit in never_chosen(desk)] == ["A2"]
    assert dict(of_units(desk)) == {
        world.units["A1"].name: [0, 0, 0, 1, 1],
        world.units["A2"].name: [0, 0, 0, 0, 0],
    }
    found = shown(world, movement, "theo-doi-tuong", "a-office")
    assert found is not None
    assert found.finding.vi == "5 năm: 2 khen thưởng, trong đó 1 cho cá nhân, 0 cho lãnh đạo."
    listed = world.client("a-office").get(reverse("reports:never", args=[desk.round.pk]))
    assert world.units["A2"].name in listed.content.decode()
    assert world.units["A1"].name not in listed.content.decode()
    assert world.client("a1-clerk").get(reverse("reports:never", args=[desk.round.pk])).status_code == 404


def test_three_things_come_first_by_weight(world: World, movement: Movement) -> None:
    desk = desk_of(movement.rounds.get(name="2024"), world.users["a-office"])
    assert desk is not None
    told = board(desk, "luc-nay").first
    assert len(told) <= 3
    assert [a.weight for a in told] == sorted((a.weight for a in told), reverse=True)
    assert all(alert.url for alert in told)


def test_the_steering_committee_reads_balance_first(world: World, movement: Movement) -> None:
    desk = desk_of(movement.rounds.get(name="2024"), world.users["a-steering"])
    assert desk is not None
    slugs = [report.slug for report, _ in board(desk, "luc-nay").shown]
    assert slugs[0] == "can-doi"


def test_a_round_to_come_draws_nothing(world: World, movement: Movement) -> None:
    ahead = movement.rounds.create(name="2026", kind="annual")
    desk = desk_of(ahead, world.users["a-office"])
    assert desk is not None
    forms = {report.slug: found.form for report, found in board(desk, "luc-nay").shown}
    assert forms["dang-ky"] == forms["vuong"] == forms["ho-so"] == "none"


def test_a_board_opens_on_the_latest_round_that_has_something_to_show(
    world: World, movement: Movement
) -> None:
    client, later = world.client("a-office"), movement.rounds.create(name="2025", kind="annual")
    with set_to(date(2025, 1, 2)):
        assert client.get(page(movement)).context["round"] == later, "nothing anywhere: the year that runs"
        registered(world, movement, "A1")
        assert client.get(page(movement)).context["round"].name == "2024"
        assert client.get(page(movement, dot="2025")).context["round"] == later


@pytest.mark.parametrize("leaf", LEAVES)
def test_a_board_asks_as_often_for_one_as_for_three(world: World, movement: Movement, leaf: str) -> None:
    round_ = movement.rounds.select_related("movement__plan", "movement__agency").get(name="2024")
    registered(world, movement, "A1")
    nominated(world, movement, "A1", "a1")
    awarded(world, "A1", 2024)
    judge_round(round_, by=world.users["a-office"])
    client, address = world.client("a-office"), page(movement, phan=leaf)
    one = queries(client, address)
    registered(world, movement, "A2")
    for person in ("a2", "a3"):
        nominated(world, movement, world.people[person].unit.code, person)
        awarded(world, "A2", 2023, person)
    assert queries(client, address) == one
    assert one <= 20


def test_in_english_and_on_paper(world: World, movement: Movement) -> None:
    registered(world, movement, "A1")
    client = world.client("a-office")
    client.cookies["language"] = "en"
    told = client.get(page(movement)).content.decode()
    assert "Three things to know" in told
    assert "1 of 2 units has not registered." in told
    paper = world.client("a-signer").get(page(movement, **{"in": "1"})).content.decode()
    assert "Người lập biểu" in paper
    assert "Đăng ký tham gia" in paper


def test_a_deadline_of_the_week_is_told_first(world: World, movement: Movement) -> None:
    with set_to(date(2025, 1, 2)):
        found = shown(world, movement, "han", "a-office")
    assert found is not None
    assert found.form == "list"
    assert found.alert is not None
    assert "04/01/2025" in found.alert.say.vi


def test_overdue_duties_are_told_to_who_runs_it_and_to_who_does_them(world: World) -> None:
    movement = world.movement(world.plan("mau", "A"), "2024", "2025")
    assign_proposed(movement, by=world.users["a-office"])
    with set_to(moment(date(2025, 1, 9))):
        late = [x for x in work_of(movement, world.users["a-office"]).lines if x.standing == "late"]
        assert [x.unit for x in late] == [world.units["A"]]
        told = world.client("a-office").get(page(movement, dot="2024")).content.decode()
        assert "1 nhiệm vụ quá hạn" in told
        assert f"/nhiem-vu/{movement.pk}/viec?nam=0" in told
        assert (
            "Không có nhiệm vụ nào quá hạn"
            in world.client("a1-clerk").get(page(movement, dot="2024")).content.decode()
        )
