"""What rules said of whom, nominations with their dossiers, and their way up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.movements.models import Movement, PlanVersion, Round
from thidua.people.models import Person, Unit, choices
from thidua.people.owned import Owned, OwnedQuerySet

HANDLERS = ("office", "appraiser", "chair", "secretary", "signer", "steering", "auditor")
"""Roles of the agency that runs a movement which see every dossier that was sent up."""
BEFORE_COUNCIL = ("before_council", "passed", "not_passed", "in_decision", "proposed", "granted", "revoked")
"""States from which on a dossier lies before the members of the council."""


UNDER_WAY = ("draft", "submitted", "returned", "accepted", "appraised")
"""States of a dossier that goes along when its movement is handed over."""


def lies_before(user: Any, *roles: str) -> models.Q:
    """Rows of the movements that one's agency runs, or that one was appointed for, in one of the roles."""
    held = [h for h in user.holdings if h.role in roles]
    agencies = {h.agency_id for h in held if h.movement_id is None}
    named = {h.movement_id for h in held if h.movement_id is not None}
    return models.Q(movement__agency__in=agencies) | models.Q(movement__in=named)


class Standing(Owned):
    """What the rules said of one candidate and award on a day: the row behind every list.

    `answers` are the codes of the criteria in the order of the plan's standard. `hidden` marks who
    is on hold or unmet by discipline: shown as on hold to those who may not see private data.
    `sent_up` marks who takes part (registered, or proposed): the agency that runs the movement sees
    only those of other agencies.
    """

    sent = models.Q(sent_up=True)

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="standings")
    round = models.ForeignKey(Round, models.CASCADE, related_name="standings")
    award = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="standings")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="standings")
    answer = models.PositiveSmallIntegerField(_("kết luận"))
    held = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    sent_up = models.BooleanField(default=False)
    answers = models.JSONField()
    obstacle_vi = models.TextField(blank=True)
    obstacle_en = models.TextField(blank=True)
    as_of = models.DateField()
    judged_at = models.DateTimeField()
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "award", "unit", "person"], name="a_person_stands_once"),
            models.UniqueConstraint(
                fields=["round", "award", "unit"], condition=models.Q(person=None), name="a_unit_stands_once"
            ),
        ]
        indexes = [models.Index(fields=["round", "award", "answer"])]

    def __str__(self) -> str:
        return str(self.person or self.unit)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)

    @property
    def candidate(self) -> str:
        """Who is judged, as facts name them."""
        return str(self.person.key if self.person_id else self.unit.key)


class Nomination(Owned):
    """A proposal of one candidate for one award, from its draft to what became of it.

    `agency` proposes; `holder` is the agency where the case lies now. `verdict` is the tree of
    reasons as judged at the last submission, under `plan`. A nomination that came from a movement
    below points to it by `came_from`: same dossier, history kept.
    """

    handed_say = Say("hồ sơ đang làm", "dossiers under way")
    sent = (~models.Q(state="draft") & ~models.Q(submitted_at=None)) | models.Q(late_asked_at__isnull=False)

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
    late_asked = models.TextField(blank=True)
    late_asked_at = models.DateTimeField(null=True)
    late_allowed = models.BooleanField(default=False)
    late_reason = models.TextField(_("lý do nhận muộn"), blank=True)
    late_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["movement", "state"]), models.Index(fields=["round", "award"])]

    def __str__(self) -> str:
        return self.code

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """Those that are not finished, of the rounds that go on."""
        return cls.objects.filter(round__in=handing.rounds, state__in=UNDER_WAY)

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
    def reach(cls, user: Any) -> models.Q:
        """One's own; of what was sent up, all for those who handle it, the council's from its agenda on."""
        agenda = lies_before(user, "member") & models.Q(state__in=BEFORE_COUNCIL)
        found = cls.own(user) | (lies_before(user, *HANDLERS) & cls.sent) | agenda
        return found | models.Q(person=user.person_id) if user.person_id else found

    @classmethod
    def own(cls, user: Any) -> models.Q:
        """The whole agency for its offices; a clerk sees what their unit nominates."""
        return models.Q(agency__in=user.agencies_seen_whole) | user.clerk_of("nominated_by__")


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


WRITABLE = ("draft", "returned")
"""States in which the dossier may be written on."""
GONE = ("draft", "withdrawn")
"""States in which the unit does not ask for the nominee."""


class Paper(models.Model):
    """One line of a dossier's checklist: files hang on it, or it is written on screen."""

    files_change = "nomination.write"

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="papers")
    paper = models.CharField(max_length=60)
    clause = models.CharField(max_length=60, blank=True)
    made_by_whom = models.CharField(max_length=60, blank=True)
    composed_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    copies = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["nomination", "paper"], name="a_paper_once")]

    @property
    def agency_id(self) -> int:
        """The agency that proposes."""
        return int(self.nomination.agency_id)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.nomination.host_id)

    @property
    def movement_id(self) -> int:
        """The movement of the nomination."""
        return int(self.nomination.movement_id)

    @property
    def person_id(self) -> int | None:
        """The candidate who may add papers to their own dossier."""
        return self.nomination.person_id

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured: at the unit that nominates."""
        return str(self.nomination.unit_path)

    @property
    def files_shut(self) -> Say | None:
        """Files change only while the dossier is being prepared or has come back."""
        if self.nomination.state in WRITABLE:
            return None
        return Say(
            "Chưa đổi được tệp: hồ sơ đã gửi. Nhờ cơ quan thường trực trả lại, hoặc rút hồ sơ rồi gửi lại.",
            "Files cannot change: the dossier has been sent. Ask the office to return it, or withdraw it.",
        )

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the nomination is seen."""
        return models.Q(nomination__in=Nomination.objects.visible_to(user).order_by().values("pk"))


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
