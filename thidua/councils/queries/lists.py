"""Councils and sessions, and what of them waits for whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from thidua.clock import today
from thidua.core import terms
from thidua.core.ballots.rules import INITIATIVE, by_law, decided_on
from thidua.core.ballots.rules import Rule as Told
from thidua.core.wording import Say
from thidua.councils.models import Agenda, Case
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.people.models import User
from thidua.voting.models import Council, Rule
from thidua.voting.queries import rule_for

OPEN = ("planned", "voting")
"""States of sessions that are not over."""
WAITING = ("appraised", "before_council")
"""States of nominations that a council may take up."""


def councils(user: User) -> QuerySet[Council]:
    """The councils that a person may see, with how many sit in them."""
    seen = Council.objects.visible_to(user).select_related("unit", "agency")
    sitting = Count("seats", filter=Q(seats__ended_on=None), distinct=True)
    return seen.annotate(members=sitting).order_by("name", "pk")


def sessions(user: User) -> QuerySet[Agenda]:
    """The sessions that a person may see, with how many cases they have."""
    seen = Agenda.objects.visible_to(user).select_related(
        "session__council", "movement__agency", "movement__plan", "round", "minutes", "agency"
    )
    return seen.annotate(case_count=Count("cases")).order_by("-session__held_at", "-pk")


def to_attend(user: User) -> QuerySet[Agenda]:
    """Sessions of the person's councils that are being prepared or voting."""
    return sessions(user).filter(session__attendance__user=user.pk, session__state__in=OPEN)


def to_sign(user: User) -> QuerySet[Agenda]:
    """Sessions whose minutes wait for this person's signature."""
    mine = sessions(user).filter(session__state="counted", session__attendance__user=user.pk)
    secretary = Q(session__attendance__role="secretary", written_at=None)
    chair = Q(session__attendance__role__in=["chair", "deputy"], written_at__isnull=False)
    return mine.filter(secretary | chair)


def waiting_cases(round_: Round) -> QuerySet[Nomination]:
    """Nominations of a round that a council may take up and that stand on no open agenda."""
    busy = Case.objects.filter(agenda__session__state__in=OPEN).values("nomination")
    rows = Nomination.objects.filter(round=round_, state__in=WAITING)
    return rows.exclude(pk__in=busy).select_related("unit", "person", "movement__plan")


def by_waiting(rounds: QuerySet[Round]) -> tuple[list[tuple[Round, int]], list[Round]]:
    """The rounds that have nominations waiting for a council, most first, and those that have none."""
    busy = Case.objects.filter(agenda__session__state__in=OPEN).values("nomination")
    rows = Nomination.objects.filter(round__in=rounds, state__in=WAITING).exclude(pk__in=busy)
    counts = dict(rows.order_by().values("round").annotate(n=Count("pk")).values_list("round", "n"))
    waiting = [(r, counts[r.pk]) for r in rounds if r.pk in counts]
    return sorted(waiting, key=lambda pair: -pair[1]), [r for r in rounds if r.pk not in counts]


@dataclass(frozen=True)
class FormRule:
    """How a council decides on one form: what holds today, what law sets, what nobody has set."""

    form: str
    told: Told
    law: Told
    unset: tuple[Say, ...]
    own: Rule | None

    @property
    def say(self) -> Say:
        """The form in words."""
        return decided_on(self.form)


def forms_of(council: Council) -> tuple[str, ...]:
    """What a council decides on: forms of award, or the recognition of initiatives."""
    return (INITIATIVE,) if council.kind == INITIATIVE else tuple(terms.GROUPS["form"])


def form_rules(council: Council) -> list[FormRule]:
    """The rules of a council for every form, by the law and its own decisions."""
    own: dict[str, Rule] = {}
    for rule in council.rules.order_by("since", "pk"):
        own[rule.form] = rule
    found = []
    for form in forms_of(council):
        told = rule_for(council, form, today())
        found.append(FormRule(form, told, by_law(form, today()), told.unset(), own.get(form)))
    return found
