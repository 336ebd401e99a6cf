"""One registers inside the window by server time; late only with a reason that the office accepts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.web.workbooks import read, upload
from tests.web.world import World
from thidua.clock import VIETNAM, set_to
from thidua.core.errors import FactFaults, Refused
from thidua.movements.actions.movements import Act, suspend
from thidua.movements.models import Round
from thidua.registrations import reading
from thidua.registrations.actions import (
    NewRegistration,
    accept_late,
    ask_late,
    import_batch,
    read_sheet,
    refuse_late,
    register,
    register_again,
    remind,
    undo_batch,
    withdraw,
)
from thidua.registrations.models import Registration
from thidua.registrations.queries import missing, units_for

LATE = datetime(2024, 11, 16, 0, 0, tzinfo=VIETNAM)
LAST_MINUTE = datetime(2024, 11, 15, 23, 59, tzinfo=VIETNAM)


@pytest.fixture
def round_(world: World) -> Round:
    """Department A's round of 2024, open from the first to the fifteenth of November."""
    movement = world.movement(world.plan("mau", "A"), "2024")
    movement.rounds.update(
        registration_from=date(2024, 11, 1), registration_to=date(2024, 11, 15), registration_clause="III.1"
    )
    return movement.rounds.select_related("movement__agency", "movement__plan").get()


def person(world: World, round_: Round, code: str = "a1", unit: str = "A1") -> NewRegistration:
    return NewRegistration(round_, world.units[unit], world.people[code], aim="rút ngắn thời gian")


def test_a_clerk_registers_unit_and_people(world: World, round_: Round) -> None:
    by = world.users["a1-clerk"]
    with set_to(LAST_MINUTE):
        first = register(NewRegistration(round_, world.units["A1"]), by=by)
        second = register(person(world, round_), by=by)
    assert (first.state, first.candidate, second.candidate) == ("registered", "unit:A1", "person:a1")
    assert second.registered_on == date(2024, 11, 15)
    with pytest.raises(Refused, match="đã đăng ký ngày 15/11/2024"):
        register(person(world, round_), by=by)


def test_after_midnight_it_is_late_by_the_clause(world: World, round_: Round) -> None:
    with set_to(LATE), pytest.raises(Refused, match=r"24:00 ngày 15/11/2024 \(III.1, giờ máy chủ\)"):
        register(person(world, round_), by=world.users["a1-clerk"])


def test_before_the_window_it_is_not_open(world: World, round_: Round) -> None:
    with set_to(date(2024, 10, 31)), pytest.raises(Refused, match="Chưa mở đăng ký, từ 01/11/2024"):
        register(person(world, round_), by=world.users["a1-clerk"])


def test_nobody_registers_while_the_movement_is_paused(world: World, round_: Round) -> None:
    suspend(round_.movement, Act("7", date(2024, 10, 1)), by=world.users["a-office"])
    round_.movement.refresh_from_db()
    with pytest.raises(Refused, match="Phong trào tạm dừng"):
        register(person(world, round_), by=world.users["a1-clerk"])


@pytest.mark.parametrize("who", ["a2-clerk", "b-office", "b1-clerk", "a-chair", "p-office"])
def test_who_may_not_register(world: World, round_: Round, who: str) -> None:
    with pytest.raises(Refused, match="không có quyền đăng ký thi đua"):
        register(person(world, round_), by=world.users[who])


def test_one_registers_oneself(world: World, round_: Round) -> None:
    by = world.users["a2-person"]
    assert register(person(world, round_, "a2"), by=by).registered_by == by
    with pytest.raises(Refused, match="không có quyền"):
        register(person(world, round_, "a1"), by=by)


def test_only_who_belongs_takes_part(world: World, round_: Round) -> None:
    by = world.users["a-office"]
    with pytest.raises(Refused, match=r"B1 không thuộc Đơn vị mẫu A\."):
        register(NewRegistration(round_, world.units["B1"]), by=by)
    with pytest.raises(Refused, match="không thuộc Đơn vị mẫu A2"):
        register(person(world, round_, "a1", "A2"), by=by)


def test_a_late_one_is_asked_for_and_accepted_with_its_reasons(world: World, round_: Round) -> None:
    clerk, office = world.users["a1-clerk"], world.users["a-office"]
    with set_to(LATE):
        asked = ask_late(person(world, round_), "mạng hỏng", by=clerk)
        assert (asked.state, asked.late_reason) == ("late_asked", "mạng hỏng")
        assert office.notices.get().vi == "Cá nhân mẫu a1 xin đăng ký muộn: mạng hỏng"
        taken = accept_late(asked, "có xác nhận của nhà mạng", by=office)
    assert (taken.state, taken.late_reason) == ("registered", "mạng hỏng")
    assert (taken.answer_reason, taken.answered_by) == ("có xác nhận của nhà mạng", office)
    assert clerk.notices.count() == 1


def test_a_late_one_is_refused_and_may_not_simply_register(world: World, round_: Round) -> None:
    office = world.users["a-office"]
    with set_to(LATE):
        asked = ask_late(person(world, round_), "quên", by=world.users["a1-clerk"])
        with pytest.raises(Refused, match="Nêu lý do"):
            refuse_late(asked, " ", by=office)
        with pytest.raises(Refused, match="không có quyền không nhận"):
            refuse_late(asked, "không", by=world.users["a1-clerk"])
        refused = refuse_late(asked, "không phải lý do khách quan", by=office)
        assert refused.state == "refused"
        with pytest.raises(Refused, match="Lúc này: không nhận"):
            accept_late(asked, "xét lại", by=office)
        with pytest.raises(Refused, match="hạn đã hết"):
            register_again(refused, by=world.users["a1-clerk"])
        again = ask_late(person(world, round_), "có thêm giấy tờ", by=world.users["a1-clerk"])
        assert again.pk == refused.pk


def test_late_needs_a_reason_and_a_window_that_has_ended(world: World, round_: Round) -> None:
    clerk = world.users["a1-clerk"]
    with pytest.raises(Refused, match="đang mở"):
        ask_late(person(world, round_), "sợ quên", by=clerk)
    with set_to(LATE):
        with pytest.raises(Refused, match="Nêu lý do"):
            ask_late(person(world, round_), " ", by=clerk)
        with pytest.raises(Refused, match="không có quyền xin"):
            ask_late(person(world, round_), "lý do", by=world.users["b1-clerk"])
        ask_late(person(world, round_), "lý do", by=clerk)
        with pytest.raises(Refused, match="Lúc này: xin đăng ký muộn"):
            ask_late(person(world, round_), "lý do", by=clerk)


def test_one_withdraws_and_registers_again_in_time(world: World, round_: Round) -> None:
    clerk = world.users["a1-clerk"]
    made = register(person(world, round_), by=clerk)
    assert withdraw(made, by=clerk).state == "withdrawn"
    with pytest.raises(Refused, match="Lúc này: đã rút"):
        withdraw(made, by=clerk)
    with pytest.raises(Refused, match="không có quyền đăng ký lại"):
        register_again(made, by=world.users["a2-clerk"])
    assert register_again(made, by=clerk).state == "registered"
    with pytest.raises(Refused, match="không có quyền rút"):
        withdraw(made, by=world.users["b-office"])


def test_those_who_have_not_registered_are_reminded(world: World, round_: Round) -> None:
    office = world.users["a-office"]
    register(person(world, round_), by=world.users["a1-clerk"])
    assert [u.code for u in missing(round_)] == ["A2"]
    reached = remind(round_, missing(round_), by=office)
    assert {u.username for u in reached} == {"a2-clerk", "a-clerk"}
    assert "hạn hết 15/11/2024" in world.users["a2-clerk"].notices.get().vi
    with pytest.raises(Refused, match="Chưa nhắc được ai"):
        remind(round_, [], by=office)
    with pytest.raises(Refused, match="không có quyền nhắc"):
        remind(round_, missing(round_), by=world.users["a1-clerk"])
    with set_to(LATE), pytest.raises(Refused, match="hạn đã hết"):
        remind(round_, missing(round_), by=office)


def test_units_that_one_may_register_for(world: World, round_: Round) -> None:
    def codes(who: str) -> list[str]:
        return [u.code for u in units_for(round_, world.users[who])]

    assert codes("a1-clerk") == ["A1"]
    assert codes("a-office") == ["A", "A1", "A2"]
    assert codes("a2-person") == ["A1"]
    assert codes("b-office") == codes("a-chair") == []


def test_visible_to_those_it_concerns(world: World, round_: Round) -> None:
    made = register(person(world, round_), by=world.users["a1-clerk"])
    for who in ("a1-clerk", "a-office", "a-auditor"):
        assert made in Registration.objects.visible_to(world.users[who])
    for who in ("a2-clerk", "b-office", "p-office", "a2-person"):
        assert made not in Registration.objects.visible_to(world.users[who])


def filled(round_: Round, world: World, tmp_path: Path, ticks: dict[str, str]) -> Path:
    path = tmp_path / "dang-ky.xlsx"
    reading.write(round_, world.units["A1"], path)
    sheets = read(path.read_bytes())
    rows = sheets["dang_ky"]
    assert [r[0] for r in rows[1:]] == ["unit:A1", "person:a1", "person:a2"]
    for row in rows[1:]:
        row[2] = ticks.get(row[0], row[2])
    path.write_bytes(upload({"dang_ky": rows}).read())
    return path


def test_a_workbook_registers_all_at_once_and_is_undone(world: World, round_: Round, tmp_path: Path) -> None:
    clerk = world.users["a1-clerk"]
    register(person(world, round_), by=clerk)
    path = filled(round_, world, tmp_path, {"unit:A1": "có", "person:a2": "x"})
    batch = read_sheet(round_, world.units["A1"], path, by=clerk)
    assert ([n["candidate"] for n in batch.lines["new"]], batch.lines["same"]) == (
        ["unit:A1", "person:a2"],
        1,
    )
    import_batch(batch, by=clerk)
    assert Registration.objects.filter(state="registered").count() == 3
    with pytest.raises(Refused, match="đã làm rồi"):
        import_batch(batch, by=clerk)
    undo_batch(batch, by=clerk)
    assert [r.candidate for r in Registration.objects.filter(state="registered")] == ["person:a1"]
    with pytest.raises(Refused, match="đã hoàn tác"):
        undo_batch(batch, by=clerk)


def test_a_faulty_row_stops_the_whole_workbook_unless_the_right_ones_are_chosen(
    world: World, round_: Round, tmp_path: Path
) -> None:
    by = world.users["a1-clerk"]
    path = filled(round_, world, tmp_path, {"unit:A1": "có", "person:a2": "chắc là có"})
    batch = read_sheet(round_, world.units["A1"], path, by=by)
    assert [(f["row"], f["column"]) for f in batch.faults] == [(4, "Đăng ký (có, không) (takes_part)")]
    with pytest.raises(Refused, match="tệp còn 1 dòng lỗi"):
        import_batch(batch, by=by)
    assert not Registration.objects.exists()
    import_batch(batch, by=by, only_right=True)
    assert [r.candidate for r in Registration.objects.all()] == ["unit:A1"]


def test_a_workbook_of_strangers_is_refused_whole(world: World, round_: Round, tmp_path: Path) -> None:
    path = tmp_path / "dang-ky.xlsx"
    rows = [["Mã", "Đăng ký"], ["person:b1", "có"], ["person:a1", ""]]
    path.write_bytes(upload({"dang_ky": rows}).read())
    with pytest.raises(FactFaults) as strange:
        read_sheet(round_, world.units["A1"], path, by=world.users["a1-clerk"])
    assert [f.where for f in strange.value.faults] == [
        "dang-ky.xlsx, trang dang_ky, dòng 2, cột Mã (candidate)"
    ]


def test_a_workbook_after_the_window_asks_for_all(world: World, round_: Round, tmp_path: Path) -> None:
    clerk = world.users["a1-clerk"]
    batch = read_sheet(
        round_,
        world.units["A1"],
        filled(round_, world, tmp_path, {"person:a1": "có", "person:a2": "có"}),
        by=clerk,
    )
    with set_to(LATE):
        with pytest.raises(Refused, match="hạn đã hết"):
            import_batch(batch, by=clerk)
        assert not Registration.objects.exists()
        import_batch(batch, by=clerk, late_reason="mạng hỏng")
    assert {r.state for r in Registration.objects.all()} == {"late_asked"}


def test_a_workbook_of_another_unit_is_refused(world: World, round_: Round, tmp_path: Path) -> None:
    path = filled(round_, world, tmp_path, {"person:a1": "có"})
    with pytest.raises(Refused, match="không có quyền đọc bảng tính"):
        read_sheet(round_, world.units["A1"], path, by=world.users["a2-clerk"])
    batch = read_sheet(round_, world.units["A1"], path, by=world.users["a1-clerk"])
    for act in (import_batch, undo_batch):
        with pytest.raises(Refused, match="không có quyền"):
            act(batch, by=world.users["a2-clerk"])
