"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Voting."""

    name = "thidua.voting"
    verbose_name = "Bỏ phiếu"
    default_auto_field = "django.db.models.BigAutoField"
