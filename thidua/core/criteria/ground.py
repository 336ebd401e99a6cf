"""Facts as tables: what `FactsView` and `Tree` are to one candidate, for all candidates at once.

Whole numbers and text only (dates are days since 1970), so that every engine agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from thidua.core.facts.acts import Coverage
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.tables import Person, Unit
from thidua.core.facts.tree import LEADING
from thidua.core.occasion import Occasion
from thidua.core.verdict import MET, MISSING

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table

ORIGIN = date(1970, 1, 1).toordinal()
NO_DAY, LAST_DAY = -1_000_000, 10_000_000
"""Stand for a day that is not given: before all days, or after all."""
DOUBLINGS = 4
"""Unit trees are read up to 2**4 storeys."""


def day_number(on: date) -> int:
    """A day as engines count it.

    >>> day_number(date(1970, 1, 2))
    1
    """
    return on.toordinal() - ORIGIN


def stands(row: Table, on: int) -> BooleanValue:
    """Whether units or postings were valid on a day, both ends included."""
    return (row["valid_from"].fill_null(NO_DAY) <= on) & (row["valid_to"].fill_null(LAST_DAY) >= on)


class Ground:
    """The tables of one occasion.

    `keep` lets an engine hold what is read many times, `step` what it cannot nest as deep.
    The occasion's own view needs only units, what became of them, events and coverage; the rest
    stays in tables.
    """

    def __init__(
        self,
        occasion: Occasion,
        tables: Mapping[str, Table],
        keep: Callable[[Table], Table] = lambda table: table,
        step: Callable[[Table], Table] = lambda table: table,
    ) -> None:
        self.occasion = occasion
        self.keep, self.step = keep, step
        self._tables = tables
        self._kept: dict[str, Table] = {}

    def once(self, name: str, build: Callable[[], Table]) -> Table:
        """A table that is built and kept once under `name`."""
        if name not in self._kept:
            self._kept[name] = self.keep(build())
        return self._kept[name]

    @property
    def as_of(self) -> int:
        """The day in law."""
        return day_number(self.occasion.view.as_of)

    @property
    def day(self) -> int:
        """The day on which postings are read."""
        return day_number(self.occasion.day)

    @property
    def span(self) -> tuple[int, int]:
        """First and last day of the round."""
        return day_number(self.occasion.round.start), day_number(self.occasion.round.end)

    def rows(self, record: type[Record]) -> Table:
        """Records that count on the as-of day and were known on the known-at day."""
        table, known = self._tables[record.table], day_number(self.occasion.view.known_at)
        counted = table.filter(
            table["recorded_at"].fill_null(NO_DAY) <= known,
            table["closed_at"].fill_null(LAST_DAY) > known,
        )
        if record.begins:
            return counted.filter(counted[record.begins].fill_null(NO_DAY) <= self.as_of)
        return counted.filter(counted["law"] <= self.as_of) if record.dated_by else counted

    def current(self, record: type[Record], *keys: str) -> Table:
        """The latest records by law date for each key; more than one means two sources."""
        return self.latest(self.rows(record), *keys)

    def latest(self, rows: Table, *keys: str) -> Table:
        """Of some records with their law date the latest for each key."""
        newest = rows.mutate(newest=rows["law"].max().over(group_by=keys))
        return self.step(newest.filter(newest["law"] == newest["newest"]).drop("newest"))

    @property
    def units(self) -> Table:
        """Units, of several versions the latest that has begun."""
        return self.once("units", self._units)

    def _units(self) -> Table:
        rows = self.rows(Unit)
        begun = rows.filter(rows["valid_from"].fill_null(NO_DAY) <= self.as_of)
        return first_of(
            begun, ["unit_id"], [begun["valid_from"].fill_null(NO_DAY).desc(), begun["row"].desc()]
        )

    @property
    def above(self) -> Table:
        """`unit, above, depth`: every unit named anywhere, with itself (0) and all it stands under."""
        return self.once("above", self._above)

    def _above(self) -> Table:
        units = self.units
        own = self.named_units.select(unit="unit_id", above="unit_id").mutate(depth=0)
        steps = units.filter(units["parent_id"].notnull()).select(unit="unit_id", above="parent_id")
        reach = _shortest(own.union(steps.mutate(depth=1)))
        for _ in range(DOUBLINGS):
            reach = self.keep(reach)
            further = reach.view()
            longer = reach.join(further, [("above", "unit")]).select(
                unit=reach["unit"], above=further["above"], depth=reach["depth"] + further["depth"]
            )
            reach = _shortest(longer)
        return reach

    @property
    def named_units(self) -> Table:
        """`unit_id` of every unit that is listed, a parent, an agency, or where somebody is posted."""
        units, people = self.units, self.rows(Person)
        named = [units.select("unit_id"), people.select("unit_id")]
        named += [units.select(unit_id=units[c]) for c in ("parent_id", "agency_id")]
        found = named[0].union(*named[1:], distinct=True)
        return found.filter(found["unit_id"].notnull())

    def postings(self, on: int) -> Table:
        """One posting a person that stands on a day; of several the one that began last."""
        rows = self.rows(Person)
        held = rows.filter(stands(rows, on))
        return first_of(held, ["person_id"], newest_posting(held))

    @property
    def province_of(self) -> Table:
        """`unit, province`: the nearest province above a unit, where there is one."""
        units, above = self.units, self.above
        provinces = units.filter(units["kind"] == "province").select(province="unit_id")
        over = above.join(provinces, [("above", "province")])
        return first_of(over, ["unit"], [over["depth"].asc(), over["province"].asc()]).select(
            "unit", "province"
        )

    def covered(self, table: str, start: date, end: date) -> bool | Table:
        """Whether absence from a table is an answer: for everybody, nobody, or a table of `subject`."""
        view = self.occasion.view
        declared = [c for c in view.rows(Coverage) if c.table_ == table]
        if not declared:
            return BY_NAME[table].complete and table in view.facts.given
        spans = ((c.scope, c.from_ or date.min, c.to or date.max) for c in declared)
        scopes = {scope for scope, since, until in spans if since <= start and until >= end}
        if scopes & {None, "all"}:
            return True
        return bool(scopes) and self._within(sorted(str(s) for s in scopes))

    def _within(self, scopes: list[str]) -> Table:
        """Subjects that are one of the scopes, or belong to a unit that is."""
        member = self.belongs
        units = [s.removeprefix("unit:") for s in scopes]
        within = member.filter(member["above"].isin(units) | member["subject"].isin(scopes))
        return within.select("subject").distinct()

    @property
    def belongs(self) -> Table:
        """`subject, above`: units and people with every unit they belong to on the as-of day."""
        return self.once("belongs", self._belongs)

    def _belongs(self) -> Table:
        above, rows = self.above, self.rows(Person)
        held = stands(rows, self.as_of).ifelse(0, 1)
        order = [held.asc(), (held == 0).ifelse(rows["valid_from"].fill_null(NO_DAY), 0).desc()]
        order += [(held == 0).ifelse(rows["unit_id"], "").desc(), rows["row"].asc()]
        posted = first_of(rows, ["person_id"], order)
        people = posted.join(above, [("unit_id", "unit")]).select("subject", "above")
        return above.select(subject="unit:" + above["unit"], above="above").union(people)


def newest_posting(rows: Table) -> list[object]:
    """The order by which one of several postings is taken."""
    return [rows["valid_from"].fill_null(NO_DAY).desc(), rows["unit_id"].desc(), rows["row"].asc()]


def first_of(rows: Table, keys: list[str], order: list[object]) -> Table:
    """The first row of each key in an order."""
    import ibis

    placed = rows.mutate(place=ibis.row_number().over(group_by=keys, order_by=order))
    return placed.filter(placed["place"] == 0).drop("place")


def _shortest(reach: Table) -> Table:
    return reach.group_by(["unit", "above"]).agg(depth=reach["depth"].min())


def members_by_year(ground: Ground, days: list[tuple[int, date]]) -> Table:
    """`subject, unit, moved, year`: who is posted where on the day that a year is counted.

    `moved` is 1 for people with several postings, who may count for a unit twice.
    """
    rows = ground.rows(Person)
    known = rows.group_by("subject").agg(postings=rows.count())
    several = known.filter(known["postings"] > 1).select(several="subject")
    rows = rows.left_join(several, [("subject", "several")])
    rows = ground.step(rows.mutate(moved=rows["several"].notnull().ifelse(1, 0)))
    parts = []
    for year, on in days:
        held = rows.filter(stands(rows, day_number(on)))
        parts.append(held.select("subject", "moved", unit="unit_id").mutate(year=number(year)))
    return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]


def leaders_by_year(ground: Ground, days: list[tuple[int, date]]) -> Table:
    """`members_by_year` of those who lead the very unit they are posted in."""
    rows = ground.rows(Person)
    led = rows.filter(rows["leadership"].isin(LEADING)).mutate(moved=number(0))
    parts = []
    for year, on in days:
        held = led.filter(stands(led, day_number(on)))
        parts.append(held.select("subject", "moved", unit="unit_id").distinct().mutate(year=number(year)))
    return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]


def leaders_counted(judged: Table) -> Table:
    """`members_counted` without the units above: who leads a part does not lead the whole."""
    return _counts(judged, "unit").rename(above="unit")


def members_counted(ground: Ground, judged: Table) -> Table:
    """`above, year, total, met, open` from `subject, year, unit, moved, answer`, each person once a unit.

    People with one posting are counted in their own unit first: units are few.
    """
    above = ground.above
    settled = _counts(judged.filter(judged["moved"] == 0), "unit")
    steady = settled.join(above, [("unit", "unit")]).select("above", "year", "total", "met", "open")
    several = judged.filter(judged["moved"] == 1).join(above, [("unit", "unit")])
    moved = _counts(several.select("above", "subject", "year", "answer").distinct(), "above")
    both = steady.union(moved.select("above", "year", "total", "met", "open"))
    return both.group_by(["above", "year"]).agg(
        total=both["total"].sum(), met=both["met"].sum(), open=both["open"].sum()
    )


def _counts(rows: Table, unit: str) -> Table:
    return rows.group_by([unit, "year"]).agg(
        total=rows.count(), met=(rows["answer"] == MET).sum(), open=(rows["answer"] == MISSING).sum()
    )


def text(value: str | None) -> StringValue:
    """A text that is the same in every row."""
    import ibis

    return ibis.literal(value, "string")


def number(value: int) -> IntegerValue:
    """A whole number that is the same in every row."""
    import ibis

    return ibis.literal(value, "int64")
