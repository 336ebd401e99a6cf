"""What may be decided here and what must go up: awards of the rounds of one's own movements."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.clock import today
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say, several
from thidua.decisions.queries.standing import READY, authority, awards_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.people.models import User


@dataclass(frozen=True)
class Offered:
    """An award of a round, with how many nominations are ready for it."""

    round: Round
    base: str
    award: Say
    ready: int
    own: bool

    @property
    def say(self) -> Say:
        """Award, round and count in words."""
        round_ = CoreRound.read(self.round.name).say
        return Say(
            f"{self.award.vi}, {round_.vi}: {self.ready} hồ sơ sẵn sàng ({self.round.movement.name})",
            f"{self.award.en}, {round_.en}: {several(self.ready, 'nomination')} ready "
            f"({self.round.movement.name})",
        )


def offered(user: User) -> list[Offered]:
    """Every award of the open rounds that the person's office runs; one query whatever their number."""
    agencies = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    rounds = Round.objects.filter(movement__agency__in=agencies, movement__state="open")
    rows = list(rounds.select_related("movement__plan", "movement__agency").order_by("-name", "movement"))
    counts: dict[tuple[int, str], int] = {}
    ready = Nomination.objects.filter(round__in=rows, state__in=READY)
    for round_id, award in ready.values_list("round", "award"):
        counts[round_id, award] = counts.get((round_id, award), 0) + 1
    found = []
    for round_ in rows:
        plan = plan_of(round_.movement.plan)
        for base in _bases(plan, round_.kind):
            count = sum(counts.get((round_.pk, a.id), 0) for a in awards_of(plan, base, round_.kind))
            own = authority(plan, base, today()) is None
            found.append(Offered(round_, base, awards_of(plan, base)[0].say, count, own))
    return found


def own_awards(user: User) -> list[Offered]:
    """Those that the agency gives itself."""
    return [o for o in offered(user) if o.own]


def awards_above(user: User) -> list[Offered]:
    """Those that only the level above gives."""
    return [o for o in offered(user) if not o.own]


def _bases(plan: Plan, kind: str) -> list[str]:
    """One name for each award that a decision covers: the first of the same form and authority."""
    found: dict[tuple[str | None, str | None, str], str] = {}
    for award in plan.awards:
        if award.round in (kind, None):
            key = (award.form, award.authority, "" if award.form else award.base)
            found.setdefault(key, award.base)
    return list(found.values())
