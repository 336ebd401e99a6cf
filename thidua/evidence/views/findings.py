"""Signing a finding of a check into evidence or a hold, and taking that back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.wording import Say
from thidua.duties.models import Finding, Signed
from thidua.evidence.actions.findings import Act, sign, unsign
from thidua.people.forms import words
from thidua.screens.asking import Question, ask, sent
from thidua.screens.forms import DayField, Form


class SignForm(Form):
    """What a finding becomes, and the document that says so."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kết luận trở thành"),
        choices=lambda: words("finding_kind"),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Điều được xác nhận"), widget=forms.Textarea(attrs={"rows": 3})
    )
    number = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=80)
    decided_on = DayField(label=gettext_lazy("Ngày văn bản"))


class UnsignForm(Form):
    """Why a signed act is taken back."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


def finding_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a finding."""
    rows = Finding.objects.visible_to(request.user).select_related("movement__agency", "unit", "check_of")
    found: Finding = get_object_or_404(rows, pk=pk)

    def do(told: dict[str, Any]) -> Signed:
        return sign(found, Act(**told), by=request.user)

    done = Say(
        "Đã ký. Kết luận có hiệu lực theo văn bản này.", "Signed. The finding stands by this document."
    )
    return ask(request, SignForm(sent(request)), _asked(found, "sign", _("Ký kết luận kiểm tra"), do, done))


def finding_unsign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a signed act back."""
    rows = Signed.objects.visible_to(request.user).select_related(
        "finding__unit", "finding__movement__agency"
    )
    found: Signed = get_object_or_404(rows, pk=pk)

    def do(told: dict[str, Any]) -> Signed:
        return unsign(found, told["reason"], by=request.user)

    done = Say("Đã rút văn bản.", "The act is withdrawn.")
    asked = _asked(found, "unsign", _("Rút văn bản đã ký"), do, done)
    return ask(request, UnsignForm(sent(request)), asked)


def _asked(thing: Any, right: str, heading: Any, do: Any, done: Say) -> Question:
    finding: Finding = thing if isinstance(thing, Finding) else thing.finding
    here = reverse("duties:check", args=[finding.check_of_id])
    return Question(
        right=f"finding.{right}",
        thing=thing,
        heading=heading,
        button=heading,
        do=do,
        told=done,
        to=here,
        way=((_("Kiểm tra"), here), (heading, "")),
        shown={"note": Say(f"{finding.unit}: {finding.words}", f"{finding.unit}: {finding.words}")},
    )


urlpatterns = [
    path("ket-luan-kiem-tra/<int:pk>/ky", finding_sign, name="finding_sign"),
    path("ket-luan-kiem-tra/van-ban/<int:pk>/rut", finding_unsign, name="finding_unsign"),
]
