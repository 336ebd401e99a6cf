"""How marks are written: with two decimals at least, a comma before them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html

from thidua.core.wording import Say
from thidua.scorecards.compiled import trimmed
from thidua.screens.spoken import figure, language, said

register = template.Library()


@register.filter
def points(value: Any) -> str:
    """A mark as printed: `{{ line.own|points }}`; a dash where none was given."""
    return figure(trimmed(value) if isinstance(value, Decimal) else value)


@register.filter
def named(what: Say) -> str:
    """A name that a scorecard gives: marked as Vietnamese on an English page where it has no English.

    `{{ item.name|named }}`.
    """
    if language() == "en" and what.vi == what.en:
        return format_html('<span lang="vi">{}</span>', what.vi)
    return said(what)
