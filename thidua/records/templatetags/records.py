"""The piece of a page that shows what hangs on a thing, and hangs more on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from thidua.records import queries
from thidua.records.fields import ACCEPT
from thidua.records.models import Attachment, File
from thidua.screens.spoken import figure

register = template.Library()


@register.inclusion_tag("records/upload.html", takes_context=True)
def files_of(
    context: dict[str, Any], thing: Any, only_read: bool = False, hung: Sequence[Attachment] | None = None
) -> dict[str, Any]:
    """The files of a thing; whoever may change them gets the form to add and the buttons to remove.

    `hung` are its files where the page has read them already.
    """
    request = context["request"]
    return {
        "request": request,
        "thing": thing,
        "kind": thing._meta.label_lower,
        "hung": list(queries.files_of(thing) if hung is None else hung),
        "only_read": only_read,
        "shut": None if only_read else queries.why_shut(thing, request.user),
        "accept": ACCEPT,
    }


@register.inclusion_tag("records/paper_links.html")
def paper_links(round_id: int, slug: str, ident: int, label: str) -> dict[str, Any]:
    """The way to an official paper in both forms, by its kind and its thing; `label` says which it is."""
    return {"round_id": round_id, "slug": slug, "ident": ident, "label": label}


@register.filter
def megabytes(file: File) -> str:
    """The size of a file: 1,2 MB, or 40 kB below a tenth of one."""
    if file.size < 100_000:
        return f"{max(file.size // 1000, 1)} kB"
    return f"{figure(round(file.size / 1e6, 1))} MB"
