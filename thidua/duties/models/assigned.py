"""Whom a name of the plan means here, what a unit reports of a duty, when it was reminded."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thidua.core.wording import Say
from thidua.movements.models import Movement
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned, OwnedQuerySet

USER = settings.AUTH_USER_MODEL


class Owner(Owned):
    """A unit that one of the plan's own names means in a movement, and the role that does it there.

    `actor` is the plan's key; `core.duties.ANYBODY` where the plan names nobody.
    """

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="duty_owners")
    actor = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=choices("role"), default="clerk")
    was: Unit | None = None
    """The unit that was given the duties and has ended, where this one came of it (`queries.heirs`)."""
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["movement", "actor", "unit"], name="duties_an_owner_once"),
        ]


class Report(Owned):
    """What a unit did for one duty in one turn, on which day, and what the office said of it.

    `code` and `turn` name the duty and its turn as `core.duties` does; `last` is the last day in time as it
    stood when it was reported.
    """

    files_change = "duty.report"
    files_view = "duty.view"

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="duty_reports")
    code = models.CharField(max_length=120)
    turn = models.CharField(max_length=9, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=choices("duty_state"))
    words = models.TextField()
    done_on = models.DateField()
    last = models.DateField(null=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["movement", "code", "turn", "unit"], name="duties_one_report_a_turn"
            ),
        ]
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.turn} · {self.unit}"

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)

    @property
    def files_shut(self) -> Say | None:
        """Why files may not change now."""
        if self.state != "confirmed":
            return None
        return Say(
            "Báo cáo đã được xác nhận nên tệp chỉ đọc được. Cần sửa thì nhờ cơ quan thường trực trả lại.",
            "The report was confirmed; its files can only be read. To change it, ask the office to return it.",
        )

    @property
    def is_late(self) -> bool:
        """Whether it was done after its last day."""
        return bool(self.last and self.done_on > self.last)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's agency or unit; in a movement that one runs or works for, all."""
        host = models.Q(movement__agency__in=user.agencies_staffed)
        return cls.own(user) | host | models.Q(movement__in=user.movements)


class Reminder(Owned):
    """That a unit was reminded of a duty on a day: once a day and duty at most."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="+")
    code = models.CharField(max_length=120)
    turn = models.CharField(max_length=9, blank=True)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["movement", "code", "turn", "unit", "on"], name="duties_reminded_once_a_day"
            ),
        ]


class Urged(models.Model):
    """That a person was told of a duty of a unit at one stage of its deadline: never twice, whatever is started again.

    `stage` is `week`, `day` or `late-N`, N being the weeks gone by since the day.
    """

    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    movement = models.ForeignKey(Movement, models.CASCADE, related_name="+")
    code = models.CharField(max_length=120)
    turn = models.CharField(max_length=9, blank=True)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    stage = models.CharField(max_length=12)
    on = models.DateField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "movement", "code", "turn", "unit", "stage"], name="duties_urged_once"
            ),
        ]

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's own."""
        return models.Q(user=user.pk)
