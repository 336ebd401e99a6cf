"""Entries of the diary and the head of its chain; the database refuses to change an entry."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast

from thidua import access


class EntryQuerySet(models.QuerySet):
    """Entries that know who may read them."""

    def visible_to(self, user: Any) -> Self:
        """Entries of one's own agencies, and of the movements that they run what was sent up.

        A system administrator reads all; entries hold codes, never names, ballots or discipline.
        """
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return self.none()
        held = access.holdings_for(["audit.view"], user)
        if any(h.role == "sysadmin" for h in held):
            return self
        mine = {h.agency_id for h in held if h.movement_id is None}
        run = apps.get_model("movements.Movement").objects.filter(agency__in=mine).order_by().values("pk")
        return self.filter(models.Q(agency_id__in=mine) | models.Q(movement_id__in=run) & _sent_up(user))


def _sent_up(user: Any) -> models.Q:
    """Entries on things that another agency may keep to itself until they are sent up."""
    found = models.Q()
    for model in apps.get_models():
        if getattr(model, "sent", None) is not None and hasattr(model._default_manager, "visible_to"):
            seen = model.objects.visible_to(user).order_by()
            idents = seen.annotate(key=Cast("pk", models.CharField())).values("key")
            found &= ~models.Q(kind=model._meta.label_lower) | models.Q(ident__in=idents)
    return found


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

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "ident"])]
        ordering = ["number"]


class Head(models.Model):
    """The one row that every writer locks: number and digest of the last entry."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)
