"""Sessions over HTTP: list, calling one, its page, its agenda."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say
from thidua.councils import actions
from thidua.councils.forms import SessionForm, words
from thidua.councils.models import Agenda, Case
from thidua.councils.queries import by_waiting, sessions, waiting_cases
from thidua.councils.queries.steps import session_steps
from thidua.councils.tables import SessionFilters, SessionTable
from thidua.councils.views.shared import Page, agenda_of, ask, council_of, meeting_of, page_of, shut, way_to
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import award_said
from thidua.screens.lists import ListPage
from thidua.screens.posting import post
from thidua.screens.spoken import said
from thidua.voting import actions as voting
from thidua.voting import queries as votes
from thidua.voting.actions import NewSession
from thidua.voting.forms import ReasonForm
from thidua.voting.models import Council

RIGHTS = (
    "open_vote",
    "mark",
    "recuse",
    "name_holders",
    "change_mode",
    "show",
    "enter_paper",
    "write",
    "abandon",
)
OWN = ("add_case", "remove_case", "call_off", "close", "close_open", "confirm_paper", "speak")


class Sessions(ListPage):
    """Sessions of award councils."""

    table_class, filterset_class = SessionTable, SessionFilters
    template_name = "councils/list.html"
    heading = gettext_lazy("Phiên họp Hội đồng")
    unit = gettext_lazy("phiên họp")
    measured_in = gettext_lazy("hồ sơ")
    empty_link = (gettext_lazy("Các Hội đồng"), reverse_lazy("councils:sessions"))
    empty = gettext_lazy("Chưa có phiên họp nào. Mở trang Hội đồng để lập phiên họp.")
    export_name = "phien-hop"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return sessions(self.request.user)


def calling(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a session on nominations of a round of the council's agency."""
    found = council_of(request, pk)
    if refused := shut(request, "council.call_session", found):
        return refused
    rounds = Round.objects.filter(movement__agency=found.agency, movement__state="open")
    rounds = rounds.select_related("movement__plan", "movement__agency")
    chosen = request.POST.get("round") or request.GET.get("dot") or ""
    if not chosen.isdigit():
        waiting, others = by_waiting(rounds)
        told = {"council": found, "rounds": waiting, "others": others}
        return render(request, "councils/choose_round.html", told)
    round_ = get_object_or_404(rounds, pk=chosen)
    return _call(request, found, round_)


def _call(request: HttpRequest, found: Council, round_: Round) -> HttpResponse:
    waiting = list(waiting_cases(round_))
    cases = [(str(n.pk), f"{n.code} · {n.person or n.unit} · {said(award_said(n))}") for n in waiting]
    first = {
        "cases": [str(n.pk) for n in waiting if n.state == "before_council"],
        "day": today(),
        "title": _("Họp xét khen thưởng %(round)s") % {"round": round_.name},
    }
    form = SessionForm(request.POST or None, cases=cases, initial=first)
    back = page_of_council(found)
    page = Page(
        _("Lập phiên họp"),
        _("Lập phiên họp"),
        back,
        ((Say("Hội đồng", "Councils"), back),),
        f"{round_.movement.name} · {round_.name}",
        "councils/call.html",
        {"round": round_, "waiting": waiting},
    )

    def do() -> Agenda:
        given = form.cleaned_data
        told = NewSession(given["title"], form.held_at, given["mode"], given["place"])
        picked = [n for n in waiting if str(n.pk) in given["cases"]]
        return actions.call_session(found, round_, told, picked, by=request.user)

    done = Say("Đã lập phiên họp và báo các thành viên.", "The session is called and its members are told.")
    return ask(request, form, page, do, (done, page_of))


def page_of_council(found: Council) -> str:
    """The address of a council's page."""
    return reverse("councils:council", args=[found.pk])


def session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: agenda, recusals, what hinders the opening, turnout, results."""
    agenda = meeting_of(request, pk)
    one = agenda.session
    if agenda.pk is None:
        return redirect("initiatives:session", pk=one.pk)
    may = {name: access.may(f"voting.{name}", request.user, one) for name in RIGHTS}
    may |= {name: access.may(f"council.{name}", request.user, agenda) for name in OWN}
    counted = one.state in ("counted", "signed")
    told: dict[str, Any] = {
        "agenda": agenda,
        "session": one,
        "line": session_steps(agenda),
        "may": may,
        "roll": votes.roll_of(one),
        "cases": agenda.cases.select_related("item", "nomination").prefetch_related("item__recusals__user"),
        "holders": one.holders.select_related("user"),
        "mine": one.attendance.filter(user=request.user.pk).first(),
        "modes": words("vote_mode"),
        "counted": counted,
    }
    if one.state == "planned":
        told["hindered"] = list(votes.hindrances(one, warned=True).values())
        told["conflicts"] = votes.conflicts(one)
        told["waiting"] = waiting_cases(agenda.round) if may["add_case"] else []
    elif one.state == "voting":
        told["turnout"] = votes.turnout(one)
        told["ballot"] = votes.ballot_of(one, request.user)
    elif counted:
        told["figures"] = votes.minutes_figures(one)
    return render(request, "councils/session.html", told)


@require_POST
def adding(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one more nomination on the agenda."""
    agenda = agenda_of(request, pk)
    rows = Nomination.objects.visible_to(request.user).filter(round=agenda.round_id)
    nomination = get_object_or_404(
        rows.select_related("unit", "person", "movement__plan"), pk=request.POST.get("nomination")
    )
    told = Say(f"Đã thêm {nomination.code} vào chương trình.", f"{nomination.code} is on the agenda.")
    return post(request, lambda: actions.add_case(agenda, nomination, by=request.user), told, page_of(agenda))


@require_POST
def removing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a nomination off the agenda."""
    case = get_object_or_404(Case.objects.select_related("agenda", "item__session", "nomination"), pk=pk)
    agenda = agenda_of(request, case.agenda.session_id)
    told = Say(
        f"Đã bỏ {case.nomination.code} khỏi chương trình.", f"{case.nomination.code} is off the agenda."
    )
    return post(request, lambda: actions.remove_case(case, by=request.user), told, page_of(agenda))


def calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a session off, with the reason."""
    agenda = agenda_of(request, pk)
    if refused := shut(request, "council.call_off", agenda):
        return refused
    form = ReasonForm(request.POST or None)
    page = Page(_("Không họp phiên này"), _("Không họp phiên này"), page_of(agenda), way_to(agenda))
    done = Say(
        "Đã ghi không họp; hồ sơ chờ phiên khác.", "The session is called off; its cases wait for another."
    )

    def do() -> Agenda:
        return actions.call_off(agenda, form.cleaned_data["reason"], by=request.user)

    return ask(request, form, page, do, (done, page_of(agenda)))


@require_POST
def mode(request: HttpRequest, pk: int) -> HttpResponse:
    """Vote in another way than planned."""
    agenda = meeting_of(request, pk)
    asked = request.POST.get("mode", "")
    known = dict(words("vote_mode"))
    told = Say("Đã đổi cách bỏ phiếu.", "The way of voting was changed.")
    way = asked if asked in known else agenda.session.mode
    return post(
        request, lambda: voting.change_mode(agenda.session, way, by=request.user), told, page_of(agenda)
    )
