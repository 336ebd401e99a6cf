"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Nominations."""

    name = "thidua.nominations"
    verbose_name = "Hồ sơ"
    default_auto_field = "django.db.models.BigAutoField"
