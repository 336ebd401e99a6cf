"""What people fill in: a book of numbers, why a number is void, which pages of a file matter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.clock import today
from thidua.core import terms
from thidua.people.models import Unit
from thidua.screens.forms import Form
from thidua.screens.spoken import capital, said


class SeriesForm(Form):
    """A book of numbers to open."""

    agency = forms.ModelChoiceField(Unit.objects.none(), label=_("Cơ quan"), empty_label=_("– chọn –"))
    name = forms.ChoiceField(label=_("Dùng cho"))
    pattern = forms.CharField(
        label=_("Cách viết số"), max_length=60, help_text=_("Có đúng một chỗ {n}, ví dụ {n}/QĐ-STP.")
    )
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    first = forms.IntegerField(
        label=_("Số đầu tiên"),
        min_value=1,
        max_value=1_000_000,
        help_text=_("Đi tiếp sổ giấy: ghi số kế tiếp của sổ đó."),
    )

    def __init__(self, *given: Any, agencies: Any, **more: Any) -> None:
        super().__init__(*given, initial={"year": today().year, "first": 1}, **more)
        self.fields["agency"].queryset = agencies
        self.fields["agency"].initial = agencies.first()
        self.fields["name"].choices = [
            (code, capital(said(term.say))) for code, term in terms.GROUPS["series"].items()
        ]


class VoidForm(Form):
    """Why a number is made void."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Ghi vào sổ.")
    )
