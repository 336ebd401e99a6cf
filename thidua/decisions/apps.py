"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Decisions."""

    name = "thidua.decisions"
    verbose_name = "Quyết định"
    default_auto_field = "django.db.models.BigAutoField"
