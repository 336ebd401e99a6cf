"""Which column each heading of a table means, in either language or by code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.core.facts.columns import Column, Record, columns_of
from thidua.core.wording import Say, fold
from thidua.exchange.cells import Cell, seen
from thidua.exchange.grid import Told

_MARKS = " *●◆:"
_NOISE = re.compile(r"[()\[\]:;*●◆/,.–\ufeff-]+")

_ALSO = {
    "decision": ("Số quyết định", "Quyết định số", "Số, ký hiệu quyết định"),
    "decided_on": ("Quyết định ngày", "Ngày, tháng quyết định", "Ngày ký quyết định"),
    "name": ("Họ tên",),
}
"""What officials write over a column beside its own heading."""


@dataclass(frozen=True)
class Heading:
    """One column as found: its place in the row, what it means, how messages call it."""

    place: int
    column: Column
    shown: str


def spellings(record: type[Record]) -> dict[str, Column]:
    """Every accepted heading of a table, by its key."""
    found: dict[str, Column] = {}
    for column in columns_of(record):
        for word in (column.name, column.say.vi, column.say.en, *_ALSO.get(column.name, ())):
            found.setdefault(key_of(word), column)
            found.setdefault(key_of(word.partition("(")[0]), column)
    return found


def key_of(heading: str) -> str:
    """The key of a heading: no accents, case, line breaks, brackets or marks.

    >>> key_of("Họ và\\nTÊN (*)"), key_of("Ngày, tháng"), key_of("unit_id")
    ('ho va ten', 'ngay thang', 'unit id')
    """
    return fold(_NOISE.sub(" ", heading))


def keys_of(cell: Cell) -> tuple[str, ...]:
    """The keys under which a heading may be known: whole, and without what stands in brackets."""
    if cell == "":
        return ()
    text = cell if isinstance(cell, str) else seen(cell)
    whole, bare = key_of(text), key_of(text.partition("(")[0])
    return tuple(k for k in dict.fromkeys((whole, bare)) if k)


def recognised(record: type[Record], cells: Sequence[Cell]) -> int:
    """How many of the cells are headings of the table."""
    known = spellings(record)
    return sum(any(k in known for k in keys_of(c)) for c in cells)


def read_headings(record: type[Record], cells: Sequence[Cell], row: int, told: Told) -> list[Heading]:
    """The columns that a heading row names; tells unknown, doubled and missing ones."""
    known = spellings(record)
    found: dict[str, Heading] = {}
    for place, cell in enumerate(cells):
        if not (keys := keys_of(cell)):
            continue
        column = next((known[key] for key in keys if key in known), None)
        if column is None:
            _tell_unknown(record, cell, row, told)
        elif column.name in found:
            _tell_doubled(column, (found[column.name].shown, seen(cell)), row, told)
        else:
            found[column.name] = Heading(place, column, _shown(cell, column))
    missing = [c for c in columns_of(record) if c.required and c.name not in found]
    if missing:
        _tell_missing(missing, row, told)
    return list(found.values())


def _shown(cell: Cell, column: Column) -> str:
    typed = " ".join(seen(cell).split()).strip(_MARKS + "\ufeff")
    return typed if typed == column.name else f"{typed} ({column.name})"


def _tell_unknown(record: type[Record], cell: Cell, row: int, told: Told) -> None:
    columns = columns_of(record)
    vi = ", ".join(f"{c.name} ({c.say.vi})" for c in columns)
    en = ", ".join(c.name for c in columns)
    told.tell(
        Say(
            f"Không biết cột “{seen(cell)}”. Bảng {record.table} có các cột: {vi}.",
            f"Unknown column “{seen(cell)}”. Table {record.table} has the columns: {en}.",
        ),
        Say("Sửa tiêu đề cột hoặc xóa cột.", "Mend the heading or delete the column."),
        row,
    )


def _tell_doubled(column: Column, typed: tuple[str, str], row: int, told: Told) -> None:
    told.tell(
        Say(
            f"Cột {column.name} có hai lần: “{typed[0]}” và “{typed[1]}”.",
            f"Column {column.name} stands twice: “{typed[0]}” and “{typed[1]}”.",
        ),
        Say("Giữ một cột.", "Keep one of them."),
        row,
    )


def _tell_missing(missing: list[Column], row: int, told: Told) -> None:
    vi = ", ".join(f"{c.name} ({c.say.vi})" for c in missing)
    en = ", ".join(c.name for c in missing)
    told.tell(
        Say(f"Thiếu cột bắt buộc: {vi}.", f"Required columns are missing: {en}."),
        Say(
            "Thêm cột; tiêu đề phải ở dòng đầu, không gộp ô, không có dòng tựa ở trên.",
            "Add them; headings stand in the first row, unmerged, with no title above.",
        ),
        row,
    )
