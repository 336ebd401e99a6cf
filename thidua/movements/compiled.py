"""The plan that a stored version holds, read by the same reader as a plan folder."""

from __future__ import annotations

import hashlib
import tempfile
from functools import lru_cache
from pathlib import Path

from thidua.core.plan.loading import load
from thidua.core.plan.model import Plan
from thidua.movements.models import PlanVersion

FILES = {"plan.md": "text", "plan.en.yaml": "gloss", "source.txt": "source"}
"""The files of a plan folder and the columns that keep them."""


def plan_of(version: PlanVersion) -> Plan:
    """The plan of a version, ready to judge; kept by its content, so that pages share it.

    Raises PlanFaults when a draft cannot be run yet.
    """
    return _read(version.text, version.gloss, version.source)


def write_folder(version: PlanVersion, folder: Path) -> None:
    """The version as a plan folder: exactly the files that were published."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, column in FILES.items():
        kept = getattr(version, column)
        if kept:
            (folder / name).write_bytes(kept.encode())


def digest_of(text: str) -> str:
    """The digest by which a plan is known: SHA-256 of its plan.md."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=64)
def _read(text: str, gloss: str, source: str) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        write_folder(PlanVersion(text=text, gloss=gloss, source=source), Path(folder))
        return load(Path(folder))
