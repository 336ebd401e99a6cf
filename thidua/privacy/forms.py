"""What is asked about personal data, and what is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.evidence.forms import PartyField
from thidua.people.forms import words
from thidua.privacy.actions.asking import LONGEST
from thidua.screens.forms import Form


class SureForm(Form):
    """Nothing but the question."""


class AskForm(Form):
    """What a person asks about their own data."""

    kind = forms.ChoiceField(
        label=_("Yêu cầu"), choices=lambda: words("data_request_kind"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Nội dung"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("đính chính thì ghi điều sai, điều đúng và căn cứ"),
    )


class ReceiveForm(AskForm):
    """The same on paper, with whose data it is."""

    def __init__(self, *given: Any, by: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["person"] = PartyField(by=by, sorts=("person",), bare=True, label=_("Cá nhân"))
        self.order_fields(["person", "kind", "words"])


class AnswerForm(Form):
    """The answer to the person."""

    answer = forms.CharField(label=_("Trả lời"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))


class DoneForm(Form):
    """What was done."""

    note = forms.CharField(
        label=_("Đã làm gì"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
