"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Reports."""

    name = "thidua.reports"
    verbose_name = "Báo cáo"
    default_auto_field = "django.db.models.BigAutoField"
