"""What a careful reader asks of the document itself: blanks, numbering, dates, doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from thidua.core.calendar import period_of, rounds_of
from thidua.core.plan.model import Plan, blank, many
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.wording import Say, days


def blank_number(plan: Plan) -> Found:
    """A number or a date of issue left blank."""
    if not plan.number or not blank(plan.front.get("issued")):
        what = Say("Số hoặc ngày ban hành để trống.", "The number or the date of issue is blank.")
        why = Say(
            "Thời hạn tính từ ngày ban hành không tính được; bản này không trích dẫn được.",
            "Dates counted from the issue cannot be told, and the plan cannot be cited.",
        )
        yield Remark((), GRAVE, what, why)


def parents(plan: Plan) -> Found:
    """A parent plan that is not held."""
    parent = plan.front.get("parent") or {}
    if parent and not parent.get("held"):
        name = " ".join(str(parent[k]) for k in ("number", "issuer") if parent.get(k))
        what = Say(f"Chưa có kế hoạch cấp trên {name}.", f"The parent plan {name} is not held.")
        why = Say(
            "Không kiểm được kế hoạch này có trái cấp trên hay không.", "It cannot be compared with it."
        )
        yield Remark((), GRAVE, what, why)


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def numbering(plan: Plan) -> Found:
    """Parts that skip a number."""
    parts = [c for c in plan.clauses if c.id in _ROMAN]
    for before, after in pairwise(parts):
        if _ROMAN.index(after.id) != _ROMAN.index(before.id) + 1:
            what = Say(
                f"Nhảy từ Phần {before.id} sang Phần {after.id}.", f"{before.id} is followed by {after.id}."
            )
            why = Say("Có thể thiếu một phần khi sao chụp.", "A part may be missing from the copy.")
            yield Remark((before.id, after.id), MINOR, what, why)


def period(plan: Plan) -> Found:
    """A period that begins before the issue, or ends before its last round."""
    start, end = period_of(plan)
    issued = blank(plan.front.get("issued"))
    mark = next(iter(plan.sorted_as("period")), None)
    where = (mark.clause,) if mark else ()
    if start and isinstance(issued, date) and start < issued:
        on = days(start)
        what = Say(
            f"Thi đua tính từ {on.vi}, trước ngày ban hành.", f"It counts from {on.en}, before its issue."
        )
        why = Say("Thành tích trước khi phát động được tính.", "Work before the launch is counted.")
        yield Remark(where, MINOR, what, why)
    last = max((r.end for r in rounds_of(plan)), default=None)
    if end and last and end < last:
        ends = days(end)
        what = Say(
            f"Phong trào hết {ends.vi}, trước khi đợt cuối kết thúc.",
            f"It ends on {ends.en}, before its last round.",
        )
        why = Say("Năm cuối không được xét trọn.", "The last year is not judged whole.")
        yield Remark(where, MINOR, what, why)


_EXPIRED = {
    "91/2017/NĐ-CP": date(2023, 12, 31),
    "98/2023/NĐ-CP": date(2025, 6, 30),
}
"""Decrees and their last day in force (law.md §1.1)."""


def expired(plan: Plan) -> Found:
    """Documents cited that ran out while the movement runs."""
    _, end = period_of(plan)
    for number, last in _EXPIRED.items():
        cited = tuple(c.id for c in plan.clauses if number in c.text)
        if cited and end and end > last:
            on = days(last)
            what = Say(
                f"Viện dẫn {number}, hết hiệu lực sau {on.vi}.", f"Cites {number}, in force until {on.en}."
            )
            why = Say("Phong trào kéo dài quá ngày đó.", "The movement runs longer.")
            yield Remark(cited, MINOR, what, why)


def readings(plan: Plan) -> Found:
    """Readings that nobody has settled."""
    for mark in plan.marks:
        if mark.body.get("reading") and not mark.body.get("settled_by"):
            asks = str(mark.body.get("question") or "")
            what = Say(f"Hai cách hiểu, chưa ai quyết: {asks}", f"Two readings, not settled: {asks}")
            why = Say(f"Đang dùng cách {mark.body['reading']}.", f"Reading {mark.body['reading']} is used.")
            yield Remark((mark.name,), MINOR, what, why)


def doubts(plan: Plan) -> Found:
    """Doubts noted under clauses."""
    for mark in plan.sorted_as("doubt"):
        yield _doubt((mark.clause,), str(mark.body.get("asks")), many(mark.body.get("maybe")))


def _doubt(clauses: tuple[str, ...], asks: str, maybe: list[Any]) -> Remark:
    likely = ", ".join(map(str, maybe))
    unknown = Say("Chưa có cách hiểu nào.", "No reading is offered.")
    why = Say(f"Có thể: {likely}", f"Perhaps: {likely}") if likely else unknown
    return Remark(clauses, NOTE, Say(f"Chỗ ngờ: {asks}", f"Doubt: {asks}"), why)


def front_doubts(plan: Plan) -> Found:
    """Doubts noted at entries of the front matter."""
    for name, asks in _noted("", plan.front):
        yield _doubt((), f"{name}: {asks}", [])


def _noted(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        if value.get("doubt"):
            yield name, str(value["doubt"])
        for key, part in value.items():
            yield from _noted(f"{name}.{key}".lstrip("."), part)
    elif isinstance(value, list):
        for part in value:
            yield from _noted(name, part)


def secondary(plan: Plan) -> Found:
    """A plan known only through a retelling."""
    if plan.front.get("secondary"):
        what = Say("Chỉ biết kế hoạch qua bài viết thuật lại.", "The plan is known only through a retelling.")
        why = Say("Lời văn gốc có thể khác; cần bản chính.", "Its own words may differ: get the original.")
        yield Remark((), GRAVE, what, why)
