"""The candidates of one judging as a table, and what every kind's second voice shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from thidua.core.criteria.ground import NO_DAY, Ground, number, text
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import Person
from thidua.core.occasion import Occasion
from thidua.core.verdict import MET, MISSING, NAMES, TO_JUDGE, UNMET

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerValue, Table

NOT_LISTED = ("province", "ministry")
"""Kinds of unit that are no candidates (the rules may still ask about them)."""


def everybody(ground: Ground) -> Table:
    """All units and people: `candidate, who, own_unit, agency, province, listed`."""
    return ground.once("everybody", lambda: _with_province(ground, _units(ground).union(_people(ground))))


def _with_province(ground: Ground, t: Table) -> Table:
    """The nearest province over each, or the only one known."""
    known = [u.unit_id for u in ground.occasion.view.tree.units.values() if u.kind == "province"]
    over = t.left_join(ground.province_of, [("own_unit", "unit")]).drop("unit")
    return over.mutate(province=over["province"].coalesce(text(known[0] if len(known) == 1 else None)))


def _units(ground: Ground) -> Table:
    named, units = ground.named_units, ground.units
    t = named.left_join(units, "unit_id")
    known = t["kind"].notnull()
    return t.select(
        candidate="unit:" + t["unit_id"],
        who=text("collective"),
        own_unit=t["unit_id"],
        agency=known.ifelse(t["agency_id"].coalesce(t["unit_id"]), None),
        listed=(known & t["kind"].notin(NOT_LISTED)).ifelse(number(1), number(0)),
    )


def _people(ground: Ground) -> Table:
    everyone = ground.rows(Person).select("person_id", "subject").distinct()
    held = ground.postings(ground.day).select("person_id", own_unit="unit_id")
    units = ground.units
    t = everyone.left_join(held, "person_id").drop("person_id_right")
    t = t.left_join(units.select("unit_id", "agency_id"), [("own_unit", "unit_id")])
    return t.select(
        candidate=t["subject"],
        who=text("individual"),
        own_unit=t["own_unit"],
        agency=t["agency_id"].coalesce(t["unit_id"]),
        listed=number(1),
    )


@dataclass(frozen=True)
class Bench:
    """What a kind's `table` works on.

    `answer_of(award, people_too)` gives the answers of an earlier award for collectives, and for
    people if asked.
    """

    ground: Ground
    candidates: Table
    answer_of: Callable[[str, bool], Table]

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

    def current(self, record: type[Record], *keys: str) -> Table:
        """The latest records by law date for each key; more than one means two sources."""
        return self.ground.current(record, *keys)

    def subject(self, of: str) -> Table:
        """`candidate, subject`: who a criterion is about, blank where nobody is."""
        t = self.candidates
        if of == "self":
            return t.select("candidate", subject="candidate")
        if of in ("own_unit", "agency", "province"):
            return t.select("candidate", subject="unit:" + t[of])
        bound = self.occasion.actors.get(of)
        return t.select("candidate", subject=text(f"unit:{bound}" if bound else None))

    def about(self, of: str, found: Table) -> Table:
        """Candidates with what was found of their subject (`found` has one row a `subject`)."""
        asked = self.subject(of)
        return asked.left_join(found, "subject").drop("subject_right")

    def constant(self, answer: int) -> Table:
        """The same answer for all."""
        return self.candidates.select("candidate", answer=number(answer))

    def absent(self, asked: Table, table: str, span: tuple[date, date]) -> Table:
        """`asked` with `absent`: unmet where the table is complete for the subject, else missing."""
        covered = self.ground.covered(table, *span)
        if isinstance(covered, bool):
            told = asked["subject"].notnull() & covered
            return asked.mutate(absent=told.ifelse(UNMET, MISSING))
        t = asked.left_join(covered.select(whole="subject"), [("subject", "whole")])
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
                parts.append(told.mutate(year=number(year)))
        return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0] if parts else None


def settled(rows: Table, keys: list[str], values: list[str]) -> Table:
    """One answer a key: what its records agree on, missing where they are two sources.

    `rows` has `answer`, and the `values` it rests on; blank values count as a value.
    """
    agreed = _same(rows["answer"])
    for value in values:
        agreed = agreed & _same(rows[value].fill_null("" if rows[value].type().is_string() else -1))
    return rows.group_by(keys).agg(answer=agreed.ifelse(rows["answer"].min(), MISSING))


def settled_newest(rows: Table, keys: list[str], values: list[str]) -> Table:
    """`settled` for the newest records of each key alone: a day's answer is carried with its day."""
    days = settled(rows, [*keys, "law"], values)
    stamped = days.mutate(stamp=(days["law"] - NO_DAY) * len(NAMES) + days["answer"])
    newest = stamped.group_by(keys).agg(newest=stamped["stamp"].max())
    return newest.select(*keys, answer=newest["newest"] % len(NAMES))


def _same(values: Any) -> Any:
    return values.min() == values.max()


def agree(values: Any) -> Any:
    """Whether all values of a group are given and the same."""
    return (values.min() == values.max()).fill_null(False) & (values.count() == values.isnull().count())


def any_of(conditions: list[BooleanValue]) -> BooleanValue:
    """Whether any condition holds; none does when there is none."""
    import ibis

    found: BooleanValue = ibis.literal(False)
    for condition in conditions:
        found = found | condition
    return found


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
