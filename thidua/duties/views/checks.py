"""Checks over HTTP: the list, planning, one check, holding, closing; the movements that stand beside."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say, several
from thidua.duties import actions
from thidua.duties.actions.checks import Held, NewCheck, page_of
from thidua.duties.check_forms import HoldForm, PlanForm
from thidua.duties.check_tables import CheckFilters, CheckTable
from thidua.duties.forms import ReasonForm, SureForm
from thidua.duties.models import Check, Signed
from thidua.duties.queries.checks import beside, checks_of
from thidua.duties.queries.lines import sees_whole
from thidua.duties.queries.owners import units_of
from thidua.duties.views.difficulties import InMovement
from thidua.duties.views.shared import around, way_to
from thidua.movements.models import Movement
from thidua.movements.views.movements import movement_for
from thidua.people.models import Unit
from thidua.screens.asking import Question, ask, sent

RIGHTS = ("check.hold", "check.close", "check.call_off", "finding.note", "check.sign")


class Checks(InMovement):
    """The plan of checks and what came of them."""

    table_class, filterset_class = CheckTable, CheckFilters
    template_name = "duties/checks.html"
    heading = gettext_lazy("Kiểm tra")
    unit = gettext_lazy("cuộc kiểm tra")
    measured_in = gettext_lazy("kết luận")
    empty = gettext_lazy("Chưa có cuộc kiểm tra nào.")
    export_name = "kiem-tra"
    page = "checks"

    def rows(self) -> QuerySet:
        """Those that one may know of."""
        return checks_of(self.movement, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether one may plan another."""
        may = access.may("check.plan", self.request.user, self.movement)
        return super().get_context_data(**kwargs) | {"may_plan": may and self.movement.state == "open"}


def planning(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose units, the day and the kind; the points come from what the plan gives each unit."""
    found = movement_for(request, pk)
    units = units_of(found)
    by_key = {str(u.pk): u for u in units}
    here = reverse("duties:checks", args=[found.pk])
    question = Question(
        right="check.plan",
        thing=found,
        heading=_("Lên kế hoạch kiểm tra"),
        button=_("Lưu kế hoạch kiểm tra"),
        do=lambda told: actions.plan_checks(found, _new(by_key, told), by=request.user),
        told=lambda made: Say(
            f"Đã lên kế hoạch {len(made)} cuộc kiểm tra.", f"{several(len(made), 'check')} planned."
        ),
        to=here,
        way=_way(found, (_("Lên kế hoạch"), "")),
        shown={
            "note": Say(
                "Nội dung kiểm tra lấy từ những việc kế hoạch giao cho từng đơn vị trong năm đó.",
                "The points come from what the plan gives each unit in that year.",
            )
        },
    )
    return ask(request, PlanForm(sent(request), units=units), question)


def _new(units: dict[str, Unit], told: dict[str, Any]) -> NewCheck:
    chosen = [units[key] for key in told["units"]]
    return NewCheck(chosen, told["kind"], told["planned_on"], told["team"], told["document"])


def _way(movement: Movement, *more: tuple[Any, str]) -> tuple[tuple[Any, str], ...]:
    return way_to(movement, (_("Kiểm tra"), reverse("duties:checks", args=[movement.pk])), *more)


def check_for(request: HttpRequest, pk: int) -> Check:
    """A check that the person may know of, else 404."""
    rows = Check.objects.visible_to(request.user)
    found: Check = get_object_or_404(
        rows.select_related("movement__agency", "movement__plan", "movement__parent__agency", "unit", "by"),
        pk=pk,
    )
    return found


def check(request: HttpRequest, pk: int) -> HttpResponse:
    """One check: its points, what was found, what was mended, what may be done."""
    found = check_for(request, pk)
    user = request.user
    signed = list(Signed.objects.visible_to(user).filter(check_of=found, withdrawn_at=None))
    acts = {s.finding_id: s for s in signed}
    rows = list(found.findings.select_related("unit", "movement", "mended_by"))
    told = around(request, found.movement, "checks") | {
        "check": found,
        "came_to": [unit.name for unit in found.came_to],
        "points": list(found.points.all()),
        "findings": [{"finding": row, "signed": acts.get(row.pk)} for row in rows],
        "whole": acts.get(None),
        "can": {right.replace(".", "_"): access.may(right, user, found) for right in RIGHTS},
        "left": sum(row.state != "accepted" for row in rows),
    }
    return render(request, "duties/check.html", told)


def holding(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was seen at each point."""
    found = check_for(request, pk)
    points = list(found.points.all())
    form = HoldForm(sent(request), points=points, initial={"held_on": min(found.planned_on, today())})
    question = Question(
        right="check.hold",
        thing=found,
        heading=_("Ghi kết quả kiểm tra"),
        button=_("Lưu kết quả kiểm tra"),
        do=lambda told: actions.hold(found, _held([p.number for p in points], told), by=request.user),
        told=Say(
            "Đã ghi kết quả. Ghi từng kết luận phải khắc phục ở dưới.",
            "Recorded. Note below what must be mended.",
        ),
        to=page_of(found),
        way=_way(found.movement, (str(found.unit), page_of(found)), (_("Kết quả"), "")),
        template="duties/hold.html",
        shown={"points": points},
    )
    return ask(request, form, question)


def _held(numbers: list[int], told: dict[str, Any]) -> Held:
    answers = {n: (told[f"answer-{n}"], told[f"note-{n}"]) for n in numbers}
    return Held(told["held_on"], answers, told["conclusion"])


def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a check whose findings are settled."""
    found = check_for(request, pk)
    question = Question(
        right="check.close",
        thing=found,
        heading=_("Kết thúc cuộc kiểm tra"),
        button=_("Kết thúc cuộc kiểm tra"),
        do=lambda _told: actions.close(found, by=request.user),
        told=Say("Đã kết thúc cuộc kiểm tra.", "The check is closed."),
        to=page_of(found),
        way=_way(found.movement, (str(found.unit), page_of(found)), (_("Kết thúc"), "")),
    )
    return ask(request, SureForm(sent(request)), question)


def calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not hold a planned check."""
    found = check_for(request, pk)
    question = Question(
        right="check.call_off",
        thing=found,
        heading=_("Không tiến hành kiểm tra"),
        button=_("Không tiến hành"),
        do=lambda told: actions.call_off(found, told["reason"], by=request.user),
        told=Say("Đã ghi không tiến hành kiểm tra, kèm lý do.", "Called off, with the reason."),
        to=page_of(found),
        way=_way(found.movement, (str(found.unit), page_of(found)), (_("Không tiến hành"), "")),
    )
    return ask(request, ReasonForm(sent(request), of=_("Lý do")), question)


def linked(request: HttpRequest, pk: int) -> HttpResponse:
    """The movements beside this one, and who is nominated in both; names only for the movement's own side."""
    found = movement_for(request, pk)
    whole = sees_whole(found, request.user) and access.may("check.plan", request.user, found)
    told = around(request, found, "linked") | {
        "rows": beside(found, request.user, whole=whole),
        "whole": whole,
    }
    return render(request, "duties/linked.html", told)
