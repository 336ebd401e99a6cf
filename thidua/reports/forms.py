"""What people fill in about a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.people.forms import words
from thidua.reports.models import TEXTS
from thidua.screens.forms import Form

LABELS = {
    "launched": _("Công tác chỉ đạo, phát động"),
    "examples": _("Mô hình hay, điển hình tiên tiến"),
    "strengths": _("Ưu điểm"),
    "limits": _("Khó khăn, hạn chế và nguyên nhân"),
    "next_steps": _("Nhiệm vụ tiếp theo"),
    "proposals": _("Kiến nghị, đề xuất"),
}


class BeginForm(Form):
    """Of which round, whose, of which kind."""

    round = forms.ChoiceField(label=_("Phong trào, đợt"))
    unit = forms.ChoiceField(label=_("Đơn vị báo cáo"))
    kind = forms.ChoiceField(label=_("Loại báo cáo"))
    part = forms.ChoiceField(
        label=_("Kỳ"), help_text=_("Quý, sáu tháng, chín tháng chỉ dùng cho đợt của một năm.")
    )

    def __init__(self, data: Any, *, rounds: list[tuple[str, str]], units: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["round"].choices = rounds
        self.fields["unit"].choices = units
        self.fields["kind"].choices = words("report_kind")
        self.fields["part"].choices = words("report_part")


class WriteForm(Form):
    """The words of a report, part by part."""

    def __init__(self, data: Any, *, texts: dict[str, str]) -> None:
        super().__init__(data, initial=texts)
        for name in TEXTS:
            area = forms.Textarea(attrs={"rows": 5})
            self.fields[name] = forms.CharField(label=LABELS[name], required=False, widget=area)


class SignForm(Form):
    """The number, where its book is kept elsewhere."""

    written = forms.CharField(
        label=_("Số, ký hiệu"),
        required=False,
        max_length=80,
        help_text=_("Để trống nếu cơ quan cấp số báo cáo trên hệ thống này."),
    )


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
