"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Watching the program."""

    name = "thidua.watching"
    verbose_name = "Theo dõi hệ thống"
    default_auto_field = "django.db.models.BigAutoField"
