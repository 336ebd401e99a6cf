"""The made-up country of the national run: the State's own provinces, the same by seed, whatever the pieces."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

pytest.importorskip("numpy")

from benchmarks.nation import country

PEOPLE = 2_000


def test_the_same_seed_gives_the_same_country_and_another_seed_another(tmp_path: Path) -> None:
    counts = [country.write(tmp_path / name, PEOPLE, seed) for name, seed in (("a", 7), ("b", 7), ("c", 8))]
    files = {path.name for path in (tmp_path / "a").iterdir()}
    assert {"units.parquet", "people.parquet", "ratings.parquet", "index_results.parquet"} <= files
    one, same, other = ((tmp_path / folder / "ratings.parquet").read_bytes() for folder in "abc")
    assert one == same != other
    assert counts[0] == counts[1]
    kinds = duckdb.execute(
        f"SELECT kind, count(*) FROM '{tmp_path}/a/units.parquet' GROUP BY kind"
    ).fetchall()
    assert dict(kinds)["province"] == 34


def test_people_come_in_pieces_whose_rows_are_numbered_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(country, "PIECE", 500)
    counts = country.write(tmp_path, PEOPLE)
    told = duckdb.execute(f"SELECT count(*), count(DISTINCT row), max(row) FROM '{tmp_path}/people.parquet'")
    assert told.fetchall() == [(counts["people"], counts["people"], counts["people"] - 1)]
