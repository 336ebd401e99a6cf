"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Evidence."""

    name = "thidua.evidence"
    verbose_name = "Số liệu"
    default_auto_field = "django.db.models.BigAutoField"
