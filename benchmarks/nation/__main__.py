"""`python -m benchmarks.nation`: the whole country judged, by each engine named, answers compared.

`--candidates 10000,100000,1000000` (any up to 20000000 and more); `--engines duckdb,spark,postgresql,polars`: the
first is the one that the others are compared with. PostgreSQL wants `scripts/with-postgres`, Spark wants Java.
`--keep FOLDER` leaves the facts and the answers there; without it they are gone afterwards.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.nation import country, judging

HEADS = ("candidates", "engine", "seconds", "2024", "2021-2025", "times", "peak MB", "verdicts alike")
WIDTHS = (11, 11, 9, 9, 10, 6, 9, 15)


def main() -> None:
    """Make each country, judge it by each engine, tell what it took."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.nation", description=__doc__)
    asked.add_argument("--candidates", default="10000,100000,1000000,2000000")
    asked.add_argument("--engines", default="duckdb,spark,polars")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path)
    told = asked.parse_args()
    print(" ".join(f"{head:>{width}}" for head, width in zip(HEADS, WIDTHS, strict=True)), flush=True)
    for size in map(int, told.candidates.split(",")):
        if told.keep:
            judged(size, told.engines.split(","), told.keep / str(size), told.seed)
            continue
        with tempfile.TemporaryDirectory(prefix="thidua-nation-") as folder:
            judged(size, told.engines.split(","), Path(folder), told.seed)


def judged(size: int, engines: list[str], folder: Path, seed: int) -> None:
    """One country by each engine, a line each."""
    begun = time.perf_counter()
    rows = country.write(folder / "facts", size, seed)
    told = f"{sum(rows.values()):,} rows, {rows['units']:,} units, {rows['people']:,} postings"
    print(f"{size:>11,} written in {time.perf_counter() - begun:.0f} s: {told}", flush=True)
    usual = 0.0
    for engine in engines:
        found = judging.measured(engine, folder / "facts", folder / engine)
        seconds = sum(found["seconds"].values())
        usual = usual or seconds
        alike = judging.same(folder / engines[0], folder / engine)
        cells = [f"{size:,}", engine, f"{seconds:.1f}", *(f"{s:.1f}" for s in found["seconds"].values())]
        cells += [f"{seconds / usual:.1f}", f"{found['peak_mb']:,}", f"{alike:,}"]
        print(" ".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True)), flush=True)


if __name__ == "__main__":
    main()
