"""Entries of the diary and the head of its chain; the database refuses to change an entry."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One action: who did what to which thing, when, from where to where."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    ident = models.CharField(max_length=40)
    agency_id = models.BigIntegerField(null=True, db_index=True)
    movement_id = models.BigIntegerField(null=True, db_index=True)
    told = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "ident"])]
        ordering = ["number"]


class Head(models.Model):
    """The one row that every writer locks: number and digest of the last entry."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)
