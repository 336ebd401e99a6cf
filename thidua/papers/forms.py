"""What people fill in: the wording of a kind of paper, positions, an edited paper, what its issue needs."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from thidua.core.papers.sheets import CHOICES, COLUMNS, NUMBERS, Sheet
from thidua.core.wording import Say
from thidua.papers.queries.sheets import told
from thidua.people.models import User
from thidua.records.actions.wordings import tidy
from thidua.records.fields import FilesField
from thidua.screens.forms import Form
from thidua.screens.spoken import capital, said

MOST = 20_000
"""Most letters of a wording; refused above, because a box that stops at them would cut what is pasted."""


class TextForm(Form):
    """The wording of one kind of paper."""

    text = forms.CharField(
        label=_("Lời văn"),
        strip=False,
        validators=[MaxLengthValidator(MOST)],
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_("Mỗi dòng một đoạn. Chỗ điền viết trong { }, phần máy lập viết trong [[ ]]."),
    )

    def clean_text(self) -> str:
        """As it will be kept, so that the preview shows what is saved."""
        return tidy(self.cleaned_data["text"])


class EditedForm(Form):
    """A paper that was edited in Word, and why."""

    file = FilesField(
        label=_("Bản DOCX đã sửa"),
        help_text=_("Tải bản DOCX của giấy tờ này về, sửa lời văn trong Word, lưu rồi tải lên đây."),
    )
    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=300, help_text=_("Ghi vào lịch sử của giấy tờ.")
    )


class IssueForm(Form):
    """Who signs a paper; its number where the book is kept elsewhere."""

    signer = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Người ký"),
        required=False,
        empty_label=_("ký tay, để dòng chấm"),
        help_text=_("Họ tên in dưới chức vụ."),
    )
    written = forms.CharField(
        label=_("Số, ký hiệu đã lấy ở sổ văn thư"),
        max_length=80,
        required=False,
        help_text=_("Ví dụ 15/BC-STP. Cơ quan mở dãy số ở đây thì số tự cấp."),
    )


class PositionsForm(Form):
    """The table of positions of a sheet: one row an element, one field a column."""

    def __init__(self, *given: Any, sheet: Sheet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.spots = [spot.row() for spot in sheet.spots]
        for row in self.spots:
            for column, value in zip(COLUMNS[1:], row[1:], strict=True):
                self.fields[f"{row[0]}/{column}"] = _field(_label(row[0], column), column, value)

    def rows(self) -> list[tuple[Say, list[Any]]]:
        """Each element with its fields, in the order of the columns."""
        return [(told(row[0]), [self[f"{row[0]}/{column}"] for column in COLUMNS[1:]]) for row in self.spots]

    def table(self) -> str:
        """What was filled in, as the table that is kept."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in self.spots:
            writer.writerow([row[0], *(self.cleaned_data[f"{row[0]}/{c}"] for c in COLUMNS[1:])])
        return out.getvalue()


def _label(name: str, column: str) -> str:
    return f"{capital(said(told(name)))}: {said(told(column))}"


def _field(label: str, column: str, value: str) -> forms.Field:
    given = {"label": label, "initial": value}
    if column in NUMBERS:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "size": 5, "class": "form-control num"}
        return forms.CharField(max_length=8, widget=forms.TextInput(attrs=attrs), **given)
    known = [(word, word or "–") for word in CHOICES[column]]
    box = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(choices=known, required=False, widget=box, **given)
