"""How marks are written: with two decimals at least, a comma before them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template

from thidua.scorecards.compiled import trimmed
from thidua.screens.spoken import figure

register = template.Library()


@register.filter
def points(value: Any) -> str:
    """A mark as printed: `{{ line.own|points }}`; a dash where none was given."""
    return figure(trimmed(value) if isinstance(value, Decimal) else value)
