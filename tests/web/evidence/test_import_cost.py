"""What taking in a long workbook costs, beside a bare insert of the same rows, and how its memory grows."""

from __future__ import annotations

import pytest

from benchmarks.imports import measure


@pytest.mark.slow
@pytest.mark.one_database
def test_thirty_thousand_rows_cost_a_few_bare_inserts_and_little_memory() -> None:
    """Ten times the rows: processor time within five bare inserts; memory grows by what the sheet's cells take."""
    [few] = measure((3_000,), turns=1)
    [many] = measure((30_000,), turns=3)
    assert many["ratio_processor"] < 5, many
    assert many["grown"] - few["grown"] < 25, (few, many)
