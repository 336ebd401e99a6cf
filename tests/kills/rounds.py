"""Rounds of work and killing on one installation; the state stays from round to round.

A round: the server is started, six people work, something is killed (the whole server, its background
worker, one of its processes, the database), the whole server is killed, and the oracle looks at what
is left. The next round begins with what never got its answer.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.kills.clients import Client, Deed, Material
from tests.kills.images import Disk, watching
from tests.kills.postgres import Cluster
from tests.kills.server import CALLS, Server, dies_at
from tests.system.site import free_port

PEOPLE_AT_WORK = 6
SHORTEST, LONGEST = 0.2, 5.0
"""Seconds of work before a kill."""
REPOSITORY = Path(__file__).parents[2]


@dataclass
class Game:
    """One installation that is killed again and again; `chance` decides when and how."""

    server: Server
    material: Material
    chance: random.Random
    cluster: Cluster | None = None
    people: list[list[Deed]] = field(default_factory=lambda: [[] for _ in range(PEOPLE_AT_WORK)])
    ways: Counter[str] = field(default_factory=Counter)
    before: frozenset[str] = frozenset()
    """What the oracle says of the installation as it was made: its sample files have no bytes."""

    @property
    def journals(self) -> list[Path]:
        """Where each of the people writes what they began and what was acknowledged."""
        return [self.server.home.parent / f"journal-{n}.jsonl" for n in range(PEOPLE_AT_WORK)]

    @property
    def deeds(self) -> list[Deed]:
        """What everybody asked for in all rounds."""
        return [deed for mine in self.people for deed in mine]

    def round(self) -> list[str]:
        """Work, kill, and what the oracle says."""
        way = self.chance.choice(WAYS if self.cluster is None else WAYS + DATABASE_WAYS)
        under = _at_a_call(self.chance) if way is at_a_call else ()
        self.ways[way.__name__] += 1
        if self.cluster is not None:
            self.cluster.start()
        self.server.start(under)
        with self._everybody_working():
            way(self)
            self.server.kill()
        if self.cluster is not None:
            self.cluster.start()
        return self.judged()

    def power_cut(self) -> list[str]:
        """Work until the power goes; what is left of the disk is the installation from now on."""
        home = self.server.home
        log, copy, image = (home.parent / name for name in ("calls.log", "copy", "image"))
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(home, copy)
        self.ways["power_cut"] += 1
        self.server.start(watching(log))
        with self._everybody_working():
            self.work_for()
            self.server.kill()
        disk = Disk.of(copy, home)
        disk.follow(log)
        disk.build(image, self.chance, self.chance.choice((0.0, 0.5, 0.9)))
        shutil.rmtree(home)
        image.rename(home)
        return self.judged()

    @contextmanager
    def _everybody_working(self) -> Iterator[None]:
        stopping = threading.Event()
        threads = [threading.Thread(target=self._client(n, stopping).work) for n in range(PEOPLE_AT_WORK)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stopping.set()
            for thread in threads:
                thread.join()

    def _client(self, number: int, stopping: threading.Event) -> Client:
        return Client(
            number,
            self.server.port,
            self.material,
            self.journals[number],
            stopping,
            random.Random(self.chance.random()),
            self.people[number],
        )

    def judged(self) -> list[str]:
        """What the oracle finds wrong, asked in a process of its own."""
        there = [str(path) for path in self.journals if path.exists()]
        asked = subprocess.run(
            [*apart("oracle"), *there],
            env=self.server.environment,
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.returncode:
            return [f"the oracle could not look: {asked.stderr[-1500:]}"]
        return [told for told in json.loads(asked.stdout.splitlines()[-1]) if told not in self.before]

    def work_for(self) -> None:
        """Let everybody work for a while."""
        time.sleep(self.chance.uniform(SHORTEST, LONGEST))


def whole_server(game: Game) -> None:
    """All its processes at once, at any time."""
    game.work_for()


def background(game: Game) -> None:
    """The process of background work alone; another takes its work up."""
    game.work_for()
    _end(game.server.one_of("db_worker"))
    game.work_for()


def one_process(game: Game) -> None:
    """One of the processes that answer requests; the others go on, and it comes back."""
    game.work_for()
    _end(game.server.one_of("multiprocessing"))
    game.work_for()


def at_a_call(game: Game) -> None:
    """Whichever process first makes its n-th call of the system of one kind dies in it."""
    game.work_for()


def while_saving(game: Game) -> None:
    """While a backup is being made, which is killed with it."""
    file = game.server.home.parent / "saved.zip"
    file.unlink(missing_ok=True)
    command = [str(Path(sys.executable).with_name("thidua")), "backup", str(file)]
    with subprocess.Popen(
        command, env=game.server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as saving:
        game.work_for()
        saving.kill()


def one_backend(game: Game) -> None:
    """One process of PostgreSQL, so that it ends all others and recovers by itself."""
    assert game.cluster is not None
    game.work_for()
    _end(game.cluster.one_backend())
    game.work_for()
    game.work_for()


def whole_database(game: Game) -> None:
    """PostgreSQL with all its processes, under the server, which stays and waits."""
    assert game.cluster is not None
    game.work_for()
    game.cluster.kill()
    game.work_for()
    game.cluster.start()
    game.work_for()


WAYS: tuple[Callable[[Game], None], ...] = (
    whole_server,
    whole_server,
    background,
    one_process,
    at_a_call,
    at_a_call,
    while_saving,
)
DATABASE_WAYS: tuple[Callable[[Game], None], ...] = (one_backend, whole_database, whole_database)


def apart(module: str) -> list[str]:
    """The command that calls the `main` of a module here, in a process of its own with Django ready."""
    said = f"import django; django.setup(); from tests.kills import {module}; {module}.main()"
    return [sys.executable, "-c", said]


def _at_a_call(chance: random.Random) -> list[str]:
    return dies_at(chance.choice(CALLS), int(10 ** chance.uniform(0.5, 2.7)))


def _end(pid: int | None) -> None:
    if pid is not None:
        os.kill(pid, signal.SIGKILL)


def environment(home: Path, more: dict[str, str]) -> dict[str, str]:
    """What the processes of an installation are told."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    return kept | {
        "THIDUA_HOME": str(home),
        "THIDUA_MAIL_URL": "memorymail://",
        "THIDUA_IDLE_MINUTES": "0",
        "DJANGO_SETTINGS_MODULE": "thidua.settings",
        "PYTHONPATH": str(REPOSITORY),
        **more,
    }


def filled(home: Path, many: int, more: dict[str, str]) -> dict[str, Any]:
    """A fresh installation with `many` things of every kind to be done; returns what clients need of it."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    done = subprocess.run(
        [*apart("material"), str(many)],
        env=environment(home, more),
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def game(home: Path, told: dict[str, Any], seed: int, cluster: Cluster | None = None, **more: str) -> Game:
    """The game on an installation that was filled; journals lie beside its folder."""
    if cluster is not None:
        more["THIDUA_DATABASE_URL"] = cluster.url
    server = Server(home, free_port(), environment(home, more))
    begun = Game(server, Material.of(told), random.Random(seed), cluster)
    begun.before = frozenset(begun.judged())
    return begun
