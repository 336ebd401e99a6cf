"""A report as a paper: its frozen figures, its words, the head of whoever reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thidua.clock import VIETNAM
from thidua.core import terms
from thidua.core.papers import (
    Aim,
    AwardsTo,
    Coverage,
    CriterionResult,
    FinalReview,
    Frame,
    InterimReview,
    Office,
    Paper,
    PeriodicReport,
    Reported,
    Signer,
    Years,
)
from thidua.core.papers.frame import DOTS
from thidua.core.papers.issuer import head_of, right_of
from thidua.core.papers.reviews import REVIEWS
from thidua.councils.queries.papers import desk_of
from thidua.initiatives.queries.papers import office_of
from thidua.people.models import Unit
from thidua.records.checking import code_of
from thidua.reports.models import TEXTS, Report
from thidua.reports.queries.figures import HOLDERS, TOTALS
from thidua.rounds.official import capital

KINDS: dict[str, REVIEWS] = {"periodic": PeriodicReport, "interim": InterimReview, "final": FinalReview}
COMPARED = ("registered", "collectives", "individuals", "nominated", "awarded")


def report_paper(report: Report) -> Paper:
    """The report in its official layout; number, day and signer are blank until it is signed."""
    desk = desk_of(report.round)
    told = report.figures
    part = "" if report.part == "whole" else f", {terms.label('report_part', report.part).vi}"
    texts = {name: _points(report.texts.get(name, "")) for name in TEXTS}
    return KINDS[report.kind](
        _frame(report, desk.notes),
        (report.host.name,) if report.host_id else (),
        f"{desk.occasion}{part}",
        plan=desk.grounds()[-1].removeprefix("Căn cứ "),
        coverage=tuple(Coverage(_unit_kind(kind), *counts) for kind, *counts in told["coverage"]),
        criteria=tuple(_criterion(row) for row in told["criteria"]),
        awards=tuple(AwardsTo(HOLDERS[kind].vi, *counts) for kind, *counts in told["awards"]),
        years=_years(told),
        aims=tuple(_aim(name, *counts) for name, *counts in told["aims"]),
        reported=tuple(Reported(*row) for row in told["reported"]),
        **texts,
    )


def _frame(report: Report, notes: tuple[str, ...]) -> Frame:
    unit = report.unit
    name = str(report.signer.name) if report.signer_id else ""
    signed_on = report.signed_at.astimezone(VIETNAM).date() if report.signed_at else None
    return Frame(
        _office(unit),
        replace(_signer(unit), name=name),
        on=signed_on,
        year=report.as_of.astimezone(VIETNAM).year,
        recipients=("Như trên",),
        filed="VT",
        notes=notes,
        written=report.written if report.signed_at else "",
        code=code_of(report) if report.signed_at else None,
    )


def _office(unit: Unit) -> Office:
    """The head of the paper: of an agency its own, of a part of one with the agency over it."""
    if unit.is_agency:
        return office_of(unit)
    return Office(unit.name, unit.short.replace(" ", "") or DOTS, unit.agency.place, unit.agency.name)


def _signer(unit: Unit) -> Signer:
    if unit.is_agency:
        return Signer(head_of(unit.kind), right_of(unit.kind))
    return Signer("Trưởng đơn vị", hint="(Ký, ghi rõ họ tên)")


def _points(text: str) -> tuple[str, ...]:
    """What was written, a line for each point."""
    return tuple(line.strip(" -–•\t") for line in text.splitlines() if line.strip(" -–•\t"))


def _unit_kind(code: str) -> str:
    return capital(terms.label("unit_kind", code).vi)


def _criterion(row: list[Any]) -> CriterionResult:
    clause, vi, _en, met, unmet, missing, to_judge = row
    return CriterionResult(clause, vi, met, unmet, missing, to_judge)


def _years(told: dict[str, Any]) -> tuple[Years, ...]:
    past = told["before"]
    if not past:
        return ()
    return tuple(
        Years(TOTALS[name][0].vi, past[name], told["totals"][name], TOTALS[name][1].vi) for name in COMPARED
    )


def _aim(name: str, registered: int, reached: int) -> Aim:
    label, unit = TOTALS[name]
    return Aim(label.vi, registered, reached, unit.vi)
