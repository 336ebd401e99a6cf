"""Forms about a document that is read: its files, its clauses in two, a value of its head."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.people.models import User
from thidua.records.fields import DocumentField
from thidua.screens.forms import Form


class DocumentForm(Form):
    """The files of one document."""

    files = DocumentField()

    def __init__(self, *args: Any, by: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["files"].by = by


class SplitForm(Form):
    """The words of a clause, with an empty line or a new line where the second clause begins."""

    words = forms.CharField(
        label=_("Lời của khoản"),
        widget=forms.Textarea(attrs={"rows": 8}),
        strip=False,
        help_text=_("Xuống dòng (phím Enter) ở chỗ khoản sau bắt đầu. Không sửa chữ ở đây."),
    )

    def halves(self) -> tuple[str, str]:
        """What stands before the first break of the line, and after it."""
        first, _break, second = self.cleaned_data["words"].strip().replace("\r\n", "\n").partition("\n")
        return first, " ".join(second.split())
