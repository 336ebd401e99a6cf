"""What people fill in: the wording of a kind of paper."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.screens.forms import Form


class TextForm(Form):
    """The wording of one kind of paper."""

    text = forms.CharField(
        label=_("Lời văn"),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_("Mỗi dòng một đoạn. Chỗ điền viết trong { }, phần máy lập viết trong [[ ]]."),
    )
