"""The ballot, how far the vote has come, and the printed list of check codes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from thidua.core.ballots.disclosure import gives_away
from thidua.core.wording import Say
from thidua.screens.posting import post
from thidua.voting import actions, queries
from thidua.voting.forms import BallotForm
from thidua.voting.models import Recusal, Seal, Session
from thidua.voting.queries.opening import least_voters
from thidua.voting.queries.results import rule_said
from thidua.voting.views.shared import context, page

CAST = Say(
    "Đã nhận phiếu kín của bạn. Hệ thống ghi bạn đã bỏ phiếu, không ghi bạn chọn gì.",
    "Your sealed ballot is in the box. The system records that you voted, not what you chose.",
)


@page("voting.cast")
def ballot(request: HttpRequest, session: Session) -> HttpResponse:
    """The ballot of a member: one answer an item, and what secrecy holds and does not hold."""
    return _ballot(request, session)


def _ballot(request: HttpRequest, session: Session, reasons: tuple[Say, ...] = ()) -> HttpResponse:
    """The page without any answer ticked, also after a refusal: nothing chosen goes back on a screen."""
    roll = queries.roll_of(session)
    mine = roll.ballot(request.user.pk) if session.state == "voting" and session.mode == "sealed" else ()
    stood = Recusal.objects.filter(item__session=session, user=request.user.pk).select_related("item")
    seals = Seal.objects.filter(item__session=session, user=request.user.pk).order_by("item__number")
    told = context(
        session,
        form=BallotForm(mine) if mine else None,
        rules=[(item, rule_said(item)) for item in mine],
        stood=list(stood.order_by("item__number")),
        checks=list(seals.values_list("item__number", "check_code")),
        warning=gives_away(least_voters(roll)),
        reasons=reasons,
    )
    return render(request, "voting/ballot.html", told)


@require_POST
@page("voting.cast")
@sensitive_variables()
def cast(request: HttpRequest, session: Session) -> HttpResponse:
    """Seal the ballot; whatever was chosen, the answer is the same redirect."""
    form = BallotForm(queries.ballot_of(session, request.user), request.POST)
    choices = form.choices() if form.is_valid() else {}
    return post(
        request,
        lambda: actions.cast(session, choices, by=request.user) and None,
        CAST,
        reverse("voting:ballot", args=[session.pk]),
        lambda reasons: _ballot(request, session, reasons),
    )


@page("voting.view")
def turnout(request: HttpRequest, session: Session) -> HttpResponse:
    """Who has voted and who has not; after the count, the results. A fragment for htmx, a page for all."""
    counted = session.state in ("counted", "signed")
    told = context(
        session,
        turnout=queries.turnout(session) if session.state == "voting" else None,
        figures=queries.minutes_figures(session) if counted else [],
    )
    return render(request, "voting/turnout_part.html" if request.htmx else "voting/turnout.html", told)


@page("voting.view")
def checks(request: HttpRequest, session: Session) -> HttpResponse:
    """The list to print: member, item, check code; it names no choice."""
    told = context(session, rows=queries.check_list(session), agency_name=session.agency.name)
    return render(request, "voting/checks.html", told | {"back_url": told["session_url"]})
