"""Packs: all papers of a round in one file, made in the background."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from thidua.movements.models import Movement, Round
from thidua.people.owned import Owned


class Pack(Owned):
    """All papers of a round as they were at one moment, in one ZIP file."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="packs")
    round = models.ForeignKey(Round, models.CASCADE, related_name="packs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    papers = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    """Empty while it is being made."""

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.round.name}"

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Whose it is: a pack holds what its maker may see, and nobody else is given it."""
        return models.Q(by=user.pk)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def user_id(self) -> int:
        """Whose it is."""
        return int(self.by_id)

    @property
    def path(self) -> Path:
        """Where the file lies: outside everything that is served."""
        return Path(settings.THIDUA_HOME) / "packs" / f"{self.pk}.zip"
