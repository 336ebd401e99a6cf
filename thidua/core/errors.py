"""What went wrong: where, what, and the cure, for a person who has to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.core.wording import Say


@dataclass(frozen=True)
class Fault:
    """One thing that stops: where it stands, what was found, what to do."""

    where: str
    what: Say
    cure: Say

    def line(self, lang: str = "vi") -> str:
        """The fault as one line for a terminal or a report."""
        label = Say("Cách sửa", "Cure").of(lang)
        return f"{self.place(lang)}: {self.what.of(lang)} {label}: {self.cure.of(lang)}"

    def place(self, lang: str = "vi") -> str:
        """Where it stands; row, column and sheet in the language asked for."""
        return _PLACES.sub(lambda m: _ENGLISH[m.group()], self.where) if lang == "en" else self.where


_ENGLISH = {"dòng": "row", "cột": "column", "trang": "sheet", "lời văn": "wording"}
_PLACES = re.compile(r"\b(?:dòng|cột|trang)(?= )|^lời văn$")


class Faults(Exception):
    """Several faults found in one reading; nothing of what was read is used."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(f.line() for f in faults))
        self.faults = faults


class PlanFaults(Faults):
    """A plan folder that cannot be read as a plan."""


class FactFaults(Faults):
    """A folder or workbook of facts that cannot be read as facts."""


class ScorecardFaults(Faults):
    """A file that cannot be read as a scorecard."""


class Refused(Exception):
    """An act that the rules do not allow, with its reasons."""

    def __init__(self, *reasons: Say) -> None:
        super().__init__("; ".join(r.vi for r in reasons))
        self.reasons = reasons
