"""What people fill in around an award council: the council, its members, a session, roll, statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.clock import VIETNAM, today
from thidua.core import terms
from thidua.councils.models import Agenda, Case
from thidua.people.models import Unit, User
from thidua.screens.forms import DayField, Form, HourField
from thidua.screens.spoken import capital, said
from thidua.voting.forms import ShareField
from thidua.voting.models import Attendance, Item

LONG = forms.Textarea(attrs={"rows": 3})


def words(group: str, *codes: str) -> list[tuple[str, str]]:
    """The words of a group for a choice; only some codes where they are named."""
    return [(c, capital(said(t.say))) for c, t in terms.GROUPS[group].items() if not codes or c in codes]


class CouncilForm(Form):
    """A council to be set up."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Của cơ quan"), empty_label=None)
    kind = forms.ChoiceField(label=_("Loại Hội đồng"), required=False, initial="award")
    name = forms.CharField(label=_("Tên Hội đồng"), max_length=200)
    decision = forms.CharField(label=_("Quyết định thành lập"), max_length=120, required=False)

    def __init__(self, *given: Any, units: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units.first()
        self.fields["kind"].choices = words("council")
        self.fields["name"].initial = said(terms.label("council", "award"))


class SeatForm(Form):
    """Who joins the council, as what."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Thành viên"), empty_label="–")
    role = forms.ChoiceField(label=_("Vai"))

    def __init__(self, *given: Any, users: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["user"].queryset = users
        self.fields["role"].choices = words("seat")
        self.fields["role"].initial = "member"


class WorkingRulesForm(Form):
    """What holds for the whole council."""

    quorum = ShareField(
        label=_("Số thành viên dự họp"),
        max_length=20,
        required=False,
        help_text=_("ví dụ 2/3; để trống thì theo luật"),
    )
    recusal = forms.ChoiceField(label=_("Khi có người từ chối xét"), required=False)
    basis = forms.CharField(label=_("Căn cứ"), max_length=200, help_text=_("khoản của quy chế Hội đồng"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["recusal"].choices = [("", "–"), *words("recusal")]


class SessionForm(Form):
    """A session: what it is called, when, where, how it votes, on whom."""

    title = forms.CharField(label=_("Tên phiên họp"), max_length=300)
    day = DayField(label=_("Ngày họp"))
    hour = HourField(label=_("Giờ họp"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    mode = forms.ChoiceField(label=_("Cách bỏ phiếu"), widget=forms.RadioSelect)
    cases = forms.MultipleChoiceField(
        label=_("Hồ sơ đưa ra xét"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *given: Any, cases: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["cases"].choices = cases
        self.fields["mode"].choices = words("vote_mode")
        self.fields["mode"].initial = "sealed"

    def clean(self) -> dict[str, Any]:
        """Nobody votes in the program on a day that has passed; what was voted on paper is entered afterwards."""
        told: dict[str, Any] = super().clean() or {}
        day = told.get("day")
        if day is not None and day < today() and told.get("mode") == "sealed":
            self.add_error(
                "day",
                _(
                    "Ngày này đã qua, không ai bỏ phiếu trên hệ thống được nữa. Đặt từ hôm nay, hoặc chọn cách khác."
                ),
            )
        return told

    @property
    def held_at(self) -> datetime:
        """When the session is held."""
        hour = self.cleaned_data["hour"] or time(8)
        return datetime.combine(self.cleaned_data["day"], hour, VIETNAM)


class RollForm(Form):
    """The roll of a session: each member there, there from afar, or absent."""

    def __init__(self, *given: Any, roll: Sequence[Attendance], **more: Any) -> None:
        super().__init__(*given, **more)
        self.rows = list(roll)
        for row in self.rows:
            known = "" if row.presence == "unknown" else row.presence
            self.fields[f"member-{row.user_id}"] = forms.ChoiceField(
                label=f"{row.user} ({said(terms.label('seat', row.role))})",
                choices=words("attendance", "present", "online", "absent"),
                widget=forms.RadioSelect,
                required=False,
                initial=known,
            )

    @property
    def presences(self) -> dict[int, str]:
        """Presence by user; who was not called stays out."""
        given = ((row.user_id, self.cleaned_data.get(f"member-{row.user_id}")) for row in self.rows)
        return {user: presence for user, presence in given if presence}


class RecuseForm(Form):
    """Who stands aside for which item, and why."""

    item = forms.ModelChoiceField(Item.objects.none(), label=_("Người được xét"), empty_label="–")
    user = forms.ModelChoiceField(User.objects.none(), label=_("Thành viên từ chối xét"), empty_label="–")
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=LONG)

    def __init__(self, *given: Any, agenda: Agenda, users: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["item"].queryset = agenda.session.items.order_by("number")
        self.fields["user"].queryset = users


class ShowForm(Form):
    """The open vote on one item, by name."""

    def __init__(self, *given: Any, voters: Sequence[User], **more: Any) -> None:
        super().__init__(*given, **more)
        self.voters = list(voters)
        for user in self.voters:
            self.fields[f"vote-{user.pk}"] = forms.ChoiceField(
                label=str(user), choices=words("ballot"), widget=forms.RadioSelect, required=False
            )


class SpeakForm(Form):
    """What a member said, on whom, and whether it differs."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Người phát biểu"), empty_label=None)
    case = forms.ModelChoiceField(
        Case.objects.none(), label=_("Về hồ sơ"), required=False, empty_label=_("chung cả phiên")
    )
    text = forms.CharField(label=_("Ý kiến"), max_length=2000, widget=LONG)
    differs = forms.BooleanField(
        label=_("Ý kiến khác, báo cáo người quyết định"),
        required=False,
        help_text=_("Ghi vào biên bản và hiện cho người ký."),
    )

    def __init__(self, *given: Any, agenda: Agenda, users: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["user"].queryset = users
        self.fields["user"].initial = users.first()
        cases = agenda.cases.select_related("item")
        self.fields["case"].queryset = cases
        self.fields["case"].label_from_instance = lambda case: case.item.title


class SettleForm(Form):
    """Who gets the places that votes leave open, and why."""

    cases = forms.ModelMultipleChoiceField(
        Case.objects.none(), label=_("Hội đồng chọn"), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=LONG)

    def __init__(self, *given: Any, agenda: Agenda, **more: Any) -> None:
        super().__init__(*given, **more)
        passed = agenda.cases.filter(nomination__state="passed").select_related("item", "nomination")
        self.fields["cases"].queryset = passed
        self.fields["cases"].label_from_instance = lambda case: f"{case.item.number}. {case.item.title}"
