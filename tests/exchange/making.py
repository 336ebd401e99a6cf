"""Makes real CSV and XLSX files for the tests of this room, and reads them back."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from thidua.core.errors import FactFaults, Fault
from thidua.core.facts.store import Facts
from thidua.exchange.reading import read

UNITS = "unit_id,name,kind\nsxd,Sở Xây dựng mẫu,department\np-qh,Phòng Quy hoạch mẫu,division\n"
PEOPLE = "person_id,name,unit_id\np1,Cá nhân mẫu 01,sxd\np2,Cá nhân mẫu 02,p-qh\n"


def folder(where: Path, **tables: str | bytes) -> Path:
    """A folder with one CSV file a table."""
    for name, content in tables.items():
        data = content.encode() if isinstance(content, str) else content
        (where / f"{name}.csv").write_bytes(data)
    return where


def known(where: Path, **tables: str | bytes) -> Path:
    """A folder that also has the two units and two people the tests speak of."""
    return folder(where, **({"units": UNITS, "people": PEOPLE} | tables))


def workbook(where: Path, sheets: dict[str, Iterable[Iterable[Any]]]) -> Path:
    """A workbook with rows of plain values; dates become real dates."""
    path = where / "so-lieu.xlsx"
    with xlsxwriter.Workbook(
        str(path), {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}
    ) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def faults(where: Path) -> list[Fault]:
    """The faults of a reading that must be refused."""
    with pytest.raises(FactFaults) as refused:
        read(where)
    return refused.value.faults


def fault(where: Path) -> Fault:
    """The one fault of a reading that must be refused for that alone."""
    found = faults(where)
    assert len(found) == 1, "\n".join(f.line() for f in found)
    return found[0]


def values(facts: Facts, table: str, name: str) -> list[Any]:
    """One attribute of every record of a table."""
    return [getattr(r, name) for r in facts.tables[table]]
