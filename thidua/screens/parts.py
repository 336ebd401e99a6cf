"""The style page: every part of the screens once, with sample data, to be looked at and checked."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_tables2 import RequestConfig

from thidua.clock import now, today
from thidua.core.wording import Say, both
from thidua.screens import charts, marks
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.lists import Table

_CLAUSE = Say(
    "– Là tập thể được Ủy ban nhân dân tỉnh công bố kết quả Chỉ số cải cách hành chính trong nhóm xuất sắc hằng năm.",
    "– A collective announced by the provincial People's Committee in the excellent group of the reform index.",
)
_ANSWERS = ("met", "unmet", "missing", "to_judge", "held")


class SampleForm(Form):
    """One field of each kind."""

    name = forms.CharField(
        label=_("Tên sáng kiến"), help_text=_("Như ghi trong quyết định công nhận."), max_length=200
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


def _people() -> list[dict[str, Any]]:
    whys = (
        "–",
        "b-5: 2/118 hồ sơ trễ hẹn",
        "b-4: chưa có quyết định công nhận",
        "b-1: chờ Trưởng phòng xác nhận",
        "–",
    )
    return [
        {
            "pk": n,
            "name": f"Cá nhân mẫu {n:02d}",
            "unit": f"Phòng mẫu {n % 4 + 1:02d}",
            "points": Decimal("82.50") + n,
            "answer": _ANSWERS[n % 5],
            "due": today() + timedelta(days=n * 3 - 5),
            "why": whys[n % 5],
        }
        for n in range(1, 131)
    ]


def _charts() -> dict[str, Any]:
    coverage = [
        charts.Bar(both(name), done, total, "#")
        for name, done, total in (("Sở, ban, ngành", 18, 21), ("Ngành dọc", 7, 12), ("Huyện, xã", 19, 25))
    ]
    stops = [
        charts.Stack(both(name), *counts, "#")
        for name, counts in (
            ("Sáng kiến được công nhận", (18, 35, 8)),
            ("Chỉ số CCHC từ khá", (20, 13, 0)),
            ("Nhiệm vụ đúng hạn", (8, 9, 4)),
        )
    ]
    strips = [
        charts.Strip(
            both(name), [charts.Point(f"Đơn vị mẫu {at}", Decimal(value)) for at, value in enumerate(values)]
        )
        for name, values in (
            ("Sở, ban, ngành", ("93.1", "91.5", "90.2", "88.4", "85")),
            ("Huyện, xã", ("92", "87.3", "86.1", "79")),
        )
    ]
    gaps = [
        charts.Pair(both("Lãnh đạo"), 22, 48),
        charts.Pair(both("Trực tiếp làm CCHC"), 35, 30),
        charts.Pair(both("Nữ"), 51, 47),
    ]
    return {
        "coverage": coverage,
        "stops": stops,
        "strips": strips,
        "gaps": gaps,
        "threshold": (90, Say("ngưỡng", "threshold")),
    }


def _words() -> dict[str, Any]:
    names = (
        "Đơn vị gửi",
        "Sở chốt danh sách",
        "Sở Nội vụ tiếp nhận",
        "Thẩm định",
        "Hội đồng tỉnh",
        "Quyết định",
    )
    english = (
        "Unit submits",
        "Department closes its list",
        "Home Affairs receives",
        "Appraisal",
        "Provincial council",
        "Decision",
    )
    states = ("done", "done", "done", "now", "next", "next")
    line = [{"label": Say(v, e), "state": s} for v, e, s in zip(names, english, states, strict=True)]
    line[3]["note"] = Say("Cá nhân mẫu 31 giữ, 3 ngày", "held by Sample person 31, 3 days")
    history = [
        {
            "what": Say("Trả lại hồ sơ", "Dossier returned"),
            "who": "Cá nhân mẫu 31",
            "at": now(),
            "before": Say("Thẩm định", "Appraisal"),
            "after": Say("Yêu cầu bổ sung", "Supplement asked"),
            "why": Say("Thiếu trang 2 báo cáo thành tích.", "Page 2 of the report is missing."),
        }
    ]
    facts = [
        (Say("Hình thức", "Award"), Say("Giấy khen của Giám đốc Sở", "Certificate of commendation")),
        (Say("Mã", "Code"), "HS-0031"),
    ]
    return {
        "line": line,
        "history": history,
        "facts": facts,
        "clause_text": _CLAUSE,
        "week": timedelta(days=7),
    }


def parts(request: HttpRequest) -> HttpResponse:
    """Every part of the screens on one page; a posted form comes back with its faults."""
    form = SampleForm(request.POST or None)
    table = SampleTable(_people(), order_by="name")
    RequestConfig(request, paginate={"per_page": 5, "paginator_class": Paginator}).configure(table)
    for level, say in (
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
                "Not sent: the initiative has no decision yet (III.2.b-4).",
            ),
        ),
    ):
        messages.add_message(request, level, marks.said(say))
    days = {
        name: today() + timedelta(days=n)
        for name, n in {"late": -2, "today": 0, "near": 3, "far": 40}.items()
    }
    bulk = [
        {"label": Say("Trả lại hồ sơ", "Return dossiers"), "url": "#"},
        {"label": Say("Chuyển Hội đồng", "Send to the council"), "url": "#", "main": True},
    ]
    told = {
        "form": form,
        "table": table,
        "bulk": bulk,
        "days": days,
        "count": 130,
        "unit": _("người"),
        **_charts(),
        **_words(),
    }
    return render(request, "screens/parts.html", told)


def whole(request: HttpRequest, name: str) -> HttpResponse:
    """One of the whole pages with sample data: `trong` (empty list), `xac-nhan`, `hai-ban`, `cam`, `in`, `vao`."""
    if name not in _WHOLE:
        raise Http404
    return render(request, f"screens/{_WHOLE[name]}.html", _whole(name))


_WHOLE = {
    "trong": "list",
    "xac-nhan": "confirm",
    "cam": "forbidden",
    "bieu-mau": "form_page",
    "ho-so": "detail",
    "in": "print",
}


def _whole(name: str) -> dict[str, Any]:
    names = [f"Cá nhân mẫu {n:02d}" for n in range(1, 6)]
    told: dict[str, Any] = {
        "heading": Say("Đóng bỏ phiếu", "Close the ballot"),
        "consequence": Say(
            "Đóng rồi không mở lại được. Còn 2 người chưa bỏ phiếu.",
            "Once closed it cannot be opened. Two have not voted.",
        ),
        "what": [(Say("Phiên họp", "Session"), "08/01/2025"), (Say("Đã bỏ", "Cast"), "7/9")],
        "names": names,
        "button": Say("Đóng bỏ phiếu", "Close the ballot"),
        "back_url": "#",
        "danger": True,
        "reasons": [
            Say(
                "Bạn không có quyền mở hồ sơ này. Vai của bạn: đầu mối đơn vị.",
                "You may not open this dossier. Your role: unit clerk.",
            )
        ],
        "empty": Say("Chưa có hồ sơ nào chờ thẩm định.", "No dossier waits for appraisal."),
        "empty_reason": Say(
            "Hồ sơ đến khi đơn vị gửi, hạn 04/01/2025.",
            "Dossiers come when units send them, until 4 Jan 2025.",
        ),
        "empty_link": (Say("Xem lịch", "Open the calendar"), "#"),
        "table": SampleTable([] if name == "trong" else _people()[:12]),
        "agency_name": "Sở Nội vụ mẫu",
        **_words(),
    }
    return told | ({"form": SampleForm(), "danger": False} if name == "bieu-mau" else {})
