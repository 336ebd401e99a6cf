"""The texts that the cells of a workbook share, laid down in a file as they come: a cell looks up its own."""

from __future__ import annotations

import re
import tempfile
from array import array
from typing import IO

from thidua.exchange.sheetcells import Streamed, streamed

_HELD = 1 << 20
"""Bytes of texts up to which no file is needed."""
_REMEMBERED = 2_000
"""Most texts that are remembered as they were looked up last."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SharedTexts:
    """The texts by their numbers; the file has no name and goes with them."""

    def __init__(self, part: IO[bytes]) -> None:
        self._file = tempfile.SpooledTemporaryFile(_HELD)  # noqa: SIM115  # lives as long as the texts
        self._ends = array("Q", [0])
        self._known: dict[int, str] = {}
        texts = _Texts()
        for _ in streamed(part, texts):
            for text in texts.done:
                body = unescaped(text).encode("utf-8", "replace")
                self._file.write(body)
                self._ends.append(self._ends[-1] + len(body))
            texts.done.clear()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        """One text; raises IndexError where there is none of that number."""
        found = self._known.get(number)
        if found is None:
            found = self._read(number)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[number] = found
        return found

    def _read(self, number: int) -> str:
        if not 0 <= number < len(self):
            raise IndexError(number)
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number]).decode()


def unescaped(text: str) -> str:
    """A text without the marks that stand for characters which XML cannot hold.

    >>> unescaped("hai_x000A_dòng"), unescaped("_x005F_x000A_")
    ('hai\\ndòng', '_x000A_')
    """
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


class _Texts(Streamed):
    """Texts as they end: all their runs, without how they are pronounced."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self._text, self._aside = "", False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self.parts.clear()
        name = self.plain(tag)
        if name == "si":
            self._text = ""
        elif name == "rPh":
            self._aside = True

    def end(self, tag: str) -> None:
        name = self.plain(tag)
        if name == "t" and not self._aside:
            self._text += "".join(self.parts)
        elif name == "si":
            self.done.append(self._text)
        elif name == "rPh":
            self._aside = False
