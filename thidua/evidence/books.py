"""Workbooks that go out: the empty one to fill in, and the faulty rows with a note at each cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thidua.core.facts.acts import Attestation
from thidua.core.facts.registry import BY_NAME
from thidua.evidence.catalogue import entered_by
from thidua.evidence.forms import in_reach
from thidua.evidence.looked import Looked, Sheet, faulty_rows
from thidua.evidence.marks import plans_of, sayable
from thidua.exchange.cells import seen
from thidua.exchange.faulty import FaultyRows, Note, write_faulty
from thidua.exchange.sheets import GUIDE, Book, add_lists, add_table
from thidua.people.models import User

ROWS = 2_000
"""Rows of each sheet that have lists and checks."""
CODES = 5_000
"""Most codes of units and people that are listed."""


def template_book(path: Path, by: User) -> None:
    """The tables that a person may enter, with the codes of their units and people beside the guide."""
    book = Book(path)
    guide = book.sheet(GUIDE)
    guide.set_column(0, 0, 48)
    guide.set_column(1, 1, 34)
    guide.write_string(0, 0, "Mã đơn vị, cá nhân của bạn · codes of your units and people", book.title)
    for row, (name, key) in enumerate(_codes(by), 2):
        guide.write_string(row, 0, name)
        guide.write_string(row, 1, key)
    mine = entered_by(by)
    if Attestation.table in mine:
        _marks(guide, book, by)
    for table in mine:
        add_table(book, BY_NAME[table], ROWS)
    add_lists(book)
    book.close()


def _marks(guide: Any, book: Book, by: User) -> None:
    """What attestations may be about: the plan, the mark, its sentence."""
    guide.set_column(3, 4, 30)
    guide.set_column(5, 5, 90)
    guide.write_string(0, 3, "Điều người xét nói, theo kế hoạch · what attestations may be about", book.title)
    for row, one in enumerate(sayable(plans_of(by)), 2):
        for column, text in enumerate(one, 3):
            guide.write_string(row, column, text)


def _codes(by: User) -> list[tuple[str, str]]:
    return [(one.name, one.key) for pool in in_reach(by, ("unit", "person")) for one in pool[:CODES]]


def faulty_book(path: Path, looked: Looked) -> None:
    """The faulty rows under their headings: mended here they can be imported by themselves."""
    found = [s for s in looked.sheets if s.faults and s.record.table in BY_NAME and s.cells]
    write_faulty(path, [_back(sheet) for sheet in found])


def _back(sheet: Sheet) -> FaultyRows:
    head = [seen(c) for c in sheet.cells[0][1]]
    notes = [Note(f.row, _place(head, f.column), f.what, f.cure) for f in sheet.faults if f.row]
    return FaultyRows(sheet.record.table, sheet.cells[0][1], list(faulty_rows(sheet))[1:], notes)


def _place(head: list[str], column: str) -> int:
    """The column of a fault by its heading; the first where it is about the whole row."""
    shown = column.partition(" (")[0].strip()
    found = [n for n, name in enumerate(head) if name.strip(" *").lower() == shown.lower()]
    return found[0] if found else 0
