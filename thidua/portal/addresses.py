"""Addresses of the public side as the public reaches them."""

from __future__ import annotations

from django.conf import settings


def address(path: str) -> str:
    """A path of ours with the name of the site before it."""
    return f"{settings.PUBLIC_URL}{path}"
