"""What tests of decisions may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.decisions.round import DAY, Settled, settled
from tests.web.world import World
from thidua.clock import set_to


@pytest.fixture(autouse=True)
def _decision_day() -> Iterator[None]:
    """The day after the council has met."""
    with set_to(DAY):
        yield


@pytest.fixture
def a_round(world: World) -> Settled:
    """The round of department A."""
    return settled(world)
