"""Reads of the register of awards."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from thidua.core.facts import acts
from thidua.honours.models import Honour
from thidua.people.models import Person, Unit, User


def register(user: User) -> QuerySet[Honour]:
    """The awards that a person may see, with their holders; sorted by holder through `sort_name`."""
    seen = Honour.objects.visible_to(user).select_related("unit", "unit__agency", "person", "giver")
    return seen.annotate(sort_name=Coalesce(F("person__name_key"), F("unit__folded"))).order_by(
        "-decided_on", "-pk"
    )


def held_by(unit: Unit, person: Person | None) -> QuerySet[Honour]:
    """The awards of one candidate, newest first, revoked ones among them."""
    return Honour.objects.filter(unit=unit, person=person).order_by("-decided_on")


def to_return(user: User) -> QuerySet[Honour]:
    """Revoked awards whose object or money has not come back yet."""
    revoked = register(user).exclude(revoked_on=None)
    return revoked.filter(object_returned_on=None) | revoked.filter(
        money_returned_on=None, prize__isnull=False
    )


def record_of(honour: Honour) -> acts.Honour:
    """An award as rules read it: by its identity others note that they rest on it."""
    return acts.Honour(
        candidate=honour.candidate,
        form=honour.form,
        authority=honour.authority or None,
        decision=honour.decision_number or None,
        decided_on=honour.decided_on,
        achievement=honour.achievement or None,
        reason=honour.reason or None,
        round=honour.round or None,
        closed_at=honour.revoked_on,
    )
