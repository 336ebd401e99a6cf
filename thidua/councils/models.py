"""What links an award council's session to a round: its agenda and its minutes."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.people.owned import Owned
from thidua.voting.models import Item, Session


class Agenda(Owned):
    """The nominations of a round that a session takes up."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="agendas")
    round = models.ForeignKey(Round, models.PROTECT, related_name="agendas")
    session = models.OneToOneField(Session, models.PROTECT, related_name="agenda")


class Case(models.Model):
    """A nomination as an item of a session."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="cases")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="cases")
    item = models.OneToOneField(Item, models.PROTECT, related_name="case")


class Statement(models.Model):
    """What a member said for the minutes: a differing opinion is told to the one who decides."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="statements")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="statements")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    differs = models.BooleanField(default=False)
    at = models.DateTimeField()
