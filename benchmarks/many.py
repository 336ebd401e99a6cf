"""Everybody at once: the plan's second voice on DuckDB beside the same plan by hand in Polars.

Each side runs in a process of its own, from the same parquet files to tables of answers in
memory; then both write what they found, and the answers are compared row by row.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

PLAN = Path(__file__).parents[1] / "plans" / "kien-giang-so-xay-dung-2022"
OCCASIONS = (("2024", date(2025, 5, 20)), ("2021-2025", date(2026, 5, 20)))


def by_engine(folder: Path, out: Path, name: str = "duckdb") -> dict[str, float]:
    """The second voice on an engine; seconds by round."""
    import pyarrow.parquet as pq

    from thidua import engines
    from thidua.core.plan.loading import load
    from thidua.core.rounds import Round

    plan, seconds = load(PLAN), {}
    for round_, as_of in OCCASIONS:
        begun = time.perf_counter()
        with engines.opened_folder(plan, Round.read(round_), folder, as_of, name) as bulk:
            judged = list(bulk.tables())
            seconds[round_] = time.perf_counter() - begun
            for award, _who, table in judged:
                pq.write_table(bulk.engine.fetch(table), out / f"{award.id}.parquet")
    return seconds


def by_hand(folder: Path, out: Path) -> dict[str, float]:
    """The Polars program; seconds by round."""
    from benchmarks.by_hand_awards import Awards

    seconds = {}
    for name, as_of in OCCASIONS:
        begun = time.perf_counter()
        years = tuple(range(int(name[:4]), int(name[-4:]) + 1))
        awards = Awards(folder, years, as_of)
        judged = awards.annual() if len(years) == 1 else awards.stage()
        seconds[name] = time.perf_counter() - begun
        for award, table in judged.items():
            table.write_parquet(out / f"{award}.parquet")
    return seconds


SIDES = {"engine": by_engine, "hand": by_hand}
OTHERS = {name: partial(by_engine, name=name) for name in ("postgresql", "spark")}
"""Sides that need a server or Java: measured where they are named."""


def measured(side: str, folder: Path, out: Path) -> dict[str, Any]:
    """One side in a process of its own: seconds by round, peak memory in MB."""
    out.mkdir(parents=True, exist_ok=True)
    asked = [sys.executable, "-m", "benchmarks.many", side, str(folder), str(out)]
    run = subprocess.run(asked, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


def compared(engine: Path, hand: Path) -> int:
    """How many verdicts were compared; raises AssertionError where the two sides differ."""
    import polars as pl

    count = 0
    files = sorted(p.name for p in hand.glob("*.parquet"))
    assert files == sorted(p.name for p in engine.glob("*.parquet"))
    for name in files:
        one, other = (pl.read_parquet(side / name).sort("candidate") for side in (engine, hand))
        columns = ["candidate", *sorted(set(other.columns) - {"candidate"})]
        answers = [pl.col(c).cast(pl.Int8) for c in columns[1:]]
        assert one.select("candidate", *answers).equals(other.select("candidate", *answers)), name
        count += one.height
    return count


def side_by_side(candidates: int, sides: tuple[str, ...] = tuple(SIDES)) -> dict[str, Any]:
    """Both sides over a new world of so many candidates, compared where both ran."""
    from benchmarks.world import write

    with tempfile.TemporaryDirectory() as kept:
        root = Path(kept)
        rows = write(root / "facts", candidates)
        found = {side: measured(side, root / "facts", root / side) for side in sides}
        verdicts = compared(root / sides[0], root / sides[-1])
    return found | {"candidates": candidates, "rows": rows, "verdicts": verdicts}


if __name__ == "__main__":
    took = (SIDES | OTHERS)[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": took, "peak_mb": peak}))
