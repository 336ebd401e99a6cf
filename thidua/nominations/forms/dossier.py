"""Forms of dossiers: whom to propose, reasons, what is returned and by when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.nominations.queries.papers import Line
from thidua.nominations.queries.proposing import Offer
from thidua.nominations.queries.report import Written
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import capital, said, term


class WhichForm(Form):
    """First step of a new dossier: the round and the award."""

    round = forms.ChoiceField(label=_("Đợt thi đua"))
    award = forms.ChoiceField(label=_("Hình thức khen"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, rounds: list[tuple[int, str]], awards: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].choices = rounds
        self.fields["award"].choices = awards


class WhoForm(Form):
    """Second step: the candidate, those who meet more first."""

    candidate = forms.ChoiceField(label=_("Người hoặc tập thể được đề nghị"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offers: list[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidate"].choices = [(o.key, _offered(o)) for o in offers]


def _offered(offer: Offer) -> str:
    notes = [term("registered", "registration_state")] if offer.registered else []
    if offer.answer is not None:
        notes.append(term(("unmet", "missing", "to_judge", "met")[offer.answer], "answer"))
    return f"{offer.name} ({', '.join(notes)})" if notes else offer.name


class ReasonForm(Form):
    """A reason that is kept with the dossier."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class ReturnForm(Form):
    """What is returned: the parts to mend, why, by when."""

    fields_ = forms.MultipleChoiceField(
        label=_("Phần phải sửa"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Phần không chọn giữ nguyên."),
    )
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)
    supplement_by = DayField(label=_("Hạn bổ sung"), required=False)

    def __init__(self, *args: Any, sections: list[Written], lines: list[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = [(s.section.key, said(s.section.title)) for s in sections]
        parts += [(line.paper, capital(said(line.needed.say))) for line in lines if line.state != "later"]
        self.fields["fields_"].choices = parts


class SettleForm(Form):
    """What a likeness means."""

    answer = forms.ChoiceField(
        label=_("Chọn một"),
        widget=forms.RadioSelect,
        choices=[
            ("keep", _("Giữ: trùng là đúng, nêu lý do")),
            ("drop", _("Bỏ: sẽ viết lại hoặc thay tệp")),
            ("explain", _("Giải trình: nêu phần nào của ai")),
        ],
    )
    reason = forms.CharField(
        label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )


class SectionForm(Form):
    """One section of the report."""

    text = forms.CharField(
        label=_("Nội dung của mục"),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true"}),
        required=False,
        strip=False,
    )
