"""What a succession would change: the verdicts of open rounds before and after, nothing being saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from thidua.core import terms
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.evidence.actions.successions import sign
from thidua.evidence.judging import judging_of
from thidua.evidence.models import Fact
from thidua.movements.models import Movement, Round
from thidua.people.models import BETWEEN, Unit, UnitChange, User


class Changed(NamedTuple):
    """One verdict that would become another."""

    movement: Movement
    round: Round
    name: str
    award: Say
    before: str
    after: str


class Pair(NamedTuple):
    """A unit and one that it was made from, with what was signed between them."""

    source: Unit
    heir: Unit
    change: UnitChange
    signed: tuple[Fact, ...]

    @property
    def open(self) -> list[str]:
        """What nobody has signed yet."""
        done = {fact.values["what"] for fact in self.signed}
        return [what for what in terms.GROUPS["succession"] if what not in done]


def pairs(by: User) -> QuerySet:
    """The changes by which units of one's agencies were made from others."""
    found = UnitChange.objects.filter(kind__in=BETWEEN, successor__agency__in=by.agencies_seen_whole)
    return found.select_related("unit", "successor").order_by("-on", "-pk")


def with_signed(changes: Iterable[UnitChange]) -> list[Pair]:
    """Each change with what was signed for it: one query."""
    listed = [c for c in changes if c.successor]
    heirs = {c.successor_id for c in listed}
    facts = Fact.objects.filter(table="successions", unit__in=heirs, closed_on=None).order_by("pk")
    by_pair: dict[tuple[str, int | None], list[Fact]] = {}
    for fact in facts:
        by_pair.setdefault((fact.values["from_unit"], fact.unit_id), []).append(fact)
    return [
        Pair(c.unit, c.successor, c, tuple(by_pair.get((c.unit.code, c.successor_id), ()))) for c in listed
    ]


def would_change(heir: Unit, source: Unit, what: Iterable[str], reason: str, by: User) -> list[Changed]:
    """Every verdict of an open round that signing would change: signed, judged, and rolled back."""
    rounds = list(_rounds(heir))
    before = {r.pk: _answers(r, heir) for r in rounds}
    with transaction.atomic():
        for one in what:
            sign(heir, source, one, reason, by=by)
        after = {r.pk: _answers(r, heir) for r in rounds}
        transaction.set_rollback(True)
    found = []
    for round_ in rounds:
        for key, (name, award, answer) in after[round_.pk].items():
            old = before[round_.pk].get(key)
            if old is not None and old[2] != answer:
                found.append(Changed(round_.movement, round_, name, award, NAMES[old[2]], NAMES[answer]))
    return found


def _rounds(heir: Unit) -> QuerySet:
    above = [int(part) for part in heir.path.split("/") if part]
    open_ = Round.objects.filter(movement__agency__in=above, movement__state="open", closed_at=None)
    return open_.select_related("movement__agency", "movement__plan").order_by("movement", "name")


def _answers(round_: Round, heir: Unit) -> dict[tuple[str, str], tuple[str, Say, int]]:
    judging = judging_of(round_, about=[heir])
    tree = judging.view.tree
    inside = {f"unit:{u}" for u in tree.units if heir.code in tree.line(u)}
    inside |= {f"person:{p.person_id}" for p in tree.members(heir.code, judging.view.as_of)}
    name = judging.occasion.name
    return {
        (v.candidate.key, v.award.id): (name(v.candidate.key), v.award.say, v.answer)
        for v in judging.verdicts(only=inside)
    }
