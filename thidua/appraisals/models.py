"""Who appraises what, their opinions, the order they set, and what the public said."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.movements.models import Movement, Round
from thidua.nominations.models import HANDLERS, UNDER_WAY, Nomination, lies_before
from thidua.people.models import Unit
from thidua.people.owned import Owned


def _handled(user: Any) -> models.Q:
    """Rows of movements whose dossiers the person handles, by a role there or by appointment."""
    return lies_before(user, *HANDLERS)


class Assignment(Owned):
    """A nomination given to an appraiser, with a day by which the opinion is due."""

    handed_say = Say("việc thẩm định", "appraisals")

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="assignments")
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(_("lý do chuyển"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "user"], condition=models.Q(ended_at=None), name="an_appraiser_once"
            )
        ]

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """Of the dossiers that go along."""
        return cls.objects.filter(nomination__round__in=handing.rounds, nomination__state__in=UNDER_WAY)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's own, and all of the movements whose dossiers one handles."""
        return models.Q(user=user.pk) | _handled(user)


class Opinion(models.Model):
    """An appraiser's opinion on one criterion; differing from the rules needs a reason."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="opinions")
    mark = models.CharField(max_length=120)
    answer = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    machine = models.CharField(max_length=20, blank=True)
    ident = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "mark", "by"], name="one_opinion_each")]

    @property
    def agency_id(self) -> int:
        """The agency that runs the movement, whose diary it stands in."""
        return int(self.nomination.movement.agency_id)

    @property
    def movement_id(self) -> int:
        """The movement of the nomination."""
        return int(self.nomination.movement_id)


class Place(Owned):
    """A nomination's place in the order of an award, set by a person, with the reason of a change."""

    handed_say = Say("thứ tự xếp hạng", "ranks")

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="places")
    round = models.ForeignKey(Round, models.PROTECT, related_name="places")
    award = models.CharField(max_length=60)
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="places")
    rank = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination"], name="one_place_each")]

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """Of the dossiers that go along."""
        return cls.objects.filter(nomination__round__in=handing.rounds, nomination__state__in=UNDER_WAY)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who handle the movement."""
        return _handled(user)


class Chosen(Owned):
    """A reserved place given, or a tie broken, by those whom the plan names, with the reason."""

    handed_say = Say("suất đã chọn", "places chosen")

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="chosen")
    round = models.ForeignKey(Round, models.PROTECT, related_name="chosen")
    award = models.CharField(max_length=80)
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="chosen")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """Of the dossiers that go along."""
        return cls.objects.filter(nomination__round__in=handing.rounds, nomination__state__in=UNDER_WAY)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who handle the movement."""
        return _handled(user)


class CommentPeriod(Owned):
    """Days in which names are public and anybody may say something."""

    handed_say = Say("đợt lấy ý kiến", "spans of comment days")

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="comment_periods")
    round = models.ForeignKey(Round, models.PROTECT, related_name="comment_periods")
    award = models.CharField(max_length=60, blank=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    clause = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    waived_reason = models.TextField(_("lý do không lấy ý kiến"), blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nominations = models.ManyToManyField(Nomination, related_name="comment_periods")

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """Of the rounds that go on."""
        return cls.objects.filter(round__in=handing.rounds)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """The days are public; who handles them sees all."""
        return _handled(user) | models.Q(waived_reason="")


class Comment(Owned):
    """What somebody said of a nominee, and what was answered. Name and contact are never public."""

    handed_say = Say("góp ý", "comments")

    period = models.ForeignKey(CommentPeriod, models.PROTECT, related_name="comments")
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="comments")
    code = models.CharField(max_length=20, unique=True)
    text = models.TextField()
    source = models.CharField(max_length=300, blank=True)
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """Of the dossiers that go along."""
        return cls.objects.filter(period__round__in=handing.rounds)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who handle the movement: names and contacts are for nobody else."""
        return _handled(user)


class Forwarded(models.Model):
    """An appraiser's note for those who come after: contested points in view."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="contested")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
