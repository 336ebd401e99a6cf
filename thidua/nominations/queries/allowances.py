"""How many candidates one unit may propose for an award, by which clause, and how many it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.core.plan.model import Award, Mark, Plan, plain_clause
from thidua.core.plan.readings import used
from thidua.core.wording import Say
from thidua.movements.compiled import plan_of
from thidua.nominations.models import Nomination
from thidua.people.models import Unit


@dataclass(frozen=True)
class Limit:
    """What a clause allows: how many, for each unit of some kinds, or (no kinds) of the candidate's own."""

    most: int
    clause: str
    quote: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Allowance:
    """The places of one unit for one award: how many others it has proposed, how many it may."""

    limit: Limit
    unit: Unit
    others: int

    @property
    def most(self) -> int:
        """How many the unit may propose."""
        return self.limit.most

    @property
    def clause(self) -> str:
        """The clause that says so."""
        return self.limit.clause

    @property
    def full(self) -> bool:
        """Whether no place is left for one more."""
        return self.others >= self.limit.most

    @property
    def refusal(self) -> Say:
        """Why one more cannot be proposed."""
        return Say(
            f"Hết suất đề nghị: {self.unit.name} đã dùng {self.others}/{self.most} (khoản {plain_clause(self.clause)}: "
            f"“{self.limit.quote}”). Rút một hồ sơ khác, hoặc chọn lại người được đề nghị.",
            f"No place left: {self.unit.name} has used {self.others}/{self.most} (clause {plain_clause(self.clause)}: "
            f"“{self.limit.quote}”). Withdraw another dossier, or choose again.",
        )


def limit_of(plan: Plan, award: Award, who: str) -> Limit | None:
    """The clause that limits how many one unit may propose: an allowance, or places counted per unit."""
    for mark in plan.sorted_as("allowance"):
        named = mark.body.get("for")
        most = mark.body.get("collectives" if who == "collective" else "individuals")
        if most is not None and (named is None or award in plan.awards_for(named)):
            return _limit(plan, mark, int(most), mark.body.get("per"))
    for mark in plan.sorted_as("quota"):
        body = used(mark)
        per, places = body.get("per"), body.get("places")
        if award in plan.awards_for(body.get("for")) and per and isinstance(places, int):
            return _limit(plan, mark, places, per)
    return None


def _limit(plan: Plan, mark: Mark, most: int, per: object) -> Limit:
    actor = None if isinstance(per, Mapping) else plan.actors.get(str(per))
    quote = plan.by_id[mark.clause].quote(mark).rstrip(".;:")
    return Limit(most, mark.clause, quote, frozenset(actor.is_ if actor else ()))


def allowance(nomination: Nomination) -> Allowance | None:
    """The places of the unit that uses them for a nomination; None where no clause limits them."""
    plan = plan_of(nomination.movement.plan)
    award = plan.awards_by_id.get(nomination.award)
    who = "individual" if nomination.person_id else "collective"
    limit = limit_of(plan, award, who) if award else None
    if limit is None:
        return None
    alike = _alike(nomination)
    units = _units([nomination.unit, *(n.unit for n in alike)])
    mine = _counted_for(limit, nomination.unit, units)
    others = sum(_counted_for(limit, n.unit, units).pk == mine.pk for n in alike)
    return Allowance(limit, mine, others)


def _alike(nomination: Nomination) -> list[Nomination]:
    rows = Nomination.objects.filter(
        round=nomination.round_id, award=nomination.award, person__isnull=nomination.person_id is None
    )
    rows = rows.exclude(pk=nomination.pk).exclude(state="withdrawn")
    return list(rows.select_related("unit").only("pk", "unit"))


def _units(units: list[Unit]) -> dict[int, Unit]:
    """The units and all above them, by one query."""
    ids = {int(part) for unit in units for part in unit.path.split("/") if part}
    return {unit.pk: unit for unit in Unit.objects.filter(pk__in=ids)}


def _counted_for(limit: Limit, unit: Unit, units: dict[int, Unit]) -> Unit:
    """The unit whose places a candidate of `unit` uses: the nearest above of the kinds named."""
    if not limit.kinds:
        return unit
    line = [units[int(part)] for part in reversed(unit.path.split("/")) if part and int(part) in units]
    return next((u for u in line if u.kind in limit.kinds), units.get(unit.agency_id, unit))
