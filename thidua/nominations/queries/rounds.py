"""Rounds whose criteria a person may look at, and the candidates they may look at in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from thidua import access
from thidua.core.plan.model import Award
from thidua.core.rounds import Round as CoreRound
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Standing
from thidua.people.models import Person, Unit, User


class Listed(NamedTuple):
    """An award of a round with how many stand on its list, how many meet it, when it was judged."""

    round: Round
    award: Award
    all: int
    judged_at: object


def rounds_for(user: User) -> QuerySet:
    """Rounds of the movements of one's agencies and those above them, newest first."""
    above = {int(part) for h in user.holdings for part in _path(user, h.agency_id, h.path).split("/") if part}
    named = [h.movement_id for h in user.holdings if h.movement_id]
    seen = Movement.objects.visible_to(user).filter(Q(agency__in=above) | Q(pk__in=named), state="open")
    rounds = Round.objects.filter(movement__in=seen.order_by().values("pk"))
    return rounds.select_related("movement__plan", "movement__agency").order_by(
        "-name", "movement__name", "pk"
    )


def by_turn(rounds: Iterable[Round], day: date) -> list[Round]:
    """Rounds in which something can be done first: those whose years have not begun stand last."""
    return sorted(rounds, key=lambda r: CoreRound.read(r.name).start > day)


def _path(user: User, agency_id: int | None, path: str) -> str:
    if path or agency_id is None:
        return path
    return str(user.person.unit.path) if user.person_id else ""


def lists_for(user: User, rounds: list[Round]) -> list[Listed]:
    """Every award of the rounds with its counts: one query, whatever there is."""
    seen = Standing.objects.visible_to(user).filter(round__in=rounds).order_by().values("round", "award")
    counted = {(r["round"], r["award"]): r for r in seen.annotate(n=Count("pk"), at=Max("judged_at"))}
    found = []
    for round_ in rounds:
        for award in awards_of(round_):
            row = counted.get((round_.pk, award.id), {})
            found.append(Listed(round_, award, row.get("n", 0), row.get("at")))
    return found


def awards_of(round_: Round) -> list[Award]:
    """The awards that a round can give."""
    kind = CoreRound.read(round_.name).kind
    return [a for a in plan_of(round_.movement.plan).awards if a.round in (None, kind)]


def candidate_in(round_: Round, key: str, by: User) -> Standing:
    """A candidate of a round as an unsaved standing, to measure rights at; 404 when not to be seen."""
    kind, _, code = key.partition(":")
    person = (
        Person.objects.filter(code=code).select_related("unit__agency").first() if kind == "person" else None
    )
    unit = person.unit if person else Unit.objects.filter(code=code).select_related("agency").first()
    if unit is None or kind not in ("person", "unit") or (kind == "person") != (person is not None):
        raise Http404
    agency = person.agency if person else unit.agency
    thing = Standing(round=round_, movement=round_.movement, unit=unit, person=person, agency=agency)
    if not access.may("standing.view", by, thing) or not _is_seen(thing, by):
        raise Http404
    return thing


def _is_seen(thing: Standing, by: User) -> bool:
    """One's own people and units; those of other agencies only once they take part."""
    if thing.person_id and Person.objects.visible_to(by).filter(pk=thing.person_id).exists():
        return True
    inside = thing.agency_id in by.agencies_seen_whole or by.is_clerk_of(thing.unit)
    if not thing.person_id and inside:
        return True
    seen = Standing.objects.visible_to(by).filter(round=thing.round, unit=thing.unit, person=thing.person)
    return bool(seen.exists())
