"""Repeats looked for a few rows at a time, with what came before on disk, are those found in the whole table."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.core.facts.tables import Rating
from thidua.exchange.grid import Told
from thidua.exchange.repeats import Repeats, tell_repeats
from thidua.exchange.rows import Table

DAYS = st.sampled_from([None, date(2024, 12, 20), date(2025, 1, 5)])
ratings = st.builds(
    Rating,
    subject=st.sampled_from(["unit:a", "unit:b"]),
    year=st.just(2024),
    class_=st.sampled_from(["good", "excellent"]),
    decision=st.sampled_from([None, "1/QĐ", "2/QĐ"]),
    decided_on=DAYS,
    recorded_at=DAYS,
    closed_at=st.sampled_from([None, date(2025, 1, 1)]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ratings, max_size=14), st.integers(1, 5))
def test_the_same_is_told_of_a_table_whole_and_in_pieces(records: list[Rating], size: int) -> None:
    placed = list(enumerate(records, 2))
    whole = Table(Rating, Told("bảng"), list(records), [number for number, _ in placed])
    tell_repeats(whole)
    told = Told("bảng")
    with Repeats(Rating) as repeats:
        for at in range(0, len(placed), size):
            repeats.tell(told, placed[at : at + size])
    assert told.all() == whole.told.all()
