"""Department A's movement with its duties given as proposed."""

from __future__ import annotations

import pytest

from tests.web.world import World
from thidua.duties.actions import assign_proposed
from thidua.movements.models import Movement


@pytest.fixture
def movement(world: World) -> Movement:
    """The sample plan in department A for two years; nobody was given a duty yet."""
    return world.movement(world.plan("mau", "A"), "2024", "2025")


@pytest.fixture
def given(world: World, movement: Movement) -> Movement:
    """The same once the office has taken the proposals."""
    assign_proposed(movement, by=world.users["a-office"])
    return movement
