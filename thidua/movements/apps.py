"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Movements."""

    name = "thidua.movements"
    verbose_name = "Phong trào"
    default_auto_field = "django.db.models.BigAutoField"
