"""Difficulties that units raise against clauses, and the answers that all read: how a clause is understood."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thidua.core.wording import Say, fold
from thidua.duties.models.followed import Followed
from thidua.movements.models import Movement
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned

USER = settings.AUTH_USER_MODEL


class Interpretation(Owned):
    """An answer of the movement office to a question about a clause; everybody reads it.

    `mark` (`sort:name`) and `letter` tell which reading of the plan holds by it, where the plan has several.
    """

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="interpretations")
    clause = models.CharField(max_length=120)
    question = models.TextField()
    words = models.TextField()
    folded = models.TextField(editable=False)
    document = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField()
    mark = models.CharField(max_length=160, blank=True)
    letter = models.CharField(max_length=1, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-answered_on", "-pk"]

    def __str__(self) -> str:
        return str(self.question)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words with the row."""
        self.folded = fold(f"{self.clause} {self.question} {self.words} {self.document}")
        super().save(*args, **kwargs)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def settled_by(self) -> str:
        """By what the plan would say that a reading holds: the document, else the answer itself."""
        return str(self.document) or f"Trả lời ngày {self.answered_on:%d/%m/%Y}"

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As the movement: answers are for everybody."""
        return models.Q()


class Difficulty(Followed):
    """What a unit cannot do, or does not understand, by a clause of the plan; the office answers."""

    files_change = "difficulty.raise"
    files_view = "difficulty.view"

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="difficulties")
    clause = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=choices("difficulty_state"))
    words = models.TextField()
    folded = models.TextField(editable=False)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_on = models.DateField()
    answer = models.ForeignKey(Interpretation, models.PROTECT, null=True, related_name="difficulties")
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.clause} · {self.unit}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words with the row."""
        self.folded = fold(f"{self.clause} {self.words}")
        super().save(*args, **kwargs)

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
        if self.state == "open":
            return None
        return Say(
            "Khó khăn đã có trả lời nên tệp chỉ đọc được.", "It was answered; its files can only be read."
        )

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's agency or unit; in a movement that one runs or works for, all."""
        host = models.Q(movement__agency__in=user.agencies_staffed)
        return cls.own(user) | host | models.Q(movement__in=user.movements)
