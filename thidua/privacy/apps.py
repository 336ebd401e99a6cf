"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Personal data."""

    name = "thidua.privacy"
    verbose_name = "Dữ liệu cá nhân"
    default_auto_field = "django.db.models.BigAutoField"
