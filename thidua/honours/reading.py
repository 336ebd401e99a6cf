"""The rows of a workbook of awards, as awards of units and people in reach; or every fault with its cure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.core.errors import FactFaults, Fault
from thidua.core.facts.acts import Honour as Row
from thidua.core.wording import Say
from thidua.exchange.grid import kept
from thidua.exchange.opening import open_workbook
from thidua.exchange.reading import understand
from thidua.honours.actions import NewHonour
from thidua.people.models import Person, Unit, User

MOST = 2_000
"""Most rows of one sheet."""


@dataclass(frozen=True)
class Read:
    """The awards of a workbook, and what of its sheet is none of its rows."""

    rows: list[NewHonour]
    aside: list[dict[str, Any]]


def read(path: Path, by: User) -> Read:
    """The rows of a workbook as awards of units and people that the person may see.

    Raises FactFaults with every row that cannot be used, where, why and the cure.
    """
    faults: list[Fault] = []
    found = understand(list(open_workbook(path, faults, (Row,))), faults)
    tables = [t for t in found.tables if t.record is Row]
    rows: list[tuple[int, Any]] = [(n, r) for t in tables for n, r in zip(t.rows, t.records, strict=True)]
    if not rows or len(rows) > MOST:
        raise FactFaults([_size(len(rows))])
    units = {u.key: u for u in Unit.objects.filter(agency__in=by.agencies_seen_whole)}
    people = {
        p.key: p for p in Person.objects.filter(agency__in=by.agencies_seen_whole).select_related("unit")
    }
    faults += [_unknown(n, r) for n, r in rows if r.candidate not in units and r.candidate not in people]
    faults += [_undecided(n) for n, r in rows if not r.decision or not r.decided_on]
    if faults:
        raise FactFaults(faults)
    aside = [one for t in tables for one in kept(t.aside)]
    return Read([_honour(r, units, people) for _, r in rows], aside)


def _honour(row: Any, units: dict[str, Unit], people: dict[str, Person]) -> NewHonour:
    person = people.get(row.candidate)
    unit = person.unit if person else units[row.candidate]
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


def _unknown(number: int, row: Any) -> Fault:
    return Fault(
        f"honours, dòng {number}, cột candidate",
        Say(f"Không có {row.candidate} trong cơ quan của bạn.", f"{row.candidate} is not in your agency."),
        Say(
            "Ghi mã đơn vị hoặc cá nhân như trong danh sách.",
            "Give the code as in the list of units and people.",
        ),
    )


def _undecided(number: int) -> Fault:
    return Fault(
        f"honours, dòng {number}",
        Say("Thiếu số hoặc ngày quyết định.", "The number or the day of the decision is missing."),
        Say("Ghi theo quyết định giấy.", "Give them as on the paper decision."),
    )
