"""A workbook of people with the units they are to go to: who moves, who stays, and every fault in its row."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from thidua.core.errors import Fault
from thidua.core.facts.tables import Person as PersonRow
from thidua.core.facts.tables import Unit as UnitRow
from thidua.core.wording import Say
from thidua.exchange.grid import Aside, kept
from thidua.exchange.names import Known
from thidua.exchange.opening import open_workbook
from thidua.exchange.repeats import tell_repeats
from thidua.exchange.rows import Table, read_table
from thidua.exchange.sifting import Left, Once, sift
from thidua.people.models import Person, Unit
from thidua.people.queries import standing

ONLY = (PersonRow,)
Here = tuple[dict[str, Person], dict[str, Unit]]
"""People of the agency and units that stand, by code."""


@dataclass
class Moves:
    """Who goes where, as JSON keeps it, how many rows name the unit in which the person is; rows left out."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    same: int = 0
    aside: list[dict[str, Any]] = field(default_factory=list)
    """What of the sheet is none of its rows."""
    left: Left = field(default_factory=Left)


def read_moves(path: Path, agency: Unit, on: date) -> Moves:
    """Understand a workbook of moves of one agency's people on a day.

    Raises FactFaults with every fault where no row of it can be used; nothing is kept.
    """
    units = {u.code: u for u in Unit.objects.filter(standing(on))}
    people = {p.code: p for p in Person.objects.filter(agency=agency).select_related("unit")}
    found, left = sift(lambda left: _once(path, (people, units), on, left))
    return replace(found, left=left)


def _once(path: Path, here: Here, on: date, left: Left) -> Once:
    faults: list[Fault] = []
    known, found, tables = Known(unit=set(here[1]), person=set()), Moves(), []
    for grid in open_workbook(path, faults, ONLY):
        if grid.record is UnitRow:
            found.aside += kept([Aside(0, "", _UNITS)], grid.where.rpartition(", trang ")[2])
            continue
        if grid.record is not PersonRow:
            faults.append(Fault(grid.where, *_OTHER))
            continue
        table = read_table(left.without(grid), known)
        tell_repeats(table)
        _take(table, found, here, on)
        found.aside += kept(table.aside)
        tables.append(table)
    if not faults and not len(left) and not any(t.records or t.faults for t in tables):
        faults.append(Fault(path.name, *_NOBODY))
    return Once(found, tables, faults)


_UNITS = Say("trang đơn vị của tệp mẫu, để tra mã", "the template's sheet of units, to look up codes")
_OTHER = (
    Say("Trang này không thuộc lần chuyển người.", "This sheet has no place in moving people."),
    Say("Chỉ giữ trang people của tệp mẫu.", "Keep only the sheet people of the template."),
)
_NOBODY = (
    Say("Tệp không có dòng nào.", "The file has no row."),
    Say("Điền vào trang people của tệp mẫu.", "Fill in the sheet people of the template."),
)


def _take(table: Table, found: Moves, here: Here, on: date) -> None:
    people, units = here
    for number, row in zip(table.rows, table.records, strict=False):
        assert isinstance(row, PersonRow)
        person = people.get(row.person_id)
        wrong = _wrong(row, person, on)
        if wrong:
            table.told.tell(*wrong[1:], number, wrong[0])
        elif person and person.unit.code == row.unit_id:
            found.same += 1
        elif person:
            found.lines.append(_line(row, person, units[row.unit_id]))


def _wrong(row: PersonRow, person: Person | None, on: date) -> tuple[str, Say, Say] | None:
    if person is None:
        return (
            "person_id",
            Say(
                f"Cơ quan không có ai mang mã {row.person_id}.",
                f"The agency has nobody coded {row.person_id}.",
            ),
            Say("Ghi đúng mã cán bộ trong tệp mẫu.", "Write the code as the template has it."),
        )
    if person.name != row.name:
        return (
            "name",
            Say(f"Mã này là {person.name}.", f"This code is {person.name}."),
            Say("Kiểm tra lại mã và tên.", "Look at the code and the name again."),
        )
    if row.valid_from and row.valid_from != on and person.unit.code != row.unit_id:
        return (
            "valid_from",
            Say("Ngày ở dòng khác ngày chuyển đã chọn.", "The day of the row is not the day chosen."),
            Say(
                "Để trống ngày, hoặc lập tệp riêng cho ngày đó.",
                "Leave it blank, or make a file for that day.",
            ),
        )
    return None


def _line(row: PersonRow, person: Person, unit: Unit) -> dict[str, Any]:
    return {
        "person": person.pk,
        "code": person.code,
        "name": person.name,
        "from": person.unit.name,
        "to": unit.pk,
        "to_name": unit.name,
        "post": row.post,
        "leadership": row.leadership,
        "direct_reform_worker": row.direct_reform_worker,
    }
