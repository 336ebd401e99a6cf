"""What is known of movements: which run, how far each round is, who works for one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.clock import today
from thidua.core.occasion import Occasion
from thidua.core.quotas.places import Quota, quota_of
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, MovementRole, PlanVersion, Round
from thidua.movements.queries.calendar import view_of
from thidua.people.models import Unit, User
from thidua.people.queries import holders, standing

DONE = ("granted", "not_chosen", "not_passed", "withdrawn", "revoked")
"""States in which a nomination asks nothing more of anybody."""
STEPS = (
    (Say("đang lập", "being prepared"), ("draft", "returned")),
    (Say("đã gửi, chờ thẩm định", "sent, to be appraised"), ("submitted", "accepted")),
    (Say("đã thẩm định", "appraised"), ("appraised",)),
    (Say("trước Hội đồng", "before the council"), ("before_council",)),
    (Say("chờ quyết định", "to be decided"), ("passed", "in_decision")),
    (Say("đã chuyển cấp trên", "sent to the level above"), ("proposed",)),
    (Say("đã được tặng", "granted"), ("granted",)),
)
"""The way of a nomination in steps that people ask about."""


@dataclass(frozen=True)
class Progress:
    """How far one round is: who registered, and how many nominations stand at each step."""

    round: Round
    expected: int
    registered: int
    late: int
    steps: tuple[tuple[Say, int], ...]

    @property
    def is_idle(self) -> bool:
        """Whether the round is still to come and nothing has happened in it."""
        return not (has_begun(self.round) or self.registered or self.late or self.nominations)

    @property
    def nominations(self) -> int:
        """All nominations of the round that were not withdrawn."""
        return sum(count for _, count in self.steps)


def listed(by: Any) -> QuerySet:
    """Movements with what a list shows of each."""
    rows = Movement.objects.visible_to(by).order_by("-opened_at", "pk")
    rows = rows.select_related("agency", "parent__agency")
    return rows.annotate(
        registered=Count("registrations", Q(registrations__state="registered"))
    ).prefetch_related(Prefetch("rounds", Round.objects.all()))


def plans_to_open(by: Any) -> QuerySet:
    """Published plans of one's offices that no movement of theirs runs yet."""
    offices = [h.agency_id for h in by.holdings if h.role == "office" and h.movement_id is None]
    mine = Movement.objects.filter(
        agency=OuterRef("agency"), plan__code=OuterRef("code"), state__in=("open", "suspended")
    )
    rows = PlanVersion.objects.visible_to(by).filter(agency__in=offices, state="published")
    return rows.exclude(Exists(mine)).only("title", "document").order_by("folded")


def running(by: Any) -> QuerySet:
    """Movements that run now."""
    return Movement.objects.visible_to(by).filter(state="open")


def detailed(by: Any) -> QuerySet:
    """Movements with everything that one page shows."""
    return Movement.objects.visible_to(by).select_related(
        "agency", "plan", "parent__agency", "opened_by", "transferred_to"
    )


def parents_for(agency: Unit, by: Any) -> QuerySet:
    """Movements of the agencies above, under which one of this agency may run."""
    above = [int(part) for part in agency.path.split("/") if part][:-1]
    return running(by).filter(agency__in=above).select_related("agency")


def below(movement: Movement) -> QuerySet:
    """Agencies below that have no movement under this one yet, in the order of the tree."""
    mine = Movement.objects.filter(agency=OuterRef("pk"), plan__code=movement.plan.code).exclude(
        state="closed"
    )
    return (
        Unit.objects.filter(standing(), path__startswith=movement.agency.path, is_agency=True)
        .exclude(pk=movement.agency_id)
        .exclude(Exists(mine))
        .select_related("parent")
        .order_by("path")
    )


def expected(movement: Movement) -> QuerySet:
    """Units that are asked to take part: those directly below the agency that runs it."""
    return Unit.objects.filter(standing(), parent=movement.agency_id).order_by("path")


def roles(movement: Movement) -> QuerySet:
    """Who holds which role in the movement, standing ones first."""
    rows = MovementRole.objects.filter(movement=movement).select_related("user", "unit")
    return rows.order_by("ended_on", "role", "user__name")


def office_users(movement: Movement) -> QuerySet:
    """The movement office: of the agency that runs it, and appointed for the movement."""
    named = MovementRole.objects.filter(movement=movement, role="office", ended_on=None, user=OuterRef("pk"))
    return User.objects.filter(
        Q(pk__in=holders("office", movement.agency).values("pk")) | Exists(named), is_active=True
    )


def progress(movement: Movement) -> list[Progress]:
    """How far each round is, the present ones first; three queries however many there are."""
    asked = expected(movement).count()
    registered = _counted(movement.registrations.values_list("round_id", "state", "unit_id").distinct())
    nominated = Counter(movement.nominations.values_list("round_id", "state"))
    found = [
        Progress(
            round_,
            asked,
            registered[round_.pk, "registered"],
            registered[round_.pk, "late_asked"],
            tuple((say, sum(nominated[round_.pk, s] for s in states)) for say, states in STEPS),
        )
        for round_ in movement.rounds.all()
    ]
    return sorted(found, key=lambda p: _present_first(p.round))


def has_begun(round_: Round) -> bool:
    """Whether the first year of a round has come."""
    return CoreRound.read(round_.name).first <= today().year


def _present_first(round_: Round) -> tuple[bool, int, str]:
    """Rounds that have begun, the latest year first, then those to come."""
    span = CoreRound.read(round_.name)
    begun = span.first <= today().year
    return (not begun, -span.first if begun else span.first, round_.kind)


def _counted(rows: Any) -> Counter[tuple[int, str]]:
    return Counter((round_id, state) for round_id, state, _unit in rows)


def quotas(movement: Movement) -> list[tuple[Round, list[Quota]]]:
    """The places of every award in each round: as the plan says, or as they were allotted."""
    plan, view = plan_of(movement.plan), view_of(movement)
    found = []
    for round_ in sorted(movement.rounds.all(), key=_present_first):
        occasion = Occasion(plan, CoreRound.read(round_.name), view)
        awards = [a for a in plan.awards if a.round in (None, round_.kind)]
        found.append((round_, [quota_of(occasion, award) for award in awards]))
    return found
