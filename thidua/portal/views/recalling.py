"""The office's side: which decisions from before this program stand on the honour roll."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.clock import today
from thidua.core.wording import Say
from thidua.people.models import Unit
from thidua.portal import actions
from thidua.portal.forms import RecallForm
from thidua.portal.queries.managing import outside_years, recalled
from thidua.portal.views.managing import Words, question
from thidua.portal.views.shell import number_of
from thidua.screens.asking import ask, sent


def recalling(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick the decisions of a year that anybody may know; the others are not shown."""
    agency = get_object_or_404(Unit, pk=pk, is_agency=True)
    years = outside_years(agency)
    asked_for = number_of(request.GET.get("year", ""))
    year = asked_for if asked_for in years else (years or [today().year])[0]
    form = RecallForm(sent(request), rows=recalled(agency, year))
    words = Words(_("Khen thưởng trước đây"), _saved(year), _note(agency))
    asked = question(
        "public.show_decisions",
        agency,
        words,
        lambda _told: actions.show_decisions(agency, year, form.outside(), by=request.user),
    )
    shown = {**asked.shown, "years": years, "year": year, "register": reverse("honours:register")}
    asked = replace(asked, button=_("Lưu"), template="portal/recall.html", shown=shown)
    return ask(request, form, replace(asked, to=f"{request.path}?year={year}"))


def _saved(year: int) -> Say:
    return Say(f"Đã lưu bảng vinh danh năm {year}.", f"The honour roll of {year} was saved.")


def _note(agency: Unit) -> Say:
    return Say(
        f"{agency}: quyết định có trong sổ khen thưởng nhưng không lập ở đây. Chỉ đánh dấu quyết định đã công khai khi "
        "ban hành. Cổng chỉ hiện tên, đơn vị, hình thức, số và ngày quyết định.",
        f"{agency}: decisions in the register that were not made here. Tick only those that were made public when "
        "issued. The site shows name, unit, award, number and day, nothing else.",
    )
