"""`python -m benchmarks`: all comparisons and the growth of cost, as small tables.

`--sizes 10000,100000` chooses the crowds (default up to a million); `--huge` adds ten million on
DuckDB alone, which wants some 16 GB of memory (the Polars program would want over 30). `--letters`
measures the printing of letters alone; it needs LibreOffice and is left out where there is none.
`--imports` measures workbooks taken in beside a bare bulk insert. `--what-if` measures changes of a plan tried
on the facts of a province. `--dashboards` measures the dashboards of a province. `--engines spark,postgresql`
measures other engines beside DuckDB, answers compared.
"""

from __future__ import annotations

import argparse
import shutil
from typing import Any

from benchmarks import dashboards, imports, letters, many, single, what_if

SIZES = (10_000, 100_000, 1_000_000)
HUGE = 10_000_000
WIDTHS = (12, 10, 11, 9, 9, 6, 14)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--sizes", default=",".join(map(str, SIZES)))
    asked.add_argument("--huge", action="store_true")
    asked.add_argument("--engines", default="", help="spark,postgresql: these beside DuckDB, at --sizes")
    asked.add_argument("--letters", action="store_true")
    asked.add_argument("--imports", action="store_true")
    asked.add_argument("--what-if", action="store_true")
    asked.add_argument("--dashboards", action="store_true")
    told = asked.parse_args()
    if told.dashboards:
        for name, seconds in dashboards.measure().items():
            print(f"  dashboard of 30,000 people, leaf {name:<16} {seconds:>8.2f} s")
        return
    if told.engines:
        sides = tuple(told.engines.split(","))
        for size in told.sizes.split(","):
            beside(many.side_by_side(int(size), ("engine", *sides)), sides)
        return
    if told.what_if:
        for name, seconds in what_if.measure().items():
            print(f"  {name:<60} {seconds:>8.2f}")
        return
    if told.imports:
        taking_in(imports.measure())
        return
    if shutil.which("soffice"):
        printing(letters.measure())
    if told.letters:
        return
    sizes = [int(s) for s in told.sizes.split(",") if s]
    one_by_one(single.measure())
    print("\nEverybody at once: DuckDB (second voice) and Polars (by hand), same answers checked")
    heads = ("candidates", "verdicts", "facts", "DuckDB s", "Polars s", "ratio", "peak MB")
    print(" ".join(f"{head:>{width}}" for head, width in zip(heads, WIDTHS, strict=True)))
    for size in sizes:
        at_once(many.side_by_side(size))
    if told.huge:
        at_once(many.side_by_side(HUGE, sides=("engine",)))


def printing(found: dict[str, float]) -> None:
    """Letters as PDF, a second on one core."""
    print(f"{letters.LETTERS} letters with a table as PDF, a second on one core")
    for name, value in found.items():
        print(f"  {name:<24} {value:>8,.1f}")


def taking_in(found: list[dict[str, Any]]) -> None:
    """Seconds of an import and of a bare insert by the clock and of the processor, their ratios; the memory."""
    heads = ("rows", "import s", "bare s", "ratio", "import cpu", "bare cpu", "ratio", "peak MB", "grown MB")
    keys = (
        "import",
        "bare",
        "ratio",
        "import_processor",
        "bare_processor",
        "ratio_processor",
        "peak",
        "grown",
    )
    print(" ".join(f"{head:>10}" for head in heads))
    for row in found:
        print(" ".join(f"{cell:>10}" for cell in (f"{row['rows']:,}", *(f"{row[k]:.1f}" for k in keys))))


def one_by_one(found: dict[str, float]) -> None:
    """The first table: explained verdicts a second of processor time."""
    print("One by one, five criteria, per second of processor time")
    for name, value in found.items():
        print(f"  {name:<20} {value:>10,.0f}")
    traced = found["zen with trace"]
    print(f"  judged against zen with trace: {found['judged'] / traced:.1f} times as fast;")
    print(f"  with every reason rendered: {found['with reasons'] / traced:.1f} times")


def at_once(found: dict[str, Any]) -> None:
    """One line of the second table; Polars is left out where its memory would not do."""
    engine = sum(found["engine"]["seconds"].values())
    hand = sum(found["hand"]["seconds"].values()) if "hand" in found else None
    cells = (
        f"{found['candidates']:,}",
        f"{found['verdicts']:,}",
        f"{sum(found['rows'].values()):,}",
        f"{engine:.1f}",
        f"{hand:.1f}" if hand else "-",
        f"{engine / hand:.2f}" if hand else "-",
        "/".join(f"{found[side]['peak_mb']:,}" for side in many.SIDES if side in found),
    )
    print(" ".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True)), flush=True)


def beside(found: dict[str, Any], sides: tuple[str, ...]) -> None:
    """Seconds of each engine for the whole plan, and how many times DuckDB's that is; answers were compared."""
    usual = sum(found["engine"]["seconds"].values())
    told = [f"{found['candidates']:,} candidates: DuckDB {usual:.1f} s"]
    for side in sides:
        seconds = sum(found[side]["seconds"].values())
        told.append(f"{side} {seconds:.1f} s ({seconds / usual:.1f} times)")
    print("; ".join(told), flush=True)


if __name__ == "__main__":
    main()
