"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Records."""

    name = "thidua.records"
    verbose_name = "Tệp, dãy số"
    default_auto_field = "django.db.models.BigAutoField"
