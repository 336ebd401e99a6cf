"""Checks of units: planned, held by a list of points, what was found, what is mended; what was signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from thidua.clock import today
from thidua.core.wording import Say, fold
from thidua.duties.models.followed import Followed
from thidua.movements.models import Movement
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned

USER = settings.AUTH_USER_MODEL


class Check(Followed):
    """One check of one unit. A sudden one is not known to the unit before it was held."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="checks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=choices("check_kind"))
    state = models.CharField(max_length=20, choices=choices("check_state"))
    planned_on = models.DateField()
    team = models.CharField(max_length=300, blank=True)
    document = models.CharField(max_length=120, blank=True)
    folded = models.CharField(max_length=600, editable=False)
    held_on = models.DateField(null=True)
    conclusion = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    files_change = "check.hold"
    files_view = "check.view"

    class Meta:
        ordering = ["-planned_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.unit} · {self.planned_on:%d/%m/%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words with the row."""
        self.folded = fold(f"{self.team} {self.document}")[:600]
        super().save(*args, **kwargs)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def files_shut(self) -> Say | None:
        """Why files may not change now."""
        if self.state in ("planned", "held"):
            return None
        return Say(
            "Cuộc kiểm tra đã kết thúc nên tệp chỉ đọc được.", "The check is over; files can only be read."
        )

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """The movement's own side sees all; the unit what it may know of."""
        unit = models.Q(unit__agency__in=user.agencies_seen_whole) | user.clerk_of() | cls.after(user)
        secret = models.Q(kind="sudden", state__in=("planned", "called_off"))
        host = models.Q(movement__agency__in=user.agencies_staffed) | models.Q(movement__in=user.movements)
        return host | (unit & ~secret)


class Point(models.Model):
    """One line of a check's list: what is looked at, and what was seen."""

    check_of = models.ForeignKey(Check, models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField()
    clause = models.CharField(max_length=120)
    words_vi = models.CharField(max_length=500)
    words_en = models.CharField(max_length=500)
    answer = models.CharField(max_length=12, blank=True, choices=choices("check_answer"))
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["check_of", "number"], name="duties_a_point_once")]

    @property
    def say(self) -> Say:
        """What is looked at."""
        return Say(str(self.words_vi), str(self.words_en))


class Finding(Followed):
    """Something found that must be mended, by when; how the unit mended it; whether that was accepted."""

    check_of = models.ForeignKey(Check, models.PROTECT, related_name="findings")
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    clause = models.CharField(max_length=120)
    words = models.TextField()
    mend = models.TextField()
    mend_by = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=choices("finding_state"))
    mended = models.TextField(blank=True)
    mended_on = models.DateField(null=True)
    mended_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    files_change = "finding.mend"
    files_view = "check.view"

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.clause} · {self.unit}"

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)

    @property
    def is_late(self) -> bool:
        """Whether its day has passed without it being mended."""
        last: date | None = self.mend_by
        return bool(last and self.state == "open" and today() > last)

    @property
    def files_shut(self) -> Say | None:
        """Why files may not change now."""
        if self.state != "accepted":
            return None
        return Say("Đã xong nên tệp chỉ đọc được.", "It is settled; its files can only be read.")

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's agency or unit; in a movement that one runs or works for, all."""
        host = models.Q(movement__agency__in=user.agencies_staffed)
        return cls.own(user) | host | models.Q(movement__in=user.movements)


class Signed(Owned):
    """The signed act by which a finding, or a check as a whole, becomes evidence or a hold.

    Only who signs and the office see it; what became evidence stands among the records besides.
    """

    check_of = models.ForeignKey(Check, models.PROTECT, related_name="signed")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="signed")
    kind = models.CharField(max_length=10)
    about = models.CharField(max_length=20, blank=True, choices=choices("conclusion_about"))
    result = models.CharField(max_length=10, blank=True, choices=choices("conclusion_result"))
    words = models.TextField()
    number = models.CharField(max_length=80)
    decided_on = models.DateField()
    signer = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding"], condition=models.Q(withdrawn_at=None), name="duties_signed_once"
            ),
            models.UniqueConstraint(
                fields=["check_of"],
                condition=models.Q(withdrawn_at=None, finding=None),
                name="duties_check_signed_once",
            ),
        ]

    @property
    def case(self) -> str:
        """What it concludes, as a record names it."""
        return f"finding-{self.finding_id}" if self.finding_id else f"check-{self.check_of_id}"

    @property
    def host_id(self) -> int:
        """The agency that signed."""
        return int(self.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """The office and who signs in the agency that runs the movement: presence itself tells."""
        mine = {
            h.agency_id for h in user.holdings if h.role in ("office", "signer") and h.movement_id is None
        }
        return models.Q(agency__in=mine)
