"""What holds for any card: the order of marks, what does not apply, places after ties."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.core.rounds import Round
from thidua.core.scorecards.cards import Card, Mark
from thidua.core.scorecards.model import Exempt, Item, Percents, Scorecard
from thidua.core.scorecards.ranks import ranked
from thidua.core.scorecards.results import result_of
from thidua.core.scorecards.rounding import rounded
from thidua.core.wording import both

points = st.integers(1, 400).map(lambda n: Decimal(n) / 4)


@st.composite
def cards(draw: st.DrawFn) -> tuple[Scorecard, Card, tuple[str, ...]]:
    """A flat scorecard with some items not for districts, and a full card of a district."""
    most = draw(st.lists(points, min_size=2, max_size=8))
    out = draw(st.sets(st.integers(1, len(most) - 1)))
    items = tuple(
        Item(str(at), both(f"Mục {at}"), m, not_for=Exempt(("district",)) if at in out else None)
        for at, m in enumerate(most)
    )
    scorecard = Scorecard(
        "a", both("A"), "UBND", Round(2024, 2024), ("department", "district"), items, total=sum(most)
    )
    marks = {
        item.code: Mark(final=Decimal(draw(st.integers(0, int(item.points * 4)))) / 4)
        for item in items
        if item.points and item.not_for is None
    }
    return scorecard, Card("u", "district", marks), tuple(str(at) for at in out)


@given(cards(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_marks_never_matters(
    given_: tuple[Scorecard, Card, tuple[str, ...]], random: object
) -> None:
    scorecard, card, _ = given_
    shuffled = list(card.marks.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    other = Card("u", "district", dict(shuffled))
    one, two = result_of(scorecard, card), result_of(scorecard, other)
    assert (one.points, one.percent, one.missing) == (two.points, two.percent, two.missing)


@given(cards())
@settings(max_examples=60, deadline=None)
def test_what_does_not_apply_counts_neither_above_nor_below(
    given_: tuple[Scorecard, Card, tuple[str, ...]],
) -> None:
    scorecard, card, out = given_
    found = result_of(scorecard, card)
    kept = [i for i in scorecard.leaves if i.code not in out]
    most = sum((i.points or Decimal(0) for i in kept), Decimal(0))
    got = sum((card.mark(i.code).counts or Decimal(0) for i in kept), Decimal(0))
    assert (found.maximum, found.points, found.percent) == (most, got, Fraction(got) / Fraction(most) * 100)
    assert 0 <= found.percent <= 100


@given(cards())
@settings(max_examples=40, deadline=None)
def test_without_any_one_mark_the_result_is_missing(
    given_: tuple[Scorecard, Card, tuple[str, ...]],
) -> None:
    scorecard, card, _ = given_
    for code in card.marks:
        left = {c: m for c, m in card.marks.items() if c != code}
        found = result_of(scorecard, Card("u", "district", left))
        assert (found.points, found.percent, found.missing) == (None, None, (code,))


@given(st.lists(st.none() | st.integers(0, 2000), min_size=1, max_size=12), st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_place_is_one_more_than_those_above_it(marks: list[int | None], exact: bool) -> None:
    items = (Item("1", both("Một"), Decimal(300)),)
    read = Percents(places=1, rank_on="exact" if exact else "printed")
    scorecard = Scorecard(
        "a", both("A"), "UBND", Round(2024, 2024), ("department",), items, total=Decimal(300), percent=read
    )
    results = [
        result_of(scorecard, Card(f"{at:02d}", "department", {} if m is None else {"1": _final(m)}))
        for at, m in enumerate(marks)
    ]
    values = {
        r.card.unit: r.percent if exact else rounded(r.percent, 1) for r in results if r.percent is not None
    }
    places = ranked(scorecard, results)
    for place in places:
        mine = values.get(place.result.card.unit)
        assert place.size == len(values)
        assert place.rank == (None if mine is None else 1 + sum(v > mine for v in values.values()))
    assert [p.rank is None for p in places] == sorted(p.rank is None for p in places)


def _final(tenths: int) -> Mark:
    return Mark(final=Decimal(tenths) / 10)


def test_equal_printed_percents_share_a_place_that_exact_ones_do_not() -> None:
    items = (Item("1", both("Một"), Decimal(300)),)
    made = [
        Scorecard(
            *("a", both("A"), "UBND", Round(2024, 2024), ("department",), items),
            total=Decimal(300),
            percent=Percents(places=0, rank_on=rank_on),
        )
        for rank_on in ("printed", "exact")
    ]
    cards_ = [Card("a", "department", {"1": _final(2701)}), Card("b", "department", {"1": _final(2700)})]
    assert [[p.rank for p in ranked(s, [result_of(s, c) for c in cards_])] for s in made] == [[1, 1], [1, 2]]
