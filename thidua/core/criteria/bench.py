"""The candidates of one judging as a table, and what every kind's second voice shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from thidua.core.criteria.ground import Ground
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import Person
from thidua.core.occasion import Occasion
from thidua.core.verdict import MET, MISSING, TO_JUDGE, UNMET

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, StringValue, Table

NOT_LISTED = ("province", "ministry")
"""Kinds of unit that are no candidates (the rules may still ask about them)."""


def everybody(ground: Ground) -> Table:
    """All units and people: `candidate, who, own_unit, agency, listed`."""
    return ground.once("everybody", lambda: _units(ground).union(_people(ground)))


def _units(ground: Ground) -> Table:
    named, units = ground.named_units, ground.units
    t = named.left_join(units, "unit_id")
    known = t["kind"].notnull()
    return t.select(
        candidate="unit:" + t["unit_id"],
        who=_text("collective"),
        own_unit=t["unit_id"],
        agency=known.ifelse(t["agency_id"].coalesce(t["unit_id"]), None),
        listed=(known & t["kind"].notin(NOT_LISTED)).ifelse(1, 0),
    )


def _people(ground: Ground) -> Table:
    everyone = ground.rows(Person).select("person_id", "subject").distinct()
    held = ground.postings(ground.day).select("person_id", own_unit="unit_id")
    units = ground.units
    t = everyone.left_join(held, "person_id").drop("person_id_right")
    t = t.left_join(units.select("unit_id", "agency_id"), t["own_unit"] == units["unit_id"])
    return t.select(
        candidate=t["subject"],
        who=_text("individual"),
        own_unit=t["own_unit"],
        agency=t["agency_id"].coalesce(t["unit_id"]),
        listed=_number(1),
    )


@dataclass(frozen=True)
class Bench:
    """What a kind's `table` works on. `answer_of(award)` gives the answers of an earlier award."""

    ground: Ground
    candidates: Table
    answer_of: Callable[[str], Table]

    @property
    def occasion(self) -> Occasion:
        """The plan, the round and the two days."""
        return self.ground.occasion

    def rows(self, record: type[Record]) -> Table:
        """Records that count on the day."""
        return self.ground.rows(record)

    def only(self, who: str) -> Bench:
        """The same bench with collectives or individuals alone."""
        return replace(self, candidates=self.candidates.filter(self.candidates["who"] == who))

    def subject(self, of: str) -> Table:
        """`candidate, subject`: who a criterion is about, blank where nobody is."""
        t = self.candidates
        if of == "self":
            return t.select("candidate", subject="candidate")
        if of in ("own_unit", "agency"):
            return t.select("candidate", subject="unit:" + t[of])
        if of == "province":
            return self._province()
        bound = self.occasion.actors.get(of)
        return t.select("candidate", subject=_text(f"unit:{bound}" if bound else None))

    def _province(self) -> Table:
        units = self.occasion.view.tree.units.values()
        known = [u.unit_id for u in units if u.kind == "province"]
        over = self.ground.province_of
        t = self.candidates.left_join(over, self.candidates["own_unit"] == over["unit"])
        nearest = t["province"].coalesce(_text(known[0] if len(known) == 1 else None))
        return t.select("candidate", subject="unit:" + nearest)

    def about(self, of: str, found: Table) -> Table:
        """Candidates with what was found of their subject (`found` has one row a `subject`)."""
        asked = self.subject(of)
        return asked.left_join(found, "subject").drop("subject_right")

    def constant(self, answer: int) -> Table:
        """The same answer for all."""
        return self.candidates.select("candidate", answer=_number(answer))

    def absent(self, asked: Table, table: str, span: tuple[date, date]) -> Table:
        """`asked` with `absent`: unmet where the table is complete for the subject, else missing."""
        covered = self.ground.covered(table, *span)
        if isinstance(covered, bool):
            told = asked["subject"].notnull() & covered
            return asked.mutate(absent=told.ifelse(UNMET, MISSING))
        t = asked.left_join(covered.select(whole="subject"), asked["subject"] == covered["subject"])
        return t.mutate(absent=t["whole"].notnull().ifelse(UNMET, MISSING)).drop("whole")

    def closed(self, table: str, subjects: Table, years: Iterable[int]) -> Table | None:
        """`subject, year` where absence is an answer, None when it nowhere is."""
        parts = []
        for year in years:
            covered = self.ground.covered(table, date(year, 1, 1), date(year, 12, 31))
            if isinstance(covered, bool):
                told = subjects.select("subject") if covered else None
            else:
                told = subjects.semi_join(covered, "subject").select("subject")
            if told is not None:
                parts.append(told.mutate(year=_number(year)))
        return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0] if parts else None


def settled(rows: Table, keys: list[str], values: list[str]) -> Table:
    """One answer a key: what its records agree on, missing where they are two sources.

    `rows` has `answer`, and the `values` it rests on; blank values count as a value.
    """
    same = [_one(rows["answer"])] + [_one(rows[v].fill_null(-1)) for v in values]
    agreed = same[0]
    for more in same[1:]:
        agreed = agreed & more
    return rows.group_by(keys).agg(answer=agreed.ifelse(rows["answer"].min(), MISSING))


def _one(values: Any) -> Any:
    return values.min() == values.max()


def all_of(answers: list[IntegerValue]) -> IntegerValue:
    """Unmet if any is, else missing, else to_judge, else met."""
    import ibis

    return ibis.least(*answers) if len(answers) > 1 else answers[0] if answers else ibis.literal(MET)


def one_of(answers: list[IntegerValue]) -> IntegerValue:
    """Met if any is, else missing, else to_judge, else unmet."""
    import ibis

    if not answers:
        return ibis.literal(UNMET)
    swapped = [_swap(a) for a in answers]
    return _swap(ibis.greatest(*swapped) if len(swapped) > 1 else swapped[0])


def _swap(answer: IntegerValue) -> IntegerValue:
    """Missing and to_judge change places: their order in `one_of` is the other way round."""
    return answer.isin((MISSING, TO_JUDGE)).ifelse(MISSING + TO_JUDGE - answer, answer)


def _text(value: str | None) -> StringValue:
    import ibis

    return ibis.literal(value, "string")


def _number(value: int) -> IntegerValue:
    import ibis

    return ibis.literal(value, "int64")
