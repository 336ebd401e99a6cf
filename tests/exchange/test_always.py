"""Whatever stands in a cell is understood or refused by name; what the program itself shows is understood as meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.core.wording import figure
from thidua.exchange import dates, figures
from thidua.exchange.cells import Broken, Day, Flag, Number, Unread, text_of
from thidua.exchange.figures import Pending

READERS: dict[str, Callable[..., Any]] = {
    "day": dates.day_of,
    "known day": dates.known_day_of,
    "year": dates.year_of,
    "round": dates.round_of,
    "period": dates.period_of,
    "score": figures.score,
    "points": figures.points,
    "percentage": figures.percentage,
    "count": figures.count,
    "truth": figures.truth,
    "text": text_of,
}
NUMBERLIKE = st.text("0123456789.,-−+ %eE/½²١\u00a0", max_size=24)
CELLS = st.one_of(
    st.text(max_size=30),
    NUMBERLIKE,
    st.builds(Number, st.from_regex(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", fullmatch=True), percent=st.booleans()),
    st.builds(Day, st.dates()),
    st.builds(Flag, st.booleans()),
    st.builds(Broken, st.text(max_size=9), st.just(figures._NUMBER)),
)
DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=150, deadline=None)
@given(cell=CELLS)
def test_any_cell_is_read_or_refused_by_name(reader: str, cell: Any) -> None:
    refused = None
    try:
        READERS[reader](cell)
    except Unread as unread:
        refused = unread
    assert refused is None or all(refused.what.of(lang) and refused.cure.of(lang) for lang in ("vi", "en"))


@settings(max_examples=200, deadline=None)
@given(st.decimals(0, 100, allow_nan=False, places=4))
def test_a_figure_as_it_is_shown_is_read_as_meant(value: Decimal) -> None:
    assert figures.percentage(figure(value)) == value
    told = figures.score(figure(value))
    assert value in ((told.low, told.high) if isinstance(told, Pending) else (told,))


@settings(max_examples=200, deadline=None)
@given(DAYS)
def test_a_day_in_every_way_it_is_written_is_the_same_day(day: date) -> None:
    ways = (f"{day:%d/%m/%Y}", day.isoformat(), f"{day.day}/{day.month}/{day.year}", Day(day))
    assert {dates.day_of(way) for way in ways} == {day}
