"""What people fill in: an award of an old book, a sheet of them, what revoked one, what came back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.honours.actions import NewHonour
from thidua.people.models import Person, Unit
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.spoken import capital, said
from thidua.screens.workbooks import WorkbookField


def options(group: str) -> list[tuple[str, str]]:
    """The words of a group for a choice."""
    return [("", "–"), *((code, capital(said(term.say))) for code, term in terms.GROUPS[group].items())]


class HonourForm(Form):
    """An award as its paper says."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Tập thể, hoặc đơn vị của cá nhân"), empty_label="–"
    )
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Cá nhân"),
        required=False,
        empty_label="–",
        help_text=_("Để trống khi khen tập thể."),
    )
    form = forms.ChoiceField(label=_("Hình thức khen thưởng"))
    authority = forms.ChoiceField(label=_("Cấp tặng"))
    decision_number = forms.CharField(label=_("Số quyết định"), max_length=80)
    decided_on = DayField(label=_("Ngày quyết định"))
    reason = forms.CharField(
        label=_("Thành tích"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    achievement = forms.CharField(
        label=_("Phong trào (mã kế hoạch)"),
        required=False,
        max_length=120,
        help_text=_("Ghi khi khen trong một phong trào: một thành tích chỉ khen một lần."),
    )
    round = forms.CharField(
        label=_("Đợt"), required=False, max_length=9, help_text=_("Ví dụ 2024 hoặc 2021-2025.")
    )
    prize = FigureField(label=_("Tiền thưởng (đồng)"), required=False)

    def __init__(self, *given: Any, units: Any, people: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["unit"].queryset = units
        self.fields["person"].queryset = people
        self.fields["form"].choices = options("form")
        self.fields["authority"].choices = options("authority")

    def clean(self) -> dict[str, Any]:
        """A person's unit is the one they belong to."""
        found = super().clean() or {}
        person = found.get("person")
        if person and found.get("unit") and person.unit_id != found["unit"].pk:
            self.add_error(
                "person", _("Người này không thuộc đơn vị đã chọn. Chọn đúng đơn vị của người này.")
            )
        return found

    def honour(self) -> NewHonour:
        """The award as typed."""
        return NewHonour(**self.cleaned_data)


class SheetForm(Form):
    """A workbook with the table of honours."""

    sheet = WorkbookField(
        label=_("Tệp Excel (.xlsx, .xls, .ods, .csv)"),
        help_text=_("Bảng khen thưởng đã có, tiêu đề cột như mẫu tải ở trên; tối đa 10 MB."),
    )


class RevokeForm(Form):
    """Which decision revoked an award, when and why."""

    number = forms.CharField(label=_("Số quyết định hủy bỏ"), max_length=80)
    on = DayField(label=_("Ngày quyết định hủy bỏ"))
    reason = forms.CharField(
        label=_("Lý do, căn cứ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReturnForm(Form):
    """The day on which something came back."""

    on = DayField(label=_("Ngày thu hồi"))
