"""The rows of a workbook of awards, as awards of units and people in reach; or every fault with its cure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from thidua.clock import today
from thidua.core.errors import Fault
from thidua.core.facts.acts import Honour as Row
from thidua.core.wording import Say
from thidua.exchange.grid import kept
from thidua.exchange.names import Known
from thidua.exchange.opening import open_workbook
from thidua.exchange.repeats import tell_repeats
from thidua.exchange.rows import Table, read_table
from thidua.exchange.sifting import Left, Once, sift
from thidua.honours.actions import NewHonour
from thidua.people.models import Person, Unit, User

MOST = 2_000
"""Most rows of one sheet."""


@dataclass(frozen=True)
class Read:
    """The awards of a workbook, what of its sheet is none of its rows, and the faulty rows left out."""

    rows: list[NewHonour]
    aside: list[dict[str, Any]]
    left: Left = field(default_factory=Left)


def read(path: Path, by: User) -> Read:
    """The rows of a workbook as awards of units and people that the person may see.

    Raises FactFaults with every fault, where, why and the cure, where no row of it can be used.
    """
    seen = {"agency__in": by.agencies_seen_whole}
    here = _Here(
        {u.key: u for u in Unit.objects.filter(**seen).select_related("agency")},
        {p.key: p for p in Person.objects.filter(**seen).select_related("unit__agency")},
    )
    found, left = sift(lambda left: _once(path, here, left))
    return replace(found, left=left)


class _Here(NamedTuple):
    """Who may hold an award here, by key."""

    units: dict[str, Unit]
    people: dict[str, Person]


def _once(path: Path, here: _Here, left: Left) -> Once:
    faults: list[Fault] = []
    tables, found = [], []
    for grid in open_workbook(path, faults, (Row,)):
        if grid.record is not Row:
            faults.append(Fault(grid.where, *_OTHER))
            continue
        table = read_table(left.without(grid), Known())
        tell_repeats(table)
        found += list(_taken(table, here))
        tables.append(table)
    count = sum(len(t.records) for t in tables)
    if count > MOST or (not faults and not len(left) and not any(t.records or t.faults for t in tables)):
        faults.append(_size(count))
    aside = [one for t in tables for one in kept(t.aside)]
    return Once(Read(found, aside), tables, faults)


def _taken(table: Table, here: _Here) -> Iterator[NewHonour]:
    """The awards of a sheet; what is wrong is told at its row."""
    for number, row in zip(table.rows, table.records, strict=True):
        assert isinstance(row, Row)
        if row.candidate not in here.units and row.candidate not in here.people:
            table.told.tell(*_unknown(row.candidate), number, "candidate")
        elif not row.decision or not row.decided_on:
            table.told.tell(*_UNDECIDED, number, "decided_on" if row.decision else "decision")
        elif row.decided_on > today():
            table.told.tell(*_COMING, number, "decided_on")
        else:
            yield _honour(row, here)


def _honour(row: Any, here: _Here) -> NewHonour:
    person = here.people.get(row.candidate)
    unit = person.unit if person else here.units[row.candidate]
    return NewHonour(
        unit,
        person,
        row.form,
        row.authority or "",
        row.decision,
        row.decided_on,
        row.achievement or "",
        row.round or "",
        row.reason or "",
    )


def _size(count: int) -> Fault:
    return Fault(
        "honours",
        Say(f"Tệp có {count} dòng khen thưởng.", f"The file has {count} rows of awards."),
        Say(
            f"Điền trang “honours”, từ 1 đến {MOST} dòng.", f"Fill in the sheet “honours”, 1 to {MOST} rows."
        ),
    )


def _unknown(candidate: str) -> tuple[Say, Say]:
    return (
        Say(f"Không có {candidate} trong cơ quan của bạn.", f"{candidate} is not in your agency."),
        Say(
            "Ghi mã đơn vị hoặc cá nhân như trong danh sách.",
            "Give the code as in the list of units and people.",
        ),
    )


_OTHER = (
    Say("Trang này không thuộc lần nhập sổ khen thưởng.", "This sheet has no place in this import."),
    Say("Chỉ giữ trang honours.", "Keep only the sheet honours."),
)
_UNDECIDED = (
    Say("Thiếu số hoặc ngày quyết định.", "The number or the day of the decision is missing."),
    Say("Ghi theo quyết định giấy.", "Give them as on the paper decision."),
)
_COMING = (
    Say("Ngày quyết định chưa đến.", "The day of the decision is still to come."),
    Say("Ghi ngày trên quyết định.", "Give the day on the decision."),
)
