"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Registrations."""

    name = "thidua.registrations"
    verbose_name = "Đăng ký"
    default_auto_field = "django.db.models.BigAutoField"
