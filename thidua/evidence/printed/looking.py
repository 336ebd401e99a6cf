"""A published table against what is kept: which figures are new, whose they are, what is not understood."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from thidua import access
from thidua.core.errors import Fault
from thidua.core.facts.tables import IndexResult
from thidua.core.wording import Say
from thidua.evidence.coming import Coming, coming
from thidua.evidence.models import Import
from thidua.evidence.printed.matching import Units
from thidua.exchange.grid import Row
from thidua.exchange.printed.columns import MEANINGS
from thidua.exchange.printed.gathering import sheets_of
from thidua.exchange.printed.naming import subject_key
from thidua.exchange.printed.reading import About, Lines, read_printed

SHOWN = 30
"""So many names are told of those that are no unit here."""
OTHERS = Say(
    "Cùng nguồn, cùng đơn vị, cùng năm với dòng đã có hoặc dòng trên, khác giá trị.",
    "Same source, unit and year as a figure that is there or a row above, with another value.",
)
CURE = Say(
    "Ghi đúng nguồn của từng dòng; nếu là bản công bố lại thì ghi ngày và số quyết định của bản sau.",
    "Write the source of each row; for a restatement write the day and decision of the later one.",
)


def about_of(batch: Import) -> About:
    """What whoever brought a table told of it."""
    kinds = {f.name: str(f.type) for f in fields(About)}
    given: dict[str, Any] = {}
    for name, value in (batch.about or {}).items():
        if name in kinds and value not in (None, ""):
            read = (
                date.fromisoformat if "date" in kinds[name] else Decimal if "Decimal" in kinds[name] else None
            )
            given[name] = read(value) if read else value
    return About(**given)


def about_as_json(about: About) -> dict[str, Any]:
    """The same as a column keeps it."""
    told = {k: v for k, v in vars(about).items() if v is not None}
    return {k: str(v) if isinstance(v, date | Decimal) else v for k, v in told.items()}


def sheets_looked(batch: Import) -> tuple[list[Lines], list[Fault]]:
    """Every sheet of a published table as understood, and what could not be opened."""
    faults: list[Fault] = []
    with tempfile.TemporaryDirectory() as folder:
        linked = Path(folder) / (Path(batch.name).stem[:80].replace("/", "-") + ".xlsx")
        linked.symlink_to(batch.file.path)
        about = about_of(batch)
        return [read_printed(sheet, about) for sheet in sheets_of(linked, faults)], faults


class Placing:
    """Figures become facts: of the unit that they name where that is certain, else under their printed name."""

    def __init__(self, batch: Import) -> None:
        self.batch = batch
        self.units = Units(batch.by)
        self.served = {
            h.agency_id for h in access.holdings_for(["fact.enter"], batch.by) if h.movement_id is None
        }
        self.seen: dict[str, Coming] = {}
        self.unmatched: Counter[str] = Counter()
        self.gaps = 0

    def fact(self, printed: IndexResult, code: str | None) -> Coming:
        """One figure as a fact to be."""
        unit = self.units.find(printed, code)
        agency = unit.agency if unit and unit.agency_id in self.served else self.batch.agency
        ident = unit.code if unit else subject_key(printed.named or code or "", printed.area)
        if unit is None:
            self.unmatched[printed.named or code or ""] += 1
        values = (printed.score, printed.percent, printed.rank, printed.class_, printed.parts)
        self.gaps += all(v is None for v in values)
        made = replace(printed, unit_id=ident)
        return coming(made, unit=unit, person=None, by=self.batch.by, agency=agency)

    def told(self, lines: list[Lines]) -> dict[str, Any]:
        """What the preview says beside the counts: columns, rows left out, names that are no unit here."""
        told = [pair for one in lines if one.columns for pair in one.columns.told if pair[0]]
        told = list(dict.fromkeys(told))
        return {
            "columns": [
                {"heading": heading, "meaning": list(MEANINGS[name])}
                for heading, name in told
                if name and name != "part"
            ],
            "parts": [heading for heading, name in told if name == "part"],
            "unused": [heading for heading, name in told if not name],
            "left_out": [{"row": row, "text": text} for one in lines for row, text in one.left_out][:SHOWN],
            "unmatched": len(self.unmatched),
            "names": list(self.unmatched)[:SHOWN],
            "gaps": self.gaps,
        }


def cells_of(lines: Lines) -> list[Row]:
    """The heading and the rows below it: what a workbook of faulty rows gives back."""
    start = lines.columns.row if lines.columns else 0
    return lines.sheet.rows[start:]
