"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Nominations."""

    name = "thidua.nominations"
    verbose_name = "Hồ sơ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what is stored of verdicts, for a signed succession; and what follows people who move."""
        from thidua.evidence.actions.successions import STORED
        from thidua.nominations.following import begun_since, follow
        from thidua.nominations.queries.reviews import stored_of
        from thidua.people.actions.changing import RESTING
        from thidua.people.actions.postings import FOLLOWING

        STORED.append(stored_of)
        FOLLOWING.append(follow)
        RESTING.append(begun_since)
