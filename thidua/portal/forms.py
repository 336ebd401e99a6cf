"""What is asked on the public side, and of its office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.evidence.forms import PartyField
from thidua.portal.models import Contact
from thidua.screens.forms import Form


class SureForm(Form):
    """Nothing but the question."""


class ContactForm(Form):
    """Where citizens reach the agency."""

    in_charge = forms.CharField(
        label=_("Bộ phận chịu trách nhiệm"), max_length=200, required=False, help_text=_("ví dụ Văn phòng Sở")
    )
    address = forms.CharField(label=_("Địa chỉ"), max_length=300)
    phone = forms.CharField(label=_("Điện thoại"), max_length=80, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def __init__(self, *given: Any, kept: Contact | None, **more: Any) -> None:
        if kept:
            more["initial"] = {name: getattr(kept, name) for name in self.base_fields}
        super().__init__(*given, **more)


class WithholdForm(Form):
    """Whose name comes off the public site, and why."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("chỉ cơ quan thấy; không hiện trên cổng"),
    )

    def __init__(self, *given: Any, by: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["person"] = PartyField(by=by, sorts=("person",), bare=True, label=_("Cá nhân"))
        self.order_fields(["person", "reason"])
