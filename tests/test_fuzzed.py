"""Readers under altered bytes: a fixed set each day, and every fault that was ever found, kept beside this file."""

from pathlib import Path

import pytest

from benchmarks.fuzz import FOUND, TARGETS, blind, tried

KEPT = sorted(path for path in FOUND.rglob("*") if path.is_file())
COUNTS = {"cells": 3000, "text": 300, "web": 500, "plan": 40, "word": 15}
COUNTS |= {"book": 200, "sheet": 60, "tables": 100, "scorecard": 40}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_is_read_or_refused(path: Path) -> None:
    tried(path.parent.name, path.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_altered_examples_are_read_or_refused(target: str) -> None:
    for data in blind(target, COUNTS[target], seed=2026):
        tried(target, data)
