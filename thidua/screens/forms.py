"""Fields as Vietnamese offices write them: dates dd/mm/yyyy, decimals with a comma."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.posting import spoken

_DAY = re.compile(r"^\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*$")
_POINTED = re.compile(r"^-?\d+\.\d+$")
_TWO_READINGS = re.compile(r"-?\d{1,3}\.\d{3}")
_FIGURE = re.compile(r"^-?\d+(,\d+)?$")
_GROUPED = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$")


def _in_english() -> bool:
    return (get_language() or "vi").startswith("en")


class DayField(forms.Field):
    """A day in one text box: takes 1/9/2025, 1-9-2025 and 01.09.2025."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "data-day": "", "size": 12}
    )

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("ngày/tháng/năm, ví dụ 01/09/2025"))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        found = _DAY.match(str(value))
        try:
            if found:
                return date(int(found.group(3)), int(found.group(2)), int(found.group(1)))
        except ValueError:
            pass
        raise forms.ValidationError(
            _("Chưa đọc được ngày “%(value)s”: viết ngày/tháng/năm, ví dụ 01/09/2025."),
            params={"value": value},
        )


class HourField(forms.CharField):
    """An hour in one text box: 14:00, 14h00, 14 giờ 00."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("giờ:phút, ví dụ 14:00"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "size": 6}))
        super().__init__(max_length=12, **kwargs)

    def clean(self, value: Any) -> time | None:
        """The hour, or why it could not be read."""
        text = str(super().clean(value) or "").lower().replace("giờ", ":").replace("h", ":").replace(" ", "")
        if not text:
            return None
        hour, _colon, minute = text.rstrip(":").partition(":")
        try:
            return time(int(hour), int(minute or 0))
        except ValueError:
            raise forms.ValidationError(_("Chưa đọc được giờ: viết giờ:phút, ví dụ 14:00.")) from None


class FigureField(forms.Field):
    """A decimal number: comma before decimals, dots only between thousands; asks where two readings fit."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})

    def prepare_value(self, value: Any) -> Any:
        """A figure as the page's language writes it; with a comma where a point could part thousands."""
        if not isinstance(value, Decimal):
            return value
        text = f"{value:f}"
        return text if _in_english() and not _TWO_READINGS.fullmatch(text) else text.replace(".", ",")

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        text = str(value).strip().replace(" ", "")
        if _TWO_READINGS.fullmatch(text):
            raise forms.ValidationError(
                _("“%(value)s” có hai cách hiểu: viết %(whole)s hoặc %(part)s."),
                params={"value": value, "whole": text.replace(".", ""), "part": text.replace(".", ",")},
            )
        if _GROUPED.match(text):
            text = text.replace(".", "")
        elif _in_english() and _POINTED.match(text):
            return Decimal(text)
        if not _FIGURE.match(text):
            raise forms.ValidationError(
                _("Chưa đọc được số “%(value)s”: chỉ chữ số, dấu phẩy trước phần thập phân."),
                params={"value": value},
            )
        return Decimal(text.replace(",", "."))


class Form(forms.Form):
    """A form of ours: it can take the reasons of a refusal beside what was typed."""

    def refuse(self, reasons: tuple[Say, ...], field: str | None = None) -> None:
        """Show the reasons in the summary on top, or at a field."""
        self.is_valid()
        for reason in reasons:
            self.add_error(field, spoken(reason))

    def refuse_all(self, refused: Refused) -> None:
        """Show a refusal's reasons in the summary on top."""
        self.refuse(refused.reasons)
