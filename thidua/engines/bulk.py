"""All candidates against all awards of a round, in order of dependence, inside one engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from thidua.core.criteria import bench as benches
from thidua.core.criteria.base import Kind
from thidua.core.criteria.bench import Bench, everybody
from thidua.core.criteria.ground import Ground
from thidua.core.errors import Refused
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Award
from thidua.core.plan.standards import Node, Test, criteria_in, standard
from thidua.core.wording import Say
from thidua.engines.base import Engine

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import IntegerValue, Table

WHO = ("collective", "individual")


class Bulk:
    """One judging of everybody; every criterion is computed once, whatever awards ask for it."""

    def __init__(self, occasion: Occasion, tables: dict[str, Table], engine: Engine) -> None:
        self.occasion, self.engine = occasion, engine
        self.ground = Ground(occasion, tables, engine.keep, engine.step)
        self._answers: dict[tuple[Kind, str], Table] = {}
        self._awards: dict[tuple[str, str, str | None], Table] = {}
        self._open: list[str] = []

    @cached_property
    def awards(self) -> tuple[Award, ...]:
        """The awards that this round can give."""
        kind = self.occasion.round.kind
        return tuple(a for a in self.occasion.plan.awards if a.round in (None, kind))

    def bench(self, who: str) -> Bench:
        """All collectives or all individuals, those that are only asked about included."""
        everyone = everybody(self.ground)
        own = self.ground.once(who, lambda: everyone.filter(everyone["who"] == who))
        return Bench(self.ground, own, self.answer_of)

    def of(self, kind: Kind, who: str) -> Table:
        """`candidate, answer` of one criterion for all collectives or all individuals."""
        if (kind, who) not in self._answers:
            gap = next((g for g in self.engine.gaps if g.kind == kind.name), None)
            if gap:
                raise Refused(Say(f"{self.engine.name} không xét được: {gap.reason}", gap.reason))
            self._answers[kind, who] = self.engine.keep(kind.table(self.bench(who)))
        return self._answers[kind, who]

    def answer_of(self, award_id: str, people_too: bool = False) -> Table:
        """`candidate, answer` of another award, for criteria that depend on it.

        Raises Refused where awards wait for each other.
        """
        if award_id in self._open:
            ring = " → ".join([*self._open, award_id])
            raise Refused(
                Say(f"Các hình thức khen chờ nhau: {ring}.", f"Awards wait for each other: {ring}.")
            )
        award = self.occasion.plan.award(award_id)
        parts = [self.judged(award, who).select("candidate", "answer") for who in WHO[: 1 + people_too]]
        return parts[0].union(*parts[1:]) if people_too else parts[0]

    def judged(self, award: Award, who: str, place: str | None = None) -> Table:
        """`candidate, listed, answer, c0, c1, …`: an award's answer and its criteria in order.

        With `place`, only what a reserved place adds.
        """
        key = (award.id, who, place)
        if key not in self._awards:
            self._open.append(award.id)
            self._awards[key] = self.engine.keep(self._judge(award, who, place))
            self._open.pop()
        return self._awards[key]

    def _judge(self, award: Award, who: str, place: str | None) -> Table:
        root = standard(self.occasion.plan, award, place)
        joined = self.bench(who).candidates.select("candidate", "listed")
        names = []
        for nth, test in enumerate(criteria_in(root)):
            answers = self.of(test.kind, who).select(**{f"of{nth}": "candidate", f"c{nth}": "answer"})
            joined = joined.left_join(answers, [("candidate", f"of{nth}")])
            names.append(f"c{nth}")
        t = joined.select("candidate", "listed", *names)
        return t.mutate(answer=_combined(root, iter([t[name] for name in names])))

    def tables(self) -> Iterator[tuple[Award, str, Table]]:
        """Every award with its judged candidates, collectives and individuals apart."""
        for award in self.awards:
            for who in WHO:
                if award.who in (None, who):
                    t = self.judged(award, who)
                    yield award, who, t.filter(t["listed"] == 1).drop("listed")

    def answers(self) -> pa.Table:
        """`candidate, award, answer` of every candidate and award, in no promised order."""
        parts = []
        for award, _, t in self.tables():
            rows = self.engine.fetch(t.select("candidate", "answer"))
            parts.append(_labelled(rows, {"award": award.id}))
        return _stacked(parts, ("award",))

    def criteria(self) -> pa.Table:
        """`candidate, award, place, criterion, answer`: each criterion, `place` counted from 0."""
        import pyarrow as pa

        parts = []
        for award, _, t in self.tables():
            rows = self.engine.fetch(t)
            for nth, test in enumerate(criteria_in(standard(self.occasion.plan, award))):
                one = pa.table({"candidate": rows["candidate"], "answer": rows[f"c{nth}"]})
                parts.append(_labelled(one, {"award": award.id, "place": nth, "criterion": test.name}))
        return _stacked(parts, ("award", "place", "criterion"))


def _labelled(rows: pa.Table, labels: dict[str, str | int]) -> pa.Table:
    import pyarrow as pa

    made = {name: pa.repeat(value, rows.num_rows) for name, value in labels.items()}
    return pa.table({"candidate": rows["candidate"], **made, "answer": rows["answer"].cast(pa.int64())})


def _stacked(parts: list[pa.Table], labels: tuple[str, ...]) -> pa.Table:
    import pyarrow as pa

    empty = pa.table({name: pa.array([], pa.string()) for name in ("candidate", *labels, "answer")})
    return pa.concat_tables(parts) if parts else empty


def _combined(node: Node, columns: Iterator[IntegerValue]) -> IntegerValue:
    """The answer of a standard from the columns of its criteria, taken in order."""
    if isinstance(node, Test):
        return next(columns)
    answers = [_combined(part, columns) for part in node.parts]
    return benches.one_of(answers) if node.how == "one_of" else benches.all_of(answers)
