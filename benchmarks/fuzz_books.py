"""Workbooks, tables and scorecards for the altering of bytes: whole files, and parts of files that are else whole.

A part is told by its first byte, so that what is altered behind it is not stopped at the door by a sum of the archive.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

PLANS = Path(__file__).parents[1] / "plans"


def book(data: bytes) -> None:
    """A whole file that calls itself a workbook, as every page that imports one reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bang.xlsx"
        path.write_bytes(data)
        _read(path)


def sheet(data: bytes) -> None:
    """One part of a workbook that is whole: its first byte says which."""
    whole, names = _parts()
    chosen = names[data[0] % len(names)] if data else names[0]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, body in whole.items():
            new.writestr(name, data[1:] if name == chosen else body)
    book(out.getvalue())


def tables(data: bytes) -> None:
    """A file of comma separated values of some table, beside sound units and people."""
    from thidua.core.errors import FactFaults
    from thidua.core.facts.registry import RECORDS
    from thidua.exchange.reading import read

    with tempfile.TemporaryDirectory() as folder:
        for name in ("units", "people"):
            Path(folder, f"{name}.csv").write_bytes(_sample(name))
        table = RECORDS[data[0] % len(RECORDS)].table if data else "ratings"
        Path(folder, f"{table}.csv").write_bytes(data[1:])
        try:
            read(Path(folder))
        except FactFaults:
            return


def scorecard(data: bytes) -> None:
    """The text of a scorecard."""
    from thidua.core.scorecards.file import as_written, read

    text = data.decode("utf-8", "replace")
    read(text)
    as_written(text)


def _read(path: Path) -> None:
    from thidua.core.errors import FactFaults
    from thidua.core.facts.tables import Rating
    from thidua.exchange.heads import Wanted
    from thidua.exchange.opening import form_sheet
    from thidua.exchange.reading import read

    found = form_sheet(path, Wanted.of(Rating), [])
    try:
        if found:
            list(found.rows)
        read(path)
    except FactFaults:
        return


@cache
def _made() -> bytes:
    """A small workbook of facts, as the program writes it."""
    from thidua.core.facts.registry import BY_NAME
    from thidua.core.facts.store import Facts
    from thidua.exchange.reading import read
    from thidua.exchange.writing import write_workbook

    facts = read(PLANS / "mau" / "sample")
    few = [row for name in ("units", "people", "ratings") for row in facts.rows(BY_NAME[name])[:4]]
    with tempfile.TemporaryDirectory() as folder:
        write_workbook(Facts.of(few), Path(folder) / "bang.xlsx")
        return Path(folder, "bang.xlsx").read_bytes()


@cache
def _parts() -> tuple[dict[str, bytes], list[str]]:
    with zipfile.ZipFile(io.BytesIO(_made())) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    return whole, sorted(name for name in whole if name.endswith((".xml", ".rels")))


@cache
def _sample(name: str) -> bytes:
    return (PLANS / "mau" / "sample" / f"{name}.csv").read_bytes()


def seeds(target: str) -> list[bytes]:
    """What the altering begins with: sound examples."""
    from thidua.core.facts.registry import RECORDS

    if target == "sheet":
        whole, names = _parts()
        return [bytes([n]) + whole[name] for n, name in enumerate(names)]
    if target == "tables":
        sample = PLANS / "kien-giang-so-xay-dung-2022" / "sample"
        found = [(n, sample / f"{record.table}.csv") for n, record in enumerate(RECORDS)]
        return [bytes([n]) + path.read_bytes()[:1500] for n, path in found if path.is_file()]
    if target == "scorecard":
        from thidua.core.scorecards import shipped

        return [
            path.read_bytes()[:15000]
            for path in sorted(Path(shipped.__file__).parent.glob("data/**/*.yaml"))[:6]
        ]
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as new:
        for name, body in _parts()[0].items():
            new.writestr(name, body)
    return [_made(), stored.getvalue()]


TARGETS = {"book": book, "sheet": sheet, "tables": tables, "scorecard": scorecard}
