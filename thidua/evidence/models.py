"""The facts that rules read, as their sources say them; and what a change of one touches."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thidua.people.models import Person, Unit
from thidua.people.owned import Owned
from thidua.records.models import File


class Import(Owned):
    """One workbook or folder that was read in, whole or not at all; it can be undone."""

    name = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rows_new = models.PositiveIntegerField(default=0)
    rows_same = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)


class Fact(Owned):
    """One row of a table of `thidua.core.facts.registry`; `values` are its columns as written.

    A restatement is a new row; the old one gets `closed_on` and `replaced_by`. `secret` tables
    (discipline, holds) are shown only to those whose right says so.
    """

    table = models.CharField(max_length=40)
    ident = models.CharField(max_length=400)
    values = models.JSONField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="facts")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="facts")
    recorded_on = models.DateField()
    closed_on = models.DateField(null=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    revoked_reason = models.TextField(blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    page = models.CharField(max_length=40, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    came_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="facts")

    class Meta:
        indexes = [models.Index(fields=["table", "ident"]), models.Index(fields=["unit", "table"])]

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path) if self.unit_id else ""


class Review(Owned):
    """A record changed: a verdict, nomination or award that rests on it waits for a person."""

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="reviews")
    movement_id = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=60)
    ident = models.CharField(max_length=40)
    state = models.CharField(max_length=20, default="open")
    asked_at = models.DateTimeField()
    change = models.CharField(max_length=20)
    answer_reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
