"""Duties of the five movements: given as proposed, many reported, one sent back, some late, one given to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from thidua.duties.actions import (
    Asked,
    NewAnswer,
    NewDifficulty,
    NewReport,
    answer,
    assign_proposed,
    confirm,
    hold,
    mend,
    note,
    plan_checks,
    raise_,
    remind,
    report,
    return_,
)
from thidua.duties.actions.checks import Held, NewCheck, NewFinding
from thidua.duties.queries.lines import Line, work_of
from thidua.home.demo.stage import Stage
from thidua.home.demo.words import claim

GIVEN = date(2025, 1, 6)
ASKED = (
    (date(2025, 2, 10), "Đơn vị không phát sinh thủ tục hành chính thì báo cáo nội dung này thế nào?"),
    (date(2025, 3, 5), "Thiếu người làm công tác cải cách hành chính chuyên trách, đề nghị tập huấn."),
)
ANSWERED = NewAnswer(
    "Đơn vị không phát sinh thủ tục hành chính thì báo cáo nội dung này thế nào?",
    "Trả lời mẫu: ghi rõ không phát sinh và báo cáo phần phối hợp; không tính là chưa thực hiện.",
    "Công văn mẫu 12",
)
FOUND = (
    ("Mẫu: chưa niêm yết đủ thủ tục.", "Niêm yết đủ tại nơi tiếp dân.", date(2025, 3, 31)),
    ("Mẫu: sổ theo dõi ghi thiếu ngày.", "Ghi đủ ngày trong sổ.", date(2025, 4, 15)),
)
MOST = 24
"""So many reports of one movement at most."""


def tell(stage: Stage) -> None:
    """The office gives the duties; units report; the office confirms, returns one, reminds of what is late."""
    with stage.on(GIVEN, 8):
        assign_proposed(stage.running, by=stage.user("office"))
    chosen = _chosen(stage)
    for number, line in enumerate(chosen):
        _reported(stage, number, line)
    _difficulties(stage, chosen)
    _checks(stage, chosen)
    with stage.on(date(2025, 4, 9), 9):
        late = [x for x in work_of(stage.running, stage.user("office")).lines if x.standing == "late"]
        asked = [Asked(x.duty.code, x.turn.name, x.unit.pk) for x in late if x.unit]
        if asked:
            remind(stage.running, asked, by=stage.user("office"))


def _difficulties(stage: Stage, lines: list[Line]) -> None:
    """One that was answered for all, one that waits."""
    found = [x for x in lines if x.unit and x.duty.is_content] or [x for x in lines if x.unit]
    for number, (day, words) in enumerate(ASKED):
        line = found[(number * 7) % len(found)]
        assert line.unit
        with stage.on(day, 9):
            new = NewDifficulty(stage.running, line.unit, line.duty.mark.clause, f"Nội dung mẫu. {words}")
            made = raise_(new, by=stage.clerk_for(line.unit))
        if number == 0:
            with stage.on(day + timedelta(days=9), 14):
                answer(made, ANSWERED, by=stage.user("office"))


def _checks(stage: Stage, lines: list[Line]) -> None:
    """One check that was held, with a finding that is mended and one that waits; one to come."""
    units = list(
        {x.unit.pk: x.unit for x in lines if x.unit and x.unit.pk != stage.running.agency_id}.values()
    )
    if not units:
        return
    with stage.on(date(2025, 2, 24), 9):
        new = NewCheck(units[:1], "regular", date(2025, 3, 12), "Đoàn kiểm tra mẫu", "Quyết định mẫu 30")
        check = plan_checks(stage.running, new, by=stage.user("office"))[0]
        later = NewCheck(units[1:2], "regular", date(2025, 4, 22), "Đoàn kiểm tra mẫu", "Quyết định mẫu 30")
        if later.units:
            plan_checks(stage.running, later, by=stage.user("office"))
    with stage.on(date(2025, 3, 13), 15):
        points = list(check.points.all())
        seen = {p.number: ("done", "") for p in points} | {1: ("partly", "Ghi chú mẫu.")}
        came = Held(date(2025, 3, 12), seen, "Kết luận mẫu: đã triển khai, còn một số việc.")
        hold(check, came, by=stage.user("office"))
        clause = points[0].clause if points else lines[0].duty.mark.clause
        found = [note(check, NewFinding(clause, *told), by=stage.user("office")) for told in FOUND]
    with stage.on(date(2025, 3, 28), 10):
        mend(found[0], "Mẫu: đã niêm yết đủ 42 thủ tục.", by=stage.clerk_for(units[0]))


def _chosen(stage: Stage) -> list[Line]:
    """What is reported: old work with a day, then some of 2024 and 2025; the last day of 2024 is missed."""
    with stage.on(date(2025, 4, 9), 8):
        lines = [x for x in work_of(stage.running, stage.user("office")).lines if x.unit]
    dated = [x for x in lines if x.turn.last and x.turn.last.year < 2024]
    return [*dated, *_some(lines)][:MOST]


def _some(lines: list[Line]) -> Iterator[Line]:
    """Of this year one in three, of the year before two in three."""
    for number, line in enumerate(lines):
        wanted = {"2024": number % 3 > 0, "2025": number % 3 == 0}
        if line.turn.last is None and wanted.get(line.turn.name):
            yield line


def _reported(stage: Stage, number: int, line: Line) -> None:
    assert line.unit
    recent = line.turn.name == "2025"
    day = date(2025, 3, 3) + timedelta(days=number) if recent else date(2025, 1, 8)
    done = line.turn.last or (day - timedelta(days=2))
    with stage.on(day, 10):
        new = NewReport(
            stage.running, line.duty.code, line.turn.name, line.unit, _words(line), min(done, day)
        )
        made = report(new, by=stage.clerk_for(line.unit))
    with stage.on(day + timedelta(days=1), 15):
        if number == 4:
            return_(made, "Nêu rõ số liệu và gửi kèm văn bản (mẫu).", by=stage.user("office"))
        elif not recent:
            confirm(made, by=stage.user("office"))


def _words(line: Line) -> str:
    return claim(str(line.unit), line.duty.code)
