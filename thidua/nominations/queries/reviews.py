"""A review as its page tells it: the record before and after, and what would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from thidua import access
from thidua.core.judging import Judging, Verdict
from thidua.core.verdict import NAMES
from thidua.core.wording import NOTHING, Say, both
from thidua.evidence.inheriting import Changed
from thidua.evidence.models import SECRET, Fact, Review
from thidua.evidence.telling import cells
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.nominations.models import WRITABLE, Nomination, Standing
from thidua.nominations.queries.eligibility import is_hidden
from thidua.nominations.queries.judgings import live_judging
from thidua.nominations.queries.standings import Point, points_of
from thidua.people.models import User
from thidua.rounds.pages.naming import award_full
from thidua.rounds.pages.rules import is_point

KINDS = {
    "nominations.standing": Say("kết quả xét", "result of judging"),
    "nominations.nomination": Say("hồ sơ đề nghị", "nomination"),
    "honours.honour": Say("khen thưởng đã có", "award held"),
}


class Difference(NamedTuple):
    """One criterion before and as it would be judged now."""

    point: Point
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Whether judging anew would change it."""
        return self.before != self.after


class Row(NamedTuple):
    """One column of a record before and after."""

    label: Say
    before: Say
    after: Say

    @property
    def differs(self) -> bool:
        """Whether the value changed."""
        return self.before != self.after


@dataclass
class Looked:
    """What one person sees of one review."""

    review: Review
    thing: Any
    by: User

    @property
    def kind(self) -> Say:
        """What waits to be reviewed."""
        return KINDS.get(self.review.kind, both(self.review.kind))

    @cached_property
    def private(self) -> bool:
        """Whether this person may see private data of what is reviewed."""
        return self.thing is not None and access.may("person.private", self.by, self.thing)

    @property
    def shut(self) -> bool:
        """Whether the changed record is secret and this person may not see it."""
        table = self.review.record.partition(":")[0]
        return table in SECRET and not self.private

    def record_rows(self) -> list[Row]:
        """The record before and after, column by column."""
        fact = self.review.fact
        if fact is None or self.shut:
            return []
        old, new = _cells(fact), _cells(fact.replaced_by) if fact.replaced_by_id else {}
        if self.review.change == "added":
            old, new = {}, old
        labels = list(dict.fromkeys([*old, *new]))
        return [Row(label, old.get(label, NOTHING), new.get(label, NOTHING)) for label in labels]

    @cached_property
    def judging(self) -> Judging | None:
        """The judging by the facts of today, where there is something to judge."""
        if isinstance(self.thing, Standing | Nomination):
            return live_judging(self.thing.round, self.thing.unit)
        return None

    @cached_property
    def verdict(self) -> Verdict | None:
        """What judging anew would say."""
        if self.judging is None:
            return None
        return self.judging.verdict(self.thing.candidate, self.judging.plan.award(self.thing.award))

    @property
    def before(self) -> str:
        """The answer that stands."""
        if self.thing is None or isinstance(self.thing, Honour) or self.thing.answer is None:
            return ""
        if not self.private and getattr(self.thing, "hidden", False):
            return "held"
        return NAMES[self.thing.answer]

    @property
    def after(self) -> str:
        """The answer that judging anew would give."""
        if self.verdict is None:
            return ""
        return "held" if not self.private and is_hidden(self.verdict) else NAMES[self.verdict.answer]

    def differences(self) -> list[Difference]:
        """Criteria of a standing before and after; private ones only for who may see them."""
        if not isinstance(self.thing, Standing) or self.verdict is None or self.judging is None:
            return []
        points = points_of(plan_of(self.thing.plan), self.judging.plan.award(self.thing.award))
        after = _answers(self.verdict.tree)
        if len(points) != len(self.thing.answers) or len(points) != len(after):
            return []
        return [
            Difference(p, NAMES[b], NAMES[a])
            for p, b, a in zip(points, self.thing.answers, after, strict=True)
            if self.private or not p.private
        ]

    @property
    def may_judge(self) -> bool:
        """Whether the thing may be judged anew: a standing, or a dossier that is not sent."""
        return isinstance(self.thing, Standing) or (
            isinstance(self.thing, Nomination) and self.thing.state in WRITABLE
        )


def _cells(fact: Fact) -> dict[Say, Say]:
    return dict(cells(fact))


def _answers(tree: Any) -> list[int]:
    if is_point(tree.node):
        return [tree.answer]
    return [a for part in tree.parts for a in _answers(part)]


def award_of(thing: Any) -> Say:
    """The award that a result or a nomination is about, by the plan that judged it."""
    if not isinstance(thing, Standing | Nomination):
        return NOTHING
    return award_full(plan_of(thing.plan).award(thing.award))


def things_of(reviews: list[Review]) -> dict[tuple[str, int], Any]:
    """What the reviews are about, by kind and number: one query a kind."""
    models = {m._meta.label_lower: m for m in (Standing, Nomination, Honour)}
    found: dict[tuple[str, int], Any] = {}
    for kind, model in models.items():
        idents = {r.ident for r in reviews if r.kind == kind}
        plans = () if model is Honour else ("plan",)
        rows = model.objects.filter(pk__in=idents).select_related("unit", "person", *plans) if idents else ()
        found |= {(kind, row.pk): row for row in rows}
    return found


UNDONE = ("withdrawn", "not_chosen", "not_passed", "revoked")
"""States of a dossier whose verdict no longer leads anywhere."""


def stored_of(changed: Sequence[Changed]) -> list[Any]:
    """The results and dossiers that hold one of some changed verdicts: two queries."""
    keys = {(c.round.pk, c.candidate, c.award_id) for c in changed}
    rounds, awards = {c.round.pk for c in changed}, {c.award_id for c in changed}
    found: list[Any] = []
    for model in (Standing, Nomination):
        rows = model.objects.filter(round__in=rounds, award__in=awards).exclude(answer=None)
        if model is Nomination:
            rows = rows.exclude(state__in=UNDONE)
        rows = rows.select_related("unit", "person").order_by("pk")
        found += [row for row in rows if (row.round_id, row.candidate, row.award) in keys]
    return found
