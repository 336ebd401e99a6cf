"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Papers."""

    name = "thidua.papers"
    verbose_name = "Giấy tờ"
    default_auto_field = "django.db.models.BigAutoField"
