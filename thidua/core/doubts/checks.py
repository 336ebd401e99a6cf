"""The checks: each looks at one fact, and says what a person should look at.

To add one, write a function here under `@check`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from thidua.core.doubts.base import Around, Found, Proved, check
from thidua.core.facts.columns import Record, columns_of
from thidua.core.wording import Say, days, figures, fold, join

NEAR = Decimal("0.1")
"""Parts that add up to within this share of a printed score are taken for parts of its sum."""
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LATE = {"ratings": 180, "index_results": 400, "tasks": 90, "services": 45}
"""Days after the end of its year or period within which a record of a table is usually made."""

FIGURES = ("index_results", "tasks", "services")
"""Tables of figures that come from outside; those of other tables are made here (a rank, a count of copies)."""


@check(
    Say("Minh chứng dùng nhiều nơi", "The same document proves other facts"),
    Say(
        "Một việc chỉ được tính một lần: cùng một tài liệu không thể là thành tích riêng của hai nơi.",
        "A thing counts once: one document cannot be the own achievement of two.",
    ),
    Say(
        "Mở bản ghi kia, đối chiếu tài liệu. Đúng của chung thì ghi lý do; không thì thu hồi bản ghi sai.",
        "Open the other record and compare. Where both are right write why, else revoke the wrong one.",
    ),
)
def used_twice(one: Proved, around: Around) -> Found:
    """The same file or text for two units, or for two records that each count once.

    A decision names many at once, so records of the same decision share it rightly.
    """
    found: dict[int, Proved] = {}
    for document in one.documents:
        for mark in filter(None, (document.content, document.words)):
            found |= {o.key: o for o in around.sharing.get(mark, ()) if _counts_twice(one, o)}
    if found:
        n = figures(len(found))
        units = len({o.unit for o in found.values()} | {one.unit})
        yield (
            Say(
                f"Cùng tệp hoặc cùng nội dung với {n.vi} bản ghi khác, của {units} đơn vị tính cả đơn vị này.",
                f"Same file or text as {n.en} other records, of {units} units counting this one.",
            ),
            tuple(sorted(found)),
        )
    yield from _partly(one, around, set(found))


def _partly(one: Proved, around: Around, told: set[int]) -> Found:
    """A good part of a document's words stands in the document of another record."""
    found: dict[int, int] = {}
    for document in one.documents:
        for other, percent in around.near.get(document.content, ()):
            if other.key not in told and _counts_twice(one, other):
                found[other.key] = max(percent, found.get(other.key, 0))
    if found:
        n, most = figures(len(found)), max(found.values())
        yield (
            Say(
                f"Tới {most}% nội dung có trong tài liệu của {n.vi} bản ghi khác.",
                f"Up to {most}% of its words stand in the documents of {n.en} other records.",
            ),
            tuple(sorted(found)),
        )


def _counts_twice(one: Proved, other: Proved) -> bool:
    if other.key == one.key or (one.decision and one.decision == other.decision):
        return False
    mine, theirs = (getattr(p.record, "initiative_id", None) for p in (one, other))
    return one.unit != other.unit or bool(mine and theirs and mine != theirs)


@check(
    Say("Điểm vượt mức tối đa", "More than the most there can be"),
    Say("Số liệu như vậy không thể đúng.", "Such figures cannot be right."),
    Say("Đối chiếu văn bản gốc rồi đính chính bản ghi.", "Compare the original and restate the record."),
)
def above_maximum(one: Proved, _around: Around) -> Found:
    """A figure above what it is part of: a score and its maximum, a rank and its group, done and assigned."""
    for low, high in (
        ("score", "max_score"),
        ("rank", "group_size"),
        ("completed", "assigned"),
        ("completed_on_time", "completed"),
        ("late", "handled"),
    ):
        small, large = getattr(one.record, low, None), getattr(one.record, high, None)
        if low == "score" and small is not None and large is None:
            large = Decimal(100)
        if small is not None and large is not None and small > large:
            label, s, t = _label(one.record, low), figures(small), figures(large)
            yield Say(f"{label.vi} {s.vi} lớn hơn {t.vi}.", f"{label.en} {s.en} is above {t.en}."), ()


@check(
    Say("Cộng không khớp", "The parts do not add up"),
    Say(
        "Tổng đã in khác tổng các phần: có thể thiếu, thừa hoặc gõ sai một số.",
        "The printed total differs from its parts: a figure may be lacking, doubled or mistyped.",
    ),
    Say(
        "Xem lại tài liệu. Tổng đã công bố giữ như công bố; sai do gõ thì đính chính.",
        "Look at the document. A published total stays as published; restate what was mistyped.",
    ),
)
def wrong_total(one: Proved, around: Around) -> Found:
    """A printed total in a document, or the figures of a period, against the parts."""
    for document in one.documents:
        for printed, added in document.sums:
            p, a = figures(printed), figures(added)
            yield Say(f"Tổng in {p.vi}, cộng được {a.vi}.", f"Total printed {p.en}, parts add to {a.en}."), ()
    yield from _periods(one, around)
    yield from _parts(one.record)


def _parts(record: Record) -> Found:
    """A printed score against its printed parts.

    Parts that come nowhere near the score are weighted or percentages: nothing is said of these.
    """
    score = getattr(record, "score", None)
    parts = [] if score is None else _numbers(getattr(record, "parts", None) or "")
    if score is None or len(parts) < 2:
        return
    added = sum(parts, Decimal(0))
    rounding = Decimal("0.005") * (len(parts) + 1)
    if rounding < abs(added - score) <= max(Decimal(1), score * NEAR):
        p, a = figures(score), figures(added)
        yield (
            Say(
                f"Điểm in {p.vi}, cộng {len(parts)} điểm thành phần được {a.vi}.",
                f"Score printed {p.en}, its {len(parts)} parts add to {a.en}.",
            ),
            (),
        )


def _numbers(parts: str) -> list[Decimal]:
    """The figures of the parts of a score, written as `name = figure; …`; none where one is no figure."""
    told = [part.rpartition("=")[2].strip().replace(",", ".") for part in parts.split(";") if "=" in part]
    return [Decimal(text) for text in told] if all(_FIGURE.fullmatch(text) for text in told) else []


def _periods(one: Proved, around: Around) -> Found:
    """One-stop figures of a year, half or quarter against those of its parts, of the same formula."""
    parts = [p for p in around.figures.get(_figured(one.record), ()) if p.key != one.key]
    for length in (6, 3, 1):
        for column in ("handled", "late"):
            whole = getattr(one.record, column, None)
            own = _whole(one, parts, length)
            values = [getattr(p.record, column) for p in own]
            if whole is None or not own or None in values or sum(values) == whole:
                continue
            label, w, s = _label(one.record, column), figures(whole), figures(sum(values))
            yield (
                Say(
                    f"{label.vi} cả kỳ {w.vi}, cộng {len(own)} kỳ nhỏ được {s.vi}.",
                    f"{label.en} of the whole period {w.en}, its {len(own)} parts add to {s.en}.",
                ),
                tuple(sorted(p.key for p in own)),
            )


def _whole(one: Proved, parts: Sequence[Proved], length: int) -> list[Proved]:
    """The parts of so many months that make up a period, one each; empty where one lacks or is doubled."""
    span = months(str(getattr(one.record, "period", "")))
    if span is None:
        return []
    first, last = span
    wanted = [(m, m + length - 1) for m in range(first, last + 1, length)]
    if len(wanted) < 2:
        return []
    found = [[p for p in parts if months(p.record.period) == w] for w in wanted]  # type: ignore[attr-defined]  # only services
    return [rows[0] for rows in found] if all(len(rows) == 1 for rows in found) else []


def _figured(record: Record) -> str:
    """What one-stop figures must share to be added: whose, which year, by which formula."""
    if record.table != "services":
        return ""
    told: Any = record
    return f"{told.subject}/{told.period[:4]}/{fold(told.formula or '')}"


figures_of = _figured
"""The key of `Around.figures`; empty for other tables."""


@check(
    Say("Văn bản đề ngày sau kỳ", "Dated after the period"),
    Say(
        "Việc làm sau kỳ xét không tính cho kỳ; văn bản ra sau thường nói về việc khác.",
        "What was done after the period does not count for it; a later document often tells of something else.",
    ),
    Say(
        "Xem văn bản nói về năm nào; đúng thì ghi lý do, sai thì đính chính năm hoặc ngày.",
        "See which year the document speaks of; write why it is right, or restate the year or day.",
    ),
)
def dated_late(one: Proved, _around: Around) -> Found:
    """A record made long after its period, or a document later than the day that the record gives."""
    record = one.record
    day = getattr(record, record.dated_by) if record.dated_by else None
    end, most = _end(record), LATE.get(record.table)
    if day and end and most is not None and day > end + timedelta(days=most):
        d, e = days(day), days(end)
        yield Say(f"Ngày {d.vi}, kỳ đã hết từ {e.vi}.", f"Dated {d.en}, the period ended on {e.en}."), ()
    for document in one.documents:
        if day and document.dated and document.dated > day:
            d, e = days(document.dated), days(day)
            yield (
                Say(
                    f"Tài liệu đề ngày {d.vi}, sau ngày {e.vi} ghi ở bản ghi.",
                    f"The document is dated {d.en}, after {e.en} as the record says.",
                ),
                (),
            )


def _end(record: Record) -> date | None:
    """The last day of the year or period that a record speaks of."""
    period = getattr(record, "period", None) or getattr(record, "year", None)
    span = months(str(period)) if period else None
    if span is None:
        return None
    year, month = int(str(period)[:4]), span[1]
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


@check(
    Say("Số liệu chưa có nguồn", "Figures without source"),
    Say(
        "Không có tệp hay số văn bản thì người thứ hai không đối chiếu được.",
        "Without a file or the number of a document a second person cannot compare.",
    ),
    Say("Đính kèm văn bản chứng minh, hoặc ghi số quyết định.", "Attach the document, or give its number."),
)
def without_source(one: Proved, _around: Around) -> Found:
    """Figures that name neither a file nor the number of a document."""
    if one.record.table not in FIGURES or one.documents or one.decision:
        return
    told = [c for c in columns_of(type(one.record)) if c.kind in ("int", "decimal")]
    filled = [c.say for c in told if getattr(one.record, c.name, None) is not None]
    if filled:
        names = join(filled, ", ")
        yield Say(f"Chưa có nguồn cho: {names.vi}.", f"No source for: {names.en}."), ()


def _label(record: Record, name: str) -> Say:
    return next(c.say for c in columns_of(type(record)) if c.name == name)


def months(period: str) -> tuple[int, int] | None:
    """First and last month of a period.

    >>> months("2024-H2"), months("2024-03"), months("")
    ((7, 12), (3, 3), None)
    """
    found = re.fullmatch(r"\d{4}(?:-(H|Q)?(\d{1,2}))?", period)
    if not found:
        return None
    length = {"H": 6, "Q": 3}.get(found[1] or "", 1 if found[2] else 12)
    nth = int(found[2] or 1)
    return (nth - 1) * length + 1, nth * length
