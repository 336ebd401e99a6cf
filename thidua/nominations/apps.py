"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Nominations."""

    name = "thidua.nominations"
    verbose_name = "Hồ sơ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what is stored of verdicts, so that a signed succession has it reviewed."""
        from thidua.evidence.actions.successions import STORED
        from thidua.nominations.queries.reviews import stored_of

        STORED.append(stored_of)
