"""The form of a published table: the file, and what its own columns do not say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.exchange.printed.reading import About
from thidua.people.models import User
from thidua.records.fields import BookField
from thidua.rounds.pages.naming import cap
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.spoken import said


class PrintedForm(Form):
    """A published table, and what is true of all of it; what a column of the table says goes before."""

    files = BookField(
        label=_("Bảng đã công bố (.xlsx, .xls, .ods, .csv)"),
        help_text=_("Đúng như bản công bố: có dòng tựa, dòng cộng, tên cột của tỉnh cũng được."),
    )
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=500,
        required=False,
        help_text=_("Địa chỉ trang, hoặc tên và số văn bản."),
    )
    title = forms.CharField(label=_("Ấn phẩm"), max_length=300, required=False)
    index = forms.ChoiceField(label=_("Chỉ số"), required=False)
    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2100, required=False)
    issuer = forms.CharField(label=_("Cơ quan công bố"), max_length=200, required=False)
    decision = forms.CharField(label=_("Quyết định"), max_length=120, required=False)
    published_on = DayField(label=_("Ngày công bố"), required=False)
    area = forms.CharField(
        label=_("Tỉnh"), max_length=120, required=False, help_text=_("Khi bảng chấm cơ quan trong một tỉnh.")
    )
    group = forms.CharField(
        label=_("Nhóm xếp hạng"), max_length=120, required=False, help_text=_("Ví dụ: sở, ban, ngành")
    )
    as_at = forms.CharField(
        label=_("Số liệu lúc"),
        max_length=60,
        required=False,
        help_text=_("Với số liệu đổi từng giờ, ví dụ: 17h00 31/5/2023"),
    )
    max_score = FigureField(label=_("Điểm tối đa"), required=False)

    def __init__(self, *given: Any, by: User, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["files"].by = by
        known = [(code, said(cap(term.say))) for code, term in terms.GROUPS["index"].items()]
        self.fields["index"].choices = [("", _("theo cột của bảng")), *known]

    def about(self) -> About:
        """What was told of the whole table."""
        told = {k: v for k, v in self.cleaned_data.items() if k != "files" and v not in (None, "")}
        return About(**told)
