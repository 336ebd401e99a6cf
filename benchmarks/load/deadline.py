"""The minute in which a deadline passes: everybody sends at once, and the clock strikes midnight."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.load.players import Day, play, submitting
from tests.kills.rounds import REPOSITORY
from tests.kills.server import Server
from thidua.clock import moment

BEFORE, AFTER = 12.0, 12.0
"""Seconds that are played before and after midnight."""
DUE = moment(date(2025, 1, 5), 0)
"""Dossiers are due before this moment."""


def across(server: Server, day: Day, connections: int) -> int:
    """Play it and judge; returns how much was wrong: lost, taken in late, answered with an error page."""
    _apart(server, "set_clock", DUE - timedelta(seconds=BEFORE))
    day.submits = day.last
    told = play(server.port, day, ((submitting, 1),), connections, BEFORE + AFTER)
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


def _apart(server: Server, name: str, *given: Any) -> dict[str, Any]:
    said = f"import django; django.setup(); from benchmarks.load import deadline; deadline.{name}()"
    command = [sys.executable, "-c", said, *(str(g) for g in given)]
    done = subprocess.run(
        command, env=server.environment, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True, check=True
    )
    return dict(json.loads(done.stdout or "{}"))


def set_clock() -> None:
    """Set the demo's clock to the moment that the command names."""
    from thidua.screens.models import DemoClock

    shift = int((datetime.fromisoformat(sys.argv[1]) - datetime.now(UTC)).total_seconds())
    DemoClock.objects.update_or_create(pk=1, defaults={"shift": shift})


def submitted() -> None:
    """Print when each dossier was sent."""
    from thidua.nominations.models import Nomination

    rows = Nomination.objects.exclude(submitted_at=None).values_list("pk", "submitted_at")
    print(json.dumps({pk: at.isoformat() for pk, at in rows}))
