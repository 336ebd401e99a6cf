"""The acts of the way up over HTTP."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say
from thidua.decisions import actions
from thidua.decisions.forms.packages import AnswerForm, AskForm, SendForm
from thidua.decisions.models import Package
from thidua.decisions.queries.above import Way, way_up
from thidua.decisions.queries.choosing import awards_above
from thidua.decisions.queries.standing import READY, awards_of
from thidua.decisions.views.packages import back, seen
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post


def sending(request: HttpRequest) -> HttpResponse:
    """Choose the award, then who goes up, and send."""
    chosen = request.POST.get("award") or request.GET.get("hinh-thuc") or ""
    pk, _slash, base = chosen.partition("/")
    if not pk.isdigit():
        return render(request, "decisions/choose_award.html", {"offered": awards_above(request.user)})
    rounds = Round.objects.filter(movement__agency__in=request.user.agencies_seen_whole)
    round_ = get_object_or_404(
        rounds.select_related("movement__plan", "movement__agency", "movement__parent"), pk=pk
    )
    ready = _ready(request, round_, base)
    way = way_up(round_, base)
    first = {"nominations": [str(n.pk) for n in ready], "outside": way.outside}
    choices = [(str(n.pk), f"{n.code} · {n.person or n.unit}") for n in ready]
    form = SendForm(_posted(request), choices=choices, inside=way.movement is not None, initial=first)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        award = awards_of(plan_of(round_.movement.plan), base)[0]
        told = {"form": form, "award": award, "round": round_, "way": way, "chosen": chosen, "ready": ready}
        told |= {"button": _("Chuyển lên cấp trên"), "back_url": reverse("decisions:packages")}
        return render(request, "decisions/send_up.html", told)

    if form.is_bound and form.is_valid():
        picked = [n for n in ready if str(n.pk) in form.cleaned_data["nominations"]]
        to = way if way.movement else Way(outside=form.cleaned_data["outside"])
        return post(
            request,
            lambda: actions.send_up(round_, base, picked, to, by=request.user),
            lambda made: Say(
                f"Đã gửi {len(picked)} hồ sơ, tờ trình số {made.letter.text}.",
                f"Sent: {len(picked)}, letter {made.letter.text}.",
            ),
            back,
            again,
        )
    return again()


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _ready(request: HttpRequest, round_: Round, base: str) -> list[Nomination]:
    ids = [a.id for a in awards_of(plan_of(round_.movement.plan), base, round_.kind)]
    rows = Nomination.objects.visible_to(request.user).filter(round=round_, award__in=ids, state__in=READY)
    return list(rows.select_related("unit", "person", "movement").order_by("person", "unit__path"))


@require_POST
def receiving(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a package into this agency's movement."""
    told = Say(
        "Đã tiếp nhận. Hồ sơ vào hàng chờ của phong trào này.", "Received. The dossiers joined the queue."
    )
    return _simple(request, pk, actions.receive, told)


@require_POST
def supplementing(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the dossiers again as they are now."""
    return _simple(request, pk, actions.supplement, Say("Đã gửi bổ sung.", "The supplement was sent."))


@require_POST
def calling_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a package back before it was received."""
    return _simple(
        request, pk, actions.call_back, Say("Đã gọi gói hồ sơ về.", "The package was called back.")
    )


def _simple(request: HttpRequest, pk: int, do: Any, told: Say) -> HttpResponse:
    found = seen(request, pk)
    return post(request, lambda: do(found, by=request.user), told, back(found))


def returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the level below to supplement."""
    found = seen(request, pk)
    if not access.may("package.return", request.user, found.to_movement):
        return forbidden(request, access.refusal("package.return", request.user))
    form = AskForm(_posted(request))

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "package": found,
            "heading": _("Yêu cầu bổ sung"),
            "button": _("Yêu cầu bổ sung"),
        }
        return render(request, "decisions/package_form.html", told | {"back_url": back(found)})

    if not form.is_bound or not form.is_valid():
        return again()
    given = form.cleaned_data
    told = Say("Đã yêu cầu cấp dưới bổ sung.", "The level below was asked to supplement.")
    do = actions.return_package
    return post(
        request, lambda: do(found, given["reason"], given["by_on"], by=request.user), told, back(found), again
    )


def answering(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the answer of a level that does not work here."""
    found: Package = seen(request, pk)
    if not access.may("package.answer", request.user, found):
        return forbidden(request, access.refusal("package.answer", request.user))
    lines = found.lines.select_related("nomination__unit", "nomination__person")
    form = AnswerForm(_posted(request), lines=lines, initial={"from_": found.to_outside})

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "package": found,
            "heading": _("Ghi trả lời của cấp trên"),
            "button": _("Ghi trả lời"),
        }
        return render(request, "decisions/package_form.html", told | {"back_url": back(found)})

    if not form.is_bound or not form.is_valid():
        return again()
    told = Say("Đã ghi trả lời và danh hiệu được tặng.", "The answer and the awards granted were recorded.")
    return post(
        request, lambda: actions.answer(found, form.answer, by=request.user), told, back(found), again
    )
