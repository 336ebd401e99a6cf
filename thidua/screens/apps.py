"""The room in Django's register."""

from functools import lru_cache

from django.apps import AppConfig
from django_tables2 import utils

CELLS = 256
"""Of so many functions that make cells the parameters are remembered: a page has fewer columns."""


class Room(AppConfig):
    """Screens."""

    name = "thidua.screens"
    verbose_name = "Màn hình"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a list ask once per column, not once per cell, which parameters its function takes."""
        utils.signature = lru_cache(CELLS)(utils.signature)
