"""The history of a thing on its page."""

from __future__ import annotations

from typing import Any

from django import template

from thidua.audit import queries

register = template.Library()


@register.inclusion_tag("audit/history.html")
def history_of(*things: Any) -> dict[str, Any]:
    """Who, when, what, from where to where: `{% history_of nomination %}`, newest last."""
    return {"history": queries.history_of(*things)}
