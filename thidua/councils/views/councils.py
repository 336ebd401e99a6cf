"""Councils over HTTP: list, one council with members and rules, and the forms that change them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import today
from thidua.core.ballots.rules import decided_on
from thidua.core.wording import Say
from thidua.councils.forms import CouncilForm, SeatForm, WorkingRulesForm
from thidua.councils.queries import councils
from thidua.councils.queries.lists import form_rules, forms_of
from thidua.councils.tables import CouncilFilters, CouncilTable
from thidua.councils.views.shared import Page, ask, council_of, shut
from thidua.people.models import Unit, User
from thidua.screens.lists import ListPage
from thidua.screens.posting import post
from thidua.voting import actions as voting
from thidua.voting.actions import NewCouncil
from thidua.voting.forms import RuleForm
from thidua.voting.models import Council, Seat
from thidua.voting.queries import rule_for


class Councils(ListPage):
    """The award councils."""

    table_class, filterset_class = CouncilTable, CouncilFilters
    template_name = "councils/councils.html"
    heading = gettext_lazy("Hội đồng Thi đua - Khen thưởng")
    unit = gettext_lazy("Hội đồng")
    empty = gettext_lazy("Chưa lập Hội đồng nào. Lập Hội đồng trước khi mở phiên họp đầu tiên.")
    export_name = "hoi-dong"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return councils(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether a council may be set up here."""
        may = access.may("voting.found", self.request.user)
        return super().get_context_data(**kwargs) | {"may_found": may}


def council(request: HttpRequest, pk: int) -> HttpResponse:
    """One council: members, what holds for the whole, and the rule of every form."""
    found = council_of(request, pk)
    names = ("seat", "unseat", "set_working_rules", "set_rule", "plan")
    told = {
        "council": found,
        "seats": found.seats.filter(ended_on=None).select_related("user").order_by("pk"),
        "rules": form_rules(found),
        "general": rule_for(found, "", today()),
        "may": {name: access.may(f"voting.{name}", request.user, found) for name in names},
    }
    return render(request, "councils/council.html", told)


def founding(request: HttpRequest) -> HttpResponse:
    """Set up a council."""
    held = access.holdings_for(["voting.found"], request.user)
    ids = [h.agency_id for h in held if h.movement_id is None]
    form = CouncilForm(request.POST or None, units=Unit.objects.filter(pk__in=ids).order_by("path"))
    page = Page(_("Lập Hội đồng"), _("Lập Hội đồng"), reverse("councils:sessions"), _way())

    def do() -> Council:
        given = form.cleaned_data
        return voting.found(
            NewCouncil(given["unit"], given["name"], given["kind"] or "award", given["decision"]),
            by=request.user,
        )

    done = Say("Đã lập Hội đồng. Thêm thành viên.", "The council is set up. Add its members.")
    return ask(request, form, page, do, (done, _page))


def seating(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a seat."""
    found = council_of(request, pk)
    if refused := shut(request, "voting.seat", found):
        return refused
    roles = ("chair", "secretary", "member")
    users = User.objects.filter(
        is_active=True, appointments__role__in=roles, appointments__unit__agency=found.agency,
        appointments__ended_on=None,
    ).distinct()  # fmt: skip
    form = SeatForm(request.POST or None, users=users.exclude(seats__council=found, seats__ended_on=None))
    page = Page(_("Thêm thành viên"), _("Thêm thành viên"), _page(found), _way(found))

    def do() -> Seat:
        return voting.seat(found, form.cleaned_data["user"], form.cleaned_data["role"], by=request.user)

    return ask(request, form, page, do, (Say("Đã thêm thành viên.", "The member was added."), _page(found)))


@require_POST
def unseating(request: HttpRequest, pk: int) -> HttpResponse:
    """End a seat."""
    seat = get_object_or_404(Seat.objects.select_related("council", "user"), pk=pk)
    found = council_of(request, seat.council_id)
    told = Say(f"{seat.user} thôi là thành viên Hội đồng.", f"{seat.user} no longer sits in the council.")
    return post(request, lambda: voting.unseat(seat, by=request.user), told, _page(found))


def working_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare what holds for the whole council."""
    found = council_of(request, pk)
    if refused := shut(request, "voting.set_working_rules", found):
        return refused
    first = {"quorum": found.quorum, "recusal": found.recusal, "basis": found.basis}
    form = WorkingRulesForm(request.POST or None, initial=first)
    page = Page(_("Quy tắc làm việc"), _("Lưu quy tắc làm việc"), _page(found), _way(found))

    def do() -> Council:
        return voting.set_working_rules(found, by=request.user, **form.cleaned_data)

    done = Say("Đã lưu quy tắc làm việc.", "The working rules were saved.")
    return ask(request, form, page, do, (done, _page(found)))


def rule(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Set threshold, quorum and secrecy for a form, with clause and reason."""
    found = council_of(request, pk)
    if form not in forms_of(found):
        raise Http404
    if refused := shut(request, "voting.set_rule", found):
        return refused
    asked = RuleForm(request.POST or None)
    said = decided_on(form)
    heading = Say(f"Ngưỡng thông qua: {said.vi}", f"Threshold: {said.en}")
    page = Page(heading, _("Lưu ngưỡng thông qua"), _page(found), _way(found))
    done = Say(f"Đã đặt ngưỡng cho {said.vi}.", f"The threshold for the {said.en} was set.")
    return ask(
        request,
        asked,
        page,
        lambda: voting.set_rule(found, asked.rule(form), by=request.user),
        (done, _page(found)),
    )


def _page(found: Council) -> str:
    return reverse("councils:council", args=[found.pk])


def _way(found: Council | None = None) -> tuple[tuple[Any, str], ...]:
    up = ((Say("Hội đồng", "Councils"), reverse("councils:sessions")),)
    return (*up, (found.name, _page(found))) if found else up
