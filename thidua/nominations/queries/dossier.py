"""Lists of dossiers: all that a person may see, and the queues that offices know by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.clock import today
from thidua.core.plan.model import Award, plain_clause
from thidua.core.plan.standards import criteria_in, standard
from thidua.core.wording import Say
from thidua.movements.compiled import plan_of
from thidua.movements.models import PlanVersion, Round
from thidua.nominations.models import Nomination
from thidua.nominations.queries.deadlines import dues_of
from thidua.nominations.queries.judgings import live_judging
from thidua.people.models import User
from thidua.rounds.pages.naming import award_full

QUEUES = ("waiting", "sent", "returned", "late", "answered")
"""The queues in the order of their tabs."""
ANSWERED = ("granted", "not_chosen", "not_passed", "revoked")
ON_THE_WAY = ("submitted", "accepted", "appraised", "before_council", "passed", "in_decision", "proposed")
_WAITS = "collective_awarded"
SHOWN = ("movement__agency", "round", "unit", "person", "nominated_by", "holder")


def dossiers(user: User) -> QuerySet:
    """Every dossier that the person may see, newest first."""
    rows = Nomination.objects.visible_to(user).select_related(*SHOWN)
    return rows.defer("verdict", "movement__plan").order_by("-pk")


def queue(user: User, name: str, late: Q | None = None) -> Q:
    """What belongs to a queue for this person: what waits is what they themselves can move on."""
    if name == "waiting":
        return _waiting(user)
    if name == "sent":
        return Q(state__in=ON_THE_WAY)
    if name == "returned":
        return Q(state="returned")
    if name == "late":
        return Q(state="returned", supplement_by__lt=today()) | (late or Q(pk=None))
    return Q(state__in=ANSWERED)


def _waiting(user: User) -> Q:
    offices = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    asked = Q(state="submitted") | Q(
        state__in=("draft", "returned"), late_asked_at__isnull=False, late_allowed=False
    )
    found = Q(movement__agency__in=offices) & asked
    writes = Q(agency__in=offices) | user.clerk_of("nominated_by__")
    if user.person_id:
        writes |= Q(person=user.person_id)
    return found | (writes & Q(state__in=("draft", "returned")))


def past_due(user: User) -> Q:
    """Drafts whose deadline by the plan has passed: two queries, whatever there is."""
    drafts = Nomination.objects.visible_to(user).filter(state="draft", late_allowed=False)
    pairs = list(drafts.order_by().values_list("round", "award").distinct())
    rounds = {
        r.pk: r for r in Round.objects.filter(pk__in={pk for pk, _ in pairs}).select_related("movement__plan")
    }
    dues = dues_of([(rounds[pk], award) for pk, award in pairs])
    found = Q(pk=None)
    for (pk, award), due in dues.items():
        if due is not None and due.last is not None and due.last < today():
            found |= Q(state="draft", round=pk, award=award, late_allowed=False)
    return found


def counts(user: User, late: Q) -> dict[str, int]:
    """How many stand in each queue: one query."""
    asked = {name: Count("pk", filter=queue(user, name, late), distinct=True) for name in QUEUES}
    found: dict[str, int] = Nomination.objects.visible_to(user).order_by().aggregate(**asked)
    return found


def award_names(user: User) -> dict[tuple[int, str], Say]:
    """What the awards of the dossiers one sees are called, by movement: two queries."""
    rows = Nomination.objects.visible_to(user).order_by()
    pairs = list(rows.values_list("movement", "movement__plan", "award").distinct())
    plans = PlanVersion.objects.in_bulk({plan for _, plan, _ in pairs})
    return {(movement, award): _name(plans[plan], award) for movement, plan, award in pairs}


def _name(version: PlanVersion, award: str) -> Say:
    found = plan_of(version).awards_by_id.get(award)
    return award_full(found) if found else Say(award, award)


def award_of(nomination: Nomination) -> Award | None:
    """The award as the movement's plan has it."""
    return plan_of(nomination.movement.plan).awards_by_id.get(nomination.award)


def award_said(nomination: Nomination) -> Say:
    """What the award is called, for whom and in which rounds."""
    return _name(nomination.movement.plan, nomination.award)


@dataclass(frozen=True)
class Dependence:
    """Whose result a dossier waits for, and the clause that makes it wait."""

    name: str
    clause: str


def depends_on(nomination: Nomination, award: Award | None) -> Dependence | None:
    """The collective whose award this draft waits for; judged live, and only where the award has such a clause."""
    plan = plan_of(nomination.movement.plan)
    if award is None or not any(t.kind.name == _WAITS for t in criteria_in(standard(plan, award))):
        return None
    judging = live_judging(nomination.round, nomination.unit)
    verdict = judging.verdict(nomination.candidate, award)
    for test, finding in zip(criteria_in(verdict.asked.node), verdict.findings, strict=True):
        if test.kind.name == _WAITS and finding.why == "waiting":
            return Dependence(str(judging.occasion.name(finding.seen[0])), plain_clause(test.clause))
    return None


def named(nomination: Nomination) -> str:
    """Who is proposed."""
    return str(nomination.person.name if nomination.person_id else nomination.unit.name)


def waiting(user: User) -> QuerySet:
    """What waits for this person."""
    return dossiers(user).filter(_waiting(user))


def one(user: User) -> QuerySet[Any]:
    """The rows from which one dossier's page is opened."""
    return Nomination.objects.visible_to(user).select_related(
        *SHOWN, "movement__plan", "agency", "came_from", "unit__agency"
    )
