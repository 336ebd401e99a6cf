"""How long a change of a plan takes to be tried on the facts of a province, in seconds of processor time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from pathlib import Path

from benchmarks.world import PLAN, World
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.plan.knobs import turned
from thidua.core.plan.loading import load
from thidua.core.rounds import Round
from thidua.core.what_if import Trial

PEOPLE = 30_000
CHANGES = {
    "a rating of each person": {"IV.1.2.b.lead:rule:rating:at_least": "excellent"},
    "a share of all members": {"IV.1.2.a-2#xep-loai:rule:rating:share": "80"},
    "discipline of members": {"IV.1.2.a.lead#ky-luat:rule:no_discipline:from": "warning"},
    "an index of the agency": {"IV.1.2.a-1:rule:index_class:at_least": "good"},
}
MILLION = Decimal(1_000_000)


def measure(people: int = PEOPLE) -> dict[str, float]:
    """The first answer (every criterion judged once), then each change on top of it."""
    trial = Trial(
        load(Path("plans") / PLAN),
        Round.read("2024"),
        FactsView(Facts.of(_records(people)), date(2025, 5, 20)),
    )
    found = {f"as it is, {people:,} candidates": _seconds(trial, {})}
    return found | {name: _seconds(trial, change) for name, change in CHANGES.items()}


def _seconds(trial: Trial, change: dict[str, str]) -> float:
    begun = time.process_time()
    trial.outcomes(turned(trial.plan, change) if change else trial.plan)
    return time.process_time() - begun


def _records(people: int) -> Iterator[Record]:
    """The made-up department as records; what engines do not read is filled with a word."""
    for name, rows in World(people, 1).tables().items():
        record = BY_NAME[name]
        names = {f.name.rstrip("_"): f.name for f in fields(record)}
        lacking = {f.name: "x" for f in fields(record) if f.default is MISSING}
        for row in rows.to_pylist():
            given = {names[k]: _value(k, v) for k, v in row.items() if k in names}
            yield record(**lacking | given)


def _value(name: str, value: object) -> object:
    return Decimal(value) / MILLION if name in ("score", "max_score") and isinstance(value, int) else value
