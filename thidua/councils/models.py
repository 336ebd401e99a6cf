"""What links an award council's session to a round: its agenda, what was said, its minutes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.records.models import Issued
from thidua.voting.models import Attendance, Item, Minuted, Session

USER = settings.AUTH_USER_MODEL
COUNCIL_ROLES = ("chair", "secretary", "member")
"""Roles that sit in a council."""


class Agenda(Minuted):
    """The nominations of a round that a session takes up, and the minutes it ends with."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="agendas")
    round = models.ForeignKey(Round, models.PROTECT, related_name="agendas")
    session = models.OneToOneField(Session, models.PROTECT, related_name="agenda")
    minutes = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="agenda")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.session.title)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who see the whole agency, who is on the roll, and who sits for the movement."""
        called = Attendance.objects.filter(user=user.pk).values("session")
        sits = [h.movement_id for h in user.holdings if h.movement_id and h.role in COUNCIL_ROLES]
        found = models.Q(agency__in=user.agencies_seen_whole) | models.Q(session__in=called)
        return found | models.Q(movement__in=sits)


class Case(models.Model):
    """A nomination as an item of a session."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="cases")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="cases")
    item = models.OneToOneField(Item, models.CASCADE, related_name="case")

    class Meta:
        ordering = ["item__number"]


class Statement(models.Model):
    """What a member said for the minutes: a differing opinion is told to the one who decides."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="statements")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="statements")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    text = models.TextField()
    differs = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
