"""Plans and their versions, movements, their rounds, roles, events and allotted places."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.models import Unit, choices
from thidua.people.owned import Owned, OwnedQuerySet
from thidua.records.models import File
from thidua.screens.models import Job


class PlanVersion(Owned):
    """One version of a plan: the files of its folder as they are. A published one is frozen."""

    code = models.CharField(max_length=120)
    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=choices("plan_state"), default="draft")
    title = models.CharField(max_length=500)
    folded = models.CharField(max_length=500, db_index=True)
    document = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    gloss = models.TextField(blank=True)
    source = models.TextField(blank=True)
    digest = models.CharField(max_length=64, db_index=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "code", "number"], name="one_version_a_number")
        ]

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Drafts of one's own agency; a published plan is for everybody to read."""
        return super().reach(user) | ~models.Q(state="draft")


class PlanEdit(models.Model):
    """The text of a draft before one edit, so that it can be undone."""

    plan = models.ForeignKey(PlanVersion, models.CASCADE, related_name="edits")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_vi = models.CharField(max_length=300)
    told_en = models.CharField(max_length=300)
    auto = models.BooleanField(default=False)
    moved = models.JSONField(default=dict)
    """Where proposals stood before the edit, by their number: the undo puts them back."""


class PlanReading(Owned):
    """A document that was sent in and read: its files, its lines as read, the draft that came of it."""

    name = models.CharField(max_length=200)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    plan = models.OneToOneField(PlanVersion, models.CASCADE, null=True, related_name="reading")
    kind = models.CharField(max_length=10, blank=True)
    pages = models.PositiveIntegerField(default=0)
    lines = models.JSONField(default=list)
    """For each line of the source its page, where it stands on it, and the words read with doubt."""
    leaves = models.JSONField(default=list)
    """For each page the file that it is of, and its number there."""
    remarks = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class OfReading(models.Model):
    """A row that belongs to a reading, and is seen with it."""

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def agency_id(self) -> int:
        """The agency that had the document read."""
        return int(self.reading.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As the reading."""
        return models.Q(reading__agency__in=user.agencies_staffed)


class PlanReadingFile(OfReading):
    """One file of a document, in the order of its pages."""

    reading = models.ForeignKey(PlanReading, models.CASCADE, related_name="parts")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    files_view = "plan.confirm"

    class Meta:
        ordering = ["place"]


class Proposed(OfReading):
    """What one place of the document seems to say: the words, how sure, the question, where it stands in the draft.

    `clause`, `mark` and `key` tell the mark that it became, `doubt` the key of the question beside it;
    `mark` is empty where only the question stands.
    """

    reading = models.ForeignKey(PlanReading, models.CASCADE, related_name="proposals")
    place = models.PositiveIntegerField()
    sort = models.CharField(max_length=20)
    body = models.TextField(blank=True)
    whole = models.BooleanField(default=True)
    words = models.TextField(blank=True)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    sure = models.PositiveSmallIntegerField()
    asks_vi = models.CharField(max_length=500, blank=True)
    asks_en = models.CharField(max_length=500, blank=True)
    clause = models.CharField(max_length=120, blank=True)
    mark = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=120, null=True)
    doubt = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["reading", "place"], name="a_proposal_once")]


class Confirmed(models.Model):
    """That a person answered a proposal by an edit of the draft; it goes when the edit is undone."""

    proposed = models.ForeignKey(Proposed, models.CASCADE, related_name="answers")
    edit = models.ForeignKey(PlanEdit, models.CASCADE, related_name="answers")
    how = models.CharField(max_length=10)

    class Meta:
        ordering = ["pk"]


class Movement(Owned):
    """A plan that runs in an agency, perhaps below the movement of a level above."""

    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="movements")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    state = models.CharField(max_length=20, choices=choices("movement_state"), default="open")
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    parent_outside = models.CharField(max_length=300, blank=True)
    transferred_to = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")

    @property
    def movement_id(self) -> int:
        """Roles in a movement reach the movement itself."""
        return int(self.pk or 0)

    @property
    def host_id(self) -> int:
        """The agency that runs it."""
        return int(self.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Everybody signed in may know which movements run: they are published."""
        return models.Q()


class MovementAct(models.Model):
    """A numbered act that changed a movement: suspended, continued, transferred, closed, new plan."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="acts")
    action = models.CharField(max_length=20)
    number = models.CharField(max_length=80)
    on = models.DateField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]


class Round(models.Model):
    """One round of a movement. `closed_at` once its list is settled; `plan` judged it."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="rounds")
    name = models.CharField(max_length=9)
    kind = models.CharField(max_length=10)
    registration_from = models.DateField(null=True)
    registration_to = models.DateField(_("Hạn đăng ký"), null=True)
    registration_clause = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["movement", "name"], name="a_round_once")]
        ordering = ["kind", "name"]

    @property
    def agency_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    host_id = agency_id

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As the movement."""
        return models.Q()


class MovementRole(models.Model):
    """A role that an account was appointed to for one movement."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="movement_roles")
    role = models.CharField(max_length=20, choices=choices("role"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    since = models.DateField()
    ended_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnedQuerySet.as_manager()

    @property
    def agency_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    host_id = agency_id

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Roles of the movements of one's agencies, and one's own."""
        return models.Q(movement__agency__in=user.agencies) | models.Q(user=user.pk)


class Event(Owned):
    """What relative deadlines wait for: a result recognised, an index announced.

    One that was recorded in error is withdrawn and stays to be read.
    """

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="events")
    event = models.CharField(max_length=60)
    year = models.PositiveIntegerField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    decision = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)


class Allotment(Owned):
    """Places given downward by a numbered decision: to a movement below, or to this one from outside."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="allotments")
    to_movement = models.ForeignKey(Movement, models.CASCADE, null=True, related_name="allotted")
    award = models.CharField(max_length=60)
    round = models.CharField(max_length=9)
    stratum = models.CharField(max_length=60, blank=True)
    places = models.PositiveIntegerField()
    decision = models.CharField(max_length=120)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Both sides know of it: who works in the agency that gives, and in the one that receives."""
        found = models.Q(agency__in=user.agencies) | models.Q(movement__agency__in=user.agencies)
        found |= models.Q(to_movement__agency__in=user.agencies) | models.Q(to_movement__in=user.movements)
        return found | models.Q(movement__in=user.movements)
