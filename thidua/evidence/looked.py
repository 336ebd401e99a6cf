"""What a workbook would do: each sheet with its new, unchanged and faulty rows, and how that is told."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, MutableSequence
from dataclasses import dataclass, field
from typing import Any

from thidua.core.facts.columns import Record
from thidua.evidence.models import Fact
from thidua.evidence.spool import SHOWN, Spool
from thidua.exchange.grid import Aside, Row, kept
from thidua.exchange.wrong import Wrong


@dataclass
class Sheet:
    """One sheet as it was read: what became of its rows; its cells, or only their heading, and how many rows."""

    record: type[Record]
    name: str
    cells: list[Row]
    size: int = 0
    new: Spool = field(default_factory=Spool)
    rows: MutableSequence[int] = field(default_factory=lambda: array("L"))
    """The row of each new fact."""
    same: int = 0
    faults: list[Wrong] = field(default_factory=list)
    untold: set[int] = field(default_factory=set)
    """Rows with faults, those too that stand beyond the most that are told."""
    aside: list[Aside] = field(default_factory=list)
    """What of the sheet is none of its rows."""
    more: bool = False
    """Whether there are faults beyond those told; then one fault counts them."""

    @property
    def bad_rows(self) -> set[int]:
        """Numbers of the rows that cannot be taken in."""
        return {f.row for f in self.faults if f.row} | self.untold

    @property
    def bad(self) -> int:
        """How many rows cannot be taken in; a sheet that cannot be read counts all of its rows."""
        return max(self.size, len(self.cells) - 1, 1) if self.unread else len(self.bad_rows)

    def settle(self) -> None:
        """Of a sheet that turns out not to be read, no row is new: neither those before the fault."""
        if self.unread:
            self.new, self.same, self.rows = Spool(), 0, array("L")

    @property
    def unread(self) -> bool:
        """Whether a fault is about the whole sheet; that more rows are faulty than are told is none."""
        whole = [f for f in self.faults if f.row is None]
        return len(whole) > self.more or bool(self.bad_rows & {n for n, _ in self.cells[:1]})


@dataclass
class Looked:
    """What a workbook would do."""

    sheets: list[Sheet]
    others: list[Wrong]
    beside: dict[str, Any] = field(default_factory=dict)
    doubts: list[dict[str, Any]] | None = None
    """What of the new rows a person should look at; None where nobody looked."""

    @property
    def faults(self) -> list[Wrong]:
        """Every fault, in the order of the sheets."""
        sheets = [f for s in self.sheets for f in sorted(s.faults, key=lambda f: f.row or 0)]
        return [*self.others, *sheets]

    def new(self) -> Iterator[list[Fact]]:
        """The facts that would be added, a few hundred at a time."""
        for sheet in self.sheets:
            yield from sheet.new.chunks()

    @property
    def counts(self) -> dict[str, int]:
        """Rows that are new, unchanged and faulty."""
        bad = sum(s.bad for s in self.sheets) + len(self.others)
        return {
            "new": sum(len(s.new) for s in self.sheets),
            "same": sum(s.same for s in self.sheets),
            "bad": bad,
        }


def told(looked: Looked) -> dict[str, Any]:
    """The preview as JSON: counts by table, every fault, the first rows as they were understood."""
    return {
        "tables": [
            {"table": s.record.table, "sheet": s.name, "new": len(s.new), "same": s.same, "bad": s.bad}
            for s in looked.sheets
        ],
        "faults": [f.told for f in looked.faults],
        "aside": [one for s in looked.sheets for one in kept(s.aside, s.name)],
        "first": [
            {
                "table": f.columns["table"],
                "values": f.values,
                "about": str(f.about or f.values.get("named") or ""),
            }
            for f in [first for sheet in looked.sheets for first in sheet.new.first][:SHOWN]
        ],
    } | ({"printed": looked.beside} if looked.beside else {})


def faulty_rows(sheet: Sheet) -> Iterator[Row]:
    """The heading and the rows of a sheet that cannot be taken in."""
    yield sheet.cells[0]
    bad, unread = sheet.bad_rows, sheet.unread
    yield from (row for row in sheet.cells[1:] if unread or row[0] in bad)
