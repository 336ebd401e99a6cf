"""One fault of a workbook with its place taken apart: sheet, row, column."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from thidua.core.errors import Fault
from thidua.core.wording import Say

_PLACE = re.compile(r"(?:.*?, )?trang (?P<sheet>.+?)(?:, dòng (?P<row>\d+))?(?:, cột (?P<column>.+))?$")


@dataclass(frozen=True)
class Wrong:
    """One fault of a workbook: where, what was read and wanted, the cure."""

    sheet: str
    row: int | None
    column: str
    what: Say
    cure: Say

    @classmethod
    def of(cls, fault: Fault) -> Wrong:
        """A fault of the exchange with its place taken apart."""
        found = _PLACE.match(fault.where)
        if not found:
            return cls(fault.where, None, "", fault.what, fault.cure)
        row = found["row"]
        return cls(found["sheet"], int(row) if row else None, found["column"] or "", fault.what, fault.cure)

    @property
    def told(self) -> dict[str, Any]:
        """The same as JSON keeps it and a page shows it."""
        return asdict(self)
