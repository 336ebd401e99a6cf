"""Beside a clause of a plan: how often each answer came there, with the way to the list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from thidua.core.wording import Say
from thidua.movements.models import Movement
from thidua.nominations.queries.clause_counts import clause_counts

OPEN = Say("Mở danh sách", "Open the list")


def counts(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """A part of the plan page; without scripts, the list itself."""
    movement = get_object_or_404(Movement.objects.visible_to(request.user).select_related("plan"), pk=pk)
    found = clause_counts(movement, clause, request.user)
    if getattr(request, "htmx", False):
        return render(request, "nominations/clause_counts.html", {"found": found, "open": OPEN})
    if not found:
        return HttpResponseRedirect(reverse("nominations:eligibility"))
    first = found[0]
    address = reverse("nominations:standings", args=[first.round.pk, first.award])
    return HttpResponseRedirect(f"{address}?point={first.point.at}&answer=open")


urlpatterns = [path("xet/khoan/<int:pk>/<str:clause>", counts, name="clause_counts")]
