"""The whole list of a round and award: shown answers, counts, totals by criterion, what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, Coalesce

from thidua import access
from thidua.core.plan.model import Award, Plan
from thidua.core.plan.standards import standard
from thidua.core.verdict import MET, NAMES, code
from thidua.core.wording import Say, both
from thidua.evidence.models import Fact, Review, private_agencies
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import Standing
from thidua.nominations.queries.eligibility import is_private
from thidua.people.models import User
from thidua.registrations.models import Registration
from thidua.rounds.pages.naming import ORDER
from thidua.rounds.pages.rules import kind_of, points

HELD = -1
"""The shown answer of who is on hold, or hidden from this reader."""


@dataclass(frozen=True)
class Point:
    """One criterion of an award as a column of the list."""

    at: int
    clause: str
    short: Say
    title: Say
    private: bool

    @property
    def name(self) -> str:
        """The name of its column."""
        return f"c{self.at}"


def points_of(plan: Plan, award: Award) -> list[Point]:
    """The criteria of an award in the order of the text, those of the law last."""
    nodes = list(points(standard(plan, award)))
    shorts = _shorts([n.clause for n in nodes])
    return [
        Point(at, node.clause, short, kind_of(node), is_private(node))
        for at, (node, short) in enumerate(zip(nodes, shorts, strict=True))
    ]


def _shorts(clauses: list[str]) -> list[Say]:
    """Clauses without what they all share, as headings of narrow columns; repeated ones are numbered."""
    own = [c for c in clauses if not c.startswith("law.")]
    shared = own[0].split(".")[:-1] if own else []
    while shared and not all(c.startswith(".".join(shared) + ".") for c in own):
        shared.pop()
    cut = len(".".join(shared)) + 1 if shared else 0
    named = [LAW if c.startswith("law.") else both(c[cut:].removesuffix(".lead") or c) for c in clauses]
    found = []
    for at, say in enumerate(named):
        again = named[:at].count(say) + 1
        found.append(Say(f"{say.vi} ({again})", f"{say.en} ({again})") if again > 1 else say)
    return found


LAW = Say("Luật", "Law")


class Sheet:
    """One list: a round, an award, a reader."""

    def __init__(self, round_: Round, award: str, by: User) -> None:
        self.round, self.by = round_, by
        self.plan = plan_of(round_.movement.plan)
        self.award = self.plan.award(award)

    @cached_property
    def points(self) -> list[Point]:
        """The columns."""
        return points_of(self.plan, self.award)

    def rows(self) -> QuerySet:
        """The rows that this person may see, with the answer that is shown to them."""
        seen = Standing.objects.visible_to(self.by).filter(round=self.round, award=self.award.id)
        waiting = Review.objects.visible_to(self.by).filter(state="open", kind=seen.model._meta.label_lower)
        rows = with_shown(seen, self.by).annotate(review=Exists(waiting.filter(ident=OuterRef("pk"))))
        return rows.select_related("unit", "person").order_by("sort_name", "pk")

    def counts(self) -> dict[str, int]:
        """How many of each shown answer; `held` for who is on hold."""
        found = dict.fromkeys((*ORDER, "held"), 0)
        for row in self.rows().order_by().values("shown").annotate(n=Count("pk")):
            found[answer_name(row["shown"])] += row["n"]
        return found

    def stopped(self, rows: QuerySet) -> dict[str, int]:
        """By column, how many do not meet the criterion; of private ones only where they may be seen."""
        counted = {p.name: Count("pk", filter=open_at(p, MET)) for p in self.points}
        return dict(
            rows.order_by().aggregate(all=Count("pk"), met=Count("pk", filter=Q(shown=MET)), **counted)
        )

    def changed_since(self) -> int:
        """How many records and registrations this person sees were changed after the list was judged."""
        first = self.rows().aggregate(first=Min("judged_at"))["first"]
        if first is None:
            return 0
        path = self.round.movement.agency.path
        facts = Fact.objects.visible_to(self.by).filter(changed_at__gt=first, unit__path__startswith=path)
        registered = Registration.objects.visible_to(self.by).filter(round=self.round, entered_at__gt=first)
        return int(facts.count() + registered.count())


def private_rows(by: User) -> Q:
    """The rows whose private data a person may see."""
    roles = {role for role, scope in access.RIGHTS["person.private"].who if scope == "movement"}
    movements = [h.movement_id for h in by.holdings if h.movement_id and h.role in roles]
    rows = Q(agency__in=private_agencies(by)) | Q(movement__in=movements)
    return rows | Q(person=by.person_id) if by.person_id else rows


def with_shown(rows: QuerySet, by: User) -> QuerySet:
    """Rows with `private` (whether this person sees private data), `shown` and the key to sort by name."""
    private = Case(When(private_rows(by), then=Value(1)), default=Value(0), output_field=IntegerField())
    shown = Case(
        When(Q(hidden=True, private=0), then=Value(HELD)),
        When(held=True, then=Value(HELD)),
        default=F("answer"),
        output_field=IntegerField(),
    )
    named = rows.annotate(sort_name=Coalesce("person__name_key", "unit__folded"))
    return named.annotate(private=private).annotate(shown=shown)


def answer_at(point: Point) -> Any:
    """The answer of a criterion as an expression."""
    return Cast(KeyTransform(str(point.at), "answers"), IntegerField())


def open_at(point: Point, answer: int) -> Q:
    """Rows that do not have an answer at a criterion, as far as it may be seen."""
    found = ~Q(**{f"answers__{point.at}": answer})
    return found & Q(private=1) if point.private else found


def has_at(point: Point, answer: str) -> Q:
    """Rows that have an answer at a criterion, as far as it may be seen."""
    found = Q(**{f"answers__{point.at}": code(answer)})
    return found & Q(private=1) if point.private else found


def answer_name(shown: int) -> str:
    """The name of a shown answer."""
    return "held" if shown == HELD else NAMES[shown]
