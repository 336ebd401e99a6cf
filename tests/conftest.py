"""Settings of the whole test run: which rooms are tested first."""

from pathlib import Path

import pytest

FIRST = ("core", "house", "plans", "exchange", "engines", "documents", "rounds", "cli")
LONGEST = {"test_whole_movement.py", "test_demo_on_postgresql.py"}
"""These begin before the others of their room, else all workers but one wait at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the cheap and the fundamental first, so that a slip shows within seconds."""
    here = Path(__file__).parent

    def turn(item: pytest.Item) -> tuple[int, bool]:
        room = item.path.relative_to(here).parts[0] if item.path.is_relative_to(here) else "core"
        return FIRST.index(room) if room in FIRST else len(FIRST), item.path.name not in LONGEST

    items.sort(key=turn)
