"""Writing a report: begun from the data, its words saved, its figures taken anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.calendar import dues
from thidua.core.errors import Refused
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.movements.queries.calendar import view_of
from thidua.people.models import Unit, User
from thidua.reports.models import TEXTS, WRITABLE, Report
from thidua.reports.queries.begun_with import begun_with
from thidua.reports.queries.figures import as_of, figures_of, part_of

DUTY = {"periodic": "report", "interim": "interim_review", "final": "final_review"}
"""The duty of a plan that asks for each kind."""
MOST = 20_000
"""Letters of one part."""


@dataclass(frozen=True)
class NewReport:
    """Which round, whose report, of which kind and part of the year."""

    round: Round
    unit: Unit
    kind: str = "periodic"
    part: str = "whole"


@action("report.begin")
def begin(new: NewReport, *, by: User) -> Report:
    """Begin a report: its figures are frozen as they stand, its first words are what was recorded, its day the plan's.

    Raises Refused for a unit that is not in the movement, a part of a stage, and one that is there already.
    """
    made = _prepared(new, by)
    access.check("report.begin", by, made)
    if not new.unit.path.startswith(made.movement.agency.path):
        raise Refused(
            Say(
                f"{new.unit} không thuộc phong trào của {made.movement.agency}.",
                f"{new.unit} is not in the movement of {made.movement.agency}.",
            )
        )
    _check_part(new)
    if Report.objects.filter(round=new.round, unit=new.unit, kind=new.kind, part=new.part).exists():
        raise Refused(
            Say(
                "Đơn vị đã có báo cáo này. Mở báo cáo đó trong danh sách để viết tiếp.",
                "The unit has this report already. Open it from the list to write on.",
            )
        )
    made.state = next_state("report", "begin", NEW)
    made.figures, made.texts = figures_of(made, by), begun_with(made, by)
    made.save()
    record("report.begin", made, by=by, told={"kind": made.kind, "to": made.state})
    return made


def _check_part(new: NewReport) -> None:
    """Quarters are of a year, and of one that has come so far."""
    if new.round.kind == "stage" and new.part != "whole":
        raise Refused(
            Say(
                "Giai đoạn không chia quý: chọn kỳ “cả đợt”, hoặc chọn đợt của một năm.",
                "A stage has no quarters: choose the whole round, or the round of a year.",
            )
        )
    span = part_of(new.part, new.round.name)
    if span and span[0] > today():
        raise Refused(
            Say(
                f"Kỳ này bắt đầu ngày {span[0]:%d/%m/%Y}. Chọn kỳ đã bắt đầu.",
                f"That part of the year begins on {span[0]:%d/%m/%Y}. Choose one that has begun.",
            )
        )


def _prepared(new: NewReport, by: User) -> Report:
    movement: Movement = new.round.movement
    own = new.unit.pk == movement.agency_id
    into = movement.parent if own else movement
    due = _due(movement, new)
    return Report(
        agency_id=new.unit.agency_id,
        movement=movement,
        into=into,
        round=new.round,
        unit=new.unit,
        host=into.agency if into else None,
        kind=new.kind,
        part=new.part,
        figures={},
        as_of=as_of(new.part, new.round.name),
        due_on=due[0] if due else None,
        clause=due[1] if due else "",
        made_by=by,
        made_at=now(),
        saved_at=now(),
    )


def _due(movement: Movement, new: NewReport) -> tuple[object, str] | None:
    """When the plan asks for a report of this kind and round, by which clause."""
    span = CoreRound.read(new.round.name)
    found = dues(plan_of(movement.plan), view_of(movement))
    mine = [d for d in found if d.what == DUTY[new.kind] and d.round in (None, span) and d.last]
    return (mine[0].last, mine[0].clause) if mine else None


@action("report.write")
def save(report: Report, texts: Mapping[str, str], *, by: User) -> Report:
    """Keep what was written; nothing is asked to be complete before it is signed or sent.

    Raises Refused once it was signed or sent.
    """
    report = locked(report)
    access.check("report.write", by, report)
    _writable(report)
    kept = {name: str(texts[name]).strip()[:MOST] for name in TEXTS if name in texts}
    report.texts, report.saved_at = {**report.texts, **kept}, now()
    report.version += 1
    report.save(update_fields=["texts", "saved_at", "version"])
    record("report.write", report, by=by)
    return report


@action("report.refresh")
def refresh(report: Report, *, by: User) -> Report:
    """Take the figures anew as they stand now; the words stay.

    Raises Refused once it was signed or sent.
    """
    report = locked(report)
    access.check("report.refresh", by, report)
    _writable(report)
    report.figures, report.as_of = figures_of(report, by), as_of(report.part, report.round.name)
    report.version += 1
    report.save(update_fields=["figures", "as_of", "version"])
    record("report.refresh", report, by=by)
    return report


def _writable(report: Report) -> None:
    if report.state not in WRITABLE:
        raise Refused(
            Say(
                "Báo cáo đã ký hoặc đã gửi nên chỉ đọc được. Cần sửa thì mở lại báo cáo hoặc gọi về.",
                "The report is signed or sent and can only be read. To mend it open it again or call it back.",
            )
        )


def locked(report: Report) -> Report:
    """The row, held until the action ends, with what its rights and figures need."""
    rows = Report.objects.select_for_update(of=("self",), no_key=True).select_related(
        "unit__agency", "host", "into", "round__movement__plan", "round__movement__agency", "movement__agency",
        "number",
    )  # fmt: skip
    found: Report = rows.get(pk=report.pk)
    found.movement = found.round.movement
    return found
