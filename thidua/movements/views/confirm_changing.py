"""Pages that change what was read by the forms of rules: the same kind filled in otherwise, or another kind."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from thidua.core.plan.fields.criteria import KINDS
from thidua.core.plan.fields.forms import MarkForm
from thidua.core.plan.fields.offers import GROUPS, OFFERS
from thidua.core.plan.fields.said import mark_lines
from thidua.core.plan.marks import SORTS
from thidua.core.plan.writing import entries_of
from thidua.core.wording import Say
from thidua.movements.actions import confirming
from thidua.movements.actions.confirming import Written, body_of
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanVersion, Proposed
from thidua.movements.queries.plan_text import Line
from thidua.movements.views.confirm_acts import told
from thidua.movements.views.confirming import at, proposed_for
from thidua.movements.views.plan_edits import asked, line_of, told_of
from thidua.movements.views.plan_form import Led

OTHERS = ("narrative", "doubt")
"""Offers that the page itself makes by a button."""


def change(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Change one proposal by the form of its rule; what was read is filled in."""
    version, row = proposed_for(request, pk, item)
    shown = _line(version, row)
    mark = next((m for m in shown.clause.marks if row.mark and (m.sort, m.key) == (row.mark, row.key)), None)
    if mark is None:
        return _form(request, (version, row, shown), row.sort, body_of(row))
    digest = request.POST.get("version", mark.digest)
    entries = entries_of(version.text, mark)
    return _form(request, (version, row, shown), mark.sort, entries, digest)


def other(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Choose what the words are instead, in plain words."""
    version, row = proposed_for(request, pk, item)
    offers = [o for o in OFFERS if o.sort not in OTHERS]
    groups = [(say, [o for o in offers if o.group == group]) for group, say in GROUPS.items()]
    given = told_of(request, version, _line(version, row), "") | {"groups": groups, "proposed": row}
    return render(request, "movements/confirm_other.html", given | {"back_url": at(version, muc=row.pk)})


def kind(request: HttpRequest, pk: int, item: int, sort: str) -> HttpResponse:
    """Fill in a rule of another kind in the place of what was read; `?loai=` is the kind of criterion."""
    version, row = proposed_for(request, pk, item)
    if sort not in SORTS:
        raise Http404
    chosen = request.GET.get("loai", "")
    start: dict[str, Any] = {chosen: {}} if sort == "rule" and chosen in KINDS else {}
    return _form(request, (version, row, _line(version, row)), sort, start)


def _form(
    request: HttpRequest,
    about: tuple[PlanVersion, Proposed, Line],
    sort: str,
    entries: dict[str, Any],
    digest: str = "",
) -> HttpResponse:
    version, row, shown = about
    plan = draft_of(version).plan
    form = MarkForm.of(plan, sort, entries) if entries else MarkForm(plan, sort)
    given = told_of(request, version, shown, sort) | {
        "digest": digest,
        "back_url": at(version, muc=row.pk),
        "proposed": row,
    }
    say = Say(
        f"Đã ghi {SORTS[sort].say.vi} ở khoản {row.clause}.",
        f"Written: {SORTS[sort].say.en} at {row.clause}.",
    )
    led = Led(
        lambda _made: told(version, say),
        at(version, sau=row.pk),
        lambda made: mark_lines(plan, sort, made),
    )

    def do(made: Any) -> Any:
        return confirming.change(row, Written(sort, made, digest), by=request.user)

    return asked(request, form, entries, given, (do, led))


def _line(version: PlanVersion, row: Proposed) -> Line:
    if not row.clause:
        raise Http404
    return line_of(version, row.clause)


_ITEM = "ke-hoach/<int:pk>/xac-nhan/muc/<int:item>"
urlpatterns = [
    path(f"{_ITEM}/sua", change, name="confirm_change"),
    path(f"{_ITEM}/khac", other, name="confirm_other"),
    path(f"{_ITEM}/khac/<str:sort>", kind, name="confirm_kind"),
]
