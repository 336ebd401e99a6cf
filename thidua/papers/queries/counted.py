"""The statistics forms of an agency for the year of a round: movements, awards of the State, its own awards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from django.db.models import Q, QuerySet

from thidua import access
from thidua.core import terms
from thidua.core.calendar import period_of, rounds_of
from thidua.core.papers import Line, MovementsForm, OwnAwardsForm, Paper, StateAwardsForm
from thidua.core.papers.nominees import CALLED
from thidua.core.plan.model import Plan
from thidua.core.wording import Say
from thidua.councils.queries.papers import desk_of
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.papers.queries.catalogue import Made, printed
from thidua.papers.queries.told import LEADERS, TELLING
from thidua.people.models import User

FOLDER = "10-bao-cao"
STATE = ("president", "prime_minister")
"""Who gives the awards of the State."""
HOLDERS = ("collective", "enterprise", "household", "leader", "direct", "other")
"""The columns of the forms."""
YEAR = timedelta(days=365)


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
        given = Honour.objects.visible_to(by).filter(movement_id=round_.movement_id, round=round_.name)
        years = {int(round_.name[-4:]), *given.values_list("decided_on__year", flat=True)}
        for year in sorted(years):
            made = partial(make, round_, by, year)
            yield Made(year, str(year), made, round_.movement.agency_id, done=False)


def _movements(round_: Round, by: User, year: int) -> Paper:
    below = Q(agency__path__startswith=round_.movement.agency.path)
    rows = Movement.objects.visible_to(by).filter(below, opened_at__year=year)
    found: dict[str, list[int]] = {}
    for row in rows.select_related("agency", "plan"):
        found.setdefault(row.agency.kind, [0, 0, 0])[_length(plan_of(row.plan))] += 1
    lines = (
        Line(_capital("unit_kind", kind), tuple(told), "Theo cấp phát động") for kind, told in found.items()
    )
    return MovementsForm(desk_of(round_).frame(), year, tuple(lines))


def _length(plan: Plan) -> int:
    """The column of a movement: under a year, a year, or longer, from its first day to its last."""
    since, last = period_of(plan)
    if since is None or last is None:
        years = sum(r.kind == "annual" for r in rounds_of(plan))
        return 1 if years <= 1 else 2
    length = last - since + timedelta(days=1)
    return 0 if length < YEAR else 1 if length <= YEAR + timedelta(days=1) else 2


def _state_awards(round_: Round, by: User, year: int) -> Paper:
    rows = Honour.objects.visible_to(by).filter(agency=round_.movement.agency_id, authority__in=STATE)
    return StateAwardsForm(desk_of(round_).frame(), year, _lines(rows, year))


def _own_awards(round_: Round, by: User, year: int) -> Paper:
    rows = Honour.objects.visible_to(by).filter(giver=round_.movement.agency_id)
    desk = desk_of(round_)
    kind = str(desk.result.plan.issuer.get("kind") or "")
    level = (
        ""
        if kind in ("province", "ministry")
        else f"Khen thưởng thuộc thẩm quyền của {desk.office().spoken()}"
    )
    return OwnAwardsForm(desk.frame(), year, _lines(rows, year), level=level)


def _lines(rows: QuerySet[Honour], year: int) -> tuple[Line, ...]:
    found: dict[str, Counter[str]] = {}
    for row in (
        rows.filter(decided_on__year=year, revoked_on=None)
        .select_related("person", "unit")
        .order_by("form", "pk")
    ):
        found.setdefault(row.form, Counter())[_holder(row)] += 1
    return tuple(
        Line(_capital("form", form), tuple(counts[kind] for kind in HOLDERS))
        for form, counts in found.items()
    )


def _holder(row: Honour) -> str:
    if row.person_id is None:
        return str(row.unit.kind) if row.unit.kind in CALLED else "collective"
    if row.person.leadership in LEADERS:
        return "leader"
    return "direct" if row.person.direct_reform_worker else "other"


def _capital(group: str, code: str) -> str:
    label = terms.label(group, code).vi
    return label[:1].upper() + label[1:]
