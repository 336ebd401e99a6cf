"""What people fill in around a vote: the ballot, codes, rules, holders, totals of paper ballots."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.clock import VIETNAM
from thidua.core.ballots.counting import Choice
from thidua.core.ballots.paper import PaperTotals
from thidua.core.ballots.ratio import Ratio
from thidua.core.errors import Refused
from thidua.people.models import User
from thidua.screens.forms import Form, HourField
from thidua.screens.posting import spoken
from thidua.screens.spoken import capital, said
from thidua.voting.actions import NewRule
from thidua.voting.models import Item, Minuted, Session
from thidua.voting.queries.roll import Roll
from thidua.voting.sealing import HOLDERS

_CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "maxlength": "60"}


class ShareField(forms.CharField):
    """A share of the council as rules write it; one that cannot be read is told at its box."""

    def clean(self, value: Any) -> str:
        """The words as typed, once they can be read."""
        text = str(super().clean(value)).strip()
        if text:
            try:
                Ratio.read(text)
            except Refused as refused:
                raise forms.ValidationError([spoken(reason) for reason in refused.reasons]) from None
        return text


class BallotForm(Form):
    """One question an item; what was chosen is never shown again, not even to the voter."""

    def __init__(self, items: Iterable[Item], data: Any = None) -> None:
        super().__init__(data)
        self.items = tuple(items)
        for item in self.items:
            self.fields[f"item-{item.pk}"] = forms.ChoiceField(
                label=f"{item.number}. {item.title}",
                help_text=item.about,
                choices=[(str(c), capital(said(c.say))) for c in Choice],
                widget=forms.RadioSelect,
                required=False,
            )

    def choices(self) -> dict[int, Choice]:
        """What was chosen, by item; an unanswered item is absent."""
        given = ((item.pk, self.cleaned_data.get(f"item-{item.pk}")) for item in self.items)
        return {item: Choice(choice) for item, choice in given if choice}


class TwoCodesForm(Form):
    """The two locks of the box: both codes in one form, never kept, never shown again."""

    one = forms.CharField(
        label=_("Mã của người giữ thứ nhất"), widget=forms.PasswordInput(attrs=_CODE), strip=True
    )
    other = forms.CharField(
        label=_("Mã của người giữ thứ hai"), widget=forms.PasswordInput(attrs=_CODE), strip=True
    )

    def codes(self) -> tuple[str, str]:
        """Both codes as typed."""
        return self.cleaned_data["one"], self.cleaned_data["other"]


class CodeForm(Form):
    """The holder types the code from the paper."""

    code = forms.CharField(
        label=_("Gõ lại mã từ tờ giấy"),
        help_text=_("28 chữ và số, 7 nhóm; viết hoa, viết thường, dấu gạch đều được."),
        widget=forms.PasswordInput(attrs=_CODE),
    )


class ReasonForm(Form):
    """Why an act is done that cannot be undone."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class RuleForm(Form):
    """What the council decides for one form of award."""

    threshold = ShareField(
        label=_("Ngưỡng thông qua"), help_text=_("tính trên tổng số thành viên, ví dụ 80%, 2/3, quá 50%")
    )
    quorum = ShareField(
        label=_("Số thành viên dự họp"), help_text=_("để trống thì theo quy chế chung"), required=False
    )
    secret = forms.BooleanField(label=_("Hình thức này bỏ phiếu kín"), required=False, initial=True)
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=200, help_text=_("khoản của quy chế, nghị quyết phiên họp")
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def rule(self, form: str) -> NewRule:
        """The rule for a form, as the action takes it."""
        return NewRule(form, **{name: self.cleaned_data[name] for name in self.fields})


class HoldersForm(Form):
    """Who keeps the three codes of the box."""

    chair = forms.ModelChoiceField(
        User.objects.none(), label=_("Chủ tịch hoặc Phó Chủ tịch Hội đồng"), empty_label=_("– chọn –")
    )
    secretary = forms.ModelChoiceField(User.objects.none(), label=_("Thư ký"), empty_label=_("– chọn –"))
    board = forms.ModelChoiceField(
        User.objects.none(), label=_("Thành viên Ban kiểm phiếu"), empty_label=_("– chọn –")
    )

    def __init__(self, roll: Roll, others: Any = None, data: Any = None) -> None:
        super().__init__(data)
        members = User.objects.filter(pk__in=[m.user_id for m in roll.members])
        for name in HOLDERS:
            self.fields[name].queryset = members if others is None or name != "board" else others
        self.initial = {m.role: m.user_id for m in roll.members if m.role in ("chair", "secretary")}
        self.initial |= {h.place: h.user_id for h in roll.session.holders.all()}

    def holders(self) -> dict[str, User]:
        """The holders by their place."""
        return {name: self.cleaned_data[name] for name in HOLDERS}


class PaperForm(Form):
    """The totals of one item from the signed record of the counting board."""

    issued = forms.IntegerField(label=_("Phát ra"), min_value=0)
    returned = forms.IntegerField(label=_("Thu về"), min_value=0)
    unused = forms.IntegerField(label=_("Không dùng"), min_value=0)
    valid = forms.IntegerField(label=_("Hợp lệ"), min_value=0)
    invalid = forms.IntegerField(label=_("Không hợp lệ"), min_value=0)
    agree = forms.IntegerField(label=_("Đồng ý"), min_value=0)
    against = forms.IntegerField(label=_("Không đồng ý"), min_value=0)

    def totals(self) -> PaperTotals:
        """The totals, as the action checks them."""
        return PaperTotals(**{name: self.cleaned_data[name] for name in self.fields})


class WrittenForm(Form):
    """The written opinion of an absent member on one item."""

    choice = forms.ChoiceField(label=_("Ý kiến"), choices=(), widget=forms.RadioSelect)
    paper = forms.CharField(
        label=_("Văn bản ý kiến"),
        max_length=200,
        help_text=_("số, ngày, nơi lưu; ý kiến này có tên, không kín"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["choice"].choices = [(str(c), capital(said(c.say))) for c in Choice]

    def opinion(self) -> tuple[Choice, str]:
        """The opinion and its paper, as the action takes them."""
        return Choice(self.cleaned_data["choice"]), self.cleaned_data["paper"]


class MinutesForm(Form):
    """Hours and conclusion of the minutes; the rest writes itself."""

    began = HourField(label=_("Bắt đầu lúc"), required=False)
    ended = HourField(label=_("Kết thúc lúc"), required=False)
    conclusion = forms.CharField(
        label=_("Kết luận thêm"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi ý một dòng. Kết quả từng mục đã tự ghi."),
    )

    def __init__(self, minutes: Minuted, data: Any = None) -> None:
        hours = {"began": minutes.began_at, "ended": minutes.ended_at}
        first = {name: f"{at.astimezone(VIETNAM):%H:%M}" for name, at in hours.items() if at}
        super().__init__(data, initial={**first, "conclusion": minutes.conclusion})

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it began."""
        told: dict[str, Any] = super().clean() or {}
        began, ended = told.get("began"), told.get("ended")
        if began and ended and ended <= began:
            self.add_error("ended", _("Giờ kết thúc phải sau giờ bắt đầu."))
        return told

    def told(self, session: Session) -> tuple[datetime | None, datetime | None, str]:
        """When it began and ended, on the day of the session, and the conclusion."""
        on = session.held_at.astimezone(VIETNAM).date()
        began, ended = (self.cleaned_data[name] for name in ("began", "ended"))
        return (
            datetime.combine(on, began, VIETNAM) if began else None,
            datetime.combine(on, ended, VIETNAM) if ended else None,
            self.cleaned_data["conclusion"],
        )
