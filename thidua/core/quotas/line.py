"""The quota line: who is chosen, who falls below and why, what stays open and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from thidua.core.judging import Verdict
from thidua.core.quotas.ordering import Order
from thidua.core.quotas.places import EVERY
from thidua.core.wording import NOTHING, Say, several

CHOSEN, TIED, WAITING, BELOW, HELD = "chosen", "tied", "waiting_council", "below_line", "held"

STATUS = {
    CHOSEN: Say("trong chỉ tiêu", "within the quota"),
    "reserved": Say("suất dành riêng", "reserved place"),
    HELD: Say("giữ chỗ, đang tạm dừng xét", "place kept, on hold"),
    TIED: Say("đồng hạng ở vạch chỉ tiêu, Hội đồng quyết", "tied at the quota line: the council decides"),
    WAITING: Say("chờ Hội đồng", "waits for the council"),
    BELOW: Say("dưới vạch chỉ tiêu", "below the quota line"),
    "over_allowance": Say("vượt suất đề nghị của cơ quan", "over the agency's allowance"),
    "not_nominated": Say("đạt tiêu chuẩn, chưa được đề nghị", "meets the standard, not nominated"),
    "unfit": Say("được chọn, chưa đủ điều kiện", "chosen, condition not met"),
    "no_stratum": Say("không thuộc nhóm nào có chỉ tiêu", "in no group that has places"),
    "no_quota": Say("chưa có chỉ tiêu", "no quota yet"),
    "took_higher": Say("đã chọn ở hình thức cao hơn", "chosen for a higher award"),
    "conditional": Say("chờ kết quả của tập thể", "waits for the collective"),
}
"""Where a candidate who meets the standard stands."""


@dataclass(frozen=True)
class Row:
    """One candidate on an award's list; `number` is the place in order where one exists."""

    verdict: Verdict
    status: str
    number: int | None = None
    why: Say = NOTHING

    @property
    def key(self) -> str:
        """`unit:ID` or `person:ID`."""
        return self.verdict.candidate.key


@dataclass(frozen=True)
class Line:
    """One list with one quota line: an award, one of its strata, or one collective's places."""

    label: str
    places: int | None
    rows: tuple[Row, ...]
    order: Say
    note: Say = NOTHING

    @property
    def taken(self) -> int:
        """Places that are given or kept."""
        return sum(r.status in (CHOSEN, "reserved", HELD) for r in self.rows)

    @property
    def open(self) -> int | None:
        """Places left, None while the number is not known."""
        if self.places is None or self.places == EVERY:
            return None
        return self.places - self.taken

    @property
    def why_open(self) -> Say:
        """Why places are left."""
        left = self.open
        if not left or self.note.vi:
            return self.note if left else NOTHING
        if any(r.status in (TIED, WAITING) for r in self.rows):
            return Say(f"{left} suất chờ Hội đồng quyết", f"{several(left, 'place')} wait for the council")
        return Say(
            f"{left} suất không có ai đạt tiêu chuẩn",
            f"{several(left, 'place')} without anyone who meets the standard",
        )


def draw(
    label: str,
    places: int | None,
    verdicts: Iterable[Verdict],
    order: Order,
    chosen: Iterable[str] = (),
) -> Line:
    """Draw the line through candidates who meet the standard.

    With no order and more candidates than places nobody is ranked: the council decides.
    `chosen` breaks ties where a chooser has given reasons.
    """
    met = list(verdicts)
    if places is None:
        rows = [Row(v, "no_quota") for v in met]
    elif places == EVERY:
        rows = [_taken(v, None) for v in met]
    elif order.key is None or all(order.key(v) is None for v in met):
        rows = _unranked(met, places, set(chosen))
    else:
        rows = _ranked(met, places, order, set(chosen))
    return Line(label, places, tuple(rows), order.source)


def _taken(verdict: Verdict, number: int | None) -> Row:
    return Row(verdict, HELD if verdict.held else CHOSEN, number)


def _unranked(met: list[Verdict], places: int, chosen: set[str]) -> list[Row]:
    if len(met) <= places:
        return [_taken(v, None) for v in met]
    picked = [v for v in met if v.candidate.key in chosen]
    if not picked or len(picked) > places:
        return [Row(v, WAITING, None, _more_than(len(met), places)) for v in met]
    rest = [v for v in met if v.candidate.key not in chosen]
    full = len(picked) == places
    return [_taken(v, None) for v in picked] + [Row(v, BELOW if full else WAITING) for v in rest]


def _more_than(count: int, places: int) -> Say:
    return Say(
        f"{count} ứng viên đạt tiêu chuẩn, {places} suất, kế hoạch không nêu khóa xếp thứ tự",
        f"{count} candidates meet the standard, {several(places, 'place')}, and nothing ranks them",
    )


def _ranked(met: list[Verdict], places: int, order: Order, chosen: set[str]) -> list[Row]:
    assert order.key is not None
    key = order.key
    known = [v for v in met if key(v) is not None]
    unknown = [v for v in met if key(v) is None]

    def sort_key(verdict: Verdict) -> tuple[object, ...]:
        picked = 0 if verdict.candidate.key in chosen else 1
        return (key(verdict), *order.prefer(verdict), picked)

    ranked = sorted(known, key=sort_key)
    rows = _cut(ranked, places, sort_key)
    lacking = Say("chưa có thứ tự", "no place in the order yet")
    return rows + [Row(v, WAITING, None, lacking) for v in unknown]


def _cut(ranked: list[Verdict], places: int, key: Callable[[Verdict], tuple[object, ...]]) -> list[Row]:
    rows: list[Row] = []
    at = 0
    for _, tied in groupby(ranked, key):
        alike = list(tied)
        number, at = at + 1, at + len(alike)
        if at <= places:
            rows += [_taken(v, number) for v in alike]
        elif number <= places:
            left = places - number + 1
            why = Say(
                f"{len(alike)} ứng viên đồng hạng {number}, còn {left} suất",
                f"{len(alike)} candidates tied at {number} for {several(left, 'place')}",
            )
            rows += [Row(v, TIED, number, why) for v in alike]
        else:
            rows += [Row(v, BELOW, number, _below(number, places)) for v in alike]
    return rows


def _below(number: int, places: int) -> Say:
    return Say(f"xếp thứ {number}, chỉ tiêu {places} suất", f"place {number}, quota of {places}")
