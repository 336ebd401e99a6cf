"""What a unit inherits from those before it, in both voices: results, honours, registrations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from thidua.core.criteria.ground import DOUBLINGS, Ground, number
from thidua.core.facts.acts import Honour
from thidua.core.facts.columns import Record
from thidua.core.facts.lineage import Links, links_in
from thidua.core.facts.tables import Succession, UnitChange
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.wording import NOTHING, Say, days, join

if TYPE_CHECKING:
    from ibis.expr.types import Table

R = TypeVar("R", bound=Record)


class Inherited(NamedTuple):
    """Records of the units before, and the links that lead to them."""

    records: tuple[Record, ...]
    links: Links


def inherited(view: FactsView, what: str, own: Mapping[str, tuple[Record, ...]]) -> dict[str, Inherited]:
    """What heirs without anything of their own inherit, from what each subject has."""
    found = {}
    for heir in view.lineage.heirs(what):
        ways = view.lineage.nearest(heir, what, own.__contains__)
        if ways:
            found[heir] = _gathered(ways, own)
    return found


def held(
    view: FactsView, counts: Callable[[Honour], bool] = lambda _row: True
) -> dict[str, tuple[Record, ...]]:
    """Honours by candidate; an heir's own and those it inherits, which the links then follow."""
    own: dict[str, tuple[Record, ...]] = {}
    for row in view.rows(Honour):
        if counts(row):
            own[row.candidate] = (*own.get(row.candidate, ()), row)
    found = dict(own)
    for heir in view.lineage.heirs("honours"):
        ways = {s: way for s, way in view.lineage.sources(heir, "honours").items() if s in own}
        if ways:
            more = _gathered(ways, own)
            found[heir] = (*own.get(heir, ()), *more.records, *more.links)
    return found


def _gathered(ways: Mapping[str, Links], own: Mapping[str, tuple[Record, ...]]) -> Inherited:
    records = tuple(r for source in sorted(ways) for r in own[source])
    links = {r.id: r for way in ways.values() for r in way}
    return Inherited(records, tuple(links[i] for i in sorted(links)))


def told_links(records: Iterable[Record], occasion: Occasion) -> Say:
    """By which signed choice something is inherited, in words; nothing where it is one's own."""
    told = [_link(row, occasion) for row in links_in(records)]
    if not told:
        return NOTHING
    all_ = join(told, ", ")
    return Say(f" ({all_.vi})", f" ({all_.en})")


def _link(row: Record, occasion: Occasion) -> Say:
    if isinstance(row, Succession):
        name, by = occasion.name(f"unit:{row.from_unit}"), row.signed_by
        on = days(row.on) if row.on else NOTHING
        return Say(
            f"kế thừa của {name}, {by} ký ngày {on.vi}", f"inherited from {name}, signed by {by} on {on.en}"
        )
    assert isinstance(row, UnitChange)
    name = occasion.name(f"unit:{row.from_unit}")
    return Say(f"trước là {name}", f"formerly {name}")


def lineage_table(ground: Ground, what: str) -> Table:
    """`heir, source`: `Lineage.heirs` as a table of subjects."""
    return ground.once(f"lineage/{what}", lambda: _lineage_table(ground, what))


def _lineage_table(ground: Ground, what: str) -> Table:
    signed, changes = ground.rows(Succession), ground.rows(UnitChange)
    signed = signed.filter(
        signed["what"] == what, signed["signed_by"].fill_null("") != "", signed["on"].notnull()
    )
    renamed = changes.filter(changes["kind"] == "rename", changes["to_unit"].notnull())
    both = signed.select("to_unit", "from_unit").union(renamed.select("to_unit", "from_unit"))
    both = both.filter(both["to_unit"] != both["from_unit"])
    return both.select(heir="unit:" + both["to_unit"], source="unit:" + both["from_unit"]).distinct()


def with_inherited(ground: Ground, rows: Table, what: str) -> Table:
    """Rows of `subject, year` with `inherited` 0, and with 1 those of the units before (`inherited`)."""
    own = rows.mutate(inherited=number(0))
    if not ground.occasion.view.lineage.heirs(what):
        return own
    own = ground.keep(own)
    has = ground.keep(own.select("subject", "year").distinct())
    ways = _nearest(ground, lineage_table(ground, what), has)
    more = (
        own.drop("inherited")
        .rename(source_year="year", source_subject="subject")
        .join(ways, [("source_subject", "source"), ("source_year", "year")])
    )
    more = more.mutate(subject=more["heir"], inherited=number(1))
    return own.union(ground.keep(more.select(*own.columns)))


def _nearest(ground: Ground, links: Table, has: Table) -> Table:
    """`heir, source, year`: the nearest sources that have something in a year in which the heir has not."""
    years = has.select("year").distinct()
    every = links.cross_join(years)
    through = every.anti_join(has, [("source", "subject"), ("year", "year")])
    starts = every.select("heir", "year", at="heir").distinct()
    reach = starts.union(through.select("heir", "year", at="source")).distinct()
    for _ in range(DOUBLINGS):
        reach = ground.keep(reach)
        further = reach.view()
        reach = reach.join(further, [("at", "heir"), ("year", "year")]).select(
            heir=reach["heir"], year=reach["year"], at=further["at"]
        )
        reach = reach.distinct()
    open_ = ground.keep(reach.anti_join(has, [("heir", "subject"), ("year", "year")]))
    last = open_.join(links.select(at="heir", source="source"), "at").select("heir", "source", "year")
    return ground.keep(last.semi_join(has, [("source", "subject"), ("year", "year")]).distinct())


def held_table(ground: Ground, rows: Table) -> Table:
    """Honours with those that an heir inherits beside its own (`held`)."""
    if not ground.occasion.view.lineage.heirs("honours"):
        return rows
    reach = lineage_table(ground, "honours")
    for _ in range(DOUBLINGS):
        reach = ground.keep(reach)
        further = reach.view()
        longer = reach.join(further, [("source", "heir")]).select(
            heir=reach["heir"], source=further["source"]
        )
        reach = reach.union(longer, distinct=True)
    reach = ground.keep(reach.filter(reach["heir"] != reach["source"]))
    more = rows.rename(holder="candidate").join(reach, [("holder", "source")])
    return rows.union(more.mutate(candidate=more["heir"]).select(*rows.columns))
