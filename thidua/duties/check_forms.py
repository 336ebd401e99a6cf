"""What is asked when checks are planned and held, and when something is found and mended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.duties.models import Point
from thidua.people.forms import words
from thidua.people.models import Unit
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import said


class PlanForm(Form):
    """Which units are checked, when, by whom."""

    units = forms.MultipleChoiceField(label=_("Đơn vị được kiểm tra"), widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(
        label=_("Loại kiểm tra"),
        choices=lambda: words("check_kind"),
        help_text=_("kiểm tra đột xuất không báo trước cho đơn vị"),
    )
    planned_on = DayField(label=_("Ngày kiểm tra"))
    team = forms.CharField(label=_("Đoàn kiểm tra"), required=False, max_length=300)
    document = forms.CharField(label=_("Quyết định, thông báo kiểm tra"), required=False, max_length=120)

    def __init__(self, *given: Any, units: Iterable[Unit], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["units"].choices = [(str(u.pk), str(u.name)) for u in units]


class HoldForm(Form):
    """What was seen at each point, the day and the conclusion."""

    held_on = DayField(label=_("Ngày đã kiểm tra"))

    def __init__(self, *given: Any, points: list[Point], **more: Any) -> None:
        super().__init__(*given, **more)
        for point in points:
            self.fields[f"answer-{point.number}"] = forms.ChoiceField(
                label=f"{point.number}. {said(point.say)}",
                choices=[("", "–"), *words("check_answer")],
                required=False,
            )
            self.fields[f"note-{point.number}"] = forms.CharField(
                label=_("Ghi chú"), required=False, max_length=500
            )
        self.fields["conclusion"] = forms.CharField(
            label=_("Kết luận chung"), required=False, widget=forms.Textarea(attrs={"rows": 4})
        )


class FindingForm(Form):
    """What was found and must be mended, by when."""

    clause = forms.ChoiceField(label=_("Khoản của kế hoạch"))
    words = forms.CharField(label=_("Điều đã thấy"), widget=forms.Textarea(attrs={"rows": 3}))
    mend = forms.CharField(label=_("Việc phải khắc phục"), widget=forms.Textarea(attrs={"rows": 3}))
    mend_by = DayField(
        label=_("Hạn khắc phục"), required=False, help_text=_("ngày/tháng/năm; để trống nếu không đặt hạn")
    )

    def __init__(self, *given: Any, clauses: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["clause"].choices = clauses


class MendForm(Form):
    """How something was mended, or what is still lacking."""

    words = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 4}))
