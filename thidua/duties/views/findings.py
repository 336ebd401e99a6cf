"""Findings over HTTP: noted, mended, accepted, sent back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.duties import actions
from thidua.duties.actions.checks import NewFinding, page_of
from thidua.duties.check_forms import FindingForm, MendForm
from thidua.duties.forms import SureForm
from thidua.duties.models import Finding, Signed
from thidua.duties.queries.difficulties import clauses_of
from thidua.duties.views.checks import check_for
from thidua.duties.views.shared import around, way_to
from thidua.movements.compiled import plan_of
from thidua.screens.asking import Question, ask, sent

WAYS = ("mend", "accept", "send_back", "sign", "unsign")


def noting(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what was found at a check and must be mended."""
    found = check_for(request, pk)
    question = Question(
        right="finding.note",
        thing=found,
        heading=_("Ghi kết luận phải khắc phục"),
        button=_("Lưu kết luận"),
        do=lambda told: actions.note(
            found, NewFinding(told["clause"], told["words"], told["mend"], told["mend_by"]), by=request.user
        ),
        told=Say("Đã ghi. Đơn vị nhận được thông báo.", "Noted. The unit is told."),
        to=page_of(found),
        way=_way(found, _("Ghi kết luận")),
    )
    form = FindingForm(sent(request), clauses=clauses_of(plan_of(found.movement.plan)))
    return ask(request, form, question)


def _way(check: Any, here: Any) -> tuple[tuple[Any, str], ...]:
    listed = reverse("duties:checks", args=[check.movement_id])
    return way_to(check.movement, (_("Kiểm tra"), listed), (str(check.unit), page_of(check)), (here, ""))


def finding_for(request: HttpRequest, pk: int) -> Finding:
    """A finding that the person sees, else 404."""
    rows = Finding.objects.visible_to(request.user)
    found: Finding = get_object_or_404(
        rows.select_related("movement__agency", "unit", "check_of__movement__agency", "check_of__unit"), pk=pk
    )
    return found


def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding: what must be mended, what the unit did, its files, what was signed, what may be done."""
    found, user = finding_for(request, pk), request.user
    signed = Signed.objects.visible_to(user).filter(finding=found).select_related("signer")
    told = around(request, found.movement, "checks") | {
        "check": found.check_of,
        "finding": found,
        "came_to": [unit.name for unit in found.came_to],
        "signed": list(signed),
        "stands": any(s.withdrawn_at is None for s in signed),
        "can": {way: access.may(f"finding.{way}", user, found) for way in WAYS},
    }
    return render(request, "duties/finding.html", told)


def mending(request: HttpRequest, pk: int) -> HttpResponse:
    """Report how a finding was mended."""
    told = Say("Đã báo khắc phục. Cơ quan thường trực xem lại.", "Reported. The movement office looks at it.")
    texts = (_("Báo đã khắc phục"), _("Gửi báo cáo khắc phục"), told)
    return _moving(request, pk, "mend", texts)


def accepting(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept that a finding was mended."""
    texts = (_("Nhận việc khắc phục"), _("Nhận việc khắc phục"), Say("Đã nhận.", "Accepted."))
    return _moving(request, pk, "accept", texts)


def sending_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is still to be mended."""
    told = Say("Đã trả lại. Đơn vị nhận được điều còn thiếu.", "Sent back. The unit is told what is lacking.")
    return _moving(request, pk, "send_back", (_("Chưa nhận việc khắc phục"), _("Trả lại cho đơn vị"), told))


def _moving(request: HttpRequest, pk: int, way: str, texts: tuple[Any, Any, Say]) -> HttpResponse:
    found = finding_for(request, pk)
    heading, button, told = texts

    def act(typed: dict[str, Any]) -> Finding:
        if way == "accept":
            return actions.accept(found, by=request.user)
        do = actions.mend if way == "mend" else actions.send_back
        return do(found, typed["words"], by=request.user)

    shown = found.mended if way != "mend" and found.mended else found.mend
    question = Question(
        right=f"finding.{way}",
        thing=found,
        heading=heading,
        button=button,
        do=act,
        told=told,
        to=reverse("duties:finding", args=[found.pk]),
        way=_way(found.check_of, heading),
        shown={"note": Say(f"{found.unit}: {shown}", f"{found.unit}: {shown}")},
    )
    form = SureForm(sent(request)) if way == "accept" else MendForm(sent(request))
    return ask(request, form, question)
