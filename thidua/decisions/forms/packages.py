"""Forms of the way up: who is sent, what is to be added, what was answered; and of letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.decisions.actions.outside import Answer
from thidua.decisions.models import Sent
from thidua.screens.forms import DayField, Form

LONG = forms.Textarea(attrs={"rows": 3})


class SendForm(Form):
    """Which nominations go up, and to whom where the level above does not work here."""

    nominations = forms.MultipleChoiceField(label=_("Hồ sơ chuyển lên"), widget=forms.CheckboxSelectMultiple)
    outside = forms.CharField(label=_("Kính gửi"), max_length=300, required=False)

    def __init__(self, *given: Any, choices: Sequence[tuple[str, str]], inside: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["nominations"].choices = choices
        if inside:
            del self.fields["outside"]


class AskForm(Form):
    """What the level below is to add, and by when."""

    reason = forms.CharField(label=_("Cần bổ sung"), max_length=1000, widget=LONG)
    by_on = DayField(label=_("Hạn bổ sung"), required=False)


class AnswerForm(Form):
    """The answer of a level that does not work here."""

    number = forms.CharField(label=_("Số văn bản trả lời"), max_length=80)
    on = DayField(label=_("Ngày văn bản"))
    from_ = forms.CharField(label=_("Cơ quan trả lời"), max_length=200)

    def __init__(self, *given: Any, lines: Sequence[Sent], **more: Any) -> None:
        super().__init__(*given, **more)
        self.rows = list(lines)
        for line in self.rows:
            name = line.nomination.person or line.nomination.unit
            self.fields[f"granted_{line.pk}"] = forms.ChoiceField(
                label=str(name),
                choices=[("yes", _("được tặng")), ("no", _("không được tặng"))],
                widget=forms.RadioSelect,
            )
            self.fields[f"why_{line.pk}"] = forms.CharField(
                label=_("%(name)s: lý do, nếu không được tặng") % {"name": name},
                required=False,
                max_length=500,
            )

    @property
    def answer(self) -> Answer:
        """The answer as typed."""
        told = self.cleaned_data
        lines = {ln.pk: (told[f"granted_{ln.pk}"] == "yes", told[f"why_{ln.pk}"]) for ln in self.rows}
        return Answer(told["number"], told["on"], told["from_"], lines)


class NoteForm(Form):
    """A note of one's own in a letter."""

    note = forms.CharField(
        label=_("Lời nhắn thêm"),
        required=False,
        max_length=1000,
        widget=LONG,
        help_text=_("Không nêu tên người khác, kỷ luật hay việc tạm dừng xét của bất kỳ ai."),
    )
