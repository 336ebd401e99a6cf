"""What rules said of whom, nominations with their dossiers, and their way up."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thidua.evidence.models import Fact
from thidua.movements.models import Movement, PlanVersion, Round
from thidua.people.models import Person, Unit, choices
from thidua.people.owned import Owned
from thidua.records.models import File


class Standing(Owned):
    """What the rules said of one candidate and award on a day: the row behind every list."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="standings")
    round = models.ForeignKey(Round, models.CASCADE, related_name="standings")
    award = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="standings")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="standings")
    answer = models.PositiveSmallIntegerField()
    held = models.BooleanField(default=False)
    answers = models.JSONField()
    obstacle_vi = models.TextField(blank=True)
    obstacle_en = models.TextField(blank=True)
    as_of = models.DateField()
    judged_at = models.DateTimeField()
    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")

    sent = models.Q()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "award", "unit", "person"], name="a_person_stands_once"),
            models.UniqueConstraint(
                fields=["round", "award", "unit"], condition=models.Q(person=None), name="a_unit_stands_once"
            ),
        ]


class Nomination(Owned):
    """A proposal of one candidate for one award, from its draft to what became of it.

    `agency` proposes; `holder` is the agency where the case lies now. `verdict` is the tree of
    reasons as judged at the last submission, under `plan`. A nomination that came from a movement
    below points to it by `came_from`: same dossier, history kept.
    """

    sent = ~models.Q(state__in=["draft"]) & ~models.Q(state="withdrawn", submitted_at=None)

    code = models.CharField(max_length=20, unique=True)
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="nominations")
    round = models.ForeignKey(Round, models.PROTECT, related_name="nominations")
    award = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nominations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="nominations")
    nominated_by = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=choices("nomination_state"), default="draft")
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    held_since = models.DateTimeField()
    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    verdict = models.JSONField(null=True)
    answer = models.PositiveSmallIntegerField(null=True)
    as_of = models.DateField(null=True)
    facts_digest = models.CharField(max_length=64, blank=True)
    merit_note = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_on = models.DateField(null=True)
    supplement_by = models.DateField(null=True)
    came_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="went_to")
    late_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["movement", "state"]), models.Index(fields=["round", "award"])]

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured: at the unit that nominates."""
        return str(self.nominated_by.path)

    @property
    def candidate(self) -> str:
        """Who is proposed, as facts name them."""
        return str(self.person.key if self.person_id else self.unit.key)

    @classmethod
    def own(cls, user: object) -> models.Q:
        """The whole agency for its offices; a clerk sees what their unit nominates."""
        found = models.Q(agency__in=user.agencies_seen_whole)
        for path in user.unit_paths:
            found |= models.Q(nominated_by__path__startswith=path)
        return found


class Submission(models.Model):
    """A dossier as it was sent once: the frozen copy against which versions are compared."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="submissions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    report = models.JSONField()
    papers = models.JSONField()
    verdict = models.JSONField()


class Return(models.Model):
    """A dossier sent back: which fields, why, by when."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="returns")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    fields = models.JSONField()
    reason = models.TextField()
    supplement_by = models.DateField(null=True)
    undone_at = models.DateTimeField(null=True)


class ReportSection(models.Model):
    """One section of an achievement report, saved as it is written."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "key"], name="a_section_once")]


class Paper(models.Model):
    """One paper of a dossier's checklist: a file with its pages, or written on screen."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="papers")
    paper = models.CharField(max_length=60)
    clause = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    pages = models.CharField(max_length=60, blank=True)
    received_on = models.DateField(null=True)
    copies = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)


class Flag(models.Model):
    """Something that looks alike or used twice: both sides shown, a person settles it."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="flags")
    other = models.ForeignKey(Nomination, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=300)
    likeness = models.PositiveSmallIntegerField(default=100)
    mine = models.TextField(blank=True)
    theirs = models.TextField(blank=True)
    settled = models.CharField(max_length=20, blank=True)
    settled_reason = models.TextField(blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")


class RestsOn(models.Model):
    """The records that a nomination's frozen verdict rests on."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="rests_on")
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="+")
    ident = models.CharField(max_length=400, db_index=True)
