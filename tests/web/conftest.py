"""What every test of the web application may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.web.everything import Everything, everything
from tests.web.world import DAY, World, small_province
from thidua.clock import set_to


@pytest.fixture
def world(db: None) -> World:
    """The small province."""
    return small_province()


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    """Every test begins on the same morning."""
    with set_to(DAY):
        yield


@pytest.fixture
def transactional_world(transactional_db: None) -> World:
    """The small province for a test of work that begins only when a transaction has ended."""
    return small_province()


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Everything]:
    """The province in which something of everything exists, made once for a module and taken back."""
    with django_db_blocker.unblock(), set_to(DAY), transaction.atomic():
        yield everything()
        transaction.set_rollback(True)
