"""The level above: to which movement, round and award a package can go, and what it allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.core.plan.model import Award, Plan
from thidua.core.wording import Say, several
from thidua.decisions.queries.standing import awards_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.nominations.queries.allowances import limit_of
from thidua.people.models import Unit


@dataclass(frozen=True)
class Way:
    """Where a package goes: a movement, round and award here, or an office outside."""

    movement: Movement | None = None
    round: Round | None = None
    award: str = ""
    outside: str = ""


def way_up(round_: Round, base: str) -> Way:
    """The way that the movement's parent offers; an office outside where the parent is not here.

    The award above is the one of the same form and authority.
    """
    movement = round_.movement
    plan = plan_of(movement.plan)
    parent = movement.parent
    if parent is None or parent.state != "open":
        return Way(outside=movement.parent_outside or _superior(plan))
    same = parent.rounds.select_related("movement__agency", "movement__plan").filter(name=round_.name).first()
    found = alike(plan_of(parent.plan), awards_of(plan, base)[0], same.kind) if same else []
    if same is None or not found:
        return Way(outside=movement.parent_outside or str(parent.agency.name))
    return Way(parent, same, found[0])


def alike(plan: Plan, award: Award, kind: str) -> list[str]:
    """The awards of a plan above with the same form and authority in a kind of round, by name."""
    rows = [
        a.base
        for a in plan.awards
        if a.form and (a.form, a.authority) == (award.form, award.authority) and a.round in (kind, None)
    ]
    return list(dict.fromkeys(rows))


def over_allowance(way: Way, agency: Unit, nominations: Sequence[Nomination]) -> list[Say]:
    """Where an agency proposes more than the plan above allows it; empty where it does not."""
    if way.movement is None or way.round is None:
        return []
    plan = plan_of(way.movement.plan)
    found = []
    for award in awards_of(plan, way.award, way.round.kind):
        who = award.who or "collective"
        limit = limit_of(plan, award, who)
        if limit is None:
            continue
        there = Nomination.objects.filter(round=way.round, award=award.id, agency=agency)
        count = there.exclude(state="withdrawn").count()
        mine = sum((n.person_id is not None) == (who == "individual") for n in nominations)
        if count + mine > limit.most:
            found.append(
                Say(
                    f"{agency.name} đề nghị {count + mine}, kế hoạch cấp trên cho {limit.most} "
                    f"({plan.called(limit.clause).vi}: “{limit.quote}”). Chọn lại.",
                    f"{agency.name} proposes {count + mine}, the plan above allows {several(limit.most, 'place')} "
                    f"({plan.called(limit.clause).en}: “{limit.quote}”). Choose again.",
                )
            )
    return found


def _superior(plan: Plan) -> str:
    return str(plan.issuer.get("superior") or "")
