"""Who inherits from whom, what is signed and open, and which verdicts of open rounds a choice changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from thidua.clock import today
from thidua.core import terms
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Succession
from thidua.core.facts.view import FactsView
from thidua.core.judging import Judging
from thidua.core.rounds import Round as CoreRound
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.evidence.models import Fact
from thidua.evidence.sources import Sources
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.people.models import BETWEEN, Unit, UnitChange, User


class Changed(NamedTuple):
    """One verdict that becomes another."""

    round: Round
    candidate: str
    award_id: str
    name: str
    award: Say
    before: str
    after: str

    @property
    def movement(self) -> Movement:
        """The movement of the round."""
        found: Movement = self.round.movement
        return found


class Told(NamedTuple):
    """One verdict: whose, for what, and the answer."""

    name: str
    award: Say
    answer: int


Answers = dict[tuple[int, str, str], Told]
"""Verdicts by the round, the candidate and the award."""


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


def rounds_of(heir: Unit) -> list[Round]:
    """The open rounds in which a unit, or what is below it, may be judged."""
    above = [int(part) for part in heir.path.split("/") if part]
    found = Round.objects.filter(movement__agency__in=above, movement__state="open", closed_at=None)
    listed = found.select_related("movement__agency", "movement__plan")
    return list(listed.order_by("movement", "name"))


def answers(rounds: list[Round], heir: Unit) -> Answers:
    """Every verdict of some rounds about a unit, what is below it and its people, by the facts of today.

    The facts of all rounds are read together, in a fixed number of queries.
    """
    movements = {r.movement_id: r.movement for r in rounds}
    sources = Sources(list(movements.values()), [heir])
    return _all(rounds, _views({pk: sources.facts(m) for pk, m in movements.items()}, today()), heir)


def changes(rounds: list[Round], before: Answers, after: Answers) -> list[Changed]:
    """The verdicts that differ, in the order of the rounds."""
    by_number = {r.pk: r for r in rounds}
    return [
        Changed(
            by_number[key[0]], key[1], key[2], told.name, told.award, NAMES[old.answer], NAMES[told.answer]
        )
        for key, told in after.items()
        if (old := before.get(key)) is not None and old.answer != told.answer
    ]


def foreseen(rounds: list[Round], pairs: Iterable[Pair]) -> list[Changed]:
    """The verdicts of open rounds that would differ if everything still undecided between units were signed.

    Nothing is written; a fixed number of queries.
    """
    day, undecided = today(), [(p, what) for p in pairs for what in p.open]
    assumed = [
        Succession(from_unit=p.source.code, to_unit=p.heir.code, what=what, signed_by="–", on=day)
        for p, what in undecided
    ]
    heirs = {p.heir.pk: p.heir for p, _what in undecided}
    movements = {r.movement_id: r.movement for r in rounds} if assumed else {}
    sources = Sources(
        list(movements.values()), [*heirs.values(), *(p.source for p, _what in undecided)], assumed
    )
    facts = {pk: sources.facts(m) for pk, m in movements.items()}
    before, after = _views(facts, day), _views({pk: sources.supposing(f) for pk, f in facts.items()}, day)
    found: list[Changed] = []
    for heir in heirs.values() if movements else ():
        found += changes(rounds, _all(rounds, before, heir), _all(rounds, after, heir))
    return list({(c.round.pk, c.candidate, c.award_id): c for c in found}.values())


def _views(facts: Mapping[int, Facts], day: date) -> dict[int, FactsView]:
    return {pk: FactsView(found, day) for pk, found in facts.items()}


def _all(rounds: list[Round], views: Mapping[int, FactsView], heir: Unit) -> Answers:
    return {
        (round_.pk, *key): told
        for round_ in rounds
        for key, told in _answers(round_, views[round_.movement_id], heir)
    }


def _answers(round_: Round, view: FactsView, heir: Unit) -> Iterable[tuple[tuple[str, str], Told]]:
    judging = Judging(plan_of(round_.movement.plan), CoreRound.read(round_.name), view)
    inside = {f"unit:{u}" for u in view.tree.units if heir.code in view.tree.line(u)}
    inside |= {f"person:{p.person_id}" for p in view.tree.members(heir.code, view.as_of)}
    for v in judging.verdicts(only=inside):
        key = v.candidate.key
        yield (key, v.award.id), Told(judging.occasion.name(key), v.award.say, v.answer)
