"""What every page of a council begins with: what one may see, and one way to show a form and do its act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from thidua import access
from thidua.core.ballots.rules import INITIATIVE
from thidua.core.wording import Say
from thidua.councils.models import Agenda
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, conflicted, post
from thidua.voting.models import Council, Session

Told = Say | Callable[[Any], Say]
Led = str | Callable[[Any], str]


@dataclass(frozen=True)
class Page:
    """A page with one form: its heading, its button, where it leads back, its crumbs."""

    heading: Any
    button: Any
    back: str
    crumbs: tuple[tuple[Any, str], ...] = ()
    lead: Any = ""
    template: str = "councils/form.html"
    more: Any = None
    version: int | None = None


def ask(
    request: HttpRequest, form: Any, page: Page, do: Callable[[], Any], ends: tuple[Told, Led]
) -> HttpResponse:
    """Show a form, or do its act and lead on; a refusal comes back on the same page."""

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons and form is not None:
            form.refuse(reasons)
        told = {
            "form": form,
            "reasons": reasons if form is None else (),
            "heading": page.heading,
            "button": page.button,
            "back_url": page.back,
            "way": page.crumbs,
            "lead": page.lead,
            "version": page.version,
        }
        return render(request, page.template, told | dict(page.more or {}))

    if request.method != "POST" or (form is not None and not form.is_valid()):
        return again()
    try:
        return post(request, do, ends[0], ends[1], again)
    except Conflict as conflict:
        return conflicted(request, conflict, _pairs(form, conflict.thing))


def _pairs(form: Any, saved: Any) -> list[tuple[Say, str, str]]:
    """Label, mine and saved of each field that both have."""
    return [
        (
            Say(str(field.label), str(field.label)),
            str(form.cleaned_data.get(name) or ""),
            str(getattr(saved, name)),
        )
        for name, field in form.fields.items()
        if hasattr(saved, name)
    ]


def agenda_of(request: HttpRequest, pk: int) -> Agenda:
    """The agenda of a session that this person may see, else 404."""
    return get_object_or_404(_agendas(request), session=pk)


def _agendas(request: HttpRequest) -> QuerySet[Agenda]:
    return Agenda.objects.visible_to(request.user).select_related(
        "session__council", "movement__agency", "movement__plan", "round__movement__plan",
        "round__movement__agency", "agency", "minutes", "written_by", "signed_by",
    )  # fmt: skip


def meeting_of(request: HttpRequest, pk: int) -> Agenda:
    """The session of whatever council; that of an initiative council has no round, so nothing of it is stored."""
    if (agenda := _agendas(request).filter(session=pk).first()) is not None:
        return agenda
    rows = Session.objects.visible_to(request.user).filter(council__kind=INITIATIVE)
    session = get_object_or_404(rows.select_related("council", "agency"), pk=pk)
    return Agenda(agency=session.agency, session=session)


def council_of(request: HttpRequest, pk: int) -> Council:
    """A council that this person may see, else 404."""
    rows = Council.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("agency", "unit"), pk=pk)


def shut(request: HttpRequest, right: str, thing: Any) -> HttpResponse | None:
    """The page that refuses, where the person may see the thing but not act on it."""
    if access.may(right, request.user, thing):
        return None
    return forbidden(request, access.refusal(right, request.user))


def page_of(agenda: Agenda, name: str = "session") -> str:
    """The address of a session's page."""
    return reverse(f"councils:{name}", args=[agenda.session_id])


def way_to(agenda: Agenda) -> tuple[tuple[Any, str], ...]:
    """The way to a session's page."""
    return ((Say("Hội đồng", "Councils"), reverse("councils:list")), (agenda.session.title, page_of(agenda)))
