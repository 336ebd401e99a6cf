"""The room of agencies, people and accounts."""

from django.apps import AppConfig


class Room(AppConfig):
    """Agencies, people, accounts."""

    name = "thidua.people"
    verbose_name = "Đơn vị và con người"
    default_auto_field = "django.db.models.BigAutoField"
