"""A made-up country of any size, written to parquet piece by piece.

The provinces and communes are the State's own list; the bodies below them and their people are made up. Each piece
has random numbers of its own, so that the same seed gives the same country whatever the memory, and a country of
twenty million needs no more memory than one of two hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.nation.acts import attested, days, honoured
from benchmarks.nation.bodies import Bodies
from benchmarks.world import MARKS_OF_PEOPLE, YEARS
from thidua.engines.feed import engine_table

PIECE = 200_000
"""People in one piece."""


class Pieces:
    """Tables that grow piece by piece, each a file; rows are numbered through."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.counts: dict[str, int] = {}
        self._files: dict[str, pq.ParquetWriter] = {}

    def add(self, name: str, rows: pa.Table) -> None:
        """Some more rows of a table, typed as engines read it."""
        whole, first = engine_table(name, rows), self.counts.get(name, 0)
        numbers = pa.array(range(first, first + rows.num_rows), pa.int64())
        whole = whole.set_column(whole.schema.get_field_index("row"), "row", numbers)
        if name not in self._files:
            self._files[name] = pq.ParquetWriter(self.folder / f"{name}.parquet", whole.schema)
        self._files[name].write_table(whole)
        self.counts[name] = first + rows.num_rows

    def close(self) -> dict[str, int]:
        """Rows by table."""
        for file in self._files.values():
            file.close()
        return self.counts


def write(folder: Path, candidates: int, seed: int = 1) -> dict[str, int]:
    """Write a country of so many candidates as parquet; rows by table."""
    pieces, bodies = Pieces(folder), Bodies(candidates, seed)
    for name, rows in bodies.tables():
        pieces.add(name, rows)
    for start in range(0, bodies.people, PIECE):
        for name, rows in People(bodies, start, min(PIECE, bodies.people - start), seed).tables():
            pieces.add(name, rows)
    return pieces.close()


class People:
    """One piece of the people: their postings, five years of ratings, what appraisers said, discipline, honours."""

    def __init__(self, bodies: Bodies, start: int, count: int, seed: int) -> None:
        self.bodies, self.count = bodies, count
        self.random = np.random.default_rng([seed, 1, start])
        numbers = np.arange(start, start + count)
        self.ids = np.char.add("p", numbers.astype(str))
        self.keys = np.char.add("person:", self.ids)
        self.home = numbers % bodies.count

    def some(self, of: Any, share: float) -> Any:
        """A random part."""
        return of[self.random.random(len(of)) < share]

    def tables(self) -> Iterator[tuple[str, pa.Table]]:
        """Each table with its rows; a table may come several times."""
        yield from (("people", rows) for rows in self._postings())
        for year in YEARS:
            yield "ratings", self._ratings(self.some(self.keys, 0.9995), date(year, 12, 20))
            yield "ratings", self._ratings(self.some(self.keys, 0.004), date(year + 1, 1, 9))
            yield "ratings", self._ratings(self.some(self.keys, 0.0005), date(year, 12, 20))
        for mark, round_ in MARKS_OF_PEOPLE:
            said = self.some(self.keys, 0.9)
            yield "attestations", attested(self.random, said, mark, round_)
            yield "attestations", attested(self.random, self.some(said, 0.02), mark, round_)
        yield "discipline", self._discipline()
        yield "honours", honoured(self.random, self.some(self.keys, 0.01))

    def _postings(self) -> Iterator[pa.Table]:
        """One posting for most; one in a hundred moved to another body in the middle of 2023."""
        kinds = self.random.choice(
            ["civil_servant", "public_employee", "worker"], self.count, p=[0.7, 0.25, 0.05]
        )
        moved = self.random.random(self.count) < 0.01
        until = pa.array(np.full(self.count, (date(2023, 6, 30) - date(1970, 1, 1)).days), pa.int32())
        yield pa.table(
            {
                "person_id": self.ids,
                "staff_kind": kinds,
                "unit_id": self.bodies.ids[self.home],
                "valid_from": pa.array([date(2020, 1, 1)] * self.count, pa.date32()),
                "valid_to": pa.compute.if_else(pa.array(moved), until, None).cast(pa.date32()),
            }
        )
        again = int(moved.sum())
        yield pa.table(
            {
                "person_id": self.ids[moved],
                "staff_kind": kinds[moved],
                "unit_id": self.random.choice(self.bodies.ids, again),
                "valid_from": pa.array([date(2023, 7, 1)] * again, pa.date32()),
            }
        )

    def _ratings(self, subjects: Any, decided_on: date) -> pa.Table:
        year = decided_on.year if decided_on.month == 12 else decided_on.year - 1
        classes = ["excellent", "good", "completed", "not_completed"]
        return pa.table(
            {
                "subject": subjects,
                "year": np.full(len(subjects), year),
                "class": self.random.choice(classes, len(subjects), p=[0.2, 0.797, 0.002, 0.001]),
                "decided_on": pa.array([decided_on] * len(subjects), pa.date32()),
            }
        )

    def _discipline(self) -> pa.Table:
        who = self.some(self.ids, 0.001)
        on = days(self.random, date(2023, 1, 1), 1000, len(who))
        return pa.table({"person_id": who, "form": ["reprimand"] * len(who), "decided_on": on})
