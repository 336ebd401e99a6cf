"""Packages of the way up over HTTP: list, one package with its steps, its papers and its ZIP."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.workflow import WAYS
from thidua.decisions.models import Package
from thidua.decisions.queries import packages
from thidua.decisions.queries.bundle import bundle
from thidua.decisions.queries.standing import awards_of
from thidua.decisions.queries.steps import package_steps
from thidua.decisions.tables import PackageFilters, PackageTable
from thidua.movements.compiled import plan_of
from thidua.records.inspection.names import disposition
from thidua.records.keeping import kept
from thidua.records.printing import file_response
from thidua.screens.lists import ListPage

ACTS = ("receive", "return", "supplement", "call_back", "answer")
ABOVE = ("receive", "return")
"""Acts of the level above; the others are the sender's."""


class Packages(ListPage):
    """Packages sent up, and those come from below."""

    table_class, filterset_class = PackageTable, PackageFilters
    template_name = "decisions/packages.html"
    heading = gettext_lazy("Chuyển cấp trên")
    unit = gettext_lazy("gói hồ sơ")
    measured_in = gettext_lazy("hồ sơ")
    empty = gettext_lazy(
        "Chưa có gói hồ sơ nào. Gói lập được khi hồ sơ đã thẩm định hoặc Hội đồng thông qua."
    )
    export_name = "chuyen-cap-tren"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return packages(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether a package may be sent from here."""
        may = access.may("package.send", self.request.user)
        return super().get_context_data(**kwargs) | {"may_send": may}


def package(request: HttpRequest, pk: int) -> HttpResponse:
    """One package, as both sides see it."""
    found = seen(request, pk)
    plan = plan_of(found.movement.plan)
    award = awards_of(plan, found.award)[0]
    lines = found.lines.select_related("nomination__unit", "nomination__person", "above")
    mine = found.agency_id in request.user.agencies_seen_whole
    told = {
        "package": found,
        "award": award,
        "lines": lines,
        "mine": mine,
        "line": package_steps(found),
        "may": {
            name: _may(request, found, name)
            for name in ("receive", "return", "supplement", "call_back", "answer")
        },
    }
    return render(request, "decisions/package.html", told)


def _may(request: HttpRequest, found: Package, name: str) -> bool:
    """Whether this person could do it now: a right over their side, in a state that allows it."""
    inside = found.to_movement_id is not None
    if (name == "answer") == inside or (name in (*ABOVE, "supplement") and not inside):
        return False
    if name == "call_back" and found.received_at is not None:
        return False
    thing = found.to_movement if name in ABOVE else found
    right = access.may(f"package.{name}", request.user, thing)
    return right and found.state in WAYS["relay", name].from_


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The letter and its list as a file."""
    found = seen(request, pk)
    sent = kept(found, ending, by=request.user)
    if sent is None:
        raise Http404
    return file_response(sent, f"to-trinh-{found.pk}", ending)


def zipped(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole package as one file: letter, verdicts as frozen, reports, papers."""
    found = seen(request, pk)
    response = HttpResponse(bundle(found, by=request.user), content_type="application/zip")
    response["Content-Disposition"] = disposition(f"goi-{found.pk}.zip")
    return response


def seen(request: HttpRequest, pk: int) -> Package:
    """A package that this person may see, else 404."""
    rows = Package.objects.visible_to(request.user).select_related(
        "movement__plan", "movement__agency", "round__movement__plan", "round__movement__agency", "letter",
        "agency", "to_movement__agency", "to_round", "sent_by",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def back(found: Package) -> str:
    """The page of a package."""
    return reverse("decisions:package", args=[found.pk])
