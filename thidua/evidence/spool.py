"""New rows of a workbook between reading and writing: counted, the first kept, the rest laid down in a file."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from operator import itemgetter
from typing import IO, Any

from thidua.evidence.coming import COLUMNS, Coming, fact_of
from thidua.evidence.models import Fact
from thidua.evidence.resting import CHUNK

SHOWN = 5


class Spool:
    """Facts to be, as many as a file may hold, in the order in which they came.

    The file has no name and goes with the spool, or with the process.
    """

    def __init__(self) -> None:
        self.first: list[Coming] = []
        self._held: list[tuple[Any, ...]] = []
        self._file: IO[bytes] | None = None
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, one: Coming) -> None:
        """Take one more."""
        self._count += 1
        if len(self.first) < SHOWN:
            self.first.append(one)
        self._held.append(one.row)
        if len(self._held) == CHUNK:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the spool
            pickle.dump(self._held, self._file, pickle.HIGHEST_PROTOCOL)
            self._held = []

    def chunks(self) -> Iterator[list[Fact]]:
        """All of them as facts not yet saved, a few hundred at a time."""
        yield from ([fact_of(row) for row in rows] for rows in self._rows())

    def picked(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Some columns of each, by their names: for looking over all of them without making facts."""
        pick = itemgetter(*(COLUMNS.index(name) for name in names))
        yield from (pick(row) for rows in self._rows() for row in rows)

    def _rows(self) -> Iterator[list[tuple[Any, ...]]]:
        if self._file is not None:
            self._file.seek(0)
            for _ in range((self._count - len(self._held)) // CHUNK):
                yield pickle.load(self._file)  # written above
        if self._held:
            yield self._held
