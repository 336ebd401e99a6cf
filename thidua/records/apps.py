"""The room in Django's register."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Room(AppConfig):
    """Records."""

    name = "thidua.records"
    verbose_name = "Tệp, dãy số"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every room say which of its papers are kept as issued."""
        autodiscover_modules("keeping")
