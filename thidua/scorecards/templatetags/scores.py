"""How marks are written: with two decimals at least, a comma before them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html

from thidua.core.errors import Fault
from thidua.core.scorecards.model import Scorecard as Tree
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
    if what.vi and language() == "en" and what.vi == what.en:
        return format_html('<span lang="vi">{}</span>', what.vi)
    return said(what)


@register.filter
def at_item(fault: Fault, tree: Tree | None) -> str:
    """Where a fault stands in the words of a form: the code of its item, or nothing for the head.

    `{{ fault|at_item:tree }}`.
    """
    code = fault.where.rpartition("(")[2].removesuffix(")")
    return code if tree and tree.item(code) else ""
