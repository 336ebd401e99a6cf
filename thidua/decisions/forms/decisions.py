"""Forms of a decision: which award, why sent back or dropped, what is revoked or corrected, a base salary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.decisions.models import Awarded
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.spoken import capital, said

LONG = forms.Textarea(attrs={"rows": 3})


class DraftForm(Form):
    """Which award of which round is decided."""

    award = forms.ChoiceField(label=_("Hình thức và đợt"), widget=forms.RadioSelect)

    def __init__(self, *given: Any, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["award"].choices = choices


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=LONG)


class RevokeForm(Form):
    """Whose award is revoked, on which legal ground, and why."""

    lines = forms.MultipleChoiceField(label=_("Hủy bỏ khen thưởng của"), widget=forms.CheckboxSelectMultiple)
    ground = forms.ChoiceField(label=_("Căn cứ (khoản 2 Điều 93 Luật Thi đua, khen thưởng)"))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=1000,
        widget=LONG,
        help_text=_("Ghi kết luận, quyết định hoặc bản án làm căn cứ: số, ngày, cơ quan."),
    )

    def __init__(self, *given: Any, lines: Sequence[Awarded], **more: Any) -> None:
        super().__init__(*given, **more)
        self.rows = {str(line.pk): line for line in lines}
        self.fields["lines"].choices = [(pk, f"{ln.name}, {ln.under}") for pk, ln in self.rows.items()]
        grounds = terms.GROUPS["revocation_ground"]
        self.fields["ground"].choices = [(c, capital(said(t.say))) for c, t in grounds.items()]

    @property
    def chosen(self) -> list[Awarded]:
        """The lines that were ticked."""
        return [self.rows[pk] for pk in self.cleaned_data["lines"]]


class CorrectForm(Form):
    """How the words of each line are to read; what is left as it is stays."""

    reason = forms.CharField(label=_("Lý do đính chính"), max_length=1000, widget=LONG)

    def __init__(self, *given: Any, lines: Sequence[Awarded], **more: Any) -> None:
        super().__init__(*given, **more)
        self.rows = list(lines)
        for line in self.rows:
            for part, term in terms.GROUPS["wording_part"].items():
                label = f"{line.number}. {line.name}: {said(term.say)}"
                widget = forms.Textarea(attrs={"rows": 2}) if part == "reason" else forms.TextInput()
                self.fields[f"{part}_{line.pk}"] = forms.CharField(
                    label=label, required=False, initial=getattr(line, part), widget=widget, max_length=1000
                )

    @property
    def words(self) -> list[tuple[Awarded, str, str]]:
        """Line, part and words as typed."""
        parts = terms.GROUPS["wording_part"]
        return [(ln, part, self.cleaned_data[f"{part}_{ln.pk}"]) for ln in self.rows for part in parts]


class SalaryForm(Form):
    """A base salary by its decree."""

    since = DayField(label=_("Áp dụng từ ngày"))
    amount = FigureField(label=_("Mức lương cơ sở (đồng)"))
    source = forms.CharField(label=_("Văn bản quy định"), max_length=200)
