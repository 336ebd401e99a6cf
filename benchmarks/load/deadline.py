"""The minute in which a deadline passes: everybody sends at once, and the clock strikes midnight."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from queue import SimpleQueue
from typing import Any

from benchmarks.load.players import Asked, Day, play, submitting
from tests.kills.rounds import REPOSITORY
from tests.kills.server import Server
from thidua.clock import moment

BEFORE, AFTER = 12.0, 12.0
"""Seconds that are played before and after midnight."""
RUSH = 1.0
"""Seconds around midnight in which every second dossier is sent; the others spread over the whole time."""
DUE = moment(date(2025, 1, 5), 0)
"""Dossiers are due before this moment."""


def across(server: Server, day: Day, connections: int) -> int:
    """Play it and judge; returns how much was wrong: lost, taken in late, answered with an error page."""
    shift = _apart(server, "set_clock", DUE - timedelta(seconds=BEFORE))["shift"]
    day.submits = day.last
    strikes = DUE.timestamp() - shift - time.time() + time.monotonic()
    sending = _in_turn(strikes, day.last.qsize())
    told = play(server.port, day, ((sending, 1),), connections, BEFORE + AFTER)
    sent = [t for t in told if t.status == 302 and t.led_to.endswith("/da-gui")]
    refused = [t for t in told if t.status == 422]
    failed = [t for t in told if t not in sent and t not in refused]
    there = {int(k): v for k, v in _apart(server, "submitted").items()}
    lost = [t for t in sent if t.asked.about not in there]
    kept = [t for t in refused if t.asked.about in there]
    late = [pk for pk, at in there.items() if datetime.fromisoformat(at) >= DUE]
    print(
        f"across the deadline: {len(sent)} sent, {len(refused)} refused as late,"
        f" {len(failed)} answered otherwise, {len(lost)} acknowledged and lost, {len(kept)} refused and yet taken in,"
        f" {len(late)} taken in late",
        *(f"{t.status} {t.led_to}" for t in failed[:3]),
    )
    return sum(map(len, (failed, lost, kept, late))) + int(not sent or not refused)


def _in_turn(strikes: float, many: int) -> Callable[[Day, random.Random], Asked | None]:
    """A dossier sent when its time has come; `strikes`: midnight, by this machine's running clock."""
    spread = random.Random(many)
    spans = ((-RUSH, RUSH), (-BEFORE + 1, AFTER - 1))
    times: SimpleQueue[float] = SimpleQueue()
    for at in sorted(strikes + spread.uniform(*spans[number % 2]) for number in range(many)):
        times.put(at)

    def send(day: Day, chance: random.Random) -> Asked | None:
        asked = submitting(day, chance)
        if asked is not None:
            time.sleep(max(0.0, times.get() - time.monotonic()))
        return asked

    return send


def _apart(server: Server, name: str, *given: Any) -> dict[str, Any]:
    said = f"import django; django.setup(); from benchmarks.load import deadline; deadline.{name}()"
    command = [sys.executable, "-c", said, *(str(g) for g in given)]
    done = subprocess.run(
        command, env=server.environment, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=True
    )
    return dict(json.loads(done.stdout or "{}"))


def set_clock() -> None:
    """Set the demo's clock to the moment that the command names; print by how many seconds it is shifted."""
    from thidua.screens.models import DemoClock

    shift = int((datetime.fromisoformat(sys.argv[1]) - datetime.now(UTC)).total_seconds())
    DemoClock.objects.update_or_create(pk=1, defaults={"shift": shift})
    print(json.dumps({"shift": shift}))


def submitted() -> None:
    """Print when each dossier was sent."""
    from thidua.nominations.models import Nomination

    rows = Nomination.objects.exclude(submitted_at=None).values_list("pk", "submitted_at")
    print(json.dumps({pk: at.isoformat() for pk, at in rows}))
