"""A person's own data: read, taken along, asked about; and what is kept how long."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.law.retention import SOURCE, periods
from thidua.core.wording import Say
from thidua.people.models import Person, Unit
from thidua.privacy import actions
from thidua.privacy.forms import AskForm
from thidua.privacy.models import DataRequest
from thidua.privacy.queries.erasing import contacts_over
from thidua.privacy.queries.kept import as_json, parts_of
from thidua.screens.asking import Question, ask, sent


def _self(request: HttpRequest) -> Person:
    if request.user.person is None:
        raise Http404
    found: Person = request.user.person
    return found


def own(request: HttpRequest) -> HttpResponse:
    """Everything kept of the person who asks, and what they have asked."""
    person = _self(request)
    told = {
        "heading": _("Dữ liệu của tôi"),
        "person": person,
        "parts": parts_of(person),
        "requests": DataRequest.objects.filter(person=person),
    }
    return render(request, "privacy/mine.html", told)


def download(request: HttpRequest) -> HttpResponse:
    """The same as a file for machines."""
    response = HttpResponse(as_json(_self(request)), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    return response


def asking(request: HttpRequest) -> HttpResponse:
    """Ask to have one's data corrected, restricted, erased, or explained."""
    person = _self(request)
    heading = _("Gửi yêu cầu về dữ liệu của tôi")

    def do(told: dict[str, Any]) -> DataRequest:
        return actions.send(person, told["kind"], told["words"], by=request.user)

    done = Say("Đã gửi yêu cầu.", "The request was sent.")
    way = ((_("Dữ liệu của tôi"), reverse("privacy:mine")), (heading, ""))
    to = reverse("privacy:mine")
    question = Question("data_request.send", person, heading, _("Gửi yêu cầu"), do, done, to, way)
    return ask(request, AskForm(sent(request)), question)


def retention(request: HttpRequest) -> HttpResponse:
    """What is kept, how long, on what ground; how much is past its term, for whoever erases it."""
    by = request.user
    due = []
    for unit in _agencies(by):
        count = sum(rows.filter(agency=unit).count() for rows in contacts_over(by))
        due.append((unit, count))
    told = {
        "heading": _("Giữ gì, bao lâu, vì sao"),
        "periods": periods(),
        "source": SOURCE,
        "due": due,
    }
    return render(request, "privacy/retention.html", told)


def _agencies(by: Any) -> list[Any]:
    if not by.is_authenticated or not access.may("personal_data.erase_due", by):
        return []
    return [
        u
        for u in Unit.objects.filter(pk__in=by.agencies_seen_whole)
        if access.may("personal_data.erase_due", by, u)
    ]
