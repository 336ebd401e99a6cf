"""Sample cards recomputed: what a scorecard file says must come to what it prints beside each card."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from thidua.core import terms
from thidua.core.errors import Fault
from thidua.core.scorecards.cards import Sample
from thidua.core.scorecards.marking import card_faults
from thidua.core.scorecards.model import Scorecard
from thidua.core.scorecards.ranks import Place, ranked
from thidua.core.scorecards.results import result_of
from thidua.core.wording import Say, figures


def sample_faults(scorecard: Scorecard) -> Iterator[Fault]:
    """Every sample whose marks are wrong or whose result is another than expected."""
    cards = [sample.card for sample in scorecard.samples]
    places = {id(p.result.card): p for p in ranked(scorecard, [result_of(scorecard, c) for c in cards])}
    for sample in scorecard.samples:
        where = f"{scorecard.where or scorecard.code}:{sample.line} ({sample.card.name or sample.card.unit})"
        wrong = card_faults(scorecard, sample.card)
        yield from (Fault(where, fault.what, _MEND) for fault in wrong)
        if not wrong:
            yield from (Fault(where, what, _COMPARE) for what in differences(sample, places[id(sample.card)]))


def differences(sample: Sample, place: Place) -> Iterator[Say]:
    """What a sample comes to other than it expects."""
    want, result = sample.expected, place.result
    if result.missing:
        told = ", ".join(result.missing)
        yield Say(f"chưa chấm mục: {told}.", f"unscored items: {told}.")
    rows: list[tuple[Say, Decimal | int | str | None, Decimal | int | str | None]] = [
        (Say("điểm", "points"), want.points, result.points),
        (Say("điểm tối đa", "maximum"), want.maximum, result.maximum),
        (Say("tỷ lệ", "percent"), want.percent, result.printed),
        (Say("loại", "class"), want.class_, result.class_),
        (Say("hạng", "rank"), want.rank, place.rank),
    ]
    for name, expected, got in rows:
        if expected is not None and not _same(expected, got):
            one, other = _said(expected), _said(got)
            yield Say(
                f"{name.vi}: phải là {one.vi}, tính ra {other.vi}.",
                f"{name.en}: expected {one.en}, came to {other.en}.",
            )


def _same(expected: Decimal | int | str, got: Decimal | int | str | None) -> bool:
    if isinstance(expected, str) or isinstance(got, str) or got is None:
        return expected == got
    return Fraction(expected) == Fraction(got)


def _said(value: Decimal | int | str | None) -> Say:
    if value is None:
        return _NONE
    return terms.label("index_class", value) if isinstance(value, str) else figures(value)


_NONE = Say("không có", "nothing")
_MEND = Say("Sửa điểm của phiếu mẫu.", "Mend the marks of the sample.")
_COMPARE = Say("Đối chiếu phiếu mẫu và bộ tiêu chí.", "Compare the sample with the scorecard.")
