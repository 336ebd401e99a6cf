"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Honours."""

    name = "thidua.honours"
    verbose_name = "Khen thưởng đã có"
    default_auto_field = "django.db.models.BigAutoField"
