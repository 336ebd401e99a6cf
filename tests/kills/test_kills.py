"""A few kills of each sort, and builds that break a promise: `python -m tests.kills` plays hundreds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.kills.postgres import Cluster
from tests.kills.rounds import Game, filled, game
from tests.system.site import free_port

pytestmark = pytest.mark.system
THINGS = 12
UNTIL_CAUGHT = 6
"""Rounds in which a broken build must be caught."""


class Filled(NamedTuple):
    """An installation as it was filled, to be copied, and what clients need of it."""

    home: Path
    told: dict[str, Any]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """One for all tests on SQLite."""
    home = tmp_path_factory.mktemp("kills") / "data"
    return Filled(home, filled(home, THINGS, {}))


def begun(installation: Filled, folder: Path, seed: int, **more: str) -> Game:
    """A game on a copy."""
    shutil.copytree(installation.home, folder / "data")
    return game(folder / "data", installation.told, seed, **more)


def acknowledged(played: Game) -> int:
    """How many deeds were answered with success."""
    return sum(deed.state == "acked" for deed in played.deeds)


def test_what_was_acknowledged_outlives_every_kill(installation: Filled, tmp_path: Path) -> None:
    played = begun(installation, tmp_path, seed=1)
    assert [played.round() for _ in range(3)] == [[]] * 3
    assert acknowledged(played) > 10


def test_what_was_acknowledged_outlives_a_power_cut(installation: Filled, tmp_path: Path) -> None:
    played = begun(installation, tmp_path, seed=2)
    assert [played.power_cut() for _ in range(2)] == [[]] * 2
    assert acknowledged(played) > 10


@pytest.mark.parametrize(
    ("build", "play", "fault"),
    [("diary_later", Game.round, "diary is not so"), ("forgetful", Game.power_cut, "")],
    ids=["the diary is written after the commit", "commits are not synced"],
)
def test_a_broken_build_is_caught(
    installation: Filled, tmp_path: Path, build: str, play: Any, fault: str
) -> None:
    told = {"DJANGO_SETTINGS_MODULE": f"tests.kills.broken.{build}"}
    played = begun(installation, tmp_path, seed=3, **told)
    found = next((faults for _ in range(UNTIL_CAUGHT) if (faults := play(played))), [])
    assert found != []
    assert any(fault in line for line in found)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A PostgreSQL of one's own."""
    made = Cluster(tmp_path / "cluster", free_port())
    made.make()
    yield made
    made.remove()


def test_kills_of_postgresql_and_of_the_server_lose_nothing(cluster: Cluster, tmp_path: Path) -> None:
    told = filled(tmp_path / "data", THINGS, {"THIDUA_DATABASE_URL": cluster.url})
    played = game(tmp_path / "data", told, 5, cluster)
    assert [played.round() for _ in range(3)] == [[]] * 3
    assert acknowledged(played) > 10
