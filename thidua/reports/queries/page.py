"""What the page of one report tells: its figures as tables and charts, what came from below, what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.core import terms
from thidua.core.wording import Say, join
from thidua.core.workflow import allowed
from thidua.people.models import User
from thidua.registrations.models import Registration
from thidua.reports.actions.sending import hindrances
from thidua.reports.forms import LABELS
from thidua.reports.models import TEXTS, WRITABLE, Report
from thidua.reports.queries.figures import HOLDERS, TOTALS, changes, desk_for, from_below
from thidua.rounds.pages.naming import cap
from thidua.screens.charts import Bar, Stack

WAYS = ("sign", "reopen", "send", "call_back", "receive", "return")
SHOWN_AIMS = 6


@dataclass(frozen=True)
class Line:
    """One figure of the report beside that of the year before."""

    say: Say
    unit: Say
    now: int
    before: int | None

    @property
    def change(self) -> int | None:
        """How much more or less than the year before."""
        return None if self.before is None else self.now - self.before


def page_of(report: Report, by: User) -> dict[str, Any]:
    """Everything that the page shows."""
    told = report.figures
    open_ = report.state in WRITABLE and access.may("report.refresh", by, report)
    is_host = report.into_id is not None and access.may("report.receive", by, report)
    return {
        "one": report,
        "lines": list(_lines(told)),
        "coverage": [_bar(row) for row in told["coverage"]],
        "criteria": [Stack(_criterion(row), *row[4:7]) for row in told["criteria"] if sum(row[4:7])],
        "awards": [Bar(HOLDERS[kind], given, asked) for kind, asked, given in told["awards"] if asked],
        "aims": [(TOTALS[name], aim, done) for name, aim, done in told["aims"]],
        "words": [(LABELS[name], report.texts.get(name, "")) for name in TEXTS],
        "aimed": _aimed(report, by) if report.state in WRITABLE else [],
        "changes": changes(report, by) if open_ else [],
        "may_write": open_,
        "is_host": is_host,
        "below": _below(report, by),
        "ways": _ways(report, by),
        "owing": _owing(report, by),
    }


def _lines(told: dict[str, Any]) -> Any:
    past = told["before"]
    for name, (say, unit) in TOTALS.items():
        yield Line(say, unit, told["totals"].get(name, 0), past[name] if past else None)


def _bar(row: list[Any]) -> Bar:
    kind, units, registered, *_ = row
    return Bar(cap(terms.label("unit_kind", kind)), registered, units)


def _criterion(row: list[Any]) -> Say:
    clause, vi, en, *_ = row
    return Say(f"{clause} {vi}", f"{clause} {en}")


def _aimed(report: Report, by: User) -> list[Registration]:
    """What was registered as an aim, in words, to be held beside what came of it."""
    desk = desk_for(report, by)
    rows = Registration.objects.visible_to(by).filter(
        desk.within("unit__path"), round=report.round, state="registered", person=None
    )
    return list(rows.exclude(aim="").select_related("unit").order_by("unit__path")[:SHOWN_AIMS])


def _below(report: Report, by: User) -> dict[str, Any] | None:
    """What the units below have sent, with the sums of what was received; None for who has none below."""
    if report.unit_id != report.movement.agency_id:
        return None
    rows = list(from_below(report, by))
    sums = {
        name: sum(r.figures["totals"].get(name, 0) for r in rows if r.state == "received") for name in TOTALS
    }
    shown = ("registered", "collectives", "individuals", "nominated", "awarded")
    return {
        "head": [TOTALS[name][0] for name in shown],
        "rows": [(row, [row.figures["totals"].get(name, 0) for name in shown]) for row in rows],
        "sums": [sums[name] for name in shown],
    }


def _owing(report: Report, by: User) -> dict[str, Any] | None:
    """Who has not reported to this agency, and the page to remind them from."""
    if report.unit_id != report.movement.agency_id or not access.may("report.remind", by, report.movement):
        return None
    units = [name for name, *figures in report.figures["reported"] if figures[0] is None]
    where = {"pk": report.round_id, "kind": report.kind, "part": report.part}
    return {"names": units, "url": reverse("reports:missing", kwargs=where)}


def _ways(report: Report, by: User) -> list[dict[str, Any]]:
    """The buttons that one's rights allow, the hindered ones with their reasons.

    A missing number hinders nothing here: it is asked for on the page of signing. What cannot go up is
    not offered to be sent.
    """
    needs = hindrances(report)
    needs.pop("number", None)
    found = []
    for button in allowed("report", report.state, needs):
        right = access.RIGHTS[f"report.{button.action}"]
        outside = report.host_id is None and button.action in ("send", "reopen")
        if button.action in WAYS and not outside and access.may(right.name, by, report):
            url = reverse(f"reports:{button.action}", args=[report.pk])
            main = button.action in ("sign", "send")
            found.append(
                {"say": right.say, "url": url, "hindered": join([*button.hindered], " "), "main": main}
            )
    return [way | {"hindered": way["hindered"] if way["hindered"].vi else None} for way in found]
