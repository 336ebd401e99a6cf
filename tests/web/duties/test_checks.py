"""Checks planned by what the plan gives a unit, held, closed; findings mended, accepted, signed; movements beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.duties.test_duty_pages import told
from tests.web.world import DAY, World
from thidua.access import NoRight
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.duties import actions
from thidua.duties.actions.checks import Held, NewCheck, NewFinding
from thidua.duties.models import Check, Finding, Signed
from thidua.evidence.actions.findings import Act, sign, unsign
from thidua.evidence.models import Fact
from thidua.movements.models import Movement
from thidua.people.models import Notice

pytestmark = pytest.mark.slow

HELD = Held(DAY, {1: ("done", ""), 2: ("partly", "thiếu sổ")}, "Nhìn chung đã làm (mẫu).")
FOUND = NewFinding("II-1", "Chưa lưu sổ (mẫu).", "Lập sổ theo dõi.", date(2024, 11, 20))


def planned(world: World, movement: Movement, kind: str = "regular", *units: str) -> Check:
    new = NewCheck([world.units[c] for c in units or ("A1",)], kind, DAY, "Đoàn mẫu", "QĐ mẫu 9")
    return actions.plan_checks(movement, new, by=world.users["a-office"])[0]


def found(world: World, movement: Movement) -> Finding:
    check = actions.hold(planned(world, movement), HELD, by=world.users["a-office"])
    return actions.note(check, FOUND, by=world.users["a-office"])


def refusal(do: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons[0].vi


def test_the_points_come_from_what_the_plan_gives_the_unit(world: World, given: Movement) -> None:
    check = planned(world, given)
    assert [p.clause for p in check.points.all()] == ["II-1", "II-2"]
    assert "Tuyên truyền, hướng dẫn người dân" in check.points.first().words_vi
    assert Notice.objects.filter(user=world.users["a1-clerk"], vi__contains="sẽ được kiểm tra").exists()


def test_a_sudden_check_is_not_known_to_the_unit_before_it_was_held(world: World, given: Movement) -> None:
    check = planned(world, given, "sudden")
    assert not Notice.objects.filter(user=world.users["a1-clerk"], vi__contains="kiểm tra").exists()
    clerk = world.client("a1-clerk")
    assert clerk.get(reverse("duties:check", args=[check.pk])).status_code == 404
    assert "Chưa có cuộc kiểm tra nào" in told(clerk, "checks", given.pk)
    assert "Đột xuất" in told(world.client("a-office"), "checks", given.pk)
    actions.hold(check, HELD, by=world.users["a-office"])
    assert "thiếu sổ" in told(clerk, "check", check.pk)


def test_what_cannot_be_planned_says_why(world: World, given: Movement) -> None:
    by, new = world.users["a-office"], NewCheck([world.units["A1"]], "regular", DAY)
    for more, why in (
        ({"units": []}, "Chọn đơn vị"),
        ({"kind": "often"}, "Chọn đơn vị"),
        ({"units": [world.units["B1"]]}, "không thuộc"),
        ({"planned_on": date(2024, 10, 31)}, "đã qua"),
    ):
        bad = replace(new, **more)
        assert why in refusal(lambda bad=bad: actions.plan_checks(given, bad, by=by))
    given.state = "suspended"
    assert "không đang chạy" in refusal(lambda: actions.plan_checks(given, new, by=by))
    for who in ("a1-clerk", "a-signer", "b-office"):
        with pytest.raises(NoRight):
            actions.plan_checks(given, new, by=world.users[who])


def test_a_check_is_held_with_every_point_answered(world: World, given: Movement) -> None:
    check, by = planned(world, given), world.users["a-office"]
    left = replace(HELD, answers={1: ("done", "")})
    assert "Chưa ghi kết quả nội dung 2" in refusal(lambda: actions.hold(check, left, by=by))
    later = replace(HELD, held_on=date(2024, 11, 2))
    assert "chưa tới" in refusal(lambda: actions.hold(check, later, by=by))
    assert "Chỉ ghi kết luận" in refusal(lambda: actions.note(check, FOUND, by=by))
    done = actions.hold(check, HELD, by=by)
    assert [(p.answer, p.note) for p in done.points.all()] == [("done", ""), ("partly", "thiếu sổ")]
    assert "đã kiểm tra" in refusal(lambda: actions.hold(check, HELD, by=by)).lower()
    assert "đã kiểm tra" in refusal(lambda: actions.call_off(check, "Trùng lịch.", by=by)).lower()


def test_a_planned_check_is_called_off_with_the_reason(world: World, given: Movement) -> None:
    check, by = planned(world, given), world.users["a-office"]
    assert "Ghi nội dung" in refusal(lambda: actions.call_off(check, " ", by=by))
    assert actions.call_off(check, "Trùng lịch (mẫu).", by=by).state == "called_off"


def test_a_finding_is_mended_sent_back_mended_and_accepted(world: World, given: Movement) -> None:
    row, by, clerk = found(world, given), world.users["a-office"], world.users["a1-clerk"]
    assert Notice.objects.filter(user=clerk, vi__contains="Phải khắc phục sau kiểm tra").exists()
    assert "chưa khắc phục xong" in refusal(lambda: actions.close(row.check_of, by=by))
    assert "Lúc này" in refusal(lambda: actions.accept(row, by=by))
    assert "Ghi nội dung" in refusal(lambda: actions.mend(row, "", by=clerk))
    for who in ("a2-clerk", "b-office", "a-auditor"):
        with pytest.raises(NoRight):
            actions.mend(row, "Đã lập sổ.", by=world.users[who])
    actions.mend(row, "Đã lập sổ.", by=clerk)
    actions.send_back(row, "Thiếu chữ ký.", by=by)
    done = actions.mend(row, "Đã ký sổ.", by=clerk)
    assert (done.state, done.answer) == ("mended", "Thiếu chữ ký.")
    with pytest.raises(NoRight):
        actions.accept(row, by=clerk)
    assert actions.accept(row, by=by).state == "accepted"
    assert actions.close(row.check_of, by=by).state == "closed"


def test_what_is_not_mended_in_time_is_late(world: World, given: Movement) -> None:
    row = found(world, given)
    assert not row.is_late
    with set_to(moment(date(2024, 11, 21))):
        assert row.is_late
        assert "quá hạn 1 ngày" in told(world.client("a-office"), "check", row.check_of_id)
        assert "Khắc phục sau kiểm tra" in world.client("a1-clerk").get("/").content.decode()


def test_a_finding_becomes_a_hold_only_by_a_signed_act(world: World, given: Movement) -> None:
    """Who notes it signs nothing; the hold counts from its day, and ends when the act is withdrawn."""
    row, signer = found(world, given), world.users["a-signer"]
    assert not Fact.objects.filter(table="holds").exists()
    act = Act("hold", "Có dấu hiệu vi phạm (mẫu).", "12/KL", DAY)
    for who in ("a-office", "a1-clerk", "b-signer"):
        with pytest.raises(NoRight):
            sign(row, act, by=world.users[who])
    assert "số và ngày văn bản" in refusal(lambda: sign(row, replace(act, number=""), by=signer))
    made = sign(row, act, by=signer)
    fact = Fact.objects.get(table="holds")
    assert (fact.unit, fact.values["basis"], fact.values["kind"]) == (row.unit, "12/KL", "inspection")
    assert "Đã có văn bản ký" in refusal(lambda: sign(row, act, by=signer))
    assert "Nêu lý do" in refusal(lambda: unsign(made, "", by=signer))
    unsign(made, "Ký nhầm đơn vị (mẫu).", by=signer)
    fact.refresh_from_db()
    assert fact.closed_on == DAY
    assert "đã rút" in refusal(lambda: unsign(made, "Lại.", by=signer))
    seen = replace(act, kind="evidence")
    assert "về mặt nào" in refusal(lambda: sign(row, seen, by=signer))
    assert sign(row, replace(seen, about="work", result="fault"), by=signer).kind == "evidence"
    assert Fact.objects.filter(table="holds", closed_on=None).count() == 0


def test_a_hold_by_a_finding_shows_to_nobody_but_the_office_and_who_signs(
    world: World, given: Movement
) -> None:
    row = found(world, given)
    sign(row, Act("hold", "Có dấu hiệu vi phạm (mẫu).", "12/KL", DAY), by=world.users["a-signer"])
    assert "12/KL" in told(world.client("a-signer"), "check", row.check_of_id)
    for who in ("a1-clerk", "a-chair", "a-auditor", "a-appraiser"):
        page = told(world.client(who), "check", row.check_of_id)
        assert "12/KL" not in page, who
        assert "Tạm dừng xét" not in page, who
        assert not Signed.objects.visible_to(world.users[who]).exists()


@pytest.mark.slow
def test_checks_on_screen(world: World, given: Movement) -> None:
    office, clerk = world.client("a-office"), world.client("a1-clerk")
    at = reverse("duties:check_plan", args=[given.pk])
    typed = {
        "units": [world.units["A1"].pk],
        "kind": "regular",
        "planned_on": "01/11/2024",
        "team": "Đoàn mẫu",
    }
    assert office.post(at, typed | {"once": str(uuid4())}).status_code == 302
    check = Check.objects.get()
    hold = reverse("duties:check_hold", args=[check.pk])
    assert "Tuyên truyền, hướng dẫn" in office.get(hold).content.decode()
    seen = {"held_on": "01/11/2024", "answer-1": "done", "answer-2": "", "conclusion": "Đã làm (mẫu)"}
    again = office.post(hold, seen | {"once": str(uuid4())})
    assert "Chưa ghi kết quả nội dung 2" in again.content.decode()
    assert office.post(hold, seen | {"answer-2": "not_done", "once": str(uuid4())}).status_code == 302
    noted = {
        "clause": "II-2",
        "words": "Chưa xin lỗi dân",
        "mend": "Gửi thư xin lỗi",
        "mend_by": "20/11/2024",
    }
    note = reverse("duties:finding_note", args=[check.pk])
    assert office.post(note, noted | {"once": str(uuid4())}).status_code == 302
    row = Finding.objects.get()
    assert "Báo đã khắc phục" in told(clerk, "finding", row.pk)
    for client, page, more in (
        (clerk, "duties:finding_mend", {"words": "Đã gửi thư"}),
        (office, "duties:finding_send_back", {"words": "Thiếu ngày"}),
        (clerk, "duties:finding_mend", {"words": "Đã ghi ngày"}),
        (office, "duties:finding_accept", {}),
    ):
        to = reverse(page, args=[row.pk])
        assert client.get(to).status_code == 200
        assert client.post(to, more | {"once": str(uuid4())}).status_code == 302, page
    close = reverse("duties:check_close", args=[check.pk])
    assert office.post(close, {"once": str(uuid4())}).status_code == 302
    check.refresh_from_db()
    assert check.state == "closed"


def test_a_check_of_another_agency_is_not_there_and_one_is_called_off(world: World, given: Movement) -> None:
    check = planned(world, given)
    assert world.client("b-office").get(reverse("duties:check", args=[check.pk])).status_code == 404
    off = reverse("duties:check_call_off", args=[check.pk])
    answer = world.client("a-office").post(off, {"reason": "Trùng lịch", "once": str(uuid4())})
    assert answer.status_code == 302
    assert "Trùng lịch" in told(world.client("a-office"), "check", check.pk)


@pytest.mark.slow
def test_a_finding_is_signed_on_screen(world: World, given: Movement) -> None:
    row, client = found(world, given), world.client("a-signer")
    at = reverse("evidence:finding_sign", args=[row.pk])
    assert "Chưa lưu sổ" in client.get(at).content.decode()
    typed = {"kind": "evidence", "words": "Đúng (mẫu)", "number": "3/KL", "decided_on": "01/11/2024"}
    assert client.post(at, typed | {"once": str(uuid4())}).status_code == 422
    typed |= {"about": "work", "result": "fault"}
    assert client.post(at, typed | {"decided_on": "02/11/2024", "once": str(uuid4())}).status_code == 422
    assert client.post(at, typed | {"once": str(uuid4())}).status_code == 302
    back = reverse("evidence:finding_unsign", args=[Signed.objects.get().pk])
    assert client.post(back, {"reason": "Nhầm", "once": str(uuid4())}).status_code == 302
    assert "3/KL" not in told(client, "check", row.check_of_id)
    assert world.client("a-office").get(at).status_code == 403


def test_lists_ask_as_often_for_three_rows_as_for_one(world: World, given: Movement) -> None:
    client = world.client("a-office")
    row = found(world, given)
    pages = [reverse("duties:checks", args=[given.pk]), reverse("duties:check", args=[row.check_of_id])]
    one = [queries(client, page) for page in pages]
    planned(world, given, "regular", "A1", "A2")
    for _turn in range(2):
        actions.note(row.check_of, FOUND, by=world.users["a-office"])
    assert [queries(client, page) for page in pages] == one == [8, 10]


@pytest.mark.slow
def test_movements_beside_are_shown_with_who_is_nominated_in_both(world: World, given: Movement) -> None:
    linked = world.movement(world.plan("kien-giang-so-xay-dung-2022", "A"), "2024")
    page = told(world.client("a-office"), "linked", linked.pk)
    assert "văn hóa công sở giai đoạn 2019-2025" in page
    assert "chưa có trong hệ thống" in page
    assert "cùng thời gian" in page
    assert given.name in page
    code = "Cá nhân mẫu a1"
    for number, movement in enumerate((given, linked)):
        movement.nominations.create(
            agency=movement.agency,
            round=movement.rounds.first(),
            code=f"HS-{number}",
            award="gk",
            unit=world.units["A1"],
            nominated_by=world.units["A1"],
            holder=movement.agency,
            held_since=moment(DAY),
            plan=movement.plan,
            person=world.people["a1"],
            state="submitted",
            made_by=world.users["a1-clerk"],
            made_at=moment(DAY),
        )
    assert code in told(world.client("a-office"), "linked", linked.pk)
    for who in ("a1-clerk", "b-office", "a-auditor"):
        assert code not in told(world.client(who), "linked", linked.pk)
