"""Pages that show plans: the list, the text with its rules, and its tabs."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from thidua import access
from thidua.clock import today
from thidua.core.plan.beside import RELATIONS, beside
from thidua.core.plan.differences import KINDS, differences
from thidua.core.plan.marks import SORTS
from thidua.core.plan.remark import SEVERITY
from thidua.movements.compiled import FILES, draft_of
from thidua.movements.models import PlanVersion
from thidua.movements.queries.confirming import reading_of
from thidua.movements.queries.plan_text import line_of, lines_of
from thidua.movements.queries.plans import (
    awards_of,
    dates_of,
    duties_of,
    movements_of,
    parent_of,
    plans_of,
    review_of,
    versions_of,
)
from thidua.movements.views.plan_tables import PlanFilters, PlanTable
from thidua.screens.lists import ListPage

TABS = (
    ("plan", gettext_lazy("Văn bản")),
    ("plan_calendar", gettext_lazy("Lịch")),
    ("plan_places", gettext_lazy("Chỉ tiêu")),
    ("plan_progress", gettext_lazy("Tiến độ")),
    ("plan_review", gettext_lazy("Rà soát")),
    ("plan_versions", gettext_lazy("Các bản")),
)
ASKED = ("change_rule", "publish", "new_version", "try")
"""Rights that decide which buttons a plan's pages show."""


class Plans(ListPage):
    """Every plan that one may read."""

    table_class = PlanTable
    filterset_class = PlanFilters
    heading = pgettext_lazy("many", "Kế hoạch")
    unit = gettext_lazy("kế hoạch")
    empty = gettext_lazy("Chưa có kế hoạch nào được công bố.")
    export_name = "ke-hoach"
    template_name = "movements/plans.html"

    def rows(self) -> QuerySet[PlanVersion]:
        """Versions in force and one's own drafts; replaced ones when filtered for."""
        return plans_of(self.request.user, replaced=self.request.GET.get("state") == "replaced")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether one may bring a plan in."""
        return super().get_context_data(**kwargs) | {"may_bring": access.may("plan.bring", self.request.user)}


def version_for(request: HttpRequest, pk: int) -> PlanVersion:
    """A version that the person may read, else 404."""
    found = PlanVersion.objects.visible_to(request.user).select_related("agency")
    return get_object_or_404(found, pk=pk)


def shell(request: HttpRequest, version: PlanVersion, here: str) -> dict[str, Any]:
    """What every page of a plan shows around its content: head, tabs, what may be done."""
    draft = draft_of(version)
    review = review_of(version)
    tabs = [
        {
            "url": reverse(f"movements:{name}", args=[version.pk]),
            "label": label,
            "current": name == here,
            "count": review.count if name == "plan_review" else None,
        }
        for name, label in TABS
    ]
    may = {name: access.may(f"plan.{name}", request.user, version) for name in ASKED}
    may["counts"] = access.may("standing.view", request.user)
    return {
        "version": version,
        "plan": draft.plan,
        "faults": draft.faults,
        "tabs": tabs,
        "heading": draft.plan.say_title,
        "is_draft": version.state == "draft",
        "edits": may["change_rule"] and version.state == "draft",
        "may": may,
    }


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of a plan, its rules beside it; `?khoan=` opens one clause."""
    version = version_for(request, pk)
    asked = request.GET.get("khoan", "")
    told = shell(request, version, "plan") | {
        "lines": lines_of(version),
        "open": asked if line_of(version, asked) else "",
        "sorts": [(s, m.say) for s, m in SORTS.items()],
        "last_edit": version.edits.select_related("by").order_by("-pk").first(),
        "read": reading_of(version, request.user) if version.state == "draft" else None,
        "running": list(movements_of(version, request.user)),
    }
    return render(request, "movements/plan_text.html", told)


def clause(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """What the program understood by one clause: a page, or the part of the plan page that opens."""
    version = version_for(request, pk)
    line = line_of(version, clause)
    if line is None:
        raise Http404
    told = shell(request, version, "plan") | {
        "line": line,
        "running": list(movements_of(version, request.user)),
    }
    name = "plan_clause_part" if getattr(request, "htmx", False) else "plan_clause"
    return render(request, f"movements/{name}.html", told)


def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Every deadline of the plan in order of time."""
    version = version_for(request, pk)
    dates, now = dates_of(version), today()
    told = shell(request, version, "plan_calendar") | {
        "ahead": [d for d in dates if d.last and d.last >= now],
        "past": [d for d in dates if d.last and d.last < now],
        "unknown": [d for d in dates if d.last is None],
        "running": list(movements_of(version, request.user)),
    }
    return render(request, "movements/plan_calendar.html", told)


def places(request: HttpRequest, pk: int) -> HttpResponse:
    """One view per award: criteria, places, dates and papers from wherever they stand."""
    version = version_for(request, pk)
    told = shell(request, version, "plan_places") | {"awards": awards_of(version), "sorts": SORTS}
    return render(request, "movements/plan_places.html", told)


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Which movements run this plan, how far their rounds are, what is due of whom."""
    version = version_for(request, pk)
    dates = [d for d in dates_of(version) if d.last and d.last >= today()]
    told = shell(request, version, "plan_progress") | {
        "running": list(movements_of(version, request.user)),
        "next": dates[:5],
        "duties": list(duties_of(version, today())),
    }
    return render(request, "movements/plan_progress.html", told)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What is wrong, what is worth asking, what is read in two ways, what is in doubt."""
    version = version_for(request, pk)
    parent = parent_of(version, request.user)
    told = shell(request, version, "plan_review") | {
        "review": review_of(version, parent),
        "parent": parent,
        "grave": SEVERITY,
    }
    return render(request, "movements/plan_review.html", told)


def beside_parent(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan beside the plan of the level above, clause by clause: added, dropped, looser, stricter."""
    version = version_for(request, pk)
    parent = parent_of(version, request.user)
    rows = beside(draft_of(version).plan, draft_of(parent).plan) if parent else []
    told = shell(request, version, "plan_review") | {
        "parent": parent,
        "named": draft_of(version).plan.front.get("parent") or {},
        "rows": rows,
        "relations": RELATIONS,
        "counts": [
            (say, n) for code, say in RELATIONS.items() if (n := sum(r.relation == code for r in rows))
        ],
    }
    return render(request, "movements/plan_parent.html", told)


def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions of the plan, the edits of a draft, who runs which."""
    version = version_for(request, pk)
    edits = version.edits.select_related("by").order_by("-pk").defer("text")
    told = shell(request, version, "plan_versions") | {
        "versions": list(versions_of(version, request.user)),
        "edit_list": list(edits[:100]) if version.state == "draft" else [],
        "running": list(movements_of(version, request.user)),
    }
    return render(request, "movements/plan_versions.html", told)


def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What differs between two versions, clause by clause, in words."""
    version, former = version_for(request, pk), version_for(request, other)
    if (former.agency_id, former.code) != (version.agency_id, version.code):
        raise Http404
    old, new = sorted((former, version), key=lambda v: v.number)
    changes = differences(draft_of(old).plan, draft_of(new).plan)
    told = shell(request, version, "plan_versions") | {
        "old": old,
        "new": new,
        "changes": changes,
        "kinds": KINDS,
    }
    return render(request, "movements/plan_compare.html", told)


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan folder as a zip, byte for byte as it is kept; `thidua judge` takes it as it is."""
    version = version_for(request, pk)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, column in FILES.items():
            kept = getattr(version, column)
            if kept:
                stamp = zipfile.ZipInfo(f"{version.code}/{name}", (1980, 1, 1, 0, 0, 0))
                stamp.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(stamp, kept.encode())
    answer = HttpResponse(out.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{version.code}-ban-{version.number}.zip"'
    return answer


urlpatterns = [
    path("ke-hoach", Plans.as_view(), name="plans"),
    path("ke-hoach/<int:pk>", plan, name="plan"),
    path("ke-hoach/<int:pk>/khoan/<str:clause>", clause, name="plan_clause"),
    path("ke-hoach/<int:pk>/lich", calendar, name="plan_calendar"),
    path("ke-hoach/<int:pk>/chi-tieu", places, name="plan_places"),
    path("ke-hoach/<int:pk>/tien-do", progress, name="plan_progress"),
    path("ke-hoach/<int:pk>/ra-soat", review, name="plan_review"),
    path("ke-hoach/<int:pk>/so-cap-tren", beside_parent, name="plan_parent"),
    path("ke-hoach/<int:pk>/cac-ban", versions, name="plan_versions"),
    path("ke-hoach/<int:pk>/so-sanh/<int:other>", compare, name="plan_compare"),
    path("ke-hoach/<int:pk>/tai-ve", download, name="plan_download"),
]
