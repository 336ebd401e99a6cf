"""What every posting form carries: its CSRF token and the token that makes it count once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def posting(context: dict[str, Any]) -> SafeString:
    """Hidden fields of a form that posts to one of our pages."""
    request = context["request"]
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="once" value="{}">',
        get_token(request),
        request.POST.get("once") or uuid4(),
    )
