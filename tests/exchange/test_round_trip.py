"""What goes out comes back the same: any facts, as a folder and as a workbook."""

import tempfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.making import known
from thidua.core import terms
from thidua.core.errors import FactFaults, Refused
from thidua.core.facts.columns import Column, Record, key_names
from thidua.core.facts.registry import RECORDS
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Person, Rating, Unit
from thidua.exchange import writing
from thidua.exchange.reading import read
from thidua.exchange.shown import attributes_of

UNITS, PEOPLE = ("so-xay-dung", "p.qh", "=lạ", "-"), ("p1", "@p2")
WORDS = [
    "Sở Xây dựng",
    "a, b; c",
    'nói "được"',
    "hai\ndòng",
    "=1+1",
    "-",
    "+84 90",
    "'đóng",
    "@x",
    "2024",
    "01/02/2025",
]

plain: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(WORDS) | st.text("bcdđăâê 0123456789-/;", min_size=1).map(str.strip).filter(bool),
    "unit": st.sampled_from(UNITS),
    "person": st.sampled_from(PEOPLE),
    "candidate": st.sampled_from([*(f"unit:{u}" for u in UNITS), *(f"person:{p}" for p in PEOPLE)]),
    "scope": st.sampled_from(["all", *(f"unit:{u}" for u in UNITS)]),
    "year": st.integers(1990, 2100),
    "round": st.sampled_from(["2024", "2021-2025"]),
    "date": st.dates(date(1900, 3, 1), date(2100, 12, 31)),
    "period": st.sampled_from(["2024", "2024-H2", "2024-Q4", "2024-12"]),
    "decimal": st.decimals(0, 100, allow_nan=False, places=6).map(lambda d: Decimal(f"{d.normalize():f}")),
    "int": st.integers(1, 999_999),
    "bool": st.booleans(),
    "answer": st.sampled_from(["met", "unmet"]),
    "table": st.sampled_from([r.table for r in RECORDS]),
}


def of_column(column: Column) -> st.SearchStrategy[Any]:
    if column.name == "max_score":
        return st.just(Decimal(100))
    if column.kind.startswith("term"):
        codes = st.sampled_from(list(terms.GROUPS[column.kind.partition(":")[2]]))
        return codes | st.just("từ của tỉnh") if column.kind.startswith("term?") else codes
    strategy = plain[column.kind]
    return strategy if column.required or column.kind == "scope" else st.none() | strategy


PAIRS = [
    ("valid_from", "valid_to"),
    ("from_", "to"),
    ("decided_on", "ended_on"),
    ("recorded_at", "closed_at"),
    ("rank", "group_size"),
    ("completed", "assigned"),
    ("completed_on_time", "completed"),
    ("completed_on_time", "assigned"),
    ("late", "handled"),
]


def is_sound(record: Record) -> bool:
    """Leaves out what reading rightly refuses: ends before starts, more done than asked."""
    for low, high in PAIRS:
        small, large = getattr(record, low, None), getattr(record, high, None)
        if small is not None and large is not None and small > large:
            return False
    return getattr(record, "from_unit", 0) != getattr(record, "to_unit", 1)


def records(record: type[Record]) -> st.SearchStrategy[list[Record]]:
    made = st.fixed_dictionaries({a: of_column(c) for c, a in attributes_of(record)}).map(
        lambda v: record(**v)
    )
    keys = key_names(record)
    return st.lists(made.filter(is_sound), max_size=3, unique_by=lambda r: tuple(getattr(r, k) for k in keys))


BASE = [Unit(unit_id=u, name="Đơn vị mẫu", kind="department") for u in UNITS]
BASE += [Person(person_id=p, name="Cá nhân mẫu", unit_id=UNITS[0]) for p in PEOPLE]
OTHERS = [r for r in RECORDS if r not in (Unit, Person)]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_facts_come_back_the_same(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(OTHERS), unique=True, max_size=4))
    rows = [r for record in chosen for r in data.draw(records(record), label=record.table)]
    facts = Facts.of([*BASE, *rows], [r.table for r in chosen])
    with tempfile.TemporaryDirectory() as name:
        where = Path(name)
        writing.write_folder(facts, where / "csv")
        writing.write_workbook(facts, where / "a.xlsx")
        assert read(where / "csv") == facts
        assert read(where / "a.xlsx") == facts


def test_every_table_can_go_out_and_come_back() -> None:
    facts = Facts.of(BASE, [r.table for r in RECORDS])
    with tempfile.TemporaryDirectory() as name:
        writing.write_workbook(facts, Path(name) / "a.xlsx")
        assert read(Path(name) / "a.xlsx") == facts


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    facts = Facts.of(BASE)
    for name in ("a", "b"):
        writing.write_workbook(facts, tmp_path / f"{name}.xlsx")
        writing.write_folder(facts, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a/units.csv").read_bytes() == (tmp_path / "b/units.csv").read_bytes()


def test_files_are_dates_in_iso_and_codes(tmp_path: Path) -> None:
    rating = Rating(subject="person:p1", year=2024, class_="good", decision="=1", decided_on=date(2025, 1, 5))
    writing.write_folder(Facts.of([rating]), tmp_path)
    text = (tmp_path / "ratings.csv").read_text(encoding="utf-8")
    assert text.splitlines() == [
        "subject,year,class,decision,decided_on,recorded_at,closed_at",
        "person:p1,2024,good,'=1,2025-01-05,,",
    ]


def test_other_tables_in_the_folder_are_not_mixed_in(tmp_path: Path) -> None:
    known(tmp_path)
    with pytest.raises(Refused, match=r"đã có people\.csv, units\.csv"):
        writing.write_folder(Facts.of([], ["holds"]), tmp_path)


def test_a_table_longer_than_a_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "SHEET_ROWS", 3)
    with pytest.raises(Refused, match="units dài hơn một trang tính"):
        writing.write_workbook(Facts.of(BASE), tmp_path / "a.xlsx")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.binary(max_size=200))
def test_any_file_is_read_or_refused_but_never_breaks(name: str, kind: str, tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        head = f"unit_id,name,kind\nu1,{name},{kind}\n".encode(errors="replace")
        (Path(folder) / "units.csv").write_bytes(head + tail)
        with suppress(FactFaults):
            assert read(Path(folder)).given == {"units"}
