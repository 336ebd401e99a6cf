"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Councils."""

    name = "thidua.councils"
    verbose_name = "Hội đồng"
    default_auto_field = "django.db.models.BigAutoField"
