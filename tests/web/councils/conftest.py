"""What tests of award councils may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.councils.sitting import Sitting, sitting
from tests.web.decisions.round import DAY
from tests.web.world import World
from thidua.clock import set_to


@pytest.fixture(autouse=True)
def _council_day() -> Iterator[None]:
    """The day on which the council sits."""
    with set_to(DAY):
        yield


@pytest.fixture
def council(world: World) -> Sitting:
    """The council of department A, with its round."""
    return sitting(world)
