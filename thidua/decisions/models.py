"""Decisions of this office, packages sent up and their answers, letters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say, fold
from thidua.honours.models import Honour
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned
from thidua.records.models import Issued

USER = settings.AUTH_USER_MODEL


class Decision(Owned):
    """A decision: it grants awards, revokes some, or corrects words; draft until its signer issues it."""

    files_change = "decision.draft"

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="decisions")
    round = models.ForeignKey(Round, models.PROTECT, related_name="decisions")
    award = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=choices("decision_kind"), default="grant")
    state = models.CharField(max_length=20, choices=choices("decision_state"), default="draft")
    title = models.CharField(_("Tên quyết định"), max_length=300)
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    issued = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="decision")
    signer = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    sent_back_because = models.TextField(blank=True)
    signed_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    base_salary = models.DecimalField(max_digits=12, decimal_places=0, null=True)
    prize_basis = models.TextField(blank=True)
    revokes = models.ForeignKey("self", models.PROTECT, null=True, related_name="revoked_by")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    ground = models.CharField(max_length=30, blank=True, choices=choices("revocation_ground"))
    reason = models.TextField(_("Lý do"), blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded title with the row."""
        self.folded = fold(self.title)[:300]
        super().save(*args, **kwargs)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def files_shut(self) -> Say | None:
        """Files change only while the decision is a draft."""
        if self.state == "draft":
            return None
        return Say("Quyết định đã trình ký.", "The decision has been sent for signature.")

    @property
    def number_kept(self) -> Say | None:
        """Why the number of a decision that stands is not made void."""
        if self.state not in ("issued", "published"):
            return None
        return Say(
            "Quyết định còn hiệu lực: hủy bỏ quyết định trước khi bỏ số.",
            "The decision stands: revoke it before its number is made void.",
        )

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who see the whole agency; a published decision is for everybody."""
        return models.Q(agency__in=user.agencies_seen_whole) | ~models.Q(published_at=None)


class Awarded(models.Model):
    """One line of a decision's annex. `name` and `under` are the words as issued."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="awarded")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    under = models.CharField(max_length=400, blank=True)
    multiple = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    prize = models.DecimalField(max_digits=14, decimal_places=0, null=True)
    honour = models.OneToOneField(Honour, models.PROTECT, null=True, related_name="line")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "nomination"], name="awarded_once_a_decision")
        ]

    @property
    def agency_id(self) -> int:
        """Whose certificate it is: the agency that decides."""
        return int(self.decision.agency_id)


class Withdrawal(models.Model):
    """A line of an earlier decision that a revoking decision takes back."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="withdrawals")
    line = models.ForeignKey(Awarded, models.PROTECT, related_name="withdrawals")

    class Meta:
        ordering = ["line__number"]
        constraints = [models.UniqueConstraint(fields=["decision", "line"], name="withdrawn_once_a_decision")]


class Wording(models.Model):
    """Words of a line that a correcting decision mends."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="wordings")
    line = models.ForeignKey(Awarded, models.PROTECT, related_name="wordings")
    part = models.CharField(max_length=10, choices=choices("wording_part"))
    was = models.TextField(blank=True)
    now = models.TextField()

    class Meta:
        ordering = ["line__number"]


class Package(Owned):
    """What a closed round sends to the level above, and what became of it there."""

    handed_say = Say("gói hồ sơ từ cấp dưới", "packages from below")
    files_change = "package.answer"

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="packages")
    round = models.ForeignKey(Round, models.PROTECT, related_name="packages")
    award = models.CharField(max_length=60)
    to_movement = models.ForeignKey(Movement, models.PROTECT, null=True, related_name="received_packages")
    to_round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="received_packages")
    to_award = models.CharField(max_length=60, blank=True)
    to_outside = models.CharField(_("Nơi nhận"), max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=choices("relay_state"), default="sent")
    letter = models.ForeignKey(Issued, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)
    asked = models.TextField(_("Yêu cầu bổ sung"), blank=True)
    asked_at = models.DateTimeField(null=True)
    asked_by_on = models.DateField(null=True)
    answer_number = models.CharField(_("Số trả lời"), max_length=80, blank=True)
    answer_on = models.DateField(_("Ngày trả lời"), null=True)
    answer_from = models.CharField(_("Cơ quan trả lời"), max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.movement.name} ({self.round.name})"

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """What was sent to this movement and waits or lies here."""
        return cls.objects.filter(to_movement=handing.old, to_round__in=handing.rounds)

    @property
    def number_kept(self) -> Say | None:
        """Why the number of a letter that has gone up is not made void."""
        if self.state == "called_back":
            return None
        return Say(
            "Tờ trình đã gửi cấp trên: gọi gói hồ sơ về trước khi bỏ số.",
            "The letter has gone up: call the package back before its number is made void.",
        )

    @property
    def host_id(self) -> int:
        """The agency that sends: a package's own acts are its."""
        return int(self.movement.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who see the whole agency that sends, or the one that receives."""
        mine = user.agencies_seen_whole
        return models.Q(agency__in=mine) | models.Q(to_movement__agency__in=mine)


class Sent(models.Model):
    """One nomination in a package, with its copy above and the answer it got."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="sent_in")
    above = models.ForeignKey(Nomination, models.PROTECT, null=True, related_name="+")
    granted = models.BooleanField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["package", "nomination"], name="sent_once_a_package")]


class Letter(Owned):
    """A letter to somebody who was not chosen: clause, place, what to do next year.

    `text` holds {"result": [vi, en], "clauses": [[clause, words, answer code]], "next": [[vi, en]]}.
    """

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="letters")
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="letter")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    text = models.JSONField()
    note = models.TextField(_("Lời nhắn thêm"), blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    read_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    number = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="+")
    """Where the agency keeps a book of official letters."""

    def __str__(self) -> str:
        return str(self.nomination.person or self.nomination.unit)

    @property
    def number_kept(self) -> Say | None:
        """Why the number of a letter that was sent is not made void."""
        if self.sent_at is None:
            return None
        return Say("Thư đã gửi nên giữ số.", "The letter was sent, so it keeps its number.")

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """The offices of the agency; once sent, those to whom it goes."""
        theirs = models.Q(nomination__agency__in=user.agencies_seen_whole)
        theirs |= user.clerk_of("nomination__nominated_by__")
        if user.person_id:
            theirs |= models.Q(nomination__person=user.person_id)
        return models.Q(agency__in=user.agencies_seen_whole) | (theirs & ~models.Q(sent_at=None))


class SalaryBase(models.Model):
    """A base salary by decree, where the shipped law packs do not have it yet."""

    since = models.DateField(_("Từ ngày"), unique=True)
    amount = models.DecimalField(_("Mức lương cơ sở"), max_digits=12, decimal_places=0)
    source = models.CharField(_("Văn bản quy định"), max_length=200)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
