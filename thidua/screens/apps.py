"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Screens."""

    name = "thidua.screens"
    verbose_name = "Màn hình"
    default_auto_field = "django.db.models.BigAutoField"
