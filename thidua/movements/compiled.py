"""The plan that a stored version holds, read by the same reader as a plan folder."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from thidua.core.errors import Fault, PlanFaults
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import read_texts
from thidua.core.plan.model import Plan
from thidua.core.wording import Say, both
from thidua.movements.models import Movement, PlanVersion

FILES = {"plan.md": "text", "plan.en.yaml": "gloss", "source.txt": "source"}
"""The files of a plan folder and the columns that keep them."""


class Draft(NamedTuple):
    """A plan as far as it can be read, and everything that is wrong with it."""

    plan: Plan
    faults: tuple[Fault, ...]


def plan_of(version: PlanVersion) -> Plan:
    """The plan of a version, ready to judge; kept by its content, so that pages share it.

    Raises PlanFaults when a draft cannot be run yet.
    """
    draft = draft_of(version)
    if draft.faults:
        raise PlanFaults(list(draft.faults))
    return draft.plan


def name_of(movement: Movement) -> Say:
    """A movement's name; where it is the plan's title, with the plan's own English."""
    title = draft_of(movement.plan).plan.say_title
    return title if title.vi == movement.name else both(movement.name)


def draft_of(version: PlanVersion) -> Draft:
    """A version as far as it can be read; kept by its content."""
    return read_draft(version.text, version.gloss, version.source)


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
def read_draft(text: str, gloss: str, source: str) -> Draft:
    """The texts of a plan folder as a plan with its faults."""
    plan, faults = read_texts(text, gloss, source)
    return Draft(plan, (*faults, *faults_of(plan)))
