"""What taking in a long workbook costs beside a bare insert of the same rows, and that its memory does not grow."""

from __future__ import annotations

import pytest

from benchmarks.imports import grown, measure


@pytest.mark.slow
@pytest.mark.one_database
def test_ten_thousand_rows_cost_a_few_bare_inserts() -> None:
    """Processor time, the middle of three turns: within five bare inserts."""
    [found] = measure((10_000,), turns=3)
    assert found["ratio_processor"] < 5, found


@pytest.mark.slow
@pytest.mark.one_database
def test_ten_times_the_rows_take_hardly_more_memory() -> None:
    """Peaks of two processes beside what they had before: half as much again, and what a machine's own noise is."""
    few, many = (grown(rows) for rows in (3_000, 30_000))
    assert many < few * 1.5 + 2, (few, many)
