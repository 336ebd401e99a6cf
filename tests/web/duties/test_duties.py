"""Duties given, reported, confirmed, returned, reminded; whose work each one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.web.world import DAY, PLANS, World
from thidua.access import NoRight
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.duties import actions
from thidua.duties.actions import Asked, NewOwner, NewReport
from thidua.duties.models import Owner, Reminder, Report
from thidua.duties.queries.lines import Line, work_of
from thidua.movements.models import Movement
from thidua.people.models import Notice

FOLDERS = [
    pytest.param(name, marks=() if name == "mau" else pytest.mark.slow)
    for name in sorted(p.parent.name for p in PLANS.glob("*/plan.md"))
]


def lines(world: World, movement: Movement, who: str = "a-office") -> list[Line]:
    return work_of(movement, world.users[who]).lines


def new(world: World, movement: Movement, **more: Any) -> NewReport:
    told = NewReport(movement, "II-1", "2024", world.units["A1"], "Đã tuyên truyền 12 buổi (mẫu).", DAY)
    return replace(told, **more)


def refusal(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons[0].vi


def test_proposals_give_each_name_its_units(world: World, given: Movement) -> None:
    found = {(o.actor, o.unit.code, o.role) for o in Owner.objects.select_related("unit")}
    assert found == {
        ("cac-phong", "A1", "clerk"),
        ("cac-phong", "A2", "clerk"),
        ("van-phong-so", "A", "office"),
    }
    again = refusal(lambda: actions.assign_proposed(given, by=world.users["a-office"]))
    assert "Không còn đề xuất nào" in again


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_duty_clause_of_every_plan_has_an_owner_a_date_rule_and_a_page(
    world: World, folder: str
) -> None:
    """The measure of the work: for each plan every duty is listed, owned, and has where it is done."""
    movement, by = world.movement(world.plan(folder, "A")), world.users["a-office"]
    actions.assign_proposed(movement, by=by)
    for actor in work_of(movement, by).unassigned:
        actions.assign(movement, actor, [NewOwner(world.units["A"], "office")], by=by)
    work, client = work_of(movement, by), world.client("a-office")
    assert work.unassigned == ()
    owned = {line.duty.code for line in work.lines if line.unit}
    assert [d.code for d in work.duties if d.code not in owned] == []
    first, last = work.duties[0], work.duties[-1]
    for duty in (first, last):
        told = client.get(reverse("duties:duty", args=[movement.pk, duty.code])).content.decode()
        assert "Bao giờ" in told
        assert "kế hoạch không nêu hạn" in told or "ngày" in told or "cùng lúc" in told or "cuối năm" in told


def test_an_unassigned_duty_is_told_as_such(world: World, movement: Movement) -> None:
    assert {line.standing for line in lines(world, movement)} == {"unassigned"}
    told = world.client("a-office").get(reverse("duties:movement", args=[movement.pk])).content.decode()
    assert "2 vai trong kế hoạch chưa giao cho ai" in told
    assert reverse("duties:owners", args=[movement.pk]) in told


def test_only_the_office_gives_duties(world: World, movement: Movement) -> None:
    for who in ("a1-clerk", "a-signer", "b-office", "p-office"):
        with pytest.raises(NoRight):
            actions.assign(movement, "cac-phong", [NewOwner(world.units["A1"])], by=world.users[who])


def test_duties_are_given_inside_the_agency_to_names_that_have_some(world: World, movement: Movement) -> None:
    by, a1 = world.users["a-office"], NewOwner(world.units["A1"])
    outside = refusal(lambda: actions.assign(movement, "cac-phong", [NewOwner(world.units["B1"])], by=by))
    assert "không thuộc" in outside
    assert "không giao việc nào" in refusal(lambda: actions.assign(movement, "hoi-dong", [a1], by=by))
    wrong = NewOwner(world.units["A"], "sysadmin")
    assert "Chọn vai" in refusal(lambda: actions.assign(movement, "cac-phong", [wrong], by=by))
    movement.state = "suspended"
    assert "không đang chạy" in refusal(lambda: actions.assign(movement, "cac-phong", [a1], by=by))


def test_giving_again_replaces(world: World, given: Movement) -> None:
    actions.assign(given, "cac-phong", [NewOwner(world.units["A2"])], by=world.users["a-office"])
    assert [o.unit.code for o in Owner.objects.filter(actor="cac-phong")] == ["A2"]
    assert "không giao cho" in refusal(lambda: actions.report(new(world, given), by=world.users["a-office"]))


def test_a_unit_reports_and_somebody_else_confirms(world: World, given: Movement) -> None:
    made = actions.report(new(world, given), by=world.users["a1-clerk"])
    assert (made.state, made.last, made.is_late) == ("reported", None, False)
    assert Notice.objects.filter(user=world.users["a-office"], vi__contains="đã báo cáo nhiệm vụ").exists()
    confirmed = actions.confirm(made, by=world.users["a-office"])
    assert confirmed.state == "confirmed"
    assert Notice.objects.filter(user=world.users["a1-clerk"], vi__contains="được xác nhận").exists()
    shut = refusal(lambda: actions.report(new(world, given, words="khác"), by=world.users["a1-clerk"]))
    assert "đã xác nhận" in shut


def test_nobody_confirms_their_own_report(world: World, given: Movement) -> None:
    told = new(world, given, code="IV.lead", unit=world.units["A"])
    made = actions.report(told, by=world.users["a-office"])
    assert "Bạn là người báo cáo" in refusal(lambda: actions.confirm(made, by=world.users["a-office"]))
    assert actions.confirm(made, by=world.users["a-signer"]).state == "confirmed"


def test_a_returned_report_is_mended_and_sent_again(world: World, given: Movement) -> None:
    made = actions.report(new(world, given), by=world.users["a1-clerk"])
    assert "Nêu điều cần bổ sung" in refusal(lambda: actions.return_(made, " ", by=world.users["a-office"]))
    actions.return_(made, "Nêu số người dự.", by=world.users["a-office"])
    assert "lúc này" in refusal(lambda: actions.confirm(made, by=world.users["a-office"])).lower()
    again = actions.report(new(world, given, words="120 người dự (mẫu)."), by=world.users["a1-clerk"])
    assert (again.pk, again.state, again.words) == (made.pk, "reported", "120 người dự (mẫu).")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"turn": "2025"}, "Chưa đến kỳ"),
        ({"turn": "2031"}, "không giao việc này trong kỳ này"),
        ({"code": "no"}, "không giao việc này trong kỳ này"),
        ({"done_on": date(2024, 11, 2)}, "Ngày làm xong chưa tới"),
        ({"words": "  "}, "Ghi kết quả"),
        ({"code": "IV.lead"}, "không giao cho"),
    ],
)
def test_what_cannot_be_reported_says_why(
    world: World, given: Movement, more: dict[str, object], why: str
) -> None:
    assert why in refusal(lambda: actions.report(new(world, given, **more), by=world.users["a1-clerk"]))


@pytest.mark.parametrize("who", ["a2-clerk", "b-office", "a2-person", "a-auditor"])
def test_another_unit_does_not_report(world: World, given: Movement, who: str) -> None:
    with pytest.raises(NoRight):
        actions.report(new(world, given), by=world.users[who])


def test_what_is_done_after_its_day_says_so(world: World, given: Movement) -> None:
    with set_to(moment(date(2024, 12, 25))):
        late = next(x for x in lines(world, given) if x.duty.code == "IV.lead" and x.turn.name == "2024")
        assert late.standing == "late"
        told = new(world, given, code="IV.lead", unit=world.units["A"], done_on=date(2024, 12, 24))
        made = actions.report(told, by=world.users["a-office"])
    assert (made.last, made.is_late) == (date(2024, 12, 19), True)


def test_a_suspended_movement_takes_no_reports(world: World, given: Movement) -> None:
    given.state = "suspended"
    why = refusal(lambda: actions.report(new(world, given), by=world.users["a1-clerk"]))
    assert "không đang chạy" in why


def test_reminders_reach_who_does_the_work_once_a_day(world: World, given: Movement) -> None:
    asked = [Asked("II-1", "2024", world.units["A1"].pk), Asked("II-2", "2024", world.units["A1"].pk)]
    assert len(actions.remind(given, asked, by=world.users["a-office"])) == 2
    notices = Notice.objects.filter(vi__startswith="Nhắc nhiệm vụ")
    assert {n.user.username for n in notices} == {"a1-clerk", "a-clerk"}
    assert notices.count() == 2
    assert "Hôm nay đã nhắc" in refusal(lambda: actions.remind(given, asked, by=world.users["a-office"]))
    with set_to(moment(date(2024, 11, 2))):
        actions.remind(given, asked, by=world.users["a-office"])
    assert Reminder.objects.count() == 4


def test_nothing_is_reminded_of_that_is_done(world: World, given: Movement) -> None:
    actions.report(new(world, given), by=world.users["a1-clerk"])
    asked = [Asked("II-1", "2024", world.units["A1"].pk)]
    assert "Không có việc nào" in refusal(lambda: actions.remind(given, asked, by=world.users["a-office"]))
    with pytest.raises(NoRight):
        actions.remind(given, asked, by=world.users["a1-clerk"])


def test_a_person_sees_the_work_of_their_own_units(world: World, given: Movement) -> None:
    actions.report(new(world, given), by=world.users["a1-clerk"])
    assert {x.unit.code for x in lines(world, given, "a2-clerk") if x.unit} == {"A2"}
    assert {x.unit.code for x in lines(world, given, "a-signer") if x.unit} == {"A", "A1", "A2"}
    assert lines(world, given, "b-office") == []
    assert not Report.objects.visible_to(world.users["a2-clerk"]).exists()
    assert not Report.objects.visible_to(world.users["b-office"]).exists()
    assert Report.objects.visible_to(world.users["a-signer"]).exists()


def test_what_waits_stands_on_everybodys_own_page(world: World, given: Movement) -> None:
    def waits(who: str) -> str:
        return str(world.client(who).get("/").content.decode())

    assert "2 việc của năm 2024 không có hạn" in waits("a1-clerk")
    assert "Nhiệm vụ: kiểm tra, đôn đốc" in waits("a-office")
    assert "không có hạn" not in waits("b1-clerk")
    made = actions.report(new(world, given), by=world.users["a1-clerk"])
    assert "Xác nhận 1 báo cáo nhiệm vụ" in waits("a-office")
    actions.return_(made, "Thêm số liệu.", by=world.users["a-office"])
    assert "Bổ sung báo cáo" in waits("a1-clerk")


def test_the_office_is_told_to_give_what_nobody_has(world: World, movement: Movement) -> None:
    assert "Giao việc cho 2 tên gọi" in world.client("a-office").get("/").content.decode()
    assert "Giao việc cho" not in world.client("a-signer").get("/").content.decode()
