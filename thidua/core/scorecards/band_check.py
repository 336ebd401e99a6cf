"""What is wrong with the steps of an item: they must be of one sort, cover all, and reach its points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thidua.core.scorecards.bands import HUNDRED, limits, spans
from thidua.core.scorecards.model import DEDUCTION, Band, Item
from thidua.core.wording import Say, figures

Told = tuple[int, Say, Say]


def band_faults(item: Item) -> Iterator[Told]:
    """Faults of the steps of one scored item: line, what, cure."""
    if not item.bands:
        return
    single = [told for band in item.bands for told in _band(item, band)]
    yield from single or _together(item)


def _band(item: Item, band: Band) -> Iterator[Told]:
    if (band.points is None) == (band.share is None):
        yield band.line, *_ONE_FIGURE
    if (band.from_percent is None) == (not band.when.vi):
        yield band.line, *_ONE_CASE
    if band.share is not None and band.from_percent is None:
        yield band.line, *_SHARE_OF_PERCENT
    if band.from_percent is not None and not 0 <= band.from_percent <= HUNDRED:
        yield band.line, *_NO_PERCENT
    least, most = limits(item)
    for points in (band.points, band.share):
        if points is not None and item.points is not None and not least <= points <= most:
            one, low, high = figures(points), figures(least), figures(most)
            what = Say(
                f"bậc {one.vi} ngoài khoảng {low.vi} đến {high.vi} của mục.",
                f"the step {one.en} is outside {low.en} to {high.en}.",
            )
            yield band.line, what, _OUTSIDE


def _together(item: Item) -> Iterator[Told]:
    starts = [b.from_percent for b in item.bands if b.from_percent is not None]
    if starts and len(starts) < len(item.bands):
        yield item.line, *_MIXED
        return
    for band in item.bands:
        if band.from_percent is not None and starts.count(band.from_percent) > 1:
            told = figures(band.from_percent)
            yield band.line, Say(f"hai bậc cùng từ {told.vi}%.", f"two steps from {told.en} %."), _ONCE
    if starts and min(starts) > 0:
        told = figures(min(starts))
        what = Say(f"các bậc không nói gì về dưới {told.vi}%.", f"no step covers less than {told.en} %.")
        yield item.line, what, Say('Thêm bậc {from: "0", points: …}.', 'Add a step {from: "0", points: …}.')
    ends: list[Decimal] = [p for span in spans(item) for p in span]
    best = min(ends) if item.kind == DEDUCTION else max(ends)
    if item.points is not None and best != item.points:
        one, other = figures(best), figures(item.points)
        what = Say(
            f"bậc cao nhất được {one.vi}, điểm của mục là {other.vi}.",
            f"the best step brings {one.en}, the item {other.en}.",
        )
        yield item.line, what, Say("Đối chiếu lại với văn bản.", "Compare with the decision.")


_ONE_FIGURE = (
    Say("bậc phải có points hoặc share, không cả hai.", "a step has points or share, not both."),
    Say('Viết {from: "80", points: "1"}.', 'Write {from: "80", points: "1"}.'),
)
_ONE_CASE = (
    Say("bậc phải có from hoặc when, không cả hai.", "a step has from or when, not both."),
    Say("Viết from khi đo phần trăm, when khi không đo.", "Write from for a percent, when for a case."),
)
_SHARE_OF_PERCENT = (
    Say("share cần from: nhân với phần trăm đạt được.", "share needs from: it is times the percent."),
    Say('Viết {from: "80", share: "2"}.', 'Write {from: "80", share: "2"}.'),
)
_NO_PERCENT = (
    Say("from phải từ 0 đến 100.", "from must be 0 to 100."),
    Say("Viết phần trăm.", "Write a percent."),
)
_OUTSIDE = Say("Sửa points của mục hoặc của bậc.", "Mend the points of the item or the step.")
_MIXED = (
    Say("có bậc theo phần trăm, có bậc theo trường hợp.", "some steps go by percent, some by case."),
    Say("Dùng một cách cho cả mục.", "Use one of them for the item."),
)
_ONCE = Say("Giữ một bậc.", "Keep one.")
