"""Which unit a printed name means on a day; where that is not certain, none."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from thidua.core.facts.tables import IndexResult
from thidua.core.facts.tables import Unit as UnitRecord
from thidua.core.wording import fold
from thidua.evidence.subjects import units_of
from thidua.evidence.through_time import unit_records, with_changes
from thidua.exchange.printed.naming import Name, name_of, without_area
from thidua.people.models import Unit, User

_PROVINCES = ("province", "tinh", "cap tinh", "tinh thanh pho", "tinh, thanh pho", "")
_MINISTRIES = ("ministry", "bo nganh", "bo, nganh", "bo")
_KINDS_OF_GROUP = (
    ("nganh doc", {"central_agency"}),
    ("trung uong", {"central_agency"}),
    ("huyen", {"district"}),
    ("cap xa", {"commune"}),
    ("xa, phuong", {"commune"}),
    ("su nghiep", {"public_service_unit"}),
)
"""Words of a group that say which kinds of unit are ranked in it."""
_SORT_KINDS = {
    "province": {"province"},
    "district": {"district"},
    "town": {"district"},
    "commune": {"commune"},
}
_SORT_KINDS["city"] = {"province", "district", "commune"}


class Span(NamedTuple):
    """A unit under one name, from a day until another."""

    unit: Unit
    name: Name
    kind: str
    since: date
    until: date

    def on(self, day: date) -> bool:
        """Whether the unit was called so on a day."""
        return self.since <= day < self.until


class Units:
    """The units whose records a person may enter, by what they were called; looked up once for many rows."""

    def __init__(self, by: User) -> None:
        rows = list(with_changes(Unit.objects.filter(units_of(by))))
        self.by_code = {u.code: u for u in rows}
        provinces = Unit.objects.filter(kind="province")
        self.provinces = {u.pk: name_of(u.name) for u in provinces}
        self._areas = {u.pk: self._area_of(u) for u in rows}
        self.spans: dict[str, list[Span]] = defaultdict(list)
        for span in _spans(rows, self.by_code):
            self.spans[fold(span.name.bare)].append(span)

    def find(self, printed: IndexResult, code: str | None) -> Unit | None:
        """The one unit that a row means: by its code, else by its name, kind and province; None in doubt."""
        if code and code in self.by_code:
            return self.by_code[code]
        if not printed.named:
            return None
        kinds = _kinds(printed)
        if kinds == set():
            return None
        day = min(printed.published_on or date.max, date(printed.year, 12, 31))
        name = name_of(without_area(printed.named, printed.area))
        found = {
            s.unit.pk: s.unit for s in self._called(name, printed) if s.on(day) and _fits(s, name, kinds)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _called(self, name: Name, printed: IndexResult) -> list[Span]:
        spans = self.spans.get(fold(name.bare), [])
        if printed.area is None:
            return [s for s in spans if s.name.is_of(name)]
        area = name_of(printed.area)
        return [s for s in spans if s.name.is_of(name) and area.is_of(self._areas[s.unit.pk] or _NOWHERE)]

    def _area_of(self, unit: Unit) -> Name | None:
        """The province in which a unit lies."""
        line = [int(part) for part in unit.path.split("/") if part]
        return next((self.provinces[pk] for pk in reversed(line) if pk in self.provinces), None)


_NOWHERE = Name("", "\0", False)


def _spans(rows: list[Unit], by_code: dict[str, Unit]) -> list[Span]:
    """What each unit was called, from when until when."""
    provinces = {u.pk: u.name for u in Unit.objects.filter(kind="province")}
    versions: dict[str, list[UnitRecord]] = defaultdict(list)
    for record in unit_records(rows):
        if isinstance(record, UnitRecord) and record.closed_at is None:
            versions[record.unit_id].append(record)
    found = []
    for code, records in versions.items():
        unit = by_code[code]
        area = next(
            (provinces[int(p)] for p in reversed(unit.path.split("/")) if p and int(p) in provinces), None
        )
        ordered = sorted(records, key=lambda r: r.valid_from or date.min)
        for at, record in enumerate(ordered):
            later = ordered[at + 1].valid_from if at + 1 < len(ordered) else None
            bare = record.name if record.kind == "province" else without_area(record.name, area)
            until = later or record.valid_to or date.max
            found.append(Span(unit, name_of(bare), record.kind, record.valid_from or date.min, until))
    return found


def _kinds(printed: IndexResult) -> set[str] | None:
    """The kinds of unit that a row may mean; None for any, the empty set for a mean of many."""
    group = fold(printed.group or "")
    if "average" in group or "trung binh" in group or "binh quan" in group:
        return set()
    if printed.area is None and printed.index in ("par_index", "sipas", "papi", "pci"):
        return {"province"} if group in _PROVINCES else {"ministry"} if group in _MINISTRIES else None
    return next((kinds for word, kinds in _KINDS_OF_GROUP if word in group), None)


def _fits(span: Span, name: Name, kinds: set[str] | None) -> bool:
    if kinds is not None and span.kind not in kinds:
        return False
    said = _SORT_KINDS.get(name.sort)
    return said is None or span.kind in said
