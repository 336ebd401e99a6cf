"""Who takes part in a round of a movement."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thidua.core.wording import Say
from thidua.movements.models import Movement, Round
from thidua.people.models import Person, Unit, choices
from thidua.people.owned import Owned


class Registration(Owned):
    """A unit or a person of it takes part; a late one carries the reason for which it was accepted."""

    handed_say = Say("đăng ký", "registrations")

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="registrations")
    round = models.ForeignKey(Round, models.PROTECT, related_name="registrations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="registrations")
    state = models.CharField(max_length=20, choices=choices("registration_state"))
    aim = models.TextField(blank=True)
    collectives = models.PositiveIntegerField(null=True)
    individuals = models.PositiveIntegerField(null=True)
    registered_on = models.DateField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    late_reason = models.TextField(blank=True)
    answer_reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "person"], name="a_person_registers_once"),
            models.UniqueConstraint(
                fields=["round", "unit"], condition=models.Q(person=None), name="a_unit_registers_once"
            ),
        ]

    @classmethod
    def handed(cls, handing: Any) -> models.QuerySet:
        """Those that stand, of units under the receiving agency."""
        return cls.objects.filter(
            handing.inside, round__in=handing.rounds, state__in=("registered", "late_asked")
        )

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those of one's agencies or units; in a movement one runs or works for, all; and one's own."""
        mine = cls.own(user) | models.Q(movement__agency__in=user.agencies_staffed)
        mine |= models.Q(movement__in=user.movements)
        return mine | models.Q(person=user.person_id) if user.person_id else mine

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
        """Who takes part, as facts name them."""
        return str(self.person.key if self.person_id else self.unit.key)
