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
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.kills.clients import Client, Deed, Material
from tests.kills.postgres import Cluster
from tests.kills.server import CALLS, Server, dies_at

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
        stopping = threading.Event()
        threads = [threading.Thread(target=self._client(n, stopping).work) for n in range(PEOPLE_AT_WORK)]
        for thread in threads:
            thread.start()
        way(self)
        self.server.kill()
        stopping.set()
        for thread in threads:
            thread.join()
        if self.cluster is not None:
            self.cluster.start()
        return self.judged()

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
    """While a backup is being made; a backup that says it is made brings everything back."""
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


def made(folder: Path, port: int, many: int, more: dict[str, str], seed: int) -> Game:
    """A fresh installation in a folder, with `many` things of every kind to be done."""
    home = folder / "data"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    told = kept | {
        "THIDUA_HOME": str(home),
        "THIDUA_MAIL_URL": "memorymail://",
        "THIDUA_IDLE_MINUTES": "0",
        "DJANGO_SETTINGS_MODULE": "thidua.settings",
        **more,
    }
    filled = subprocess.run(
        [*apart("material"), str(many)],
        env=told,
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    material = Material.of(json.loads(filled.stdout.splitlines()[-1]))
    game = Game(Server(home, port, told), material, random.Random(seed))
    game.before = frozenset(game.judged())
    return game
