"""The papers beside a page, gathered under one name when they are the same in several formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from thidua.core.wording import Say, both


@dataclass(frozen=True)
class Paper:
    """One paper with its formats: what it is, then format and path of each."""

    name: Say
    formats: tuple[tuple[str, str], ...]
    folder: str


def papers(files: Mapping[str, str | Say]) -> tuple[list[Paper], list[Paper]]:
    """Papers of the round, then those that stand in a folder of their own (one for each candidate)."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for path, name in files.items():
        where = PurePosixPath(path)
        stem = str(where.with_suffix(""))
        found.setdefault((stem, str(name) if isinstance(name, str) else name.vi), []).append(
            (where.suffix.lstrip(".").upper(), path)
        )
    names = dict(files)
    listed = [_paper(formats, names) for formats in found.values()]
    return [p for p in listed if not p.folder], [p for p in listed if p.folder]


def _paper(formats: list[tuple[str, str]], names: Mapping[str, str | Say]) -> Paper:
    name = names[formats[0][1]]
    folder = str(PurePosixPath(formats[0][1]).parent)
    return Paper(
        both(name) if isinstance(name, str) else name, tuple(formats), "" if folder == "." else folder
    )
