"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Archives."""

    name = "thidua.archive"
    verbose_name = "Lưu trữ"
    default_auto_field = "django.db.models.BigAutoField"
