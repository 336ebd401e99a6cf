"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Initiatives."""

    name = "thidua.initiatives"
    verbose_name = "Sáng kiến"
    default_auto_field = "django.db.models.BigAutoField"
