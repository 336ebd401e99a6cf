"""The workbook in which a unit ticks who takes part: written with its people, read strictly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record, col
from thidua.core.wording import Say
from thidua.exchange.grid import kept
from thidua.exchange.names import Known
from thidua.exchange.opening import open_sheet
from thidua.exchange.repeats import tell_repeats
from thidua.exchange.rows import Table, read_table
from thidua.exchange.sifting import Left, Once, sift
from thidua.exchange.writing import write_tables
from thidua.movements.models import Round
from thidua.people.models import Person, Unit
from thidua.registrations.models import Registration

SPARE = 50
"""Blank rows under the people of the unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Record):
    """One row of the workbook: who, and whether they take part."""

    table: ClassVar[str] = "dang_ky"
    say: ClassVar[Say] = Say("Đăng ký thi đua", "Registrations")
    candidate: str = col("Mã", "Code", "candidate", need=True, key=True)
    name: str | None = col("Họ và tên, đơn vị", "Name")
    takes_part: bool | None = col("Đăng ký (có, không)", "Takes part", "bool")
    aim: str | None = col("Nội dung đăng ký", "Aim")


def write(round_: Round, unit: Unit, path: Path) -> None:
    """Write the workbook of a unit: the unit, its parts and all their people, ticked where registered."""
    standing = Registration.objects.filter(round=round_, unit__path__startswith=unit.path, state="registered")
    ticked = {r.candidate: r.aim for r in standing.select_related("unit", "person")}
    lines = [
        Line(
            candidate=key, name=name, takes_part=True if key in ticked else None, aim=ticked.get(key) or None
        )
        for key, name in _candidates(unit)
    ]
    write_tables({Line: lines}, path, SPARE)


def _candidates(unit: Unit) -> list[tuple[str, str]]:
    units = Unit.objects.filter(path__startswith=unit.path, agency=unit.agency_id).order_by("path")
    people = Person.objects.filter(unit__path__startswith=unit.path, agency=unit.agency_id).select_related(
        "unit"
    )
    named = [(u.key, u.name) for u in units]
    return named + [(p.key, f"{p.name}, {p.unit.name}") for p in people]


def read(round_: Round, unit: Unit, path: Path) -> tuple[dict[str, Any], Left]:
    """Understand a workbook that was filled in for a unit: whom to register, who is already; rows left out.

    Raises FactFaults with every fault where no row of it can be used; nothing is kept.
    """
    known = {key for key, _ in _candidates(unit)}
    codes = Known(unit=_codes(known, "unit"), person=_codes(known, "person"))

    def once(left: Left) -> Once:
        faults: list[Fault] = []
        grid = open_sheet(path, Line, faults)
        if grid is None:
            return Once({}, [], faults)
        table = read_table(left.without(grid), codes)
        tell_repeats(table)
        if not len(left) and not table.faults and not table.records:
            faults.append(Fault(table.told.where, *_NOBODY))
        return Once(_sorted(table, round_, unit), [table], faults)

    return sift(once)


_NOBODY = (
    Say("Không có dòng nào.", "There is no row."),
    Say("Điền vào mẫu tải ở trang này.", "Fill in the template of this page."),
)


def _codes(known: set[str], sort: str) -> set[str]:
    return {key.partition(":")[2] for key in known if key.startswith(f"{sort}:")}


def _sorted(table: Table, round_: Round, unit: Unit) -> dict[str, Any]:
    rows = Registration.objects.filter(round=round_, unit__path__startswith=unit.path)
    states = {r.candidate: r.state for r in rows.select_related("unit", "person")}
    new, same, left_out = [], 0, 0
    for row in table.records:
        assert isinstance(row, Line)
        standing = states.get(row.candidate)
        if not row.takes_part:
            left_out += 1
        elif standing in ("registered", "late_asked"):
            same += 1
        else:
            new.append({"candidate": row.candidate, "name": row.name or "", "aim": row.aim or ""})
    return {"new": new, "same": same, "left_out": left_out, "unit": unit.pk, "aside": kept(table.aside)}
