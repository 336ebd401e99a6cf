"""Archives that were asked for on screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.movements.models import Movement
from thidua.people.owned import Owned


class Bundle(Owned):
    """The archive of a movement as it was at one moment, in one ZIP file; `seal` is the line of its seal."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="+")
    public = models.BooleanField(_("bản công khai"), default=False)
    language = models.CharField(max_length=2, default="vi")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    size = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=300, blank=True)
    """Empty while it is being made."""

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.movement.name)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Whose it is: nobody else is given it."""
        return models.Q(by=user.pk)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def path(self) -> Path:
        """Where the file lies: outside everything that is served."""
        return Path(settings.THIDUA_HOME) / "archives" / f"{self.pk}.zip"
