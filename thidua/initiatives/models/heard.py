"""Initiatives before their council: what members find, and the minutes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thidua.initiatives.models.proposed import Initiative
from thidua.records.models import Issued
from thidua.voting.models import Minuted, Session

USER = settings.AUTH_USER_MODEL


class Mark(models.Model):
    """What a member of the council finds of each criterion, by name; the vote itself is another thing."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="marks")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    is_new = models.BooleanField()
    is_effective = models.BooleanField()
    is_replicable = models.BooleanField()
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "session", "user"], name="initiatives_marks_once")
        ]


class Minutes(Minuted):
    """The minutes of an initiative council's session: signed by its secretary, then by its chair."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="idea_minutes")
    number = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="idea_minutes")

    def __str__(self) -> str:
        return str(self.session.title)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the session is seen."""
        return models.Q(session__in=Session.objects.visible_to(user))
