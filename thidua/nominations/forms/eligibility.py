"""What people write on the pages of criteria: a day, a message to the office, why a result is kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.screens.forms import DayField, Form


class AsOfForm(Form):
    """The day of the law on which criteria are judged."""

    as_of = DayField(label=_("Tính đến ngày"), required=False)


class MessageForm(Form):
    """A message to the movement office."""

    text = forms.CharField(label=_("Nội dung"), max_length=400, widget=forms.Textarea(attrs={"rows": 4}))


class WrongForm(MessageForm):
    """What is wrong with a record, and what it should say."""

    text = forms.CharField(
        label=_("Số liệu nào sai, đúng phải là gì, theo văn bản nào"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class KeepForm(Form):
    """Why a result stays although its record changed."""

    reason = forms.CharField(
        label=_("Lý do giữ kết quả"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
