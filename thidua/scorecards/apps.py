"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Scorecards."""

    name = "thidua.scorecards"
    verbose_name = "Chấm điểm"
    default_auto_field = "django.db.models.BigAutoField"
