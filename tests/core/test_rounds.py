"""Rounds are a year or a stage, and nothing else."""

from datetime import date

import pytest

from thidua.core.errors import Refused
from thidua.core.rounds import Round


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("2024", "2024", "annual"),
        (" 2024 ", "2024", "annual"),
        ("2021-2025", "2021-2025", "stage"),
        ("2021 – 2025", "2021-2025", "stage"),
        ("2024-2024", "2024", "annual"),
    ],
)
def test_a_round_by_its_name(written: str, name: str, kind: str) -> None:
    found = Round.read(written)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("written", ["", "24", "2025-2021", "2024/2025", "năm 2024", "2024-", "20245"])
def test_anything_else_is_refused_in_words(written: str) -> None:
    with pytest.raises(Refused) as told:
        Round.read(written)
    assert "viết một năm" in told.value.reasons[0].vi


def test_a_stage_runs_from_its_first_day_to_its_last() -> None:
    found = Round.read("2021-2025")
    assert (found.start, found.end) == (date(2021, 1, 1), date(2025, 12, 31))
    assert found.years == (2021, 2022, 2023, 2024, 2025)
