"""What is asked when one registers, asks to register late, or answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.movements.models import Round
from thidua.people.models import Unit
from thidua.registrations.models import Registration
from thidua.registrations.queries import counts_asked, people_of
from thidua.screens.forms import Form


class RegisterForm(Form):
    """Who of a unit takes part, and with what aim; the reason when it is late."""

    who = forms.MultipleChoiceField(label=_("Đăng ký cho ai"), widget=forms.CheckboxSelectMultiple)
    aim = forms.CharField(
        label=_("Nội dung đăng ký"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("việc cụ thể sẽ làm, ghi ngắn; dùng chung cho những người vừa chọn"),
    )
    reason = forms.CharField(
        label=_("Lý do xin đăng ký muộn"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("cơ quan thường trực quyết; lý do hiện cho mọi cấp"),
    )

    def __init__(self, *given: Any, round_: Round, unit: Unit, late: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["who"].choices = offered(round_, unit)
        if not late:
            del self.fields["reason"]
        if unit.pk == round_.movement.agency_id and counts_asked(round_.movement):
            for name, label in (
                ("collectives", _("Số tập thể đăng ký")),
                ("individuals", _("Số cá nhân đăng ký")),
            ):
                self.fields[name] = forms.IntegerField(label=label, min_value=0, required=False)


def offered(round_: Round, unit: Unit) -> list[tuple[str, str]]:
    """The unit itself and its own people, without those who stand registered."""
    rows = Registration.objects.filter(round=round_, unit=unit, state__in=("registered", "late_asked"))
    taken = {r.person_id for r in rows}
    found = [] if None in taken else [("unit", str(unit.name))]
    people = (p for p, _row in people_of(round_, unit) if p.unit_id == unit.pk and p.pk not in taken)
    return found + [(str(p.pk), f"{p.name}, {p.post}" if p.post else str(p.name)) for p in people]


class ReasonForm(Form):
    """The reason of an answer, seen by every level."""

    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("hiện cho mọi cấp và ở lại với hồ sơ"),
    )


class LateForm(Form):
    """The one reason for which a whole workbook is late."""

    reason = forms.CharField(label=_("Lý do xin đăng ký muộn"), widget=forms.Textarea(attrs={"rows": 3}))
