"""A workbook of units and people against what is here: new, the same, or a fault in its row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from thidua.core.errors import Fault
from thidua.core.facts.tables import Person as PersonRow
from thidua.core.facts.tables import Unit as UnitRow
from thidua.core.wording import Say
from thidua.exchange.grid import kept
from thidua.exchange.names import Known
from thidua.exchange.opening import open_workbook
from thidua.exchange.repeats import tell_repeats
from thidua.exchange.rows import Table, read_table
from thidua.exchange.sifting import Left, Once, sift
from thidua.people.models import Person, Unit

Line = dict[str, Any]
WANTED = (UnitRow, PersonRow)
"""The tables that one import of units and people reads."""
_INSIDE = frozenset(["division", "public_service_unit", "office", "party_body"])
"""Kinds that stand inside an agency unless their row names them as agencies of their own."""


@dataclass
class Read:
    """What a workbook would add, how many of its rows stand here already, and the faulty rows left out."""

    units: list[Line] = field(default_factory=list)
    people: list[Line] = field(default_factory=list)
    same: int = 0
    aside: list[Line] = field(default_factory=list)
    """What of the sheets is none of their rows."""
    left: Left = field(default_factory=Left)


def read(path: Path, agency: Unit, *, whole_site: bool) -> Read:
    """Understand a workbook for one agency (for a system administrator, for the whole site).

    Raises FactFaults with every fault where no row of it can be used; nothing is kept.
    """
    found, left = sift(lambda left: _once(path, _Here(agency, whole_site), left))
    return replace(found, left=left)


def _once(path: Path, here: _Here, left: Left) -> Once:
    faults: list[Fault] = []
    known = Known(unit=set(here.units), person=set())
    tables = []
    for grid in sorted(open_workbook(path, faults, WANTED), key=lambda g: g.record is not UnitRow):
        if grid.record not in WANTED:
            faults.append(_other(grid.where))
            continue
        table = read_table(left.without(grid), known)
        tell_repeats(table)
        if grid.record is UnitRow:
            codes = {row.unit_id for row in table.records if isinstance(row, UnitRow)}
            known.unit = set(here.units) | codes
        tables.append(table)
    found = Read()
    for table in tables:
        here.take(table, found)
        found.aside += kept(table.aside, table.told.where.rpartition(", trang ")[2])
    return Once(found, tables, faults)


def _other(where: str) -> Fault:
    return Fault(
        where,
        Say("Trang này không thuộc lần nhập đơn vị, cá nhân.", "This sheet has no place in this import."),
        Say("Chỉ giữ trang units và people.", "Keep only the sheets units and people."),
    )


class _Here:
    """What is here already, and where rows may be added."""

    def __init__(self, agency: Unit, whole_site: bool) -> None:
        self.agency, self.whole_site = agency, whole_site
        rows = Unit.objects.select_related("parent", "agency")
        self.units: dict[str, Unit] = {u.code: u for u in rows}
        self.new: dict[str, UnitRow] = {}

    def take(self, table: Table, found: Read) -> None:
        """Sort the rows of one sheet; faults are told at their rows."""
        if table.record is UnitRow:
            self._units(table, found)
        else:
            self._people(table, found)

    def _units(self, table: Table, found: Read) -> None:
        rows = [(n, r) for n, r in zip(table.rows, table.records, strict=False) if isinstance(r, UnitRow)]
        self.new = {r.unit_id: r for _, r in rows if r.unit_id not in self.units}
        for number, row in rows:
            known = self.units.get(row.unit_id)
            wrong = self._wrong_unit(row, known)
            if wrong:
                table.told.tell(*wrong[1:], number, wrong[0])
            elif known:
                found.same += 1
        ordered = self._parents_first()
        if len(ordered) < len(self.new):
            table.told.tell(
                Say("Các đơn vị cấp trên nối thành vòng.", "The parent units form a ring."),
                Say("Sửa cột đơn vị cấp trên.", "Mend the column of parent units."),
            )
        found.units = [self._unit_line(row) for row in ordered]

    def _wrong_unit(self, row: UnitRow, known: Unit | None) -> tuple[str, Say, Say] | None:
        if known is not None and known.name != row.name:
            return (
                "name",
                Say(f"Đơn vị này đang tên “{known.name}”.", f"This unit is now called “{known.name}”."),
                Say("Đổi tên ở trang của đơn vị, có ngày hiệu lực.", "Rename it on its page, with the day."),
            )
        if row.parent_id and row.parent_id not in self.units and row.parent_id not in self.new:
            return (
                "parent_id",
                Say(f"Không có đơn vị {row.parent_id}.", f"There is no unit {row.parent_id}."),
                Say("Ghi mã một đơn vị có thật.", "Write the code of a unit that exists."),
            )
        if known is None and not self._mine(row.unit_id):
            return (
                "parent_id",
                Say(
                    f"Đơn vị không nằm trong {self.agency.name}.",
                    f"The unit is not within {self.agency.name}.",
                ),
                Say("Ghi đơn vị cấp trên thuộc cơ quan mình.", "Write a parent unit of your own agency."),
            )
        return None

    def _mine(self, code: str) -> bool:
        """Whether a unit stands, or would stand, where one may add."""
        if self.whole_site:
            return True
        seen: set[str] = set()
        while code in self.new and code not in seen:
            seen.add(code)
            code = self.new[code].parent_id or ""
        standing = self.units.get(code)
        return standing is not None and standing.agency_id == self.agency.pk

    def _parents_first(self) -> list[UnitRow]:
        placed: dict[str, UnitRow] = {}
        left = dict(self.new)
        while ready := [r for r in left.values() if not r.parent_id or r.parent_id not in left]:
            for row in ready:
                placed[row.unit_id] = left.pop(row.unit_id)
        return list(placed.values())

    def _unit_line(self, row: UnitRow) -> Line:
        alone = row.agency_id is None and (not row.parent_id or row.kind not in _INSIDE)
        own = self.whole_site and (alone or row.agency_id == row.unit_id)
        return {
            "code": row.unit_id,
            "name": row.name,
            "kind": row.kind,
            "level": row.level or "",
            "parent": row.parent_id,
            "is_agency": own,
            "reform_body": row.reform_body,
            "does_reform": row.does_reform,
            "valid_from": _iso(row.valid_from),
            "valid_to": _iso(row.valid_to),
        }

    def _people(self, table: Table, found: Read) -> None:
        rows = [(n, r) for n, r in zip(table.rows, table.records, strict=False) if isinstance(r, PersonRow)]
        codes = {r.person_id for _, r in rows}
        known = {p.code: p for p in _people_here(codes)}
        for number, row in rows:
            wrong = self._wrong_person(row, known.get(row.person_id))
            if wrong:
                table.told.tell(*wrong[1:], number, wrong[0])
            elif row.person_id in known:
                found.same += 1
            else:
                found.people.append(_person_line(row))

    def _wrong_person(self, row: PersonRow, known: Person | None) -> tuple[str, Say, Say] | None:
        if not self._mine(row.unit_id):
            return (
                "unit_id",
                Say(
                    f"Đơn vị {row.unit_id} không thuộc {self.agency.name}.",
                    f"The unit {row.unit_id} is not of {self.agency.name}.",
                ),
                Say("Ghi đơn vị của cơ quan mình.", "Write a unit of your own agency."),
            )
        if known is None:
            return None
        if not self.whole_site and known.agency_id != self.agency.pk:
            return (
                "person_id",
                Say(
                    f"Mã {row.person_id} đã dùng ở cơ quan khác.",
                    f"The code {row.person_id} is taken elsewhere.",
                ),
                Say("Chọn mã khác, ví dụ thêm tên viết tắt của cơ quan.", "Choose another code."),
            )
        if known.name != row.name or known.unit.code != row.unit_id:
            return (
                "person_id",
                Say(
                    f"Mã này là {known.name}, {known.unit.name}.",
                    f"This code is {known.name}, {known.unit.name}.",
                ),
                Say(
                    "Sửa tên hoặc ghi vị trí mới ở trang của cá nhân.",
                    "Correct the name or record the new posting on the person's page.",
                ),
            )
        return None


def _people_here(codes: set[str]) -> Iterator[Person]:
    ordered = sorted(codes)
    for start in range(0, len(ordered), 500):
        yield from Person.objects.filter(code__in=ordered[start : start + 500]).select_related("unit")


def _person_line(row: PersonRow) -> Line:
    return {
        "code": row.person_id,
        "name": row.name,
        "unit": row.unit_id,
        "gender": row.gender or "",
        "staff_kind": row.staff_kind or "",
        "post": row.post or "",
        "leadership": row.leadership or "",
        "direct_reform_worker": row.direct_reform_worker,
        "valid_from": _iso(row.valid_from),
        "valid_to": _iso(row.valid_to),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
