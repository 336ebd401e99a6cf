"""The statistics forms of an agency for the year of a round: movements, awards of the State, its own awards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from django.db.models import Count, Q, QuerySet

from thidua import access
from thidua.core import terms
from thidua.core.papers import Line, MovementsForm, OwnAwardsForm, Paper, StateAwardsForm
from thidua.core.wording import Say
from thidua.councils.queries.papers import desk_of
from thidua.honours.models import Honour
from thidua.movements.models import Movement, Round
from thidua.papers.queries.catalogue import Made, printed
from thidua.papers.queries.told import LEADERS, TELLING
from thidua.people.models import User

FOLDER = "10-bao-cao"
STATE = ("president", "prime_minister")
"""Who gives the awards of the State."""
HOLDERS = ("collective", "enterprise", "household", "leader", "direct", "other")
"""The columns of the forms; the register knows no enterprises and households."""


@printed("bieu-0601", Say("Biểu thống kê 0601.N: phong trào", "Statistics form 0601.N: movements"), FOLDER)
def movements(round_: Round, by: User) -> Iterator[Made]:
    """Movements that the agency and those below it opened in the year, by level and by length."""
    yield from _form(round_, by, _movements)


@printed(
    "bieu-0602", Say("Biểu thống kê 0602.N: cấp Nhà nước", "Statistics form 0602.N: State awards"), FOLDER
)
def state_awards(round_: Round, by: User) -> Iterator[Made]:
    """Awards of the State that the agency's collectives and people received in the year."""
    yield from _form(round_, by, _state_awards)


@printed("bieu-0603", Say("Biểu thống kê 0603.N: khen thưởng", "Statistics form 0603.N: own awards"), FOLDER)
def own_awards(round_: Round, by: User) -> Iterator[Made]:
    """Awards that the agency gave in the year, by form and by who holds them."""
    yield from _form(round_, by, _own_awards)


def _form(round_: Round, by: User, make: Callable[[Round, User, int], Paper]) -> Iterator[Made]:
    if access.may(TELLING, by, round_.movement):
        year = int(round_.name[-4:])
        yield Made(year, str(year), partial(make, round_, by, year), round_.movement.agency_id, done=False)


def _movements(round_: Round, by: User, year: int) -> Paper:
    below = Q(agency__path__startswith=round_.movement.agency.path)
    rows = Movement.objects.visible_to(by).filter(below, opened_at__year=year).select_related("agency")
    found: dict[str, list[int]] = {}
    for row in rows.annotate(years=Count("rounds", filter=Q(rounds__kind="annual"))):
        found.setdefault(row.agency.kind, [0, 0, 0])[min(row.years, 2)] += 1
    lines = (
        Line(_capital("unit_kind", kind), tuple(told), "Theo cấp phát động") for kind, told in found.items()
    )
    return MovementsForm(desk_of(round_).frame(), year, tuple(lines))


def _state_awards(round_: Round, by: User, year: int) -> Paper:
    rows = Honour.objects.visible_to(by).filter(agency=round_.movement.agency_id, authority__in=STATE)
    return StateAwardsForm(desk_of(round_).frame(), year, _lines(rows, year))


def _own_awards(round_: Round, by: User, year: int) -> Paper:
    rows = Honour.objects.visible_to(by).filter(giver=round_.movement.agency_id)
    return OwnAwardsForm(desk_of(round_).frame(), year, _lines(rows, year))


def _lines(rows: QuerySet[Honour], year: int) -> tuple[Line, ...]:
    found: dict[str, Counter[str]] = {}
    for row in (
        rows.filter(decided_on__year=year, revoked_on=None).select_related("person").order_by("form", "pk")
    ):
        found.setdefault(row.form, Counter())[_holder(row)] += 1
    return tuple(
        Line(_capital("form", form), tuple(counts[kind] for kind in HOLDERS))
        for form, counts in found.items()
    )


def _holder(row: Honour) -> str:
    if row.person_id is None:
        return "collective"
    if row.person.leadership in LEADERS:
        return "leader"
    return "direct" if row.person.direct_reform_worker else "other"


def _capital(group: str, code: str) -> str:
    label = terms.label(group, code).vi
    return label[:1].upper() + label[1:]
