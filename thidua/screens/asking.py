"""One page with one form: shown, posted once, refused with its reasons and everything typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from thidua import access
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.middleware import forbidden
from thidua.screens.models import Once
from thidua.screens.posting import Led, Told, once_of, post

PLAIN = "screens/ask.html"
SURE = "screens/ask_sure.html"
"""The page of an act that cannot be undone: give `consequence` in `shown`."""


@dataclass(frozen=True)
class Question:
    """What a form page asks and what comes of the answer.

    `right` is measured over `thing` before the form is shown; the action measures it again. `way` is
    the breadcrumb: (label, address), the last without address.
    """

    right: str
    thing: Any
    heading: Any
    button: Any
    do: Callable[[Any], Any]
    told: Told
    to: Led
    way: tuple[tuple[Any, str], ...] = ()
    template: str = PLAIN
    shown: Mapping[str, Any] = field(default_factory=dict)


def sent(request: HttpRequest) -> Any:
    """What was posted, for a form; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def unfit(response: HttpResponse) -> HttpResponse:
    """The same page, as the answer to a form with faults."""
    response.status_code = 422
    return response


def already(request: HttpRequest) -> HttpResponse | None:
    """Where the same post led the first time; what it asked for may no longer be on offer."""
    token = once_of(request)
    former = Once.objects.filter(token=token).first() if token else None
    return HttpResponseRedirect(former.led_to) if former else None


def shown(
    request: HttpRequest, form: BaseForm, question: Question, reasons: tuple[Say, ...] = ()
) -> HttpResponse:
    """The page of a question with its form as it stands; nothing is done."""
    if reasons:
        form.refuse(reasons)
    context = {"heading": question.heading, "button": question.button, "way": question.way, "form": form}
    back = next((url for _, url in reversed(question.way) if url), "")
    return render(request, question.template, context | {"back_url": back} | dict(question.shown))


def ask(request: HttpRequest, form: BaseForm, question: Question) -> HttpResponse:
    """Show the form, or do what it asks once and lead on; a refusal comes back on the same page."""
    if not access.may(question.right, request.user, question.thing):
        return forbidden(request, access.refusal(question.right, request.user))

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        return shown(request, form, question, reasons)

    if request.method != "POST":
        return page()
    if not form.is_valid():
        return already(request) or unfit(page())
    return post(request, lambda: question.do(form.cleaned_data), question.told, question.to, again=page)


@dataclass(frozen=True)
class Look:
    """What is looked at between a form and its deed: `shown` tells what the deed would do, saving nothing."""

    template: str
    button: Any
    shown: Callable[[Any], Mapping[str, Any]]


def ask_previewed(request: HttpRequest, form: BaseForm, question: Question, look: Look) -> HttpResponse:
    """Show the form, then what it would do with everything typed kept, then do it."""
    first = request.method == "POST" and "confirmed" not in request.POST
    if not first or not access.may(question.right, request.user, question.thing) or not form.is_valid():
        return ask(request, form, question)
    told = {"heading": question.heading, "way": question.way, "form": form}
    back = next((url for _, url in reversed(question.way) if url), "")
    try:
        shown = look.shown(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused.reasons)
        told |= {"button": question.button, "back_url": back}
        return unfit(render(request, question.template, told | dict(question.shown)))
    typed = [(k, v) for k, values in request.POST.lists() for v in values if k not in _OURS]
    told |= {"button": look.button, "back_url": request.path, "typed": typed, "form": None}
    return render(request, look.template, told | dict(shown))


_OURS = ("csrfmiddlewaretoken", "once", "confirmed")
