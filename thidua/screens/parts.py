"""The style page: every part of the screens once, with sample data, to be looked at and checked."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_tables2 import RequestConfig

from thidua.core.wording import Say
from thidua.screens import marks, samples
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.lists import Table
from thidua.screens.spoken import said


class SampleForm(Form):
    """One field of each kind."""

    name = forms.CharField(
        label=_("Tên sáng kiến"), help_text=_("Như ghi trong quyết định công nhận."), max_length=200
    )
    unit = forms.CharField(
        label=_("Phòng, đơn vị"),
        required=False,
        widget=forms.TextInput(attrs={"data-lookup": "/man-hinh/mau/goi-y", "autocomplete": "off"}),
    )
    day = DayField(label=_("Ngày quyết định"))
    points = FigureField(label=_("Điểm tự chấm"))
    level = forms.ChoiceField(
        label=_("Cấp công nhận"), choices=[("base", _("cấp cơ sở")), ("province", _("cấp tỉnh"))]
    )
    opinion = forms.ChoiceField(
        label=_("Ý kiến"),
        choices=[("met", _("Đạt")), ("unmet", _("Không đạt")), ("missing", _("Thiếu minh chứng"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Lý do"), widget=forms.Textarea, required=False)
    paper = forms.FileField(label=_("Tệp minh chứng"), required=False)
    sure = forms.BooleanField(label=_("Tôi đã đối chiếu với bản gốc"))


class SampleTable(Table):
    """A list as wide as those of a round."""

    name = tables.Column(verbose_name=_("Họ và tên"), footer=_("Tổng số"))
    unit = tables.Column(verbose_name=_("Phòng, đơn vị"))
    points = tables.Column(verbose_name=_("Điểm"), attrs={"td": {"class": "n"}}, footer="412,50")
    answer = tables.Column(verbose_name=_("Kết luận"))
    due = tables.Column(verbose_name=_("Hạn"))
    why = tables.Column(verbose_name=_("Vướng chính"), orderable=False)
    cards = ("name", "answer", "why", "due")

    def render_answer(self, value: str) -> SafeString:
        """The answer's tag."""
        return marks.answer(value)

    def render_due(self, value: Any) -> SafeString:
        """The deadline in words."""
        return marks.due(value)


_BANNERS = (
    (
        messages.SUCCESS,
        Say(
            "Đã gửi HS-0031 lúc 09:52. Văn phòng Sở đang giữ.",
            "HS-0031 sent at 09:52. The office holds it.",
        ),
    ),
    (
        messages.ERROR,
        Say(
            "Chưa gửi được: sáng kiến chưa có quyết định công nhận (III.2.b-4).",
            "Not sent: the initiative has no decision that recognises it (III.2.b-4).",
        ),
    ),
)
_BULK = (
    {"label": Say("Trả lại hồ sơ", "Return dossiers"), "url": "#"},
    {"label": Say("Chuyển Hội đồng", "Send to the council"), "url": "#", "main": True},
)
_WHOLE = {
    "trong": "list",
    "xac-nhan": "confirm",
    "cam": "forbidden",
    "bieu-mau": "form_page",
    "ho-so": "detail",
    "in": "print",
}
"""Whole pages that can be looked at with sample data, by the last word of their address."""


def parts(request: HttpRequest) -> HttpResponse:
    """Every part of the screens on one page; a posted form comes back with its faults."""
    _only_in_a_demo()
    form = SampleForm(request.POST or None)
    table = SampleTable(samples.people(130), order_by="name")
    RequestConfig(request, paginate={"per_page": 5, "paginator_class": Paginator}).configure(table)
    for level, say in _BANNERS:
        messages.add_message(request, level, said(say))
    told = {"form": form, "table": table, "bulk": _BULK, "count": 130, "unit": _("người")}
    return render(request, "screens/parts.html", {**told, **samples.drawn(), **samples.case()})


def sample(request: HttpRequest, name: str) -> HttpResponse:
    """One whole page with sample data, or suggestions below a text box."""
    _only_in_a_demo()
    if name == "goi-y":
        return JsonResponse({"results": samples.suggestions(request.GET.get("q", ""))})
    if name not in _WHOLE:
        raise Http404
    told = {**samples.case(), **samples.act(), **samples.nothing(), "back_url": "#"}
    told["table"] = SampleTable([] if name == "trong" else samples.people(12))
    if name == "bieu-mau":
        told |= {"form": SampleForm(), "danger": False}
    return render(request, f"screens/{_WHOLE[name]}.html", told)


def _only_in_a_demo() -> None:
    if not settings.DEMO:
        raise Http404
