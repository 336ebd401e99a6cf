"""What a careful reader asks of the document itself: blanks, numbering, readings, doubts, its parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from thidua.core.plan.model import Clause, Mark, Plan, blank, many
from thidua.core.plan.outline import marker_of
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.wording import Say


def secondary(plan: Plan) -> Found:
    """A plan known only through a retelling."""
    if plan.front.get("secondary"):
        what = Say("Chỉ biết kế hoạch qua bài viết thuật lại.", "The plan is known only through a retelling.")
        why = Say("Lời văn gốc có thể khác; cần bản chính.", "Its own words may differ: get the original.")
        cure = Say(
            f"Xin bản chính {plan.number or 'của kế hoạch'} rồi đối chiếu từng khoản.",
            f"Ask for the original {plan.number or ''} and compare clause by clause.",
        )
        yield Remark((), GRAVE, what, why, cure)


def blank_number(plan: Plan) -> Found:
    """A number or a date of issue left blank."""
    if not plan.number or not blank(plan.front.get("issued")):
        what = Say("Số hoặc ngày ban hành để trống.", "The number or the date of issue is blank.")
        why = Say(
            "Thời hạn tính từ ngày ban hành không tính được; bản này không trích dẫn được.",
            "Dates counted from the issue cannot be told, and the plan cannot be cited.",
        )
        cure = Say(
            "Lấy số, ghi ngày trước khi công bố: “Số: …/KH-…, ngày … tháng … năm …”.",
            "Take a number and write the day before publishing: “No. …/KH-…, day, month, year”.",
        )
        yield Remark((), GRAVE, what, why, cure)


def parents(plan: Plan) -> Found:
    """A parent plan that is not held."""
    parent = plan.front.get("parent") or {}
    if parent and not parent.get("held"):
        name = " ".join(str(parent[k]) for k in ("number", "issuer") if parent.get(k))
        what = Say(f"Chưa có kế hoạch cấp trên {name}.", f"The parent plan {name} is not held.")
        why = Say(
            "Không kiểm được kế hoạch này có trái cấp trên hay không.", "It cannot be compared with it."
        )
        cure = Say(
            f"Đưa {name} vào kho kế hoạch, gắn làm kế hoạch cấp trên, rồi rà soát lại.",
            f"Bring {name} in, name it as the parent, and review again.",
        )
        yield Remark((), GRAVE, what, why, cure)


def numbering(plan: Plan) -> Found:
    """Parts, numbered or lettered clauses that skip a number under one heading."""
    rows: dict[tuple[str | None, str], list[tuple[str, Clause]]] = defaultdict(list)
    for clause in plan.clauses:
        kind, mark, _ = marker_of(f"{clause.marker} {clause.text}" if clause.marker else clause.text)
        series = {"part": "part", "number": "number", "composite": "number", "letter": "letter"}.get(kind)
        if series and clause.id.endswith(mark):
            rows[clause.parent, series].append((mark.rpartition(".")[2], clause))
    for (_, series), found in rows.items():
        for (one, before), (two, after) in pairwise(found):
            if _order(series, two) > (wanted := _order(series, one) + 1):
                yield _skipped(series, before, after, wanted)


_LETTERS = "abcdeghiklmnopqrstuvxy"
"""Letters of points; đ may follow d or be left out, as different offices do."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_SERIES = {
    "part": Say("Phần ", "Part "),
    "number": Say("khoản ", "clause "),
    "letter": Say("điểm ", "point "),
}


def _order(series: str, mark: str) -> int:
    """The place of a marker in its series, from 0; 0 where it is none, so that nothing seems skipped."""
    if series == "number":
        return int(mark)
    known: Sequence[str] = _ROMAN if series == "part" else _LETTERS
    mark = mark.replace("đ", "d")
    return known.index(mark) if mark in known else 0


def _skipped(series: str, before: Clause, after: Clause, next_: int) -> Remark:
    known: Sequence[str] = {"part": _ROMAN, "letter": _LETTERS}.get(series, ())
    wanted = known[next_] if known else str(next_)
    head, thing = ("Phần " if series == "part" else ""), _SERIES[series]
    what = Say(f"Nhảy từ {head}{before.id} sang {head}{after.id}.", f"{before.id} is followed by {after.id}.")
    why = Say("Có thể thiếu một phần khi sao chụp.", "A part may be missing from the copy.")
    cure = Say(
        f"Bổ sung {thing.vi}{wanted} nếu thiếu; nếu không thì đánh số lại thành {wanted}.",
        f"Add {thing.en}{wanted} if it is missing; else number this one {wanted}.",
    )
    return Remark((before.id, after.id), MINOR, what, why, cure)


def readings(plan: Plan) -> Found:
    """Readings that nobody has settled."""
    for mark in plan.marks:
        if mark.body.get("reading") and not mark.body.get("settled_by"):
            asks = str(mark.body.get("question") or "")
            what = Say(f"Hai cách hiểu, chưa ai quyết: {asks}", f"Two readings, not settled: {asks}")
            why = Say(f"Đang dùng cách {mark.body['reading']}.", f"Reading {mark.body['reading']} is used.")
            yield Remark((mark.name,), MINOR, what, why, _choose(plan, mark))


def _choose(plan: Plan, mark: Mark) -> Say:
    told = [plan.said(mark, letter) for letter in ("a", "b", "c") if letter in mark.body]
    vi = " hoặc ".join(f"“{t.vi}”" for t in told if t.vi)
    en = " or ".join(f"“{t.en}”" for t in told if t.en)
    if not vi:
        return Say(
            "Cơ quan ban hành trả lời bằng văn bản, ghi số vào kế hoạch.", "The issuer answers in writing."
        )
    return Say(f"Ghi hẳn một cách: {vi}.", f"Write one of them: {en}.")


def doubts(plan: Plan) -> Found:
    """Doubts noted under clauses; what is asked of several marks of a clause is one question."""
    noted = (
        (mark.clause, str(mark.body.get("asks")), tuple(map(str, many(mark.body.get("maybe")))))
        for mark in plan.sorted_as("doubt")
    )
    for clause, asks, maybe in dict.fromkeys(noted):
        yield _doubt((clause,), asks, maybe)


def _doubt(clauses: tuple[str, ...], asks: str, maybe: Sequence[Any]) -> Remark:
    likely = ", ".join(map(str, maybe))
    unknown = Say("Chưa có cách hiểu nào.", "No reading is offered.")
    why = Say(f"Có thể: {likely}", f"Perhaps: {likely}") if likely else unknown
    cure = Say(
        "Hỏi cơ quan ban hành; có trả lời thì sửa khoản, bỏ chỗ ngờ.",
        "Ask the issuer; with the answer mend the clause and drop the doubt.",
    )
    return Remark(clauses, NOTE, Say(f"Chỗ ngờ: {asks}", f"Doubt: {asks}"), why, cure)


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
