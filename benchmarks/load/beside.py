"""Another program of the kind beside ours, in turns and in one run: pages, lists, reviews, saved reviews.

It is served by itself, on this machine; a JSON file tells of it: `name`, `port`, and under `kinds`, for
each of `public`, `list`, `review` and `opinion`, the `paths`, the `cookies` of who asks, and for what is
saved the `body` of the form. A path that may be asked once only stands under `opinion` as often as that.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.load.players import Asked, Day, Deed, Line, Told, lines, listed, opining, play, public, review

OURS: dict[str, Deed] = {"public": public, "list": listed, "review": review, "opinion": opining}
TURNS = 2
"""How often each has its turn, ours first."""


def compared(port: int, day: Day, told: Path, connections: int, seconds: float) -> int:
    """Play and print both with the ratio of what they answer in a second; how many of ours failed."""
    other = json.loads(told.read_text(encoding="utf-8"))
    failed = 0
    for kind, ours in OURS.items():
        theirs = _deed(kind, other["kinds"][kind])
        mine: list[Told] = []
        its: list[Told] = []
        rates: list[tuple[float, float]] = []
        for _turn in range(TURNS):
            one = play(port, day, ((ours, 1),), connections, seconds / TURNS)
            two = play(other["port"], day, ((theirs, 1),), connections, seconds / TURNS)
            rates.append((_line(one).rate, _line(two).rate))
            mine, its = mine + one, its + two
        failed += _shown("ours", _line(mine), [ours_ for ours_, _ in rates])
        _shown(other["name"], _line(its), [theirs_ for _, theirs_ in rates])
        print(
            f"  {kind}: {sum(o for o, _ in rates) / sum(t for _, t in rates):.1f} times as many", flush=True
        )
    return failed


def _deed(kind: str, told: dict[str, Any]) -> Callable[[Day, random.Random], Asked | None]:
    left = list(told["paths"])

    def once(_day: Day, _chance: random.Random) -> Asked | None:
        return Asked(kind, told["cookies"], left.pop(), told["body"].encode()) if left else None

    def any_time(_day: Day, chance: random.Random) -> Asked:
        return Asked(kind, told.get("cookies", ""), chance.choice(left))

    return once if "body" in told else any_time


def _line(told: list[Told]) -> Line:
    return next(lines(told))


def _shown(name: str, line: Line, rates: list[float]) -> int:
    each = ", ".join(f"{rate:.1f}" for rate in rates)
    print(
        f"  {line.kind:<8} {name:<18} {line.count:>6} asked {line.refused:>4} refused {line.failed:>4} failed"
        f" {line.p50:>7.0f} {line.p95:>7.0f} ms (50, 95 %) {each} a second",
        flush=True,
    )
    return line.failed
