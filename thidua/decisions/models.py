"""Decisions of this office, packages sent up and their answers, letters."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thidua.honours.models import Honour
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned
from thidua.records.models import File, Issued


class Decision(Owned):
    """An award decision: draft, for signature, numbered and issued, published, revoked."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="decisions")
    round = models.ForeignKey(Round, models.PROTECT, related_name="decisions")
    award = models.CharField(max_length=60)
    state = models.CharField(max_length=20, choices=choices("decision_state"), default="draft")
    title = models.CharField(max_length=300)
    issued = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="decision")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    base_salary = models.DecimalField(max_digits=12, decimal_places=0, null=True)
    revokes = models.ForeignKey("self", models.PROTECT, null=True, related_name="revoked_by")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)


class Awarded(models.Model):
    """One line of a decision's annex."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="awarded")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    multiple = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    prize = models.DecimalField(max_digits=14, decimal_places=0, null=True)
    honour = models.OneToOneField(Honour, models.PROTECT, null=True, related_name="line")


class Package(Owned):
    """What a closed round sends to the level above, and what became of it there."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="packages")
    round = models.ForeignKey(Round, models.PROTECT, related_name="packages")
    award = models.CharField(max_length=60)
    to_movement = models.ForeignKey(Movement, models.PROTECT, null=True, related_name="received_packages")
    to_outside = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=choices("relay_state"), default="sent")
    letter = models.ForeignKey(Issued, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)
    asked = models.TextField(blank=True)
    asked_by_on = models.DateField(null=True)
    answer_number = models.CharField(max_length=80, blank=True)
    answer_on = models.DateField(null=True)
    answer_from = models.CharField(max_length=200, blank=True)
    answer_file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")


class Sent(models.Model):
    """One nomination in a package, with its copy above and the answer it got."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="sent_in")
    above = models.ForeignKey(Nomination, models.PROTECT, null=True, related_name="+")
    granted = models.BooleanField(null=True)
    reason = models.TextField(blank=True)


class Letter(Owned):
    """A letter to somebody who was not chosen: clause, place, what to do next year."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="letters")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="letters")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    text = models.JSONField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)


class SalaryBase(models.Model):
    """A base salary by decree, where the shipped law packs do not have it yet."""

    since = models.DateField(unique=True)
    amount = models.DecimalField(max_digits=12, decimal_places=0)
    source = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
