"""What tests of initiatives begin with."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.initiatives import actions
from thidua.records.actions import open_series


@pytest.fixture
def ready(world: World) -> World:
    """Department A takes initiatives the whole November, and keeps a book of decisions."""
    days = (date(2024, 11, 1), date(2024, 11, 30))
    actions.set_window(world.units["A"], 2024, days, by=world.users["a-office"])
    for agency in ("A", "P"):
        admin = world.users[f"{agency.lower()}-agency_admin"]
        open_series(world.units[agency], "decision", "{n}/QĐ-MẪU", by=admin, year=2024)
    return world
