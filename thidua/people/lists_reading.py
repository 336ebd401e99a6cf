"""A later list of communes in the form of the shipped ones, against the units that stand: what changes on its day.

Two forms, told by their headings: the communes in force (`HEADS_NOW`), which tells new names and codes;
and old communes with the new ones they went into (`HEADS_MAP`), which tells mergers and splits too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from thidua.core.errors import FactFaults, Fault
from thidua.core.wording import Say
from thidua.people.models import Unit
from thidua.people.official import Present, Row, same_name
from thidua.people.queries import standing

HEADS_NOW = ("province_code", "province", "commune_code", "commune")
HEADS_MAP = (
    *("newProvinceCode", "newProvince", "newWardCode", "newWard"),
    *("provinceCode", "province", "districtCode", "district", "wardCode", "ward"),
)
MOST = 12_000
"""Most lines of a list; the whole country has 10,602."""
Line = dict[str, Any]


@dataclass
class Changes:
    """What a list changes, as JSON keeps it, and how many of its lines say what is here already."""

    lines: list[Line] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, number: int, what: Say, cure: Say) -> None:
        """Note what stops, at its line."""
        self.faults.append(Fault(f"dòng {number}", what, cure))


def read_list(path: Path, on: date) -> Changes:
    """Understand a list as of the day on which it takes effect.

    Raises FactFaults with every fault; nothing is kept.
    """
    found = Changes()
    heads, rows = _rows(path)
    communes = {u.official: u for u in Unit.objects.filter(standing(on), kind="commune").exclude(official="")}
    provinces = {u.official: u for u in Unit.objects.filter(standing(on), kind="province").order_by("pk")}
    if heads == HEADS_NOW:
        _now(found, [Present._make(row) for row in rows], communes, provinces)
    else:
        _mapped(found, [Row._make(row) for row in rows], communes, provinces)
    if found.faults:
        raise FactFaults(found.faults)
    return found


def _rows(path: Path) -> tuple[tuple[str, ...], list[list[str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file) if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise FactFaults([_UNREADABLE]) from None
    heads = tuple(rows[0]) if rows else ()
    if heads not in (HEADS_NOW, HEADS_MAP) or len(rows) > MOST:
        raise FactFaults([_UNREADABLE])
    short = [n for n, row in enumerate(rows, 1) if len(row) != len(heads)]
    if short:
        cells = Say(f"Dòng không đủ {len(heads)} ô.", f"The row has not {len(heads)} cells.")
        raise FactFaults(
            [Fault(f"dòng {n}", cells, Say("Điền đủ các ô.", "Fill in the cells.")) for n in short]
        )
    return heads, rows[1:]


_UNREADABLE = Fault(
    "dòng 1",
    Say(
        f"Cần tệp CSV (UTF-8) có tiêu đề {', '.join(HEADS_NOW)}, hoặc {', '.join(HEADS_MAP)}; nhiều nhất {MOST} dòng.",
        f"A CSV file (UTF-8) is needed with the headings {', '.join(HEADS_NOW)}, or {', '.join(HEADS_MAP)}; "
        f"{MOST} lines at most.",
    ),
    Say("Lưu danh mục theo một trong hai mẫu đó.", "Save the list in one of these two forms."),
)


def _now(
    found: Changes, rows: Sequence[Present], communes: dict[str, Unit], provinces: dict[str, Unit]
) -> None:
    """Names and codes that differ; a code that nobody has is that of a commune of the same name that is not listed."""
    listed = {row.code for row in rows}
    lost = [u for code, u in communes.items() if code not in listed]
    for number, row in enumerate(rows, 2):
        unit, top = communes.get(row.code), provinces.get(row.province)
        if unit is None and top is not None:
            alike = [u for u in lost if u.path.startswith(top.path) and same_name(u.name, row.name)]
            if len(alike) == 1:
                found.lines.append(_code(alike[0], row.code))
                continue
        if unit is None:
            found.wrong(number, *_unknown(row.code, row.name))
        elif same_name(unit.name, row.name):
            found.same += 1
        else:
            found.lines.append(_call(unit, row.name))


def _mapped(
    found: Changes, rows: Sequence[Row], communes: dict[str, Unit], provinces: dict[str, Unit]
) -> None:
    """Each old commune with those it went into: the same one, renamed or under another code, or ended."""
    news: dict[str, list[Row]] = {}
    olds: dict[str, set[str]] = {}
    for number, row in enumerate(rows, 2):
        if row.old not in communes:
            found.wrong(number, *_unknown(row.old, row.old_name))
        if row.new_province not in provinces:
            found.wrong(number, *_unknown(row.new_province, row.new_province_name))
        news.setdefault(row.old, []).append(row)
        olds.setdefault(row.new, set()).add(row.old)
    if found.faults:
        return
    for old, into in news.items():
        lines = list(_became(communes[old], into, olds, communes, provinces))
        found.lines += lines
        found.same += not lines


def _became(
    unit: Unit,
    into: list[Row],
    olds: dict[str, set[str]],
    communes: dict[str, Unit],
    provinces: dict[str, Unit],
) -> Iterator[Line]:
    first = into[0]
    alone = len(into) == 1 and len(olds[first.new]) == 1
    if alone or (len(into) == 1 and first.new == unit.official):
        if not same_name(unit.name, first.new_name):
            yield _call(unit, first.new_name)
        if first.new != unit.official:
            yield _code(unit, first.new)
        return
    to = [_target(row, unit, communes, provinces) for row in into]
    yield {
        "do": "go",
        "unit": unit.pk,
        "was": unit.name,
        "into": to,
        "name": ", ".join(t["name"] for t in to),
    }


def _target(row: Row, unit: Unit, communes: dict[str, Unit], provinces: dict[str, Unit]) -> Line:
    """One that receives: an old commune that goes on under its code, or a new one in its province."""
    there = communes.get(row.new)
    goes_on = there is not None and there.pk != unit.pk
    return {
        "official": row.new,
        "name": row.new_name,
        "unit": there.pk if there and goes_on else None,
        "parent": provinces[row.new_province].pk,
    }


def _call(unit: Unit, name: str) -> Line:
    return {"do": "call", "unit": unit.pk, "was": unit.name, "name": name}


def _code(unit: Unit, official: str) -> Line:
    return {
        "do": "code",
        "unit": unit.pk,
        "was": unit.official,
        "name": f"{unit.name}: {official}",
        "to": official,
    }


def _unknown(code: str, name: str) -> tuple[Say, Say]:
    return (
        Say(
            f"Vào ngày đó không có đơn vị mang mã {code} ({name}).",
            f"No unit {code} ({name}) stands on that day.",
        ),
        Say(
            "Nạp tỉnh này trước, hoặc dùng mẫu có cột xã cũ để nêu xã này từ đâu ra.",
            "Load the province first, or use the form with old communes to say where it came from.",
        ),
    )
