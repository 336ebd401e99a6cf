"""Results of a session over HTTP, and places that the council gives."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.councils import actions
from thidua.councils.forms import SettleForm
from thidua.councils.queries.results import results_of
from thidua.councils.views.shared import Page, agenda_of, ask, page_of, shut, way_to


def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Votes, threshold, passed or not, places and ties, nominee by nominee."""
    agenda = agenda_of(request, pk)
    told = {"agenda": agenda, "session": agenda.session, "way": way_to(agenda)}
    try:
        told["awards"] = results_of(agenda)
    except Refused as refused:
        told["reasons"] = refused.reasons
    told["may_settle"] = access.may("council.settle_places", request.user, agenda)
    return render(request, "councils/results.html", told)


def settling(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the places that votes or the order leave open."""
    agenda = agenda_of(request, pk)
    if refused := shut(request, "council.settle_places", agenda):
        return refused
    form = SettleForm(request.POST or None, agenda=agenda)
    lead = Say(
        "Dùng khi nhiều người được thông qua hơn số suất, hoặc bằng phiếu ở vạch chỉ tiêu.",
        "For when more passed than there are places, or some stand level at the quota line.",
    )
    page = Page(
        _("Chọn người vào suất"),
        _("Ghi lựa chọn của Hội đồng"),
        page_of(agenda, "results"),
        way_to(agenda),
        lead,
    )

    def do() -> object:
        picked = [case.nomination for case in form.cleaned_data["cases"]]
        return actions.settle_places(agenda, picked, form.cleaned_data["reason"], by=request.user)

    done = Say("Đã ghi lựa chọn của Hội đồng.", "The council's choice was recorded.")
    return ask(request, form, page, do, (done, page_of(agenda, "results")))
