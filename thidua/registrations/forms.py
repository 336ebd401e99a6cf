"""What is asked when one registers, asks to register late, or answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua import access
from thidua.movements.models import Round
from thidua.people.models import Person, Unit
from thidua.registrations.models import Registration
from thidua.registrations.queries import counts_asked, people_of, shut
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

    def __init__(self, *given: Any, round_: Round, unit: Unit, by: Any, **more: Any) -> None:
        late = shut(round_) is not None
        super().__init__(*given, **more)
        self.fields["who"].choices = offered(round_, unit, by)
        if not late:
            del self.fields["reason"]
        if unit.pk == round_.movement.agency_id and counts_asked(round_.movement):
            for name, label in (
                ("collectives", _("Số tập thể đăng ký")),
                ("individuals", _("Số cá nhân đăng ký")),
            ):
                self.fields[name] = forms.IntegerField(label=label, min_value=0, required=False)


def offered(round_: Round, unit: Unit, by: Any) -> list[tuple[str, str]]:
    """The unit itself and its own people for whom one may register, without those who stand registered."""
    rows = Registration.objects.filter(round=round_, unit=unit, state__in=("registered", "late_asked"))
    taken = {r.person_id for r in rows}

    def may(person: Person | None) -> bool:
        asked = Registration(
            agency_id=unit.agency_id, movement=round_.movement, round=round_, unit=unit, person=person
        )
        return (person.pk if person else None) not in taken and access.may("registration.register", by, asked)

    people = (p for p, _row in people_of(round_, unit) if p.unit_id == unit.pk and may(p))
    found = [("unit", str(unit.name))] if may(None) else []
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
