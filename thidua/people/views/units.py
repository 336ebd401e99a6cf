"""Units over HTTP: the tree, one unit through time, and what is done to it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say, fold
from thidua.people import actions
from thidua.people.actions import NewUnit
from thidua.people.change_forms import DayOnForm
from thidua.people.forms import UnitForm
from thidua.people.history import history, tree_on
from thidua.people.models import Person, Reorganisation, Unit
from thidua.people.queries import line, standing, tree
from thidua.people.tables import UnitFilters, UnitTable, unit_name
from thidua.screens.asking import Question, ask, sent
from thidua.screens.lists import ListPage

CHANGES = ("rename", "move", "end", "merge", "split", "change_kind", "change_code", "undo")


class Units(ListPage):
    """All units as a tree; those that have ended when asked for."""

    table_class, filterset_class = UnitTable, UnitFilters
    template_name = "people/units.html"
    heading = gettext_lazy("Cơ quan, đơn vị")
    unit = gettext_lazy("đơn vị")
    measured_in = gettext_lazy("người")
    empty = gettext_lazy("Chưa có đơn vị nào. Quản trị hệ thống thêm cơ quan đầu tiên.")
    export_name = "don-vi"

    def rows(self) -> QuerySet:
        """Standing units, or ended ones when filtered for."""
        found = tree(self.request.user)
        return found if self.request.GET.get("ended") == "true" else found.filter(standing())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What may be added here."""
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "may_add": access.may("unit.add", user) and mine(user).exists(),
            "may_add_agency": access.may("unit.add_agency", user),
            "may_import": access.may("people.read_sheet", user),
        }


def mine(user: Any) -> QuerySet:
    """Standing units that a person administers."""
    units = Unit.objects.visible_to(user).filter(standing())
    if user.has_role("sysadmin"):
        return units
    agencies = [h.agency_id for h in user.holdings if h.role == "agency_admin"]
    return units.filter(agency__in=agencies)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: where it stands, what it was called, what stands in it."""
    found = unit_for(request, pk)
    people = Person.objects.visible_to(request.user).filter(unit=found)
    told = {
        "unit": found,
        "heading": unit_name(found),
        "above": line(found)[:-1],
        "below": tree(request.user).filter(standing(), parent=found),
        "people": people,
        "history": history(found),
        "deed": Reorganisation.objects.visible_to(request.user)
        .filter(changes__unit=found, undone_at=None)
        .first(),
        "may": {name: access.may(f"unit.{name}", request.user, found) for name in CHANGES},
        "may_move": access.may("person.move", request.user, found),
        "ended": bool(found.valid_to and found.valid_to <= today()),
    }
    return render(request, "people/unit.html", told)


def unit_for(request: HttpRequest, pk: int) -> Unit:
    """A unit, or 404."""
    rows = Unit.objects.visible_to(request.user).select_related("parent", "agency")
    found: Unit = get_object_or_404(rows, pk=pk)
    return found


def units_on(request: HttpRequest) -> HttpResponse:
    """The tree as it stood on a chosen day, one storey a page."""
    form = DayOnForm(request.GET if "ngay" in request.GET else None)
    day = form.cleaned_data["ngay"] if form.is_bound and form.is_valid() else today()
    top = unit_for(request, int(asked)) if (asked := request.GET.get("trong", "")).isdigit() else None
    told = {
        "form": form if form.is_bound else DayOnForm(initial={"ngay": day}),
        "day": day,
        "top": top,
        "above": line(top) if top else [],
        "rows": tree_on(top, day),
        "heading": _("Cây đơn vị vào một ngày"),
    }
    return render(request, "people/units_on.html", told, status=422 if form.errors else 200)


def lookup(request: HttpRequest) -> JsonResponse:
    """Suggestions of units for a text box."""
    asked = request.GET.get("q", "")
    rows = Unit.objects.visible_to(request.user).filter(standing())
    for word in fold(asked).split():
        rows = rows.filter(Q(folded__contains=word) | Q(code__icontains=word))
    found = rows.select_related("agency").order_by("folded")[:12] if asked.strip() else []
    results = [{"value": u.code, "label": u.code, "note": f"{unit_name(u)} · {u.agency.name}"} for u in found]
    return JsonResponse({"results": results})


def agency_add(request: HttpRequest) -> HttpResponse:
    """Add an agency anywhere in the tree."""
    parents = Unit.objects.visible_to(request.user).filter(standing(), is_agency=True)
    form = UnitForm(sent(request), parents=parents)
    form.fields["parent"].required = False
    return ask(request, form, _adding(None, _("Thêm cơ quan"), "unit.add_agency", request.user))


def unit_add(request: HttpRequest) -> HttpResponse:
    """Add a unit to an agency that one administers."""
    start = {"parent": request.GET.get("trong")}
    form = UnitForm(sent(request), parents=mine(request.user), initial=start)
    return ask(request, form, _adding(None, _("Thêm đơn vị"), "unit.add", request.user))


def _adding(thing: Any, heading: str, right: str, by: Any = None) -> Question:
    def do(told: dict[str, Any]) -> Unit:
        parent = told.pop("parent")
        new = NewUnit(**told)
        act = actions.add_agency if right == "unit.add_agency" else actions.add_unit
        made: Unit = act(parent, new, by=by)
        return made

    return Question(
        right=right,
        thing=thing,
        heading=heading,
        button=heading,
        do=do,
        told=lambda made: Say(f"Đã thêm {made.name}.", f"{made.name} was added."),
        to=lambda made: reverse("people:unit", args=[made.pk]),
        way=((_("Cơ quan, đơn vị"), reverse("people:units")), (heading, "")),
    )
