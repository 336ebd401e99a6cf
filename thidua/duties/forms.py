"""What is asked when duties are given, reported, returned."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.duties.actions.assigning import ROLES
from thidua.duties.queries.owners import Named
from thidua.people.models import Unit
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import capital, said


class AssignForm(Form):
    """Which units one of the plan's names means, and who in the agency itself does its duties."""

    units = forms.MultipleChoiceField(
        label=_("Giao cho"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("bỏ chọn tất cả để chưa giao cho ai"),
    )
    role = forms.ChoiceField(
        label=_("Nếu giao cho chính cơ quan: ai làm"),
        help_text=_("ở các đơn vị khác, đầu mối đơn vị làm; ở cơ quan cấp dưới, cơ quan thường trực làm"),
    )

    def __init__(self, *given: Any, units: list[Unit], named: Named, **more: Any) -> None:
        own = [(o.unit, o.role) for o in named.owners] or [(p.unit, p.role) for p in named.proposed]
        roles = [role for unit, role in own if unit.pk == units[0].pk]
        more["initial"] = {"units": [str(unit.pk) for unit, _role in own], "role": (roles or ["office"])[0]}
        super().__init__(*given, **more)
        self.fields["units"].choices = [(str(u.pk), str(u.name)) for u in units]
        asked = [role for role in ROLES if role != "clerk"]
        self.fields["role"].choices = [(r, capital(said(terms.label("role", r)))) for r in asked]


class ReportForm(Form):
    """What was done for a duty, and when."""

    words = forms.CharField(
        label=_("Kết quả đã làm"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("việc cụ thể, số liệu, văn bản đã ban hành; tệp minh chứng đính kèm ở bước sau"),
    )
    done_on = DayField(label=_("Ngày làm xong"))


class ReasonForm(Form):
    """What is to be mended."""

    reason = forms.CharField(
        label=_("Điều cần bổ sung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("đơn vị đọc thấy, và ở lại với báo cáo"),
    )


class SureForm(Form):
    """Nothing but the wish itself."""
