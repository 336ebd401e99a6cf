"""What is asked on the public side, and of its office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.evidence.forms import PartyField
from thidua.people.forms import words
from thidua.people.models import Unit
from thidua.portal.actions import Outside
from thidua.portal.models import Contact
from thidua.portal.queries.managing import Recalled
from thidua.portal.queries.observed import agencies
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import day


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


class RecallForm(Form):
    """Which decisions of a year stand on the honour roll."""

    chosen = forms.MultipleChoiceField(
        label=_("Quyết định hiện trên bảng vinh danh"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, rows: list[Recalled], **more: Any) -> None:
        super().__init__(*given, **more)
        self.rows = {row.key: row for row in rows}
        self.fields["chosen"].choices = [(key, _recalled(row)) for key, row in self.rows.items()]
        self.fields["chosen"].initial = [key for key, row in self.rows.items() if row.shown]

    def outside(self) -> list[Outside]:
        """The decisions that were ticked."""
        rows = (self.rows[key] for key in self.cleaned_data["chosen"])
        return [Outside(row.number, row.decided_on) for row in rows]


def _recalled(row: Recalled) -> str:
    return _("%(number)s, %(on)s: %(groups)d tập thể, %(people)d cá nhân") % {
        "number": row.number,
        "on": day(row.decided_on),
        "groups": row.collectives,
        "people": row.people,
    }


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


class ObserveForm(Form):
    """What somebody says of how they were served. `website` is for machines, which fill in everything."""

    agency = forms.ModelChoiceField(Unit.objects.none(), label=_("Cơ quan được góp ý"), empty_label="–")
    kind = forms.ChoiceField(
        label=_("Loại góp ý"), choices=lambda: words("observation_kind"), widget=forms.RadioSelect
    )
    voice = forms.ChoiceField(
        label=_("Người góp ý"), choices=lambda: words("observation_voice"), widget=forms.RadioSelect
    )
    subject = forms.CharField(
        label=_("Thủ tục, dịch vụ"), max_length=200, help_text=_("ví dụ: cấp bản sao trích lục hộ tịch")
    )
    happened_on = DayField(label=_("Ngày xảy ra"), required=False)
    text = forms.CharField(
        label=_("Nội dung góp ý"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("việc gì, ở đâu, ai làm; đừng ghi số giấy tờ tùy thân"),
    )
    name = forms.CharField(
        label=_("Họ và tên"), max_length=120, required=False, help_text=_("chỉ cơ quan thấy")
    )
    contact = forms.CharField(
        label=_("Liên hệ"),
        max_length=200,
        required=False,
        help_text=_("điện thoại hoặc thư điện tử, để trả lời riêng; chỉ cơ quan thấy"),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    begun = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["agency"].queryset = agencies()


class AnswerForm(Form):
    """The answer, or what was done after it."""

    text = forms.CharField(
        label=_("Nội dung"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("người có mã góp ý đọc được; đừng ghi tên, liên hệ của người góp ý"),
    )


class AttestForm(Form):
    """What was found to be so, of whom, by which document."""

    about = forms.ChoiceField(
        label=_("Về mặt"), choices=lambda: words("conclusion_about"), widget=forms.RadioSelect
    )
    result = forms.ChoiceField(
        label=_("Kết luận"), choices=lambda: words("conclusion_result"), widget=forms.RadioSelect
    )
    finding = forms.CharField(
        label=_("Điều được xác nhận"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    number = forms.CharField(label=_("Số văn bản"), max_length=80)
    decided_on = DayField(label=_("Ngày văn bản"))

    def __init__(self, *given: Any, by: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["subject"] = PartyField(by=by, required=False, label=_("Kết luận về ai"))
        self.fields["subject"].help_text = _("Để trống là cơ quan được góp ý.")
        self.order_fields(["subject"])


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class NewsForm(Form):
    """A short item, perhaps with a film and the words of it."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    text = forms.CharField(label=_("Nội dung"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}))
    on = DayField(label=_("Ngày đăng"), help_text=_("hiện trên cổng từ ngày này"))
    video = forms.URLField(
        label=_("Địa chỉ video"), max_length=400, required=False, assume_scheme="https", help_text="https://…"
    )
    transcript = forms.CharField(
        label=_("Lời của video"),
        max_length=40_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("bắt buộc khi có video"),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
