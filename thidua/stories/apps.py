"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Stories."""

    name = "thidua.stories"
    verbose_name = "Điển hình, cách làm hay"
    default_auto_field = "django.db.models.BigAutoField"
