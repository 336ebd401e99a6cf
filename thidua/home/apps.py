"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Home."""

    name = "thidua.home"
    verbose_name = "Việc của tôi"
    default_auto_field = "django.db.models.BigAutoField"
