"""The hardest of the five plans put to the whole country, by each engine and by the program written by hand.

The Kiên Giang plan asks the most kinds of questions (thirteen; the others four to ten). Here a ministry issues it,
so that everybody below is addressed. Each side runs in a process of its own, from the same files to files of answers.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.many import OCCASIONS, PLAN
from benchmarks.nation.bodies import MINISTRY

BY_HAND = "polars"


def by_engine(folder: Path, out: Path, name: str) -> dict[str, float]:
    """The second voice on an engine; seconds by round, the writing of the answers included."""
    from thidua import engines
    from thidua.core.plan.loading import load
    from thidua.core.rounds import Round

    plan, seconds = load(PLAN), {}
    ministry = {**plan.issuer, "name": "Bộ mẫu", "kind": "ministry", "superior": None}
    plan = replace(plan, front={**plan.front, "issuer": ministry})
    for round_, as_of in OCCASIONS:
        begun = time.perf_counter()
        with engines.opened_folder(plan, Round.read(round_), folder, as_of, name) as bulk:
            for award, _who, table in bulk.tables():
                bulk.engine.write(table, out / f"{award.id}.parquet")
        seconds[round_] = time.perf_counter() - begun
    return seconds


def by_hand(folder: Path, out: Path) -> dict[str, float]:
    """The Polars program; seconds by round, the writing of the answers included."""
    from benchmarks.by_hand_awards import Awards

    seconds = {}
    for name, as_of in OCCASIONS:
        begun = time.perf_counter()
        years = tuple(range(int(name[:4]), int(name[-4:]) + 1))
        awards = type("OfTheCountry", (Awards,), {"issuer": MINISTRY})(folder, years, as_of)
        for award, table in (awards.annual() if len(years) == 1 else awards.stage()).items():
            table.write_parquet(out / f"{award}.parquet")
        seconds[name] = time.perf_counter() - begun
    return seconds


def measured(side: str, folder: Path, out: Path) -> dict[str, Any]:
    """One side in a process of its own: seconds by round, peak memory in MB."""
    out.mkdir(parents=True, exist_ok=True)
    asked = [sys.executable, "-m", "benchmarks.nation.judging", side, str(folder), str(out)]
    run = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


def same(one: Path, other: Path) -> int:
    """How many verdicts two sides gave alike; raises AssertionError where an award's answers differ."""
    import duckdb

    count, names = 0, sorted(path.name for path in one.glob("*.parquet"))
    assert names
    assert names == sorted(path.name for path in other.glob("*.parquet"))
    with duckdb.connect() as ask:
        for name in names:
            told = [
                f"read_parquet('{side / name}{'/*.parquet' * (side / name).is_dir()}')"
                for side in (one, other)
            ]
            columns = [row[0] for row in ask.execute(f"DESCRIBE SELECT * FROM {told[0]}").fetchall()]
            cells = ["candidate", *(f"{c}::TINYINT AS {c}" for c in sorted(columns) if c != "candidate")]
            rows = [f"SELECT {', '.join(cells)} FROM {side}" for side in told]
            sums = [
                ask.execute(f"SELECT count(*), sum(hash(t)) FROM ({row}) t").fetchall()[0] for row in rows
            ]
            assert sums[0] == sums[1], (name, sums)
            count += int(sums[0][0])
    return count


def peak() -> int:
    """The most memory that this process held, in MB, and Java beside it where Spark ran."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    spark = sys.modules.get("pyspark")
    gateway = spark.SparkContext._gateway if spark else None
    if gateway is None:
        return own
    status = Path(f"/proc/{gateway.proc.pid}/status").read_text(encoding="ascii")
    return own + int(status.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    side, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    took = by_hand(folder, out) if side == BY_HAND else by_engine(folder, out, side)
    print(json.dumps({"seconds": took, "peak_mb": peak()}))
