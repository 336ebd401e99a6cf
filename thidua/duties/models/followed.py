"""What a unit was checked for or raised goes on with the units that came of it, once it has ended."""

from __future__ import annotations

from typing import Any

from django.db import models

from thidua.clock import today
from thidua.people.history import gone_into, heirs
from thidua.people.models import Unit
from thidua.people.owned import Owned


class Followed(Owned):
    """A row of a unit. `came_to` are the units standing today that came of it, none while it stands itself.

    Nothing is rewritten: the row keeps its unit, and a reorganisation that is taken back gives it back.
    """

    class Meta:
        abstract = True

    @property
    def came_to(self) -> list[Unit]:
        """Whose clerks and offices act in the place of the ended unit; a right reaches them too."""
        unit: Any = self.unit
        return heirs([unit], today()).get(unit.pk, [])

    @classmethod
    def own(cls, user: Any) -> models.Q:
        """One's agency or unit, and what has ended and went into it."""
        return super().own(user) | cls.after(user)

    @classmethod
    def after(cls, user: Any) -> models.Q:
        """Rows of ended units that went into one's agency or unit."""
        return models.Q(unit__in=gone_into(user.agencies_seen_whole, user.clerk_of(""), today()))
