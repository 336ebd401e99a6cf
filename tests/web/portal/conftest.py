"""A movement on the public site, with an award of a published decision."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.web.portal.made import Site, site
from tests.web.world import World


@pytest.fixture
def ready(world: World) -> Site:
    """The site."""
    return site(world)


@pytest.fixture(autouse=True)
def _no_memory_of_askings() -> Iterator[None]:
    """Every test counts its own askings."""
    cache.clear()
    yield
    cache.clear()
