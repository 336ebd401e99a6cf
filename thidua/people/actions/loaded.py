"""Units as the State's lists have them, made many at once, and what a load did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from thidua.core.wording import Say, fold, several
from thidua.people.models import Unit, path_below

Key = tuple[str, str]
"""The kind and the official code of a unit."""


@dataclass
class Loaded:
    """What a load did: new units and changes, and names that differ from those here."""

    units: int = 0
    changes: int = 0
    differ: list[str] = field(default_factory=list)

    @property
    def say(self) -> Say:
        """The same in a sentence."""
        vi = f"Đã thêm {self.units} đơn vị, ghi {self.changes} biến động"
        en = f"{several(self.units, 'unit')} added, {several(self.changes, 'change')} recorded"
        if not self.units and not self.changes:
            vi, en = (
                "Không có gì mới: mọi đơn vị và biến động đã có",
                "Nothing new: all units and changes are here",
            )
        if self.differ:
            named = "; ".join(self.differ[:5])
            vi, en = (
                f"{vi}. Tên khác danh mục, giữ nguyên: {named}",
                f"{en}. Names that differ, kept: {named}",
            )
        return Say(vi + ".", en + ".")


def standing_on(units: Iterable[Unit], day: date) -> dict[Key, Unit]:
    """Units that stand on a day, by kind and official code."""
    return {
        (u.kind, u.official): u
        for u in units
        if (u.valid_from is None or u.valid_from <= day) and (u.valid_to is None or u.valid_to > day)
    }


def unit_of(
    code: str, name: str, kind: str, parent: Unit | None, span: tuple[date | None, date | None]
) -> Unit:
    """A unit as the lists have it; `.2024` marks those of before the merger."""
    since, until = span
    head = {"province": "tinh", "district": "huyen", "commune": "xa"}[kind]
    return Unit(
        code=f"{head}-{code}" + (".2024" if until else ""),
        official=code,
        name=name,
        folded=fold(name),
        kind=kind,
        level=kind,
        parent=parent,
        is_agency=True,
        valid_from=since,
        valid_to=until,
    )


def insert(units: list[Unit]) -> None:
    """Many units at once, each with the path and agency that `save` would give it."""
    Unit.objects.bulk_create(units, batch_size=500)
    for unit in units:
        unit.path = path_below(unit.parent, unit.pk)
        unit.agency_id = unit.pk
    Unit.objects.bulk_update(units, ["path", "agency"], batch_size=500)
