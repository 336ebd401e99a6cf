"""The units of one province from the State's lists: before the merger, after it, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.actions.loaded import Loaded, insert, standing_on, unit_of
from thidua.people.models import Unit, UnitChange, path_below
from thidua.people.official import (
    BASIS,
    CHANGED_ON,
    LATER_BASIS,
    MERGED_ON,
    SOURCE,
    Present,
    Row,
    by_province,
    of_province,
    same_name,
)

EVE = MERGED_ON - timedelta(days=1)
Listed = tuple[list[Row], list[Present]]
"""The rows of one province: old into new, and those in force now."""
PLACES = ("province", "district", "commune")


@action("unit.load")
def load_province(
    code: str, *, by: Any, communes: Sequence[str] | None = None, listed: Listed | None = None
) -> Loaded:
    """Put the units of one of the 34 provinces in place, as they were before and after 1 July 2025.

    What is there, by official code and day, stays; the same again changes nothing. `communes` narrows
    it to some of the new communes; `listed` are its rows where they were read already. Raises Refused
    for an unknown code.
    """
    found = listed or of_province(code)
    access.check("unit.load", by, place_of(code, (r.province for r in found[0]) if found else ()))
    if found is None:
        raise Refused(
            Say(f"Không có tỉnh mã {code} trong danh mục 34 tỉnh.", f"No province {code} among the 34.")
        )
    return _load(code, found, by, communes)


def load_all(*, by: Any, tick: Callable[[int, int], None] = lambda _done, _all: None) -> Loaded:
    """All 34 provinces, each whole or not at all, one in memory at a time."""
    total = Loaded()
    for nth, (code, rows, present) in enumerate(by_province(), 1):
        one = load_province(code, by=by, listed=(rows, present))
        total.units += one.units
        total.changes += one.changes
        total.differ += one.differ
        tick(nth, 34)
    return total


def place_of(code: str, old: Iterable[str]) -> Unit:
    """The province as it stands here, after the merger or before it; one of nobody where it does not."""
    return places({code: tuple(old)})[code]


def places(listed: Mapping[str, Collection[str]]) -> dict[str, Unit]:
    """The same of many provinces, each with the codes of those it was made from: one query."""
    wanted = {code for new, old in listed.items() for code in (new, *old)}
    rows = Unit.objects.filter(kind="province", official__in=wanted).order_by("pk")
    known = {u.official: u for u in rows}
    return {
        new: next((known[c] for c in (new, *old) if c in known), Unit(code=new, kind="province"))
        for new, old in listed.items()
    }


def _load(code: str, found: Listed, by: Any, communes: Sequence[str] | None) -> Loaded:
    rows, present = found
    if communes is not None:
        rows = [r for r in rows if r.new in communes] or [r._replace(new="") for r in rows]
        present = [p for p in present if p.code in communes]
    loading = _Loading(by, found[0])
    with_provinces = found[0] if communes is not None else rows
    loading.provinces(with_provinces)
    if any(r.new for r in rows):
        loading.communes(rows)
    if today() >= CHANGED_ON:
        loading.later(code, present)
    told = loading.told
    if loading.top:
        record("unit.load", loading.top, by=by, told={"units": told.units, "changes": told.changes})
    return told


class _Loading:
    """One province on its way in: units by kind and code before the merger and after it."""

    def __init__(self, by: Any, rows: list[Row]) -> None:
        self.by, self.told = by, Loaded()
        self.top: Unit | None = None
        self.rows = rows
        codes = {c for r in rows for c in (r.new_province, r.province, r.district, r.new, r.old)} - {""}
        known = Unit.objects.filter(official__in=codes, kind__in=PLACES)
        self.units = {day: standing_on(known, day) for day in (EVE, MERGED_ON)}
        former = UnitChange.objects.filter(kind="code", on__gt=MERGED_ON, old__in=codes)
        for change in former.select_related("unit"):
            self.units[MERGED_ON].setdefault((change.unit.kind, change.old), change.unit)
        ids = {u.pk for day in self.units.values() for u in day.values()}
        between = UnitChange.objects.filter(unit__in=ids).values_list("unit", "successor", "kind", "on")
        self.known = set(between)

    def provinces(self, rows: list[Row]) -> None:
        """The provinces before and after; one that goes on as it was is one unit."""
        new = (rows[0].new_province, rows[0].new_province_name)
        old = list(dict.fromkeys((r.province, r.province_name) for r in rows))
        stays = len(old) == 1 and old[0][0] == new[0] and same_name(old[0][1], new[1])
        before = self._make(EVE, "province", [(*o, None) for o in old], None if stays else MERGED_ON)
        if stays:
            self.units[MERGED_ON]["province", new[0]] = before[0]
            self.top = before[0]
            return
        [self.top] = self._make(MERGED_ON, "province", [(*new, None)], None, since=MERGED_ON)
        self._change([(unit, self.top, "merge", MERGED_ON) for unit in before])

    def communes(self, rows: list[Row]) -> None:
        """Districts and communes before, communes after, and which went into which."""
        top, eve, after = self.top, self.units[EVE], self.units[MERGED_ON]
        districts = dict.fromkeys((r.district, r.district_name, r.province) for r in rows)
        ends = [(c, n, eve["province", p]) for c, n, p in districts]
        gone = self._make(EVE, "district", ends, MERGED_ON)
        self._change([(unit, None, "abolish", MERGED_ON) for unit in gone])
        going_on = self._going_on() & {r.old for r in rows}
        olds = dict.fromkeys((r.old, r.old_name, r.district) for r in rows if r.old)
        told = [(c, n, eve["district", d]) for c, n, d in olds]
        self._make(EVE, "commune", [t for t in told if t[0] not in going_on], MERGED_ON)
        self._make(EVE, "commune", [t for t in told if t[0] in going_on], None)
        for code in going_on:
            after["commune", code] = eve["commune", code]
        self._move([eve["commune", code] for code in sorted(going_on)])
        news = dict.fromkeys((r.new, r.new_name) for r in rows if r.new not in going_on)
        self._make(MERGED_ON, "commune", [(*n, top) for n in news], None, since=MERGED_ON)
        self._change([*self._between([r for r in rows if r.old not in going_on])])

    def _between(self, rows: list[Row]) -> list[tuple[Unit, Unit | None, str, date]]:
        parts: dict[str, int] = {}
        for row in self.rows:
            parts[row.old] = parts.get(row.old, 0) + 1
        eve, after = self.units[EVE], self.units[MERGED_ON]
        found: list[tuple[Unit, Unit | None, str, date]] = []
        for row in rows:
            old = eve["commune", row.old] if row.old else eve["district", row.district]
            kind = "split" if row.old and parts[row.old] > 1 else "merge"
            found.append((old, after["commune", row.new], kind, MERGED_ON))
        return found

    def _going_on(self) -> set[str]:
        """Communes that were neither merged nor divided and kept code and name: they are the same unit."""
        olds, news = [r.old for r in self.rows], [r.new for r in self.rows]
        alone = (r for r in self.rows if olds.count(r.old) == 1 == news.count(r.new))
        return {r.old for r in alone if r.old == r.new and same_name(r.old_name, r.new_name)}

    def _make(
        self,
        day: date,
        kind: str,
        listed: Iterable[tuple[str, str, Unit | None]],
        until: date | None,
        since: date | None = None,
    ) -> list[Unit]:
        """The units of a list that stand on a day: those that are here, the others made."""
        known, found, fresh = self.units[day], [], []
        for code, name, parent in listed:
            unit = known.get((kind, code))
            if unit is None:
                unit = unit_of(code, name, kind, parent, (since, until))
                fresh.append(unit)
                known[kind, code] = unit
            elif not same_name(unit.name, name) and not self._renamed(unit):
                self.told.differ.append(f"{code} {unit.name} / {name}")
            if until and unit.pk and unit.valid_to is None:
                unit.valid_to = until
                unit.save()
            found.append(unit)
        insert(fresh)
        self.told.units += len(fresh)
        return found

    def _renamed(self, unit: Unit) -> bool:
        return any(u == unit.pk and kind in ("kind", "rename") for u, _, kind, _ in self.known)

    def _move(self, units: list[Unit]) -> None:
        """Communes that go on stand under the province itself from the day of the merger."""
        assert self.top is not None
        if today() < MERGED_ON:
            return
        rows = []
        for unit in units:
            key = (unit.pk, None, "move", MERGED_ON)
            if key in self.known or unit.parent_id == self.top.pk:
                continue
            was, old = {"parent": unit.parent_id}, unit.parent.name if unit.parent else ""
            rows.append(self._row(unit, None, "move", MERGED_ON, old=old, new=self.top.name, was=was))
            unit.parent, unit.path = self.top, path_below(self.top, unit.pk)
        Unit.objects.bulk_update(units, ["parent", "path"], batch_size=500)
        self._save(rows)

    def later(self, code: str, present: list[Present]) -> None:
        """What changed until 30 April 2026: names, xã that became phường, codes."""
        after = self.units[MERGED_ON]
        if present and self.top and not same_name(self.top.name, present[0].province_name):
            self._call(self.top, present[0].province_name)
        here = {p.code for p in present}
        top = self.top.pk if self.top else None
        lost = [u for (kind, c), u in after.items() if kind == "commune" and c not in here]
        lost = [u for u in lost if u.parent_id == top]
        for row in present:
            unit = after.get(("commune", row.code))
            if unit is None:
                unit = next((u for u in lost if same_name(u.name, row.name)), None)
                if unit is not None and unit.official != row.code:
                    self._code(unit, row.code)
            elif not same_name(unit.name, row.name):
                self._call(unit, row.name)

    def _call(self, unit: Unit, name: str) -> None:
        old = unit.name
        unit.name = name
        unit.save()
        kind = "rename" if unit.kind == "province" else "kind"
        was = {"name": old, "kind": unit.kind}
        self._save([self._row(unit, None, kind, CHANGED_ON, old=old, new=name, was=was)])

    def _code(self, unit: Unit, code: str) -> None:
        old = unit.official
        unit.official = code
        unit.save()
        was = {"official": old}
        self._save([self._row(unit, None, "code", CHANGED_ON, old=old, new=code, was=was)])

    def _change(self, listed: Iterable[tuple[Unit, Unit | None, str, date]]) -> None:
        keys = ((u, s, (u.pk, s.pk if s else None, kind, on)) for u, s, kind, on in listed)
        self._save([self._row(u, s, key[2], key[3]) for u, s, key in keys if key not in self.known])

    def _row(self, unit: Unit, successor: Unit | None, kind: str, on: date, **more: Any) -> UnitChange:
        basis = LATER_BASIS if on == CHANGED_ON else BASIS if unit.kind == "province" else ""
        told = {"new": successor.name} if successor else {}
        self.known.add((unit.pk, successor.pk if successor else None, kind, on))
        return UnitChange(
            unit=unit,
            successor=successor,
            kind=kind,
            on=on,
            basis=f"{basis} ({SOURCE})".strip(),
            by=self.by,
            recorded_at=now(),
            **told | more,
        )

    def _save(self, rows: list[UnitChange]) -> None:
        UnitChange.objects.bulk_create(rows, batch_size=500)
        self.told.changes += len(rows)
