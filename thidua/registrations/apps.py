"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Registrations."""

    name = "thidua.registrations"
    verbose_name = "Đăng ký"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what follows people who move, and what keeps a move from being taken back."""
        from thidua.people.actions.changing import RESTING
        from thidua.people.actions.postings import FOLLOWING
        from thidua.registrations.following import begun_since, follow

        FOLLOWING.append(follow)
        RESTING.append(begun_since)
