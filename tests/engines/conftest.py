"""A PostgreSQL for the engine that needs one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.kills.postgres import Cluster
from tests.system.site import free_port
from thidua.engines.postgresql import ADDRESS


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for all tests of a process."""
    made = Cluster(tmp_path_factory.mktemp("engines") / "cluster", free_port())
    made.make()
    yield made
    made.remove()


@pytest.fixture(autouse=True)
def _address(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the engine find it, where a test asks for that engine."""
    told: dict[str, Any] = getattr(getattr(request.node, "callspec", None), "params", {})
    if told.get("name") == "postgresql":
        monkeypatch.setenv(ADDRESS, request.getfixturevalue("cluster").url)
