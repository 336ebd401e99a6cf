"""`python -m tests.kills [--rounds 200] [--cuts 20] [--postgres] [--seed N]`: many kills, and what the oracle found.

Each round keeps what the rounds before left. It stops at the first fault, with the seed and the folder
that show it; where there is none it prints how often what was killed and how many deeds were judged.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.kills.postgres import Cluster
from tests.kills.rounds import Game, filled, game
from tests.system.site import free_port

THINGS = 600
"""Letters, decisions and votes that wait to be done at the beginning."""


def main() -> int:
    """Play the rounds; 1 where a fault was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=200)
    asked.add_argument("--cuts", type=int, default=0, help="power cuts after the rounds (SQLite)")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--things", type=int, default=THINGS)
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--folder", type=Path)
    given = asked.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="thidua-kills-"))
    cluster = Cluster(folder / "cluster", free_port()) if given.postgres else None
    if cluster:
        cluster.make()
    try:
        more = {"THIDUA_DATABASE_URL": cluster.url} if cluster else {}
        told = filled(folder / "data", given.things, more)
        begun = game(folder / "data", told, given.seed, cluster)
        return _played(begun, [begun.round] * given.rounds + [begun.power_cut] * given.cuts, folder)
    finally:
        if cluster:
            cluster.remove()


def _played(played: Game, rounds: list[Callable[[], list[str]]], folder: Path) -> int:
    began = time.monotonic()
    for number, play in enumerate(rounds, 1):
        faults = play()
        if faults:
            print(f"round {number}, seed in {sys.argv[1:]}, folder {folder}:", *faults[:20], sep="\n  ")
            return 1
        if number % 10 == 0:
            print(f"{number} kills, {len(played.deeds)} deeds, {time.monotonic() - began:.0f} s", flush=True)
    states = Counter(f"{deed.kind} {deed.state}" for deed in played.deeds)
    print(
        f"{len(rounds)} kills, no fault. Killed: {dict(played.ways)}. Deeds: {dict(sorted(states.items()))}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
