"""Who was awarded what in a movement: decided here, by the level above on this system, or outside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from thidua.decisions.models import Awarded
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.nominations.models import Nomination


@dataclass(frozen=True)
class Granted:
    """An award that stands in the register, and the dossier of this movement that it came from."""

    honour: Honour
    nomination: Nomination
    name: str
    reason: str


def granted(movement: Movement) -> list[Granted]:
    """The awards of a movement in the order of their decisions, revoked ones too."""
    found = [*_by_decision(movement), *_by_answer(movement)]
    return sorted(found, key=lambda g: (g.honour.decided_on, g.honour.decision_number, g.honour.pk))


def _by_decision(movement: Movement) -> Iterator[Granted]:
    mine = Q(decision__movement=movement) | Q(nomination__came_from__movement=movement)
    lines = Awarded.objects.filter(mine, honour__isnull=False).exclude(decision__published_at=None)
    dossier = ("unit", "person", "plan", "round")
    related = [f"nomination__{way}{n}" for way in ("", "came_from__") for n in dossier]
    for line in lines.select_related("honour__unit", "honour__person", *related).distinct():
        here = line.nomination.movement_id == movement.pk
        nomination = line.nomination if here else line.nomination.came_from
        yield Granted(line.honour, nomination, line.name or str(line.honour.holder), line.reason)


def _by_answer(movement: Movement) -> Iterator[Granted]:
    """Awards that an answer from outside gave: each to the dossier of the same candidate and round."""
    sent = Nomination.objects.filter(movement=movement).exclude(submitted_at=None)
    of = {
        (n.unit_id, n.person_id, n.round.name, plan_of(n.plan).award(n.award).form or ""): n
        for n in sent.select_related("unit", "person", "plan", "round")
    }
    rows = Honour.objects.filter(movement_id=movement.pk, line=None).select_related("unit", "person")
    for honour in rows:
        nomination = of.get((honour.unit_id, honour.person_id, honour.round, honour.form))
        if nomination:
            yield Granted(honour, nomination, str(honour.holder), honour.reason)
