"""Settings of the whole test run: which rooms are tested first."""

from pathlib import Path

import pytest

FIRST = ("core", "house", "plans", "exchange", "engines", "documents", "rounds", "cli")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the cheap and the fundamental first, so that a slip shows within seconds."""
    here = Path(__file__).parent

    def turn(item: pytest.Item) -> int:
        room = item.path.relative_to(here).parts[0] if item.path.is_relative_to(here) else "core"
        return FIRST.index(room) if room in FIRST else len(FIRST)

    items.sort(key=turn)
