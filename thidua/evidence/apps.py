"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Evidence."""

    name = "thidua.evidence"
    verbose_name = "Số liệu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what rests on a reorganisation, so that it is not taken back beneath it."""
        from thidua.evidence.resting import rests_on_deed
        from thidua.people.actions.changing import RESTING

        RESTING.append(rests_on_deed)
