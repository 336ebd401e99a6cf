"""The demo only: a clock that can be set, in plain sight; sign-in by one click; the guided path."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from thidua.clock import moment
from thidua.core.wording import Say
from thidua.home.demo.cast import people
from thidua.home.demo.path import steps
from thidua.people.models import User
from thidua.screens.forms import DayField, Form
from thidua.screens.models import DemoClock
from thidua.screens.posting import back_of, banner

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404


@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's people."""
    _only_in_demo()
    chosen = request.POST.get("user", "")
    user = get_object_or_404(User, pk=int(chosen) if chosen.isdigit() else 0, is_active=True, demo=True)
    login(request, user, backend=BACKEND)
    to = request.POST.get("to", "")
    inside = to.startswith("/") and url_has_allowed_host_and_scheme(to, None)
    leads = to if inside else reverse("home:todo")
    return HttpResponseRedirect(leads)


class ClockForm(Form):
    """The day on which the demo's clock is set."""

    day = DayField()


@require_POST
def set_clock(request: HttpRequest) -> HttpResponse:
    """Set the demo's clock to a day; it goes on running from there."""
    _only_in_demo()
    form = ClockForm(request.POST)
    if form.is_valid():
        shift = moment(form.cleaned_data["day"]) - datetime.now(UTC)
        seconds = int(shift / timedelta(seconds=1))
        DemoClock.objects.update_or_create(pk=1, defaults={"shift": seconds})
        day = f"{form.cleaned_data['day']:%d/%m/%Y}"
        banner(request, Say(f"Đã đặt đồng hồ: {day}.", f"Clock set: {day}."))
    else:
        banner(request, Say(*[str(e) for e in form.errors["day"][:1]] * 2), 40)
    return HttpResponseRedirect(back_of(request))


def guide(request: HttpRequest) -> HttpResponse:
    """The path of ten minutes from a plan to a decision, role by role."""
    _only_in_demo()
    return render(request, "home/guide.html", {"steps": steps(), "people": people()})
