"""Who appraises what, their opinions, the order they set, and what the public said."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.people.models import Unit
from thidua.people.owned import Owned


class Assignment(Owned):
    """A nomination given to an appraiser, with a day by which the opinion is due."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="assignments")
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=300, blank=True)


class Opinion(models.Model):
    """An appraiser's opinion on one criterion; differing from the rules needs a reason."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="opinions")
    mark = models.CharField(max_length=120)
    answer = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "mark", "by"], name="one_opinion_each")]


class Place(Owned):
    """A nomination's place in the order of an award, set by a person, with the reason of a change."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="places")
    round = models.ForeignKey(Round, models.PROTECT, related_name="places")
    award = models.CharField(max_length=60)
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="places")
    rank = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Chosen(Owned):
    """A reserved place given, or a tie broken, by those whom the plan names, with the reason."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="chosen")
    round = models.ForeignKey(Round, models.PROTECT, related_name="chosen")
    award = models.CharField(max_length=80)
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="chosen")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)


class CommentPeriod(Owned):
    """Days in which names are public and anybody may say something."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="comment_periods")
    round = models.ForeignKey(Round, models.PROTECT, related_name="comment_periods")
    award = models.CharField(max_length=60, blank=True)
    from_on = models.DateField()
    to_on = models.DateField()
    clause = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nominations = models.ManyToManyField(Nomination, related_name="comment_periods")


class Comment(Owned):
    """What somebody said of a nominee, and what was answered. Name and contact are never public."""

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


class Forwarded(models.Model):
    """An appraiser's note for those who come after: contested points in view."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="contested")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
