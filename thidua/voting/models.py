"""Councils, their rules and sessions, who was there, who stood aside, and the sealed box."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.people.models import Person, Unit, choices
from thidua.people.owned import Owned

USER = settings.AUTH_USER_MODEL


class Council(Owned):
    """A council of an agency. What it has not declared (blank) the law of the day fills, or nobody does."""

    kind = models.CharField(max_length=20, choices=choices("council"), default="award")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="councils")
    movement_id = models.BigIntegerField(null=True, db_index=True)
    decision = models.CharField(max_length=120, blank=True)
    quorum = models.CharField(max_length=20, blank=True)
    recusal = models.CharField(max_length=20, blank=True, choices=choices("recusal"))
    basis = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.name)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Councils of one's agency for its offices; those one sits in; those of one's movement."""
        mine = Seat.objects.filter(user=user.pk, ended_on=None).values("council")
        named = models.Q(movement_id__in=user.movements)
        return models.Q(agency__in=user.agencies_seen_whole) | models.Q(pk__in=mine) | named


class Rule(models.Model):
    """What a council decided for one form (blank: for all others); the newest counts, none is changed."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="rules")
    form = models.CharField(max_length=60, blank=True)
    threshold = models.CharField(max_length=20, blank=True)
    quorum = models.CharField(max_length=20, blank=True)
    secret = models.BooleanField(default=True)
    basis = models.CharField(max_length=200)
    reason = models.CharField(max_length=300)
    since = models.DateTimeField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")


class Seat(models.Model):
    """A member of a council, with the role held in it."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="seats")
    user = models.ForeignKey(USER, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20, choices=choices("seat"))
    since = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "user"], condition=models.Q(ended_on=None), name="sits_once"
            )
        ]


class Session(Owned):
    """A meeting. Composition, items and recusals are frozen when its vote opens."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="sessions")
    movement_id = models.BigIntegerField(null=True, db_index=True)
    state = models.CharField(max_length=20, choices=choices("session_state"), default="planned")
    mode = models.CharField(max_length=20, choices=choices("vote_mode"), default="sealed")
    held_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    members = models.PositiveSmallIntegerField(null=True)
    attending = models.PositiveSmallIntegerField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    seals_destroyed_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=300, blank=True)
    minutes = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return str(self.title)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Sessions of one's agency for its offices; those one is called to; those of one's movement."""
        called = Attendance.objects.filter(user=user.pk).values("session")
        holds = KeyHolder.objects.filter(user=user.pk).values("session")
        mine = models.Q(pk__in=called) | models.Q(pk__in=holds) | models.Q(movement_id__in=user.movements)
        return models.Q(agency__in=user.agencies_seen_whole) | mine


class Minuted(Owned):
    """Minutes of a session, whatever council held it: the secretary signs first, then the chair.

    The text is frozen at the secretary's signature.
    """

    began_at = models.DateTimeField(_("Bắt đầu"), null=True)
    ended_at = models.DateTimeField(_("Kết thúc"), null=True)
    conclusion = models.TextField(_("Kết luận"), blank=True)
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta(Owned.Meta):
        abstract = True

    @property
    def number_kept(self) -> Say | None:
        """Why the number of signed minutes is not made void."""
        if self.written_at is None:
            return None
        return Say("Biên bản đã ký nên giữ số.", "The minutes are signed, so they keep their number.")


class Attendance(models.Model):
    """A member on the roll of a session: there, there from afar, or absent."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendance")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=choices("seat"))
    presence = models.CharField(max_length=20, choices=choices("attendance"), default="unknown")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "user"], name="a_member_attends_once")]


class Item(models.Model):
    """One nominee on the agenda: what is voted on, by which rule, and the counts once there are any.

    `kind` and `ident` name the thing in its own room (a nomination, an initiative). `result` holds
    {"box": [for, against, blank], "written": [for, against, blank], "recused": n} and nothing else.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    ident = models.CharField(max_length=40)
    form = models.CharField(max_length=60, blank=True)
    award = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300)
    about = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    threshold = models.CharField(max_length=20, blank=True)
    quorum = models.CharField(max_length=20, blank=True)
    recusal = models.CharField(max_length=20, blank=True)
    basis = models.JSONField(default=list, blank=True)
    result = models.JSONField(default=dict, blank=True)
    passed = models.BooleanField(null=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["kind", "ident"])]
        constraints = [
            models.UniqueConstraint(fields=["session", "kind", "ident"], name="voted_on_once_a_session")
        ]

    def __str__(self) -> str:
        return str(self.title)


class Recusal(models.Model):
    """A member stands aside for one item, with the reason; recorded before the vote opens."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="recusals")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    declared_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="stands_aside_once")]


class KeyHolder(models.Model):
    """Who keeps one of the three codes of a box; the server knows only the public key."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="holders")
    place = models.CharField(max_length=20, choices=choices("key_holder"))
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    public_key = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField(null=True)
    burnt_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "place"], name="one_holder_a_place"),
            models.UniqueConstraint(fields=["session", "user"], name="one_code_a_person"),
        ]


class Seal(models.Model):
    """A sealed ballot of one member on one item: unreadable without two codes, so it may bear the name."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="seals")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    sealed = models.BinaryField(max_length=384)
    check_code = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="one_seal_each")]


class OpenVote(models.Model):
    """A named vote: by show of hands, or the written opinion of an absent member."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="open_votes")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=choices("ballot"))
    written = models.BooleanField(default=False)
    paper = models.CharField(max_length=200, blank=True)
    file_id = models.BigIntegerField(null=True)
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="one_open_vote_each")]


class PaperCount(models.Model):
    """Totals of the paper ballots on one item, as the counting board signed them."""

    item = models.OneToOneField(Item, models.CASCADE, related_name="paper")
    issued = models.PositiveSmallIntegerField()
    returned = models.PositiveSmallIntegerField()
    unused = models.PositiveSmallIntegerField()
    valid = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField()
    agree = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    scan_id = models.BigIntegerField(null=True)
    entered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
