"""The web application as commands need it: Django set up once, only when a command asks."""

from __future__ import annotations

import os


def ready() -> None:
    """Set Django up with the office's settings; a test has done it already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django

    django.setup()
