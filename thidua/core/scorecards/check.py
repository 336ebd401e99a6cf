"""What is wrong with what a scorecard says: sums, codes, kinds, steps; each with its line and cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from thidua.core.errors import Fault
from thidua.core.scorecards.band_check import band_faults
from thidua.core.scorecards.class_check import class_faults
from thidua.core.scorecards.model import DEDUCTION, RESCALE, SCORED, SURVEY, Item, Scorecard
from thidua.core.scorecards.results import most_of
from thidua.core.scorecards.sample_check import sample_faults
from thidua.core.wording import Say, figures

Found = Iterator[Fault]


def faults_of(scorecard: Scorecard) -> list[Fault]:
    """Every fault of a scorecard; sample cards are recomputed only where nothing else is wrong."""
    checks: tuple[Callable[[Scorecard], Found], ...] = (_head, _codes, _items, _sums, _survey, _counts)
    found = [fault for check in checks for fault in check(scorecard)]
    found += class_faults(scorecard)
    return found or list(sample_faults(scorecard))


def item_faults(scorecard: Scorecard, code: str) -> list[Fault]:
    """What is wrong with one item itself; sums and counts are of the whole and come right at its end."""
    found = [fault for check in (_codes, _items) for fault in check(scorecard)]
    return [fault for fault in found if fault.where.endswith(f"({code})")]


def fault_at(scorecard: Scorecard, line: int, name: str, what: Say, cure: Say) -> Fault:
    """A fault at a line of the file, or at what it is about where the scorecard is not from a file."""
    place = f"{scorecard.where}:{line}" if line else scorecard.where or scorecard.code
    return Fault(f"{place} ({name})" if name else place, what, cure)


def _in_head(scorecard: Scorecard, key: str, what: Say, cure: Say) -> Fault:
    return fault_at(scorecard, scorecard.lines.get(key, 1), key, what, cure)


def _of(scorecard: Scorecard, item: Item, what: tuple[str, str], cure: tuple[str, str]) -> Fault:
    return fault_at(scorecard, item.line, item.code, Say(*what), Say(*cure))


def _head(card: Scorecard) -> Found:
    if card.total is None and not card.frame:
        yield _in_head(card, "total", *_NO_TOTAL)
    for key, told in (("units", card.units), ("items", card.items)):
        if not told:
            what = Say(f"{key} không nêu gì.", f"{key} names nothing.")
            yield _in_head(card, key, what, Say("Ghi ít nhất một.", "Write at least one."))
    if card.replaces and card.replaces == card.code:
        yield _in_head(card, "replaces", *_REPLACES_ITSELF)
    if card.bonus_most is not None and card.bonus_most < 0:
        yield _in_head(card, "bonus_most", *_BONUS_SIGN)
    if card.deduction_most is not None and card.deduction_most > 0:
        yield _in_head(card, "deduction_most", *_DEDUCTION_SIGN)
    if card.percent.most is not None and card.percent.most < 100:
        yield _in_head(card, "percent", *_MOST_PERCENT)


def _codes(card: Scorecard) -> Found:
    seen: dict[str, int] = {}
    for item in card.all_items:
        if item.code in seen:
            what = (
                f"mã {item.code} đã dùng ở dòng {seen[item.code]}.",
                f"the code {item.code} is used in line {seen[item.code]}.",
            )
            yield _of(card, item, what, ("Cho mỗi mục một mã riêng.", "Give each item its own code."))
        seen.setdefault(item.code, item.line)


def _items(card: Scorecard) -> Found:
    for item in card.all_items:
        if item.items and item.bands:
            cure = ("Chuyển bands xuống các mục con.", "Move the bands to the items in it.")
            yield _of(
                card,
                item,
                ("mục có mục con mà có bands.", "has bands and items: only items without any are scored."),
                cure,
            )
        if not item.items and item.points is None and not card.frame:
            cure = ("Ghi points, hoặc frame: true cho cả tệp.", "Write points, or frame: true for the file.")
            yield _of(card, item, ("mục được chấm mà thiếu points.", "is scored but has no points."), cure)
        yield from _sign(card, item)
        yield from _kinds_in(card, item)
        yield from _exempt(card, item)
        if not item.items:
            yield from (fault_at(card, line, item.code, *told) for line, *told in band_faults(item))


def _sign(card: Scorecard, item: Item) -> Found:
    if item.points is None:
        return
    if item.kind == DEDUCTION and item.points >= 0:
        yield _of(
            card,
            item,
            ("điểm trừ phải là số âm.", "a deduction must be below zero."),
            (f'Viết points: "-{item.points}".', f'Write points: "-{item.points}".'),
        )
    if item.kind != DEDUCTION and item.points <= 0:
        yield _of(
            card,
            item,
            ("điểm tối đa phải lớn hơn 0.", "the maximum must be above zero."),
            ("Điểm trừ thì ghi kind: deduction.", "For a deduction write kind: deduction."),
        )


def _kinds_in(card: Scorecard, item: Item) -> Found:
    for below in item.items:
        if item.kind != SCORED and below.kind != item.kind:
            what = (f"nằm trong mục {item.kind} mà là {below.kind}.", f"is {below.kind} within {item.kind}.")
            yield _of(card, below, what, ("Chuyển ra ngoài mục đó.", "Move it out of there."))


def _exempt(card: Scorecard, item: Item) -> Found:
    if item.not_for is None:
        return
    if not item.not_for.kinds and not item.not_for.units:
        cure = ("Ghi kinds hoặc units.", "Write kinds or units.")
        yield _of(card, item, ("not_for không nêu ai.", "not_for names nobody."), cure)
    for kind in item.not_for.kinds:
        if kind not in card.units:
            known = ", ".join(card.units)
            what = (f"not_for: bộ tiêu chí không chấm {kind}.", f"not_for: {kind} is not scored here.")
            yield _of(card, item, what, (f"Viết một trong: {known}.", f"Write one of: {known}."))


def most(item: Item) -> Decimal | None:
    """The points of an item, or of its items together where it tells none; None where they are unknown."""
    if item.points is not None or not item.items:
        return item.points
    parts = [most(i) for i in item.items if i.kind == item.kind]
    known = [p for p in parts if p is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def added_up(item: Item) -> Decimal | None:
    """What the items in an item come to; None without any, or while the points of one are unknown."""
    parts = [most(i) for i in item.items if i.kind == item.kind]
    known = [p for p in parts if p is not None]
    return sum(known, Decimal(0)) if parts and len(known) == len(parts) else None


def _sums(card: Scorecard) -> Found:
    for item in card.all_items:
        added = added_up(item)
        if item.points is not None and added is not None and added != item.points:
            yield _of(card, item, _differs(added, item.points), _SUM_CURE)
    tops = [most(i) for i in card.items if i.kind == SCORED]
    added = sum((t for t in tops if t is not None), Decimal(0))
    if card.total is not None and None not in tops and added != card.total:
        yield _in_head(card, "total", Say(*_differs(added, card.total)), Say(*_SUM_CURE))


def _differs(added: Decimal, printed: Decimal) -> tuple[str, str]:
    one, other = figures(added), figures(printed)
    return (
        f"các mục con cộng lại {one.vi}, ghi {other.vi}.",
        f"the items in it add up to {one.en}, {other.en} is written.",
    )


_SUM_CURE = ("Đối chiếu lại với văn bản.", "Compare with the decision.")


def _survey(card: Scorecard) -> Found:
    asked = [leaf for leaf in card.leaves if leaf.channel == SURVEY and leaf.kind == SCORED]
    if card.survey_absent == RESCALE and not asked and not card.frame:
        yield _in_head(card, "survey", *_NO_SURVEY)
    if card.survey_points is not None and not card.frame and most_of(asked) != card.survey_points:
        told = Say(*_differs(most_of(asked), card.survey_points))
        yield _in_head(card, "survey", told, Say(*_SUM_CURE))


def _counts(card: Scorecard) -> Found:
    for item in card.all_items:
        if item.items and not card.frame:
            counted = {
                "criteria": len(item.items),
                "sub_criteria": sum(len(i.items) for i in item.items),
            }
            yield from _miscounted(card, item.line, item.code, item.counts, counted)
    for key in card.counts:
        told = [i.counts[key] for i in card.items if key in i.counts]
        if told and len(told) == len(card.items):
            yield from _miscounted(
                card, card.lines.get("counts", 1), "counts", {key: card.counts[key]}, {key: sum(told)}
            )


def _miscounted(
    card: Scorecard, line: int, name: str, told: Mapping[str, int], counted: Mapping[str, int]
) -> Found:
    for key, number in told.items():
        if counted[key] != number:
            what = Say(
                f"counts.{key} ghi {number}, đếm được {counted[key]}.",
                f"counts.{key} says {number}, counted {counted[key]}.",
            )
            yield fault_at(card, line, name, what, Say(*_SUM_CURE))


_NO_TOTAL = (
    Say("thiếu tổng điểm in trong văn bản.", "the printed total lacks."),
    Say("Thêm total.", "Add total."),
)
_REPLACES_ITSELF = (
    Say("replaces là chính mã của tệp.", "replaces is the code of this file."),
    Say("Ghi mã của bộ trước, hoặc bỏ.", "Write the code of the version before, or leave it out."),
)
_BONUS_SIGN = (
    Say("điểm thưởng nhiều nhất là số âm.", "the most bonus is below zero."),
    Say("Viết số dương.", "Write it above zero."),
)
_DEDUCTION_SIGN = (
    Say("điểm trừ nhiều nhất là số dương.", "the most deducted is above zero."),
    Say("Viết số âm.", "Write it below zero."),
)
_MOST_PERCENT = (
    Say("most nhỏ hơn 100.", "most is below 100."),
    Say("Viết từ 100 trở lên.", "Write 100 or more."),
)
_NO_SURVEY = (
    Say("absent: rescale mà không có mục điều tra.", "absent: rescale without any survey item."),
    Say("Ghi channel: survey ở các mục điều tra.", "Write channel: survey at the survey items."),
)
