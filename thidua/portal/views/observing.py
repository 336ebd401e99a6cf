"""Citizens and the Fatherland Front say how they were served, and read the answer by the code."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.wording import Say
from thidua.portal import actions, guarding
from thidua.portal.forms import ObserveForm
from thidua.portal.models import Observation
from thidua.portal.queries.observed import by_code, of_this_year
from thidua.portal.views.shell import canonical_of, words_of
from thidua.screens.asking import sent
from thidua.screens.cookieless import for_anybody
from thidua.screens.posting import post
from thidua.screens.throttle import within_limit


@for_anybody
def observe(request: HttpRequest) -> HttpResponse:
    """The form; what was sent gets a code."""
    form = ObserveForm(sent(request), initial={"begun": guarding.begun()})
    heading = _("Góp ý về phục vụ")
    told = {"heading": heading, "button": _("Gửi góp ý"), "form": form, "door": "observe"}

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        form.data = form.data.copy() if form.is_bound else form.data
        if form.is_bound:
            form.data["begun"] = guarding.begun()
        about = _("Khen, phản ánh hoặc đề xuất về cách cơ quan phục vụ.")
        more = {"counts": of_this_year(), "canonical": canonical_of(request, heading, about), "about": about}
        return render(request, "portal/observe.html", told | more)

    if request.method != "POST":
        return page()
    if not form.is_valid():
        response = page()
        response.status_code = 422
        return response
    if form.cleaned_data["website"]:
        return HttpResponseRedirect(reverse("portal:observe"))
    return post(
        request,
        lambda: _taken(request, form.cleaned_data),
        lambda made: Say(f"Đã nhận góp ý, mã {made.code}.", f"Your comment was received, code {made.code}."),
        lambda made: reverse("portal:observed", args=[made.code]),
        again=page,
    )


def _taken(request: HttpRequest, typed: dict[str, Any]) -> Observation:
    guarding.check(request, typed["begun"], "observe")
    names = ("kind", "voice", "subject", "text", "happened_on", "name", "contact")
    told = actions.Told(**{name: typed[name] for name in names})
    return actions.send(
        typed["agency"], told
    )  # who says it is what they wrote, never the account they sit at


def observed(request: HttpRequest, code: str) -> HttpResponse:
    """The confirmation: the code and what next; nothing of what was said."""
    found = by_code(code)
    if found is None:
        raise Http404
    told = {"heading": _("Đã nhận góp ý"), "code": found.code, "agency": found.agency, "door": "observe"}
    return _unkept(render(request, "portal/observed.html", told))


def look_up(request: HttpRequest) -> HttpResponse:
    """What became of an observation, for whoever has its code: state, answer, what was done."""
    typed = words_of(request, "ma", 40)
    told: dict[str, Any] = {"heading": _("Tra cứu góp ý"), "typed": typed, "found": None, "door": "observe"}
    status = 200
    if typed and not within_limit(request, "check"):
        told["busy"], status = True, 429
    elif typed:
        told["found"] = by_code(typed)
        status = 200 if told["found"] else 404
    return _unkept(render(request, "portal/look_up.html", told, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    """A page with a code in its address is kept by nobody and found by no search engine."""
    response["Cache-Control"], response["X-Robots-Tag"] = "no-store", "noindex"
    return response
