"""What people fill in about the diary: the anchor that they keep."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.audit.verifying import read_anchor
from thidua.screens.forms import Form


class VerifyForm(Form):
    """The anchor that somebody kept; blank to verify the chain alone."""

    anchor = forms.CharField(
        label=_("Mã neo đã giữ"),
        required=False,
        max_length=120,
        help_text=_(
            "Chép từ sổ công tác hoặc biên bản: số mục rồi mã cuối, ít nhất 16 ký tự. Không bắt buộc."
        ),
    )

    def clean_anchor(self) -> str:
        """The anchor, once it can be read."""
        given = self.cleaned_data["anchor"]
        try:
            read_anchor(given)
        except ValueError:
            raise forms.ValidationError(
                _("Chưa đọc được mã neo: cần ít nhất 16 ký tự 0–9, a–f ở cuối.")
            ) from None
        return str(given)
