"""The room of the diary."""

from django.apps import AppConfig


class Room(AppConfig):
    """The diary."""

    name = "thidua.audit"
    verbose_name = "Nhật ký"
    default_auto_field = "django.db.models.BigAutoField"
