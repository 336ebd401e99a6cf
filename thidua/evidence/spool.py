"""New rows of a workbook between reading and writing: counted, the first kept, the rest laid down in a file."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from typing import IO, Any

from thidua.evidence.models import Fact
from thidua.evidence.resting import CHUNK

SHOWN = 5
_COLUMNS = [f.attname for f in Fact._meta.concrete_fields]


class Spool:
    """Facts not yet saved, as many as a file may hold, in the order in which they came.

    The file has no name and goes with the spool, or with the process.
    """

    def __init__(self) -> None:
        self.first: list[Fact] = []
        self._held: list[Fact] = []
        self._file: IO[bytes] | None = None
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, fact: Fact) -> None:
        """Take one more."""
        self._count += 1
        if len(self.first) < SHOWN:
            self.first.append(fact)
        self._held.append(fact)
        if len(self._held) == CHUNK:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the spool
            rows = [tuple(getattr(held, name) for name in _COLUMNS) for held in self._held]
            pickle.dump(rows, self._file)
            self._held = []

    def chunks(self) -> Iterator[list[Fact]]:
        """All of them, a few hundred at a time."""
        if self._file is not None:
            self._file.seek(0)
            for _ in range((self._count - len(self._held)) // CHUNK):
                rows: list[tuple[Any, ...]] = pickle.load(self._file)  # written above
                yield [Fact(*row) for row in rows]
        if self._held:
            yield self._held
