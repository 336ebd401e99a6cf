"""Revoking and correcting a decision over HTTP, and base salaries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.law.money import salaries
from thidua.core.wording import Say
from thidua.decisions import actions
from thidua.decisions.actions.money import entered
from thidua.decisions.forms.decisions import CorrectForm, RevokeForm, SalaryForm
from thidua.decisions.views.pages import back, seen
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post


def revoking(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the revocation of some awards of a decision, or of all."""
    found = seen(request, pk)
    if not access.may("decision.draft_revocation", request.user, found):
        return forbidden(request, access.refusal("decision.draft_revocation", request.user))
    lines = found.lines.filter(honour__revoked_on=None)
    form = RevokeForm(request.POST or None, lines=lines)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {"form": form, "decision": found, "button": _("Lập dự thảo hủy bỏ"), "back_url": back(found)}
        return render(request, "decisions/revoke.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    given = form.cleaned_data
    return post(
        request,
        lambda: actions.draft_revocation(
            found, form.chosen, given["ground"], given["reason"], by=request.user
        ),
        Say(
            "Đã lập dự thảo hủy bỏ. Xem lại rồi trình ký.",
            "The revocation is drafted. Look at it, then send it.",
        ),
        back,
        again,
    )


def correcting(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the correction of words of a decision."""
    found = seen(request, pk)
    if not access.may("decision.draft_correction", request.user, found):
        return forbidden(request, access.refusal("decision.draft_correction", request.user))
    form = CorrectForm(request.POST or None, lines=found.lines.all())

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "decision": found,
            "button": _("Lập dự thảo đính chính"),
            "back_url": back(found),
        }
        return render(request, "decisions/correct.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    return post(
        request,
        lambda: actions.draft_correction(found, form.words, form.cleaned_data["reason"], by=request.user),
        Say("Đã lập dự thảo đính chính.", "The correction is drafted."),
        back,
        again,
    )


def salary(request: HttpRequest) -> HttpResponse:
    """Base salaries: those shipped with the law packs, those entered, and one more."""
    form = SalaryForm(request.POST or None)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        known = sorted([*salaries(), *entered()], key=lambda s: s.since, reverse=True)
        told = {"form": form, "known": known, "button": _("Ghi mức lương cơ sở")}
        return render(request, "decisions/salary.html", told | {"back_url": reverse("decisions:list")})

    if request.method != "POST" or not form.is_valid():
        return again()
    given = form.cleaned_data
    return post(
        request,
        lambda: actions.set_salary(given["since"], given["amount"], given["source"], by=request.user),
        Say("Đã ghi mức lương cơ sở.", "The base salary was entered."),
        reverse("decisions:salary"),
        again,
    )
