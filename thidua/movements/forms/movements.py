"""What is asked when a movement is opened, changed by an act, and run."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.core.plan.model import Plan
from thidua.movements.actions.running import ROLES
from thidua.movements.models import Movement
from thidua.movements.queries.calendar import rounds_named
from thidua.people.forms import UnitChoice, words
from thidua.people.models import Unit
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import capital, said


class OpenForm(Form):
    """The rounds of a movement and what it runs under."""

    name = forms.CharField(label=_("Tên phong trào"), max_length=300)
    rounds = forms.MultipleChoiceField(label=_("Các đợt"), widget=forms.CheckboxSelectMultiple)
    parent_outside = forms.CharField(
        label=_("Phong trào cấp trên không có trong hệ thống"),
        max_length=300,
        required=False,
        help_text=_("ghi tên và nơi phát động, nếu cấp trên làm việc ở nơi khác"),
    )

    def __init__(self, *given: Any, plan: Plan, parents: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["rounds"].choices = [(r.name, capital(said(r.say))) for r in rounds_named(plan)]
        self.fields["parent"] = MovementChoice(
            parents, label=_("Thuộc phong trào cấp trên"), required=False, empty_label="–"
        )
        self.order_fields(("name", "rounds", "parent", "parent_outside"))


class MovementChoice(forms.ModelChoiceField):
    """A choice of movements by their agency."""

    def label_from_instance(self, movement: Movement) -> str:
        """Agency and name."""
        return f"{movement.agency.name}: {movement.name}"


class ActForm(Form):
    """A numbered act."""

    number = forms.CharField(label=_("Số quyết định"), max_length=80)
    on = DayField(label=_("Ngày quyết định"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), required=False)


class ReceiverForm(Form):
    """Which agency a movement is handed to."""

    agency = UnitChoice(Unit.objects.none(), label=_("Chuyển cho cơ quan"))

    def __init__(self, *given: Any, agencies: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["agency"] = UnitChoice(agencies, label=_("Chuyển cho cơ quan"))


class WindowForm(Form):
    """When one registers for a round."""

    start = DayField(label=_("Đăng ký từ ngày"), required=False)
    end = DayField(label=_("Đến hết ngày"), required=False)
    clause = forms.CharField(label=_("Theo khoản"), max_length=60, required=False)


class RoleForm(Form):
    """A role for one movement, by sign-in name or mail address."""

    user = forms.CharField(
        label=_("Người dùng"), max_length=150, help_text=_("tên đăng nhập hoặc địa chỉ thư điện tử")
    )
    role = forms.ChoiceField(label=_("Vai"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["role"].choices = words("role", *ROLES)


class EventForm(Form):
    """What deadlines wait for."""

    event = forms.ChoiceField(label=_("Sự kiện"))
    year = forms.IntegerField(label=_("Của năm"), required=False, min_value=2000, max_value=2100)
    on = DayField(label=_("Ngày"))
    issuer = forms.CharField(label=_("Cơ quan ban hành, công bố"), max_length=200, required=False)
    decision = forms.CharField(label=_("Số văn bản"), max_length=120, required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        known = [code for code in terms.GROUPS["event"] if code != "discipline_ended"]
        self.fields["event"].choices = words("event", *known)


class PlacesForm(Form):
    """Places of an award in a round, with the decision that gives them."""

    award = forms.ChoiceField(label=_("Hình thức khen"))
    round = forms.ChoiceField(label=_("Đợt"))
    places = forms.IntegerField(label=_("Số suất"), min_value=0)
    stratum = forms.CharField(
        label=_("Nhóm"),
        max_length=60,
        required=False,
        help_text=_("chỉ khi suất chia theo nhóm, ví dụ cấp xã"),
    )
    decision = forms.CharField(label=_("Số quyết định giao"), max_length=120)
    decided_on = DayField(label=_("Ngày quyết định"))

    def __init__(self, *given: Any, plan: Plan, receiver: Movement, **more: Any) -> None:
        super().__init__(*given, **more)
        who = {"collective": _("tập thể"), "individual": _("cá nhân")}
        self.fields["award"].choices = [
            (a.id, f"{said(a.say)}{f' ({who[a.who]})' if a.who in who else ''}") for a in plan.awards
        ]
        self.fields["round"].choices = [(r.name, r.name) for r in receiver.rounds.all()]


class BelowForm(Form):
    """Agencies below for which the movement is opened."""

    agencies = forms.ModelMultipleChoiceField(
        queryset=Unit.objects.none(), label=_("Cơ quan"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, agencies: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["agencies"].queryset = agencies
