"""Minutes over HTTP: what was said, the conclusion, signatures, the paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say
from thidua.councils import actions
from thidua.councils.actions.minutes import Said
from thidua.councils.forms import SpeakForm
from thidua.councils.models import Agenda
from thidua.councils.queries.papers import minutes_paper
from thidua.councils.views.shared import Page, agenda_of, ask, page_of, shut, way_to
from thidua.people.models import User
from thidua.records.keeping import kept
from thidua.records.printing import file_response, paper_file, taken_at, worded
from thidua.records.rewording import by_hand
from thidua.screens.posting import expect, post
from thidua.voting.forms import MinutesForm
from thidua.voting.queries import minutes_figures


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as they stand, what each member said, and who signs next."""
    agenda = agenda_of(request, pk)
    counted = agenda.session.state in ("counted", "signed")
    told = {
        "agenda": agenda,
        "session": agenda.session,
        "way": way_to(agenda),
        "statements": agenda.statements.select_related("user", "case__item"),
        "figures": minutes_figures(agenda.session) if counted else [],
        "counted": counted,
        "may": {
            name: access.may(f"council.{name}", request.user, agenda)
            for name in ("speak", "write_minutes", "sign_minutes")
        },
        "role": agenda.session.attendance.filter(user=request.user.pk).values_list("role", flat=True).first(),
    }
    return render(request, "councils/minutes.html", told)


def speaking(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what a member said on record."""
    agenda = agenda_of(request, pk)
    if refused := shut(request, "council.speak", agenda):
        return refused
    whole = request.user.has_role("secretary", "chair")
    roll = agenda.session.attendance.values("user")
    users = User.objects.filter(pk__in=roll) if whole else User.objects.filter(pk=request.user.pk)
    form = SpeakForm(request.POST or None, agenda=agenda, users=users.order_by("name"))
    page = Page(_("Ghi ý kiến"), _("Ghi ý kiến vào biên bản"), page_of(agenda, "minutes"), way_to(agenda))

    def do() -> object:
        return actions.speak(agenda, Said(**form.cleaned_data), by=request.user)

    return ask(
        request,
        form,
        page,
        do,
        (Say("Đã ghi ý kiến.", "The statement was recorded."), page_of(agenda, "minutes")),
    )


def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Write hours and conclusion."""
    agenda = agenda_of(request, pk)
    if refused := shut(request, "council.write_minutes", agenda):
        return refused
    form = MinutesForm(agenda, request.POST or None)
    back = page_of(agenda, "minutes")
    page = Page(_("Viết biên bản"), _("Lưu biên bản"), back, way_to(agenda), version=agenda.version)

    def do() -> Agenda:
        expect(request.POST.get("version"), Agenda.objects.select_for_update(no_key=True).get(pk=agenda.pk))
        return actions.write_minutes(agenda, *form.told(agenda.session), by=request.user)

    return ask(
        request,
        form,
        page,
        do,
        (Say("Đã lưu biên bản.", "The minutes were saved."), page_of(agenda, "minutes")),
    )


@require_POST
def signing(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the minutes: the secretary, then the chair."""
    agenda = agenda_of(request, pk)
    told = Say("Đã ký biên bản.", "The minutes were signed.")
    return post(
        request, lambda: actions.sign_minutes(agenda, by=request.user), told, page_of(agenda, "minutes")
    )


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The minutes as a file."""
    agenda = agenda_of(request, pk)
    if (signed := kept(agenda, ending, by=request.user)) is not None:
        return file_response(signed, f"bien-ban-{pk}", ending)
    plan = agenda.round.movement.plan.code
    own = worded(
        by_hand(agenda, minutes_paper(agenda)),
        agenda.round.movement.agency_id,
        plan,
        taken_at(agenda.minutes),
    )
    return paper_file(own, f"bien-ban-{pk}", ending)
