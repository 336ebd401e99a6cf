"""A movement across a reorganisation: its units before and after, who inherits what, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from thidua.clock import today
from thidua.core import terms
from thidua.core.wording import Say
from thidua.decisions.models import Decision
from thidua.evidence.inheriting import Changed, Pair, foreseen, with_signed
from thidua.evidence.models import Fact, Review
from thidua.evidence.queries import STANDING
from thidua.movements.models import Movement, Round
from thidua.movements.queries.movements import DONE
from thidua.people.models import BETWEEN, Person, Unit, UnitChange
from thidua.people.queries import holders
from thidua.voting.models import Council

MOST = 120
"""Most changes that the page lists; a province after the merger has some three hundred."""
JUDGED = 400
"""Of so many people at most it is foreseen on the page which verdicts would differ."""
RANKS = 60
OWN = ("rename", "kind", "code", "move", "abolish")


@dataclass(frozen=True)
class Left:
    """Something unfinished of an agency that has ended, and who may finish it."""

    say: Say
    number: int
    page: str
    role: Say
    who: tuple[str, ...]


@dataclass
class Across:
    """What the page tells of one movement."""

    near: list[Pair] = field(default_factory=list)
    inside: list[Pair] = field(default_factory=list)
    more: int = 0
    own: list[UnitChange] = field(default_factory=list)
    ranks: list[Fact] = field(default_factory=list)
    reviews: dict[str, int] = field(default_factory=dict)
    changed: list[Changed] | None = None
    ended: bool = False
    left: list[Left] = field(default_factory=list)

    @property
    def pairs(self) -> list[Pair]:
        """All changes, those of the agency and above first."""
        return [*self.near, *self.inside]

    @property
    def undecided(self) -> int:
        """How many choices nobody has signed."""
        return sum(len(p.open) for p in self.pairs)


def across(movement: Movement) -> Across:
    """Everything that the reorganisations did to a movement, in a fixed number of queries."""
    line = [int(part) for part in movement.agency.path.split("/") if part]
    changes = UnitChange.objects.select_related("unit", "successor")
    between = changes.filter(_of(movement), kind__in=BETWEEN).order_by("-on", "successor__path", "unit__path")
    rows = list(between[: MOST + 1])
    pairs = with_signed(rows[:MOST])
    found = Across(
        near=[p for p in pairs if p.heir.pk in line or p.source.pk in line],
        inside=[p for p in pairs if p.heir.pk not in line and p.source.pk not in line],
        more=between.count() - MOST if len(rows) > MOST else 0,
        own=list(changes.filter(unit__in=line, kind__in=OWN).order_by("-on", "pk")),
        ended=bool(movement.agency.valid_to and movement.agency.valid_to <= today()),
    )
    found.ranks = _ranks(found.pairs)
    waiting = Review.objects.filter(movement_id=movement.pk, record__startswith="successions:")
    found.reviews = dict(waiting.order_by().values_list("state").annotate(n=Count("pk")))
    found.changed = _foreseen(movement, found.pairs)
    found.left = list(_left(movement)) if found.ended else []
    return found


def _of(movement: Movement) -> Q:
    """Changes from or into the units of a movement, its agency and those above."""
    path = movement.agency.path
    line = [int(part) for part in path.split("/") if part]
    here = Q(unit__path__startswith=path) | Q(successor__path__startswith=path)
    return here | Q(unit__in=line) | Q(successor__in=line)


def _ranks(pairs: Iterable[Pair]) -> list[Fact]:
    """Published ranks of the units before and after: they stand in different groups."""
    units = {unit.pk for p in pairs for unit in (p.source, p.heir)}
    rows = Fact.objects.filter(STANDING, table="index_results", unit__in=units, waits=False)
    ranked = rows.exclude(values__rank=None).select_related("unit").order_by("unit__path", "pk")
    return sorted((f for f in ranked[:RANKS] if f.values.get("rank")), key=_index_and_year)


def _index_and_year(fact: Fact) -> tuple[str, int]:
    return str(fact.values.get("index")), int(fact.values.get("year") or 0)


def _foreseen(movement: Movement, pairs: list[Pair]) -> list[Changed] | None:
    """What signing all that is undecided would change; None where too many would have to be judged."""
    undecided = [p for p in pairs if p.open]
    rounds = Round.objects.filter(movement=movement, movement__state="open", closed_at=None)
    reach = Q(pk__in=())
    for pair in undecided:
        reach |= Q(unit__path__startswith=pair.heir.path)
    if Person.objects.filter(reach).count() > JUDGED:
        return None
    return foreseen(list(rounds.select_related("movement__agency", "movement__plan")), undecided)


def _left(movement: Movement) -> Iterable[Left]:
    """What an agency that has ended still has open, with those who hold the role that finishes it."""
    agency = movement.agency
    counted: tuple[tuple[Say, Any, str, str], ...] = (
        (
            Say("hồ sơ đang làm", "dossiers under way"),
            movement.nominations.exclude(state__in=DONE),
            "nominations:list",
            "office",
        ),
        (
            Say("quyết định chưa ký", "unsigned decisions"),
            Decision.objects.filter(movement=movement, state__in=("draft", "for_signature")),
            "decisions:list",
            "signer",
        ),
        (
            Say("hội đồng đang hoạt động", "councils at work"),
            Council.objects.filter(agency=agency, ended_on=None),
            "councils:list",
            "chair",
        ),
    )
    for say, rows, page, role in counted:
        count = rows.count()
        if count:
            who = tuple(holders(role, agency).order_by("name").values_list("name", flat=True)[:3])
            yield Left(say, count, page, terms.label("role", role), who)


def heirs_of(agency: Unit) -> list[Unit]:
    """The agencies that an agency went into."""
    rows = UnitChange.objects.filter(unit=agency, kind__in=BETWEEN, successor__is_agency=True)
    return [row.successor for row in rows.select_related("successor").order_by("pk") if row.successor]
