"""What is asked when a scorecard is kept, published, and the scoring of a year opened."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.scorecards.shipped import scorecards as shipped
from thidua.people.forms import UnitChoice, words
from thidua.people.models import Unit
from thidua.people.queries import standing
from thidua.scorecards.actions.opening import Windows
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Scorecard, Scoring
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import said

MOST_BYTES = 1_000_000


class TextForm(Form):
    """The text of a scorecard."""

    text = forms.CharField(
        label=_("Nội dung tệp"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "class": "code", "spellcheck": "false"}),
    )


class NewForm(Form):
    """A file to upload, or a template to start from."""

    file = forms.FileField(
        label=_("Tệp YAML"), required=False, widget=forms.FileInput(attrs={"accept": ".yaml,.yml"})
    )
    template = forms.ChoiceField(label=_("Hoặc bắt đầu từ mẫu"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(code, said(card.title)) for code, card in shipped().items()]
        self.fields["template"].choices = [("", "–"), *told]

    def clean_file(self) -> str:
        """The text of the file."""
        sent = self.cleaned_data["file"]
        if not sent:
            return ""
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp quá lớn: tối đa 1 MB."))
        try:
            return str(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError(_("Tệp không phải UTF-8. Lưu lại tệp với bảng mã UTF-8.")) from None

    def clean(self) -> dict[str, Any]:
        """One of both."""
        found: dict[str, Any] = super().clean()
        if not found.get("file") and not found.get("template") and "file" not in self.errors:
            raise forms.ValidationError(_("Chọn một tệp, hoặc một mẫu."))
        return found


class PublishForm(Form):
    """The decision that issues a scorecard."""

    decision = forms.CharField(label=_("Số quyết định"), max_length=120)
    decided_on = DayField(label=_("Ngày quyết định"))


class WindowsForm(Form):
    """The days of a scoring."""

    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        required=False,
        help_text=_("kế hoạch hoặc khoản đặt các hạn này; hiện khi quá hạn"),
    )
    score_from = DayField(label=_("Tự chấm từ ngày"), required=False)
    score_until = DayField(label=_("Tự chấm đến hết ngày"), required=False)
    appraise_until = DayField(label=_("Thẩm định đến hết ngày"), required=False)
    survey_until = DayField(label=_("Nhập điểm điều tra đến hết ngày"), required=False)
    complain_until = DayField(label=_("Kiến nghị đến hết ngày"), required=False)

    def windows(self) -> Windows:
        """The days as the action takes them."""
        told = {name: self.cleaned_data[name] for name in Windows.__dataclass_fields__}
        return Windows(**told)


class OpenForm(WindowsForm):
    """The year and kind to open."""

    year = forms.TypedChoiceField(label=_("Năm chấm điểm"), coerce=int)
    kind = forms.ChoiceField(label=_("Loại đơn vị"))
    field_order = ("year", "kind")

    def __init__(self, *args: Any, scorecard: Scorecard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = tree_of(scorecard)
        self.fields["year"].choices = [(year, str(year)) for year in tree.years.years]
        self.fields["kind"].choices = words("unit_kind", *tree.units) if tree.units else []


class ChangeWindowsForm(WindowsForm):
    """The days of a scoring, changed with a reason."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class AppointForm(Form):
    """Which agency takes a desk."""

    agency = UnitChoice(Unit.objects.none(), label=_("Cơ quan thẩm định"))

    def __init__(self, *args: Any, scoring: Scoring, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = Unit.objects.filter(standing(), path__startswith=scoring.agency.path, is_agency=True)
        self.fields["agency"].queryset = inside.order_by("path")
