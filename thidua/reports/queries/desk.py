"""What one person may count of one round: the whole movement, or the units that are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Case as Choice
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from thidua import access
from thidua.clock import today
from thidua.core.facts.view import FactsView
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round as CoreRound
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.movements.queries.calendar import view_of
from thidua.movements.queries.movements import expected
from thidua.nominations.models import GONE, Nomination
from thidua.people.models import Person, Unit, User
from thidua.registrations.models import Registration

LEADERS = ("head", "deputy")
YEARS = 5
"""How many years back awards are shown."""
WHOLE = "board.whole"
"""Who counts a whole movement, and not only the units that are theirs."""


class Came(NamedTuple):
    """One registration that stands."""

    path: str
    person: int | None
    collectives: int | None
    individuals: int | None


class Case(NamedTuple):
    """One nomination that was sent and not withdrawn."""

    state: str
    path: str
    kind: str
    person: int | None
    leadership: str
    direct: bool | None
    gender: str


class Given(NamedTuple):
    """How many awards of one year went to one kind of holder in one unit."""

    path: str
    year: int
    kind: str
    n: int


HOLDER = Choice(
    When(person=None, then=Value("collective")),
    When(person__leadership__in=LEADERS, then=Value("leader")),
    When(person__direct_reform_worker=True, then=Value("direct")),
    default=Value("other"),
)
"""To which kind of holder an award went."""


@dataclass
class Desk:
    """One round as one person counts it; `paths` are their units, None where they see the whole movement.

    With `until` only what was registered, sent, judged and decided by that day counts.
    """

    round: Round
    by: User
    paths: tuple[str, ...] | None
    until: date | None = None

    @property
    def movement(self) -> Movement:
        """The movement of the round."""
        return self.round.movement

    @property
    def whole(self) -> bool:
        """Whether all of the movement is counted."""
        return self.paths is None

    @cached_property
    def plan(self) -> Plan:
        """The plan that the movement runs."""
        return plan_of(self.movement.plan)

    @cached_property
    def view(self) -> FactsView:
        """Events and places as rules read them."""
        return view_of(self.movement)

    @property
    def span(self) -> CoreRound:
        """The years of the round."""
        return CoreRound.read(self.round.name)

    @property
    def is_ahead(self) -> bool:
        """Whether the first year of the round has not come."""
        return self.span.first > today().year

    def within(self, field: str) -> Q:
        """Rows whose unit, at a path, this person counts."""
        found = Q()
        for path in self.paths or ():
            found |= Q(**{f"{field}__startswith": path})
        return found & Q(**{f"{field}__startswith": self.movement.agency.path})

    @cached_property
    def units(self) -> list[Unit]:
        """Units that are asked to take part: all, or those that are, hold or lie in one's own.

        `held` says whether the unit, a part of it or anybody there has an award.
        """
        asked, mine = list(expected(self.movement)), self.paths
        for unit in asked:
            unit.held = unit.path in self.honoured
        if mine is None:
            return asked
        return [u for u in asked if any(u.path.startswith(p) or p.startswith(u.path) for p in mine)]

    @cached_property
    def came(self) -> list[Came]:
        """Registrations that stand."""
        rows = Registration.objects.visible_to(self.by).filter(
            self.within("unit__path"), round=self.round, state="registered"
        )
        rows = rows.filter(registered_on__lte=self.until) if self.until else rows
        return list(map(Came._make, rows.values_list("unit__path", "person", "collectives", "individuals")))

    @cached_property
    def came_from(self) -> set[str]:
        """Paths of every unit that has registered, and of those above it."""
        return {above for path in {row.path for row in self.came} for above in line_of(path)}

    def has_come(self, unit: Unit) -> bool:
        """Whether a unit or a part of it has registered."""
        return unit.path in self.came_from

    @cached_property
    def cases(self) -> list[Case]:
        """Nominations that were sent and not withdrawn."""
        rows = Nomination.objects.visible_to(self.by).filter(self.within("unit__path"), round=self.round)
        if self.until:
            rows = rows.filter(submitted_on__lte=self.until).annotate(stood=_stood_on(self.until))
        told = rows.exclude(state__in=GONE).values_list(
            "stood" if self.until else "state", "unit__path", "unit__kind", "person", "person__leadership",
            "person__direct_reform_worker", "person__gender",
        )  # fmt: skip
        return list(map(Case._make, told))

    def people(self) -> QuerySet:
        """People who may be chosen: of one's agencies or units, and whoever has registered there.

        Of a whole movement everybody under its agency, because whoever watches over it must see whether
        awards lean to some; only sums leave this room, and none of fewer than five people.
        """
        seen = Person.reach(self.by) | Q(pk__in=[row.person for row in self.came if row.person])
        return Person.objects.filter(Q() if self.whole else seen, self.within("unit__path"))

    def honours(self) -> QuerySet:
        """Awards in force: those one sees, and of a whole movement those that its agency gave or holds.

        What the givers named in its plan gave to units below is counted too: such awards are published,
        and only sums leave this room.
        """
        seen = Honour.reach(self.by)
        if self.whole:
            givers = {award.authority for award in self.plan.awards if award.authority}
            host = self.movement.agency_id
            seen |= Q(giver=host) | Q(agency=host) | Q(authority__in=givers)
        return Honour.objects.filter(seen, self.within("unit__path"), revoked_on=None)

    @cached_property
    def honoured(self) -> set[str]:
        """Paths of every unit that holds an award, or in which a part or somebody does.

        Read once and matched here: asked of the database for each unit it would go through all awards.
        """
        paths = self.honours().order_by().values_list("unit__path", flat=True).distinct()
        return {above for path in paths for above in line_of(path)}

    @cached_property
    def given(self) -> list[Given]:
        """Awards in force of the last years, by unit, year and kind of holder; one query."""
        since = today().year - YEARS + 1
        rows = self.honours().filter(decided_on__year__gte=since).annotate(kind=HOLDER).order_by()
        told = rows.values_list("unit__path", "decided_on__year", "kind").annotate(n=Count("pk"))
        return [Given(*row) for row in told]


def _stood_on(day: date) -> Choice:
    """The state of a dossier, but for an award that was not decided by a day: that was still being decided."""
    at = ("awarded__decision__signed_on", "went_to__awarded__decision__signed_on")
    decided = Nomination.objects.filter(pk=OuterRef("pk")).filter(
        Q(**{f"{at[0]}__lte": day}) | Q(**{f"{at[1]}__lte": day})
    )
    later = Q(state="granted") & ~Exists(decided)
    return Choice(When(later, then=Value("in_decision")), default=F("state"))


def desk_of(round_: Round, by: User) -> Desk | None:
    """What a person counts of a round; None where it is not theirs to count."""
    if access.may(WHOLE, by, round_.movement):
        return Desk(round_, by, None)
    mine = own_paths(by)
    inside = tuple(path for path in mine if path.startswith(round_.movement.agency.path))
    return Desk(round_, by, inside) if inside else None


def line_of(path: str) -> list[str]:
    """The paths of a unit and of those above it.

    >>> line_of("/1/22/")
    ['/1/', '/1/22/']
    """
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[: n + 1])}/" for n in range(len(parts))]


def own_paths(by: User) -> list[str]:
    """Units that one is clerk of, and agencies that one sees whole."""
    rows = Unit.objects.filter(pk__in=by.agencies_seen_whole).values_list("path", flat=True)
    return sorted({*by.unit_paths, *rows})


def movements_of(by: Any) -> QuerySet:
    """Movements of which a person counts something: run by their agencies or by one above their units."""
    above = {int(part) for path in own_paths(by) for part in path.split("/") if part}
    mine = Q(agency__in={*above, *by.agencies_staffed}) | Q(pk__in=by.movements)
    rows = Movement.objects.visible_to(by).filter(mine).select_related("agency", "plan")
    return rows.order_by("-opened_at", "pk")
