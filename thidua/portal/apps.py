"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """The public side."""

    name = "thidua.portal"
    verbose_name = "Cổng công khai"
    default_auto_field = "django.db.models.BigAutoField"
