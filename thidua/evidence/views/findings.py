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
from thidua.duties.models import Check, Finding, Signed
from thidua.evidence.actions.findings import Act, sign, sign_check, unsign
from thidua.people.forms import words
from thidua.screens.asking import Question, ask, sent
from thidua.screens.forms import DayField, Form


class ResultForm(Form):
    """What is concluded, and the document that says so."""

    about = forms.ChoiceField(
        label=gettext_lazy("Về mặt"), choices=lambda: words("conclusion_about"), widget=forms.RadioSelect
    )
    result = forms.ChoiceField(
        label=gettext_lazy("Kết luận"), choices=lambda: words("conclusion_result"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("Điều được xác nhận"), widget=forms.Textarea(attrs={"rows": 3})
    )
    number = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=80)
    decided_on = DayField(label=gettext_lazy("Ngày văn bản"))


class SignForm(ResultForm):
    """What a finding becomes besides: evidence, or a hold that concludes nothing yet."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kết luận trở thành"),
        choices=lambda: words("finding_kind"),
        widget=forms.RadioSelect,
    )
    field_order = ("kind", "about", "result", "words", "number", "decided_on")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in ("about", "result"):
            self.fields[name].required = False
            self.fields[name].help_text = _("bắt buộc khi là minh chứng")

    def clean(self) -> dict[str, Any]:
        """Evidence says what it is about and what it concludes."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("kind") == "evidence":
            for name in ("about", "result"):
                if not told.get(name):
                    self.add_error(name, _("Chọn một mục: minh chứng phải có."))
        return told


class UnsignForm(Form):
    """Why a signed act is taken back."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


def finding_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a finding."""
    rows = Finding.objects.visible_to(request.user).select_related("movement__agency", "unit", "check_of")
    found: Finding = get_object_or_404(rows, pk=pk)

    def do(told: dict[str, Any]) -> Signed:
        return sign(found, Act(**told), by=request.user)

    about = Say(f"{found.unit}: {found.words}", f"{found.unit}: {found.words}")
    asked = _asked(found, "finding.sign", _("Ký kết luận kiểm tra"), do, about)
    return ask(request, SignForm(sent(request)), asked)


def check_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign what a check came to as a whole."""
    rows = Check.objects.visible_to(request.user).select_related("movement__agency", "unit")
    found: Check = get_object_or_404(rows, pk=pk)

    def do(told: dict[str, Any]) -> Signed:
        return sign_check(found, Act("evidence", **told), by=request.user)

    about = Say(f"{found.unit}: {found.conclusion}", f"{found.unit}: {found.conclusion}")
    asked = _asked(found, "check.sign", _("Ký kết quả kiểm tra chung"), do, about)
    form = ResultForm(sent(request), initial={"words": found.conclusion, "number": found.document})
    return ask(request, form, asked)


def finding_unsign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a signed act back."""
    rows = Signed.objects.visible_to(request.user)
    found: Signed = get_object_or_404(
        rows.select_related("check_of__unit", "check_of__movement__agency"), pk=pk
    )

    def do(told: dict[str, Any]) -> Signed:
        return unsign(found, told["reason"], by=request.user)

    about = Say(f"{found.number}: {found.words}", f"{found.number}: {found.words}")
    asked = _asked(found, "finding.unsign", _("Rút văn bản đã ký"), do, about)
    return ask(request, UnsignForm(sent(request)), asked)


def _asked(thing: Any, right: str, heading: Any, do: Any, about: Say) -> Question:
    """The question about a check or what was found there; afterwards back to the check."""
    check = thing if isinstance(thing, Check) else thing.check_of
    here = reverse("duties:check", args=[check.pk])
    done = Say(
        "Đã ký. Kết luận có hiệu lực theo văn bản này.", "Signed. The conclusion stands by this document."
    )
    return Question(
        right=right,
        thing=thing,
        heading=heading,
        button=heading,
        do=do,
        told=Say("Đã rút văn bản.", "The act is withdrawn.") if right == "finding.unsign" else done,
        to=here,
        way=((_("Kiểm tra"), here), (heading, "")),
        shown={"note": about},
    )


urlpatterns = [
    path("ket-luan-kiem-tra/<int:pk>/ky", finding_sign, name="finding_sign"),
    path("kiem-tra/<int:pk>/ky", check_sign, name="check_sign"),
    path("ket-luan-kiem-tra/van-ban/<int:pk>/rut", finding_unsign, name="finding_unsign"),
]
