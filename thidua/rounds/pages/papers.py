"""The papers beside a page, gathered under one name when they are the same in several formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from thidua.core.wording import Say, both

Files = Mapping[str, Say | str]
"""Papers beside a page: path → what it is."""


@dataclass(frozen=True)
class Paper:
    """One paper with its formats: what it is, then format and path of each."""

    name: Say
    formats: tuple[tuple[str, str], ...]
    folder: str

    @property
    def stem(self) -> str:
        """The name of its file without folder and ending."""
        return PurePosixPath(self.formats[0][1]).stem


def papers(files: Files) -> tuple[list[Paper], list[Paper]]:
    """Papers of the round, then those that stand in a folder of their own (one for each candidate)."""
    found: dict[tuple[str, Say], list[tuple[str, str]]] = {}
    for path, said in files.items():
        name = both(said) if isinstance(said, str) else said
        where = PurePosixPath(path)
        ending = where.suffix.lstrip(".").upper()
        found.setdefault((str(where.with_suffix("")), name), []).append((ending, path))
    listed = [
        Paper(name, tuple(formats), str(PurePosixPath(stem).parent).strip("."))
        for (stem, name), formats in found.items()
    ]
    return [p for p in listed if not p.folder], [p for p in listed if p.folder]


def explained(each: list[Paper], candidate: str) -> Paper | None:
    """The paper that explains one candidate, by the name of its file."""
    stem = re.sub(r"[^\w.-]+", "_", candidate)
    return next((p for p in each if p.stem == stem), None)
