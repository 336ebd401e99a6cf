"""Published figures as everybody signed in reads them: which printing counts, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from thidua.clock import today
from thidua.core.facts.tables import IndexResult
from thidua.core.wording import Say, days
from thidua.evidence.facts import law_day, record_of
from thidua.evidence.models import Fact

TABLE = IndexResult.table
ALONE, COUNTS, SAME, EARLIER, CONFLICT, DERIVED, WITHIN, COMING = (
    "alone",
    "counts",
    "same",
    "earlier",
    "conflict",
    "derived",
    "within",
    "coming",
)
"""How a printing stands beside the others of the same unit, index and year."""


@dataclass(frozen=True)
class Figure:
    """One printing with how it stands: which it is beside the others, in a word and a sentence."""

    fact: Fact
    record: IndexResult
    state: str
    others: int = 0
    newest: IndexResult | None = None

    @property
    def say(self) -> Say:
        """Why it is counted or not."""
        if self.state == EARLIER and self.newest is not None and self.newest.published_on:
            on = days(self.newest.published_on)
            return Say(f"đã có bản công bố sau, {on.vi}", f"restated by a later publication, {on.en}")
        return SAYS[self.state]

    @property
    def silent(self) -> bool:
        """Whether the printing names the unit and prints nothing of it."""
        r = self.record
        return all(v is None for v in (r.score, r.percent, r.rank, r.class_, r.parts))


SAYS = {
    ALONE: Say("có hiệu lực", "in force"),
    COUNTS: Say("có hiệu lực: bản công bố mới nhất", "in force: the latest publication"),
    SAME: Say("có hiệu lực: các bản in giống nhau", "in force: the printings agree"),
    EARLIER: Say("đã có bản công bố sau", "restated by a later publication"),
    CONFLICT: Say(
        "các bản cùng hiệu lực in khác nhau: chưa bản nào được tính",
        "printings of equal standing differ: none counts yet",
    ),
    DERIVED: Say("suy ra, không in: không tính", "derived, not printed: does not count"),
    WITHIN: Say("kỳ trong năm: không tính cho cả năm", "a period of the year: does not count for the year"),
    COMING: Say("chưa tới ngày công bố", "not published yet"),
}


def figures(user: Any) -> QuerySet:
    """Index results that a person may read: what was published is public, with its source; the rest as facts are."""
    seen = Fact.objects.visible_to(user).filter(table=TABLE)
    public = Q(values__has_key="source") | Q(pk__in=seen.values("pk"))
    return Fact.objects.filter(public, table=TABLE, closed_on=None, waits=False)


def by_index_and_year(user: Any) -> QuerySet:
    """How many units and printings there are of each index and year."""
    rows = (
        figures(user)
        .order_by()
        .annotate(
            index=KeyTextTransform("index", "values"),
            year=KeyTextTransform("year", "values"),
            who=KeyTextTransform("unit_id", "values"),
        )
    )
    return rows.values("index", "year").annotate(units=Count("who", distinct=True), printings=Count("pk"))


def of_year(user: Any, index: str, year: int) -> QuerySet:
    """The printings of one index and year."""
    return figures(user).filter(values__index=index, values__year=year)


def told(user: Any, facts: Iterable[Fact]) -> dict[int, Figure]:
    """Some printings with how each stands beside all the others of its unit, index and year: one query."""
    listed = list(facts)
    topics = {f.topic for f in listed}
    every: dict[str, list[IndexResult]] = defaultdict(list)
    for fact in figures(user).filter(topic__in=topics):
        record = _record(fact)
        if not _plain_state(record):
            every[fact.topic].append(record)
    standing = {topic: _standing(records) for topic, records in every.items()}
    return {fact.pk: _figure(fact, standing.get(fact.topic)) for fact in listed}


class _Standing(NamedTuple):
    """The printings of one unit, index and year: how many, the newest, those of its day, whether these differ."""

    printings: int
    newest: IndexResult
    now: int
    differ: bool


def _standing(records: Sequence[IndexResult]) -> _Standing:
    newest = max(records, key=law_day)
    now = [r for r in records if law_day(r) == law_day(newest)]
    return _Standing(len(records), newest, len(now), differing(now))


def _figure(fact: Fact, beside: _Standing | None) -> Figure:
    record = _record(fact)
    plain = _plain_state(record)
    if plain:
        return Figure(fact, record, plain)
    beside = beside or _standing([record])
    if law_day(record) < law_day(beside.newest):
        state = EARLIER
    elif beside.differ:
        state = CONFLICT
    else:
        state = ALONE if beside.printings == 1 else COUNTS if beside.now == 1 else SAME
    return Figure(fact, record, state, beside.printings - 1, beside.newest)


def _plain_state(record: IndexResult) -> str:
    if record.derived:
        return DERIVED
    if not record.of_the_year:
        return WITHIN
    return COMING if law_day(record) > today() else ""


def differing(records: Iterable[IndexResult]) -> bool:
    """Whether two printings print another value; one that is silent differs from none."""
    listed = list(records)
    for name in ("score", "percent", "max_score", "rank", "class_"):
        if len({v for r in listed if (v := getattr(r, name)) is not None}) > 1:
            return True
    return False


def _record(fact: Fact) -> IndexResult:
    found = record_of(fact)
    assert isinstance(found, IndexResult)
    return found


def gaps(user: Any, index: str, year: int) -> list[tuple[str, str]]:
    """Subjects that other years of an index have and this one has not: key and name, by name."""
    keys = ("unit_id", "named", "area", "group", "year")
    told = {f"v_{key}": KeyTextTransform(key, "values") for key in keys}
    rows = figures(user).filter(values__index=index).order_by().annotate(**told)
    there: set[str] = set()
    names: dict[str, str] = {}
    of: dict[str, tuple[str, str]] = {}
    groups: set[tuple[str, str]] = set()
    for unit, *found in rows.values_list("unit__name", *told):
        key, named, area, group, of_year_ = found
        names[key] = unit or better(names.get(key), named) or key
        of[key] = (area, group)
        if int(of_year_) == year:
            there.add(key)
            groups.add(of[key])
    missing = [(k, n) for k, n in names.items() if k not in there and of[k] in groups]
    return sorted(missing, key=lambda pair: pair[1])


def name_in(facts: Iterable[Fact]) -> str:
    """What the subject of some printings is called: the unit, else the name with its accents where one has them."""
    name: str | None = None
    for fact in facts:
        if fact.unit:
            return str(fact.unit)
        name = better(name, fact.values.get("named"))
    return name or ""


def better(one: str | None, other: str | None) -> str | None:
    """Of two printed names of one subject the one that carries accents, else the first."""
    return other if other and (one is None or (one.isascii() and not other.isascii())) else one
