"""Readings of doubtful words: which one is used, and what its body says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.core.plan.model import Mark

_ABOUT = {"reading", "question", "settled_by", "settled_on", "a", "b", "c"}


def used(mark: Mark) -> Mapping[str, Any]:
    """The body of a mark by the reading in use; the body itself where it has one reading."""
    return body_of(mark, mark.body.get("reading"))


def body_of(mark: Mark, reading: Any) -> Mapping[str, Any]:
    """The body by a named reading: what all readings share, and what this one says."""
    own = mark.body.get(str(reading)) if reading is not None else None
    common = {k: v for k, v in mark.body.items() if k not in _ABOUT}
    return common | dict(own) if isinstance(own, Mapping) else common


def others(mark: Mark) -> dict[str, Mapping[str, Any]]:
    """The bodies of the readings that are not in use, by letter."""
    names = [r for r in ("a", "b", "c") if r in mark.body and r != str(mark.body.get("reading"))]
    return {name: body_of(mark, name) for name in names}
