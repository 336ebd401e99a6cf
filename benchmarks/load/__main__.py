"""`python -m benchmarks.load [--postgres] [--small]`: a deadline day in figures.

A made-up province is served by `thidua serve` on this machine and asked over loopback by a process of
its own: each page and write alone, a deadline day all mixed, and the minute in which the deadline
passes. `--small` is a Sở of 200 people with one movement, else 500 agencies, 30,000 people and 200
movements. Prints the tables; 1 where a request failed, a late dossier was taken in, or one was lost.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.load import beside
from benchmarks.load.deadline import across
from benchmarks.load.players import (
    DEADLINE_DAY,
    Day,
    Deed,
    dossier,
    home,
    lines,
    listed,
    opining,
    people,
    play,
    public,
    review,
    typing,
)
from tests.kills.postgres import Cluster
from tests.kills.rounds import REPOSITORY, environment
from tests.kills.server import Server, processes_of
from tests.system.site import free_port

PROVINCE, OFFICE = (500, 30_000, 200, 9), (1, 200, 1, 50)
"""Agencies, people, movements, dossiers of each."""
ALONE: tuple[Deed, ...] = (public, home, listed, people, dossier, review, typing, opining)


def main() -> int:
    """Make, serve, play, print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--small", action="store_true")
    asked.add_argument("--size", help="agencies,people,movements,dossiers")
    asked.add_argument("--connections", type=int, default=16)
    asked.add_argument(
        "--seconds", type=float, default=10, help="of each page alone; the day lasts six times that"
    )
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument(
        "--beside", type=Path, help="another program that is being served, told as beside.py says"
    )
    asked.add_argument("--keep", type=Path, help="a folder in which what is made stays, and is used again")
    given = asked.parse_args()
    folder = given.keep.resolve() if given.keep else Path(tempfile.mkdtemp(prefix="thidua-load-"))
    cluster = Cluster(folder / "cluster", free_port()) if given.postgres else None
    if cluster:
        cluster.start() if cluster.folder.exists() else cluster.make()
    try:
        return _measured(given, folder, {"THIDUA_DATABASE_URL": cluster.url} if cluster else {})
    finally:
        if cluster:
            cluster.remove()


def _measured(given: Any, folder: Path, more: dict[str, str]) -> int:
    size = tuple(map(int, given.size.split(","))) if given.size else OFFICE if given.small else PROVINCE
    home_ = folder / "data"
    home_.mkdir(parents=True, exist_ok=True)
    told = environment(home_, {"THIDUA_DEMO": "yes", **more})
    made = folder / "made.json"
    if not made.exists():
        made.write_text(_filled(told, size), encoding="utf-8")
    day = Day(json.loads(made.read_text(encoding="utf-8"))["agencies"])
    server = Server(home_, free_port(), told)
    server.start(workers=given.workers)
    wrong = 0
    try:
        if given.beside:
            return beside.compared(server.port, day, given.beside, given.connections, given.seconds)
        for deed in ALONE:
            played = play(server.port, day, ((deed, 1),), given.connections, given.seconds)
            wrong += _print(played)
        print(f"memory of the server: {memory(server):.0f} MB", flush=True)
        print("a deadline day, all mixed")
        wrong += _print(play(server.port, day, DEADLINE_DAY, given.connections, 6 * given.seconds))
        print(f"memory of the server: {memory(server):.0f} MB", flush=True)
        wrong += across(server, day, given.connections)
    finally:
        server.kill()
    return int(bool(wrong))


def _filled(told: dict[str, str], size: tuple[int, ...]) -> str:
    """Fill the province; returns as JSON what the players need of it."""
    said = "import django; django.setup(); from benchmarks.load import province; province.main()"
    command = [sys.executable, "-c", said, *map(str, size)]
    made = subprocess.run(command, env=told, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=True)
    return made.stdout.splitlines()[-1]


def _print(played: list[Any]) -> int:
    wrong = 0
    for line in lines(played):
        print(
            f"  {line.kind:<9} {line.count:>6} asked {line.refused:>4} refused {line.failed:>4} failed"
            f" {line.p50:>7.0f} {line.p95:>7.0f} {line.p99:>7.0f} ms (50, 95, 99 %) {line.rate:>7.1f} a second",
            flush=True,
        )
        wrong += line.failed
    return wrong


def memory(server: Server) -> float:
    """Megabytes that all processes of the server hold, what they share counted once for each."""
    assert server.process is not None
    pages = [
        int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in processes_of(server.process.pid)
    ]
    return sum(pages) * 4096 / 1e6


if __name__ == "__main__":
    sys.exit(main())
