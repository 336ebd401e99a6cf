"""What the pages themselves keep: posts already done, long work under way, how one reads a list, the demo's clock."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Once(models.Model):
    """A post that was done: the same post again leads to where the first one led."""

    token = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    led_to = models.CharField(max_length=500)


class Job(models.Model):
    """Long work in the background: how far it is, and where its result stands."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs")
    vi = models.CharField(max_length=200)
    en = models.CharField(max_length=200)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20, default="waiting")
    told_vi = models.CharField(max_length=500, blank=True)
    told_en = models.CharField(max_length=500, blank=True)
    back = models.CharField(max_length=300)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class ListChoice(models.Model):
    """How a person reads one list: columns left out, the order, rows a page."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(max_length=120)
    hidden = models.JSONField(default=list)
    order = models.CharField(max_length=60, blank=True)
    per_page = models.PositiveSmallIntegerField(default=50)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "page"], name="one_choice_of_a_list"),)


class DemoClock(models.Model):
    """The one row that moves the clock of a demo, in seconds."""

    shift = models.BigIntegerField(default=0)
