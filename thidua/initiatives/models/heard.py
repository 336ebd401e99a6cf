"""Initiatives before their council: what members find, and the minutes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.initiatives.models.proposed import Initiative
from thidua.people.owned import Owned
from thidua.records.models import Issued
from thidua.voting.models import Session

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


class Minutes(Owned):
    """The minutes of an initiative council's session: signed by its secretary, then by its chair."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="idea_minutes")
    began_at = models.DateTimeField(_("Bắt đầu"), null=True)
    ended_at = models.DateTimeField(_("Kết thúc"), null=True)
    conclusion = models.TextField(_("Kết luận"), blank=True)
    number = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="idea_minutes")
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.session.title)

    @property
    def number_kept(self) -> Say | None:
        """Why the number of signed minutes is not made void."""
        if self.written_at is None:
            return None
        return Say("Biên bản đã ký nên giữ số.", "The minutes are signed, so they keep their number.")

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the session is seen."""
        return models.Q(session__in=Session.objects.visible_to(user))
