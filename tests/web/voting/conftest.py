"""What the tests of voting may ask for."""

import pytest

from tests.web.voting.council import Bench, council_of_nine
from tests.web.world import World


@pytest.fixture
def bench(world: World) -> Bench:
    """A council of nine, seated, with its rules."""
    return council_of_nine(world)


@pytest.fixture
def ready(bench: Bench) -> Bench:
    """Its session with two nominees, everybody present, codes handed out: ready to open."""
    bench.plan(items=2)
    bench.hand_out()
    return bench


@pytest.fixture
def voting(ready: Bench) -> Bench:
    """The vote is open."""
    ready.open()
    return ready
