"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Duties."""

    name = "thidua.duties"
    verbose_name = "Nhiệm vụ"
    default_auto_field = "django.db.models.BigAutoField"
