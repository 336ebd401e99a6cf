"""Drafting, sending and signing a decision over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say, several
from thidua.decisions import actions
from thidua.decisions.actions.drafting import hindrances
from thidua.decisions.actions.money import prizes
from thidua.decisions.forms.decisions import DraftForm, ReasonForm
from thidua.decisions.models import Awarded, Decision, Letter
from thidua.decisions.queries.choosing import own_awards
from thidua.decisions.queries.page import lines_of, money_of
from thidua.decisions.views.pages import back, seen
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.records.signing import key_of
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post
from thidua.screens.spoken import said

Again = Callable[[tuple[Say, ...]], HttpResponse]


def drafting(request: HttpRequest) -> HttpResponse:
    """Choose the award and round, and begin its decision."""
    offered = own_awards(request.user)
    ready = [o for o in offered if o.ready]
    known = {f"{o.round.pk}/{o.base}": o for o in offered}
    choices = [(c, said(o.say)) for c, o in known.items() if o.ready or c == request.POST.get("award")]
    form = DraftForm(request.POST or None, choices=choices)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "offered": offered,
            "ready": ready,
            "button": _("Lập dự thảo"),
            "back_url": reverse("decisions:list"),
        }
        return render(request, "decisions/draft.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    pk, _slash, base = form.cleaned_data["award"].partition("/")
    round_ = Round.objects.select_related("movement__plan", "movement__agency").get(pk=pk)

    def told(made: Decision) -> Say:
        count = made.lines.count()
        return Say(
            f"Đã lập dự thảo với {count} hồ sơ có suất. Xem lại rồi trình ký.",
            f"The draft holds {several(count, 'nomination')} with a place. Look at it, then send it for signature.",
        )

    def do() -> Decision:
        return actions.draft(round_, base, by=request.user)

    return post(request, do, told, back, again)


@require_POST
def taking_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one more nomination into the draft."""
    found = seen(request, pk)
    rows = Nomination.objects.visible_to(request.user).filter(round=found.round_id)
    nomination = get_object_or_404(
        rows.select_related("unit", "person", "movement"), pk=request.POST.get("nomination")
    )
    return post(
        request,
        lambda: actions.take_in(found, nomination, by=request.user),
        Say(f"Đã thêm {nomination.code}.", f"{nomination.code} was taken in."),
        back(found),
    )


@require_POST
def taking_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a line out; its place is free again."""
    line = _line(request, pk)
    who = line.nomination.person or line.nomination.unit
    return post(
        request,
        lambda: actions.take_out(line, by=request.user),
        Say(f"Đã đưa {who} ra; suất để mở.", f"{who} was taken out; the place is open."),
        back(line.decision),
    )


@require_POST
def rewording(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what a line is awarded for."""
    line = _line(request, pk)
    reason, was = request.POST.get("reason", ""), request.POST.get("was")
    return post(
        request,
        lambda: actions.reword(line, reason[:1000], by=request.user, was=was),
        Say("Đã lưu lời ghi thành tích.", "The words of the achievement were saved."),
        back(line.decision),
    )


@require_POST
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the decision for signature."""
    found = seen(request, pk)
    told = Say("Đã trình ký. Người ký đang giữ.", "Sent for signature. The signer holds it now.")
    return post(request, lambda: actions.send(found, by=request.user), told, back(found))


@require_POST
def publishing(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish an issued decision."""
    found = seen(request, pk)
    told = Say("Đã công bố quyết định.", "The decision was published.")
    return post(request, lambda: actions.publish(found, by=request.user), told, back(found))


def issuing(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign and issue, on a page of its own that says what will happen."""
    found = seen(request, pk)
    if not access.may("decision.issue", request.user, found):
        return forbidden(request, access.refusal("decision.issue", request.user))

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        told = _consequence(found) | {
            "decision": found,
            "reasons": reasons or tuple(hindrances(found).values()),
            "signed": key_of(found.agency) is not None,
            "button": _("Ký ban hành"),
            "back_url": back(found),
            "back_text": _("Chưa ký"),
        }
        return render(request, "decisions/issue.html", told)

    if request.method != "POST":
        return again()
    return post(
        request,
        lambda: actions.issue(found, by=request.user),
        lambda made: Say(
            f"Số {made.issued.text} ngày {made.signed_on:%d/%m/%Y}. {_done(made).vi}",
            f"Number {made.issued.text} of {made.signed_on:%d/%m/%Y}. {_done(made).en}",
        ),
        back(found),
        again,
    )


def _consequence(found: Decision) -> dict[str, Any]:
    if found.kind == "revoke":
        names = [w.line.name for w in found.withdrawals.select_related("line")]
        return {
            "consequence": _(
                "Ký rồi không rút lại được: khen thưởng của những người này bị hủy bỏ, mã giấy khen mất hiệu lực."
            ),
            "names": names,
            "danger": True,
        }
    if found.kind == "correct":
        names = [f"{w.was} → {w.now}" for w in found.wordings.all()]
        return {
            "consequence": _("Ký rồi không rút lại được: lời trong quyết định cũ đổi như sau."),
            "names": names,
        }
    lines = lines_of(found)
    plan = plan_of(found.movement.plan)
    money = money_of(lines, prizes(plan, found.award, today()))
    names = [str(line.nomination.person or line.nomination.unit) for line in lines]
    return {
        "consequence": _(
            "Ký rồi không rút lại được: số được cấp, danh hiệu được ghi vào sổ, giấy khen có mã kiểm tra."
        ),
        "what": [(_("Tiền thưởng"), money.said), (_("Căn cứ tính"), money.basis)],
        "names": names,
    }


def _done(made: Decision) -> Say:
    if made.kind != "grant":
        return Say("Đã ghi vào sổ khen thưởng.", "The register of awards was changed.")
    count = made.lines.count()
    waiting = Letter.objects.filter(nomination__round=made.round, read_at=None).count()
    vi, en = (
        f"Đã ghi danh hiệu, tạo {count} giấy khen",
        f"Awards were written, {several(count, 'certificate')} made",
    )
    if waiting:
        vi += f"; {waiting} thư cho người chưa được chọn chờ đọc lại"
        en += f"; {several(waiting, 'letter')} to those not chosen to be read before sending"
    return Say(f"{vi}.", f"{en}.")


def sending_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the decision back unsigned, with the reason."""
    return _with_reason(
        request,
        seen(request, pk),
        ("decision.send_back", actions.send_back),
        (_("Trả lại dự thảo"), Say("Đã trả lại dự thảo.", "The draft was sent back.")),
    )


def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a draft, with the reason."""
    return _with_reason(
        request,
        seen(request, pk),
        ("decision.drop", actions.drop),
        (_("Bỏ dự thảo"), Say("Đã bỏ dự thảo.", "The draft was dropped.")),
    )


def _with_reason(
    request: HttpRequest, found: Decision, deed: tuple[str, Callable[..., Any]], words: tuple[str, Say]
) -> HttpResponse:
    right, do = deed
    if not access.may(right, request.user, found):
        return forbidden(request, access.refusal(right, request.user))
    form = ReasonForm(request.POST or None)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "decision": found,
            "heading": words[0],
            "button": words[0],
            "back_url": back(found),
        }
        return render(request, "decisions/reason.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    reason = form.cleaned_data["reason"]
    return post(request, lambda: do(found, reason, by=request.user), words[1], back(found), again)


def _line(request: HttpRequest, pk: int) -> Awarded:
    rows = Awarded.objects.filter(decision__in=Decision.objects.visible_to(request.user))
    return get_object_or_404(
        rows.select_related("decision__movement", "nomination__unit", "nomination__person"), pk=pk
    )
