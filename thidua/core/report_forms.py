"""Which form an achievement report has on a day: the dated law pack names it, its parts are data.

The sections written on screen (`report_sections`) are the same under every form; a form says in which
parts they stand, and what is asked of whom. Whatever nobody has verified says so in the form's note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from thidua.core.law import pack_on
from thidua.core.plan.text import read_yaml
from thidua.core.wording import NOTHING, Say

THEMATIC = "thematic_report"


@dataclass(frozen=True)
class ReportPart:
    """One numbered part of a report: what it asks line by line, and which sections stand in it."""

    title: str
    asks: tuple[tuple[str, str], ...]
    """Key and label of each line asked for."""
    sections: tuple[str, ...]


@dataclass(frozen=True)
class ReportForm:
    """The form of a report, with the note that its papers carry."""

    id: str
    note: Say
    collective: tuple[ReportPart, ...]
    individual: tuple[ReportPart, ...]

    def parts(self, who: str) -> tuple[ReportPart, ...]:
        """The parts for `collective` or `individual`."""
        return self.individual if who == "individual" else self.collective


def thematic_form(day: date) -> ReportForm:
    """The form of the report on emulation by theme, by the law in force on a day.

    >>> thematic_form(date(2022, 3, 30)).id, thematic_form(date(2025, 12, 1)).id
    ('nd91-2017-07', 'nd152-2025-08')
    """
    return report_forms()[str(pack_on(day).rules["forms"].body[THEMATIC])]


def form_note(paper: str, day: date) -> Say:
    """What a paper must say of the form that the law gives it; nothing where the law is not known to give one."""
    rule = pack_on(day).rules["forms"]
    number = rule.body.get(paper)
    if not number:
        return NOTHING
    return Say(f"Mẫu số {number}: {rule.cited.vi}.", f"Form {number}: {rule.cited.en}.")


@lru_cache(maxsize=1)
def report_forms() -> Mapping[str, ReportForm]:
    """Every form that a law pack names."""
    told = read_yaml((files("thidua.core") / "report_forms.yaml").read_text("utf-8"))
    return {name: _form(name, body, told) for name, body in told.items()}


def _form(name: str, body: Mapping[str, Any], told: Mapping[str, Any]) -> ReportForm:
    shape = told[body["as"]] if "as" in body else body
    return ReportForm(name, Say(**body["note"]), _parts(shape["collective"]), _parts(shape["individual"]))


def _parts(rows: list[Mapping[str, Any]]) -> tuple[ReportPart, ...]:
    return tuple(
        ReportPart(row["title"], tuple((row.get("asks") or {}).items()), tuple(row["sections"]))
        for row in rows
    )
