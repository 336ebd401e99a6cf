"""Checks planned, held, closed; what is found, mended, accepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.core.workflow import next_state
from thidua.duties.actions.reminding import who_does
from thidua.duties.models import Check, Finding, Point
from thidua.duties.queries.lines import work_of
from thidua.movements.models import Movement
from thidua.movements.queries.movements import office_users
from thidua.people.actions.notices import notify
from thidua.people.models import Unit

KINDS = ("regular", "sudden")
LONGEST_POINT = 500
"""Letters of a clause on a line of the list."""


@dataclass(frozen=True)
class NewCheck:
    """Which units are checked, on which day, by whom; a sudden one is not told to them."""

    units: Sequence[Unit]
    kind: str
    planned_on: date
    team: str = ""
    document: str = ""


@dataclass(frozen=True)
class Held:
    """What a check came to: the day, an answer and a note for each point by its number, the conclusion."""

    held_on: date
    answers: Mapping[int, tuple[str, str]]
    conclusion: str


@dataclass(frozen=True)
class NewFinding:
    """By which clause, what was found, what must be done, by when (None: the check names no day)."""

    clause: str
    words: str
    mend: str
    mend_by: date | None = None


@action("check.plan")
def plan(movement: Movement, new: NewCheck, *, by: Any) -> list[Check]:
    """Plan one check for each unit, its points made from what the plan gives the unit in that year.

    Raises Refused without units, for units outside, for a day that has passed.
    """
    access.check("check.plan", by, movement)
    _check_new(movement, new)
    work, made = work_of(movement, by), []
    for unit in new.units:
        row = Check.objects.create(
            agency_id=movement.agency_id,
            movement=movement,
            unit=unit,
            kind=new.kind,
            state=next_state("check", "plan", "-"),
            planned_on=new.planned_on,
            team=new.team.strip(),
            document=new.document.strip(),
            by=by,
            at=now(),
        )
        mine = [x for x in work.of_year(new.planned_on.year) if x.unit and x.unit.pk == unit.pk]
        _points(row, [(x.duty.mark.clause, work.quoted(x.duty)) for x in mine])
        if new.kind == "regular":
            notify(who_does(unit, ["clerk"]), _planned(row), page_of(row))
        made.append(row)
    told = {"units": [c.unit_id for c in made], "kind": new.kind, "on": f"{new.planned_on}"}
    record("check.plan", movement, by=by, told={"checks": len(made)} if new.kind == "sudden" else told)
    return made


@action("check.hold")
def hold(check: Check, held: Held, *, by: Any) -> Check:
    """Record what was seen at each point of a check.

    Raises Refused for a day to come, and while a point has no answer.
    """
    check = locked(check)
    access.check("check.hold", by, check)
    old, points = check.state, list(check.points.all())
    check.state = next_state("check", "hold", old, _hindered(points, held))
    check.held_on, check.conclusion = held.held_on, held.conclusion.strip()
    check.save()
    for point in points:
        point.answer, point.note = held.answers[point.number][0], held.answers[point.number][1].strip()[:500]
    Point.objects.bulk_update(points, ["answer", "note"])
    said = Say(f"Đã ghi kết quả kiểm tra {check.unit}.", f"The check of {check.unit} was recorded.")
    notify(who_does(check.unit, ["clerk"]), said, page_of(check))
    record("check.hold", check, by=by, told={"from": old, "to": check.state})
    return check


@action("check.call_off")
def call_off(check: Check, reason: str, *, by: Any) -> Check:
    """Do not hold a planned check, with the reason."""
    check = locked(check)
    access.check("check.call_off", by, check)
    old = check.state
    check.state = next_state("check", "call_off", old, _said(reason))
    check.reason = reason.strip()
    check.save(update_fields=["state", "reason"])
    record("check.call_off", check, by=by, told={"from": old, "to": check.state})
    return check


@action("check.close")
def close(check: Check, *, by: Any) -> Check:
    """Close a check once everything found was mended and accepted."""
    check = locked(check)
    access.check("check.close", by, check)
    old, left = check.state, check.findings.exclude(state="accepted").count()
    why = Say(
        f"Còn {left} kết luận chưa khắc phục xong. Nhận việc khắc phục của đơn vị trước.",
        f"{left} findings are not settled. Accept what the unit mended first.",
    )
    check.state = next_state("check", "close", old, {"mended": why} if left else {})
    check.save(update_fields=["state"])
    record("check.close", check, by=by, told={"from": old, "to": check.state})
    return check


@action("finding.note")
def note(check: Check, new: NewFinding, *, by: Any) -> Finding:
    """Note what was found at a check and must be mended; the unit is told."""
    check = locked(check)
    access.check("finding.note", by, check)
    if check.state != "held":
        raise Refused(
            Say(
                "Chỉ ghi kết luận cho cuộc kiểm tra đã ghi kết quả, chưa kết thúc.",
                "Findings are noted at a check that was held and is not closed.",
            )
        )
    whole = bool(new.words.strip() and new.mend.strip())
    why = Say("Ghi điều thấy và việc phải khắc phục.", "Write what was found and what must be done.")
    made = Finding.objects.create(
        agency_id=check.unit.agency_id,
        check_of=check,
        movement=check.movement,
        unit=check.unit,
        clause=new.clause,
        words=new.words.strip(),
        mend=new.mend.strip(),
        mend_by=new.mend_by,
        state=next_state("finding", "note", "-", {} if whole else {"reason": why}),
        by=by,
        at=now(),
    )
    until = days(new.mend_by) if new.mend_by else None
    vi, en = (f", hết {until.vi}", f", by the end of {until.en}") if until else ("", "")
    said = Say(
        f"Phải khắc phục sau kiểm tra{vi}: {made.mend}", f"To be mended after a check{en}: {made.mend}"
    )
    notify(who_does(check.unit, ["clerk"]), said, page_of(check))
    record("finding.note", made, by=by, told={"to": made.state, "clause": made.clause})
    return made


@action("finding.mend")
def mend(finding: Finding, words: str, *, by: Any) -> Finding:
    """Report how a finding was mended; the office looks."""
    finding = locked_finding(finding)
    access.check("finding.mend", by, finding)
    finding.mended, finding.mended_on, finding.mended_by = words.strip(), today(), by
    said = Say(f"{finding.unit} báo đã khắc phục.", f"{finding.unit} reports what it mended.")
    done = _moved(finding, "mend", _said(words), by)
    notify(office_users(finding.movement), said, page_of(finding.check_of))
    return done


@action("finding.accept")
def accept(finding: Finding, *, by: Any) -> Finding:
    """Accept that a finding was mended."""
    finding = locked_finding(finding)
    access.check("finding.accept", by, finding)
    return _moved(finding, "accept", {}, by)


@action("finding.send_back")
def send_back(finding: Finding, reason: str, *, by: Any) -> Finding:
    """Say what is still to be mended."""
    finding = locked_finding(finding)
    access.check("finding.send_back", by, finding)
    finding.answer = reason.strip()
    done = _moved(finding, "send_back", _said(reason), by)
    said = Say(f"Việc khắc phục chưa đạt: {finding.answer}", f"Not mended yet: {finding.answer}")
    notify(who_does(finding.unit, ["clerk"]), said, page_of(finding.check_of))
    return done


def _moved(finding: Finding, way: str, hindered: Mapping[str, Say], by: Any) -> Finding:
    old = finding.state
    finding.state = next_state("finding", way, old, hindered)
    finding.save()
    record(f"finding.{way}", finding, by=by, told={"from": old, "to": finding.state})
    return finding


def _said(words: str) -> dict[str, Say]:
    return {} if words.strip() else {"reason": Say("Ghi nội dung.", "Write what is to be said.")}


def _hindered(points: Sequence[Point], held: Held) -> dict[str, Say]:
    if held.held_on > today():
        return {"begun": Say("Ngày kiểm tra chưa tới.", "The day of the check has not come.")}
    left = [p.number for p in points if not held.answers.get(p.number, ("", ""))[0]]
    if left:
        shown = ", ".join(map(str, left))
        return {"answered": Say(f"Chưa ghi kết quả nội dung {shown}.", f"Points without an answer: {shown}.")}
    return {}


def _check_new(movement: Movement, new: NewCheck) -> None:
    if movement.state != "open":
        raise Refused(Say("Phong trào không đang chạy.", "The movement is not running."))
    if not new.units or new.kind not in KINDS:
        raise Refused(Say("Chọn đơn vị và loại kiểm tra.", "Choose units and the kind of check."))
    outside = [u for u in new.units if not u.path.startswith(movement.agency.path)]
    if outside:
        raise Refused(
            Say(
                f"{outside[0]} không thuộc {movement.agency}.",
                f"{outside[0]} is not part of {movement.agency}.",
            )
        )
    if new.planned_on < today():
        raise Refused(Say("Ngày kiểm tra đã qua. Ghi ngày sẽ kiểm tra.", "That day has passed."))


def _points(check: Check, asked: Sequence[tuple[str, Say]]) -> None:
    Point.objects.bulk_create(
        Point(check_of=check, number=n, clause=clause, words_vi=_begun(say.vi), words_en=_begun(say.en))
        for n, (clause, say) in enumerate(dict.fromkeys(asked), 1)
    )


def _begun(words: str) -> str:
    """As much of a clause as a line of the list holds, ended at a word."""
    return words if len(words) <= LONGEST_POINT else words[: LONGEST_POINT - 4].rpartition(" ")[0] + " (…)"


def _planned(check: Check) -> Say:
    on = days(check.planned_on)
    return Say(f"Đơn vị sẽ được kiểm tra ngày {on.vi}.", f"Your unit will be checked on {on.en}.")


def locked(check: Check) -> Check:
    """The check as it stands now, locked until the transaction ends."""
    rows = Check.objects.select_for_update(of=("self",), no_key=True)
    found: Check = rows.select_related("unit", "movement__agency", "movement__plan").get(pk=check.pk)
    return found


def locked_finding(finding: Finding) -> Finding:
    """The finding as it stands now, locked until the transaction ends."""
    rows = Finding.objects.select_for_update(of=("self",), no_key=True)
    found: Finding = rows.select_related("unit", "movement__agency", "check_of").get(pk=finding.pk)
    return found


def page_of(check: Check) -> str:
    """The address of a check."""
    return reverse("duties:check", args=[check.pk])
