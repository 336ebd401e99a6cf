"""The period of the movement: from its own clause, else from a stage that the opening or title names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place
from thidua.reading.meaning.days import DAY, full_day, month_end
from thidua.reading.meaning.ends import (
    END,
    HALF,
    ISSUE,
    POINT,
    START,
    Span,
    first_of,
    is_before,
    last_of,
    month_of,
    months_of,
    part_of_year,
)
from thidua.reading.proposals import Proposal

_WITHIN_YEAR = re.compile(
    r"^\W*(?:\w{1,4}[.)]\W*)?(?:thoi gian[^:]{0,40}:? ?:? )?(?:trong )?nam ((?:19|20)\d{2})\W*$"
)
_STAGE = re.compile(r"giai doan(?: tu)?(?: nam)? (\d{4}) ?[-–.]+ ?(\d{4})")
_UNTIL = re.compile(rf"(?:den|toi) (het |truoc )?{DAY}")
_SENDS = re.compile(
    r"\b(gui|nop|(?<!chuong )(?<!qua )(?<!quy )trinh|dang ky|bao cao|hoan thanh|lap|tong hop|"
    r"de nghi)\b"
)
_OF_MOVEMENT = re.compile(r"thoi gian (phat dong|thi dua)")
_ONLY_STAGE = Say(
    "Văn bản chỉ nói giai đoạn, không nói ngày bắt đầu và kết thúc.", "Only a stage is named, no days."
)
_YEARS = re.compile(
    r"(?:giai doan|nam|\() ?((?:19|20)\d{2})(?: ?(?:-|–|den|va)(?: nam)? ?((?:19|20)\d{2}))?(?!\d|/)"
)
_PHASE = re.compile(
    r"\b(?:dot|chang|giai doan|hoc ky|ky|vong|buoc|phan) (?:thi dua )?(?:\d|i{1,3}\b|iv\b|mot|hai|ba|bon|thu|dau|"
    r"cuoi|khoi|ve|tang|but|chuan bi|trien khai|thuc hien|tong ket|cao diem)|"
    r"^\W*(?:\w{1,2}[.)] ?)?(?:khoi dong|tang toc|but pha|ve dich|nuoc rut|chay da|tong luc)\b"
)
_PART = re.compile(r"[;.] (?=\S)")
_FEWEST = 2
"""So many phases there are at least where a movement is told by them, and so many days where by days alone."""
_OUTER = re.compile(
    r"^\W*(?:thoi gian[^:]{0,40}: ?)?giai doan (?:19|20)\d{2} ?[-–] ?(?:19|20)\d{2}(?=.*\bchia\b)"
)
"""A stage that is parted into smaller ones behind it."""
_PARTED = re.compile(
    r"^\W*(?:thoi gian[^:]{0,40}: ?)?(?:trong |ca )?nam (?P<y>20\d\d) ?,?(?= (?:duoc )?chia\b)"
)
"""A year that is parted into stretches behind it."""
_DATED = re.compile(
    r"(?<![\w/.-])(?:(?P<d>\d{1,2}) ?(?:/|-|\.|th\w{1,2}ng) ?(?P<m>\d{1,2})"
    r"(?: ?(?:/|-|\.|, nam|nam) ?(?P<y>(?:19|20)\d{2}))?(?![\d/%])|"
    r"(?:th\w{1,2}ng )(?P<m2>\d{1,2}) ?(?:/|nam) ?(?P<y2>(?:19|20)\d{2}))"
)
_MONTH_ONLY = re.compile(r"^\W*(?:thoi gian ?:? ?)?(?:trong )?thang (\d{1,2}) ?(?:/|nam) ?(20\d\d)\W*$")
_UNTIL_ONLY = re.compile(
    rf"^\W*(?:(?:hoan thanh|ket thuc|thuc hien|keo dai|ap dung|co gia tri)(?: phong trao)? )?"
    rf"(?:den|toi|(?=truoc)) ?(het |truoc )?(?:thang )?{POINT}\W*$"
)
_TERM = re.compile(r"^\W*(?:den|toi) het (?:nhiem ky|giai doan) 20\d\d ?[-–] ?(20\d\d)")
_BETWEEN = re.compile(r"\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b")
_STARTS_ON = re.compile(rf" ?(?:\( ?|: ?|la ){DAY}")
"""The day of the launch itself: `từ ngày phát động (06/01/2026)`."""
_ONE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REVIEWED = re.compile(r"\b(?:tong ket|so ket|trao thuong|be giang)\b[^;.]*$")
_LASTING = re.compile(
    r"\b(?P<many>\d{1,3}) (?:\( [a-z ]+ \) )?(?P<unit>thang|nam|ngay)(?: dem)?\b[^.;\d]{0,24}?"
    r"\b(?:tu|bat dau)(?: [a-z]+){0,3}? (?P<day>\d{1,2}) ?(?:/|thang) ?(?P<month>\d{1,2}) ?(?:/|nam) ?(?P<year>20\d\d)"
)
_OPENS = re.compile(r"^\W*(?:le |thoi gian |ngay )?(?:phat dong|khoi dong|bat dau|khai mac|mo dau|mo)\b")
_CLOSES = re.compile(r"^\W*(?:le |thoi gian |ngay )?(?:ket thuc|be mac|khep lai|dong|ve dich)\b")
_FROM_ON = re.compile(
    r"\b(?:tu|bat dau|phat dong|khoi dong|khai mac|mo)(?: [a-z]+){0,3}? (?P<day>\d{1,2}) ?(?:/|"
    r"thang) ?(?P<month>\d{1,2}) ?"
    r"(?:/|nam) ?(?P<year>20\d\d)\b[^.;\d]{0,40}\b(?:keo dai|trong|thuc hien)(?: trong)?(?: vong)? (?P<many>\d{1,3}) "
    r"(?:\( [a-z ]+ \) )?(?P<unit>thang|nam|ngay)\b(?! ?\d)"
)
"""The same the other way round: `từ ngày 20/02/2026, kéo dài 100 ngày`."""
_REACH = 110
"""So many letters behind a start its end stands at most."""
Opening = Sequence[tuple[str, str, tuple[int, int]]]
"""Words above the clauses: identity, folded text, lines."""


def period(places: Sequence[Place], opening: Opening) -> Proposal | None:
    """The one proposal about when the movement runs."""
    timed = [place for place in places if place.is_under("period")]
    if phased := _phased(timed):
        return phased
    for place in timed:
        if span := _span(place.plain):
            return _proposed(place, span, 88)
    if opened := _opened_and_closed(timed):
        return opened
    for place in timed:
        if not _SENDS.search(place.plain) and (span := _outermost(place.plain)):
            return _proposed(place, span, 78)
    for place in timed:
        if span := _years(place.plain):
            return _proposed(place, span, 70)
    for place in places:
        if _speaks_of_movement(place.plain) and (span := _span(place.plain)):
            return _proposed(place, span, 82)
    return _in_opening(opening) or _stage(opening)


def _phased(timed: Sequence[Place]) -> Proposal | None:
    """A movement told phase by phase runs from the first to the last of them."""
    told = [
        (place, span)
        for place in timed
        for at, end in itertools.pairwise(
            [0, *(m.end() for m in _PART.finditer(place.plain)), len(place.plain)]
        )
        if _PHASE.search(part := place.plain[at:end]) and (span := _span(part) or _named_in(part))
    ]
    if len(told) < _FEWEST or any(place.piece.table for place, _ in told):
        return None
    ends = max((span for _, span in told), key=lambda span: span.last)
    starts = [span.first for _, span in told]
    days = [day for day in starts if isinstance(day, date)]
    first = "issued" if "issued" in starts else min(days)
    place = told[0][0]
    return _proposed(place, Span(first, ends.last, ends.before, (0, len(place.plain))), 82)


def _named_in(part: str) -> Span | None:
    """The years or the one month that a phase names: `Giai đoạn 1 (2026 - 2027)`, `Khởi động: tháng 01/2026`."""
    if _BETWEEN.search(part):
        return _years(part)
    if listed := months_of(part):
        return listed
    told = [m for m in _DATED.finditer(part) if m["m2"]]
    if len(told) != 1 or not 1 <= int(told[0]["m2"]) <= 12:
        return None
    year, month = int(told[0]["y2"]), int(told[0]["m2"])
    return Span(date(year, month, 1), month_end(year, month), False, told[0].span())


def _speaks_of_movement(plain: str) -> bool:
    named = re.search(
        r"thoi gian|phat dong|thi dua|phong trao|chuong trinh|cuoc (?:van dong|thi)|hoi thi|\bdot\b|giao uoc|"
        r"ke hoach nay (?:co|ap dung|duoc)|cao diem",
        plain,
    ) or re.match(r"\W*(?:thuc hien|trien khai|ap dung) (?:tu|ke tu)\b", plain)
    return bool(named) and not (_SENDS.search(plain) and not _OF_MOVEMENT.search(plain))


def _proposed(place: Place, span: Span, sure: int) -> Proposal:
    body = {"from": span.first, "before" if span.before else "to": span.last}
    told = place.proposes("period", body, place.words(*span.words), sure)
    return replace(told, who=None, round=None)


def _in_opening(opening: Opening) -> Proposal | None:
    """The days that the opening sentence tells of the movement that it launches."""
    for clause, plain, lines in opening:
        if _speaks_of_movement(plain) and (span := _span(plain)):
            body = {"from": span.first, "before" if span.before else "to": span.last}
            return Proposal("period", clause, body, plain[slice(*span.words)], lines, 76)
    return None


def _stage(opening: Opening) -> Proposal | None:
    for clause, plain, lines in opening:
        if found := _STAGE.search(plain):
            first, last = sorted(int(g) for g in found.groups())
            body = {"from": date(first, 1, 1), "to": date(last, 12, 31)}
            return Proposal("period", clause, body, found.group(), lines, 60, _ONLY_STAGE)
    return None


def _span(plain: str) -> Span | None:
    """From where to where: a start and the end that follows it, an end alone, or one whole year."""
    if (year := _PARTED.match(plain)) and all(d["y"] in (None, year["y"]) for d in _DATED.finditer(plain)):
        return _years(year.group())
    if (whole := _OUTER.match(plain)) and not _DATED.search(plain):
        return _years(whole.group())
    for started in ISSUE.finditer(plain):
        if ended := END.search(plain, started.end(), started.end() + _REACH):
            last = last_of(ended)
            on = _STARTS_ON.match(plain, started.end())
            first = full_day(*on.groups()) if on else None
            if last:
                return Span(first or "issued", last, is_before(ended), (started.start(), ended.end()))
    for started in START.finditer(plain):
        ended = END.match(plain, started.end() + 1) or END.search(
            plain, started.end(), started.end() + _REACH
        )
        last = last_of(ended) if ended else None
        first = first_of(started, last)
        if ended and first and last and first <= last:
            return Span(first, last, is_before(ended), (started.start(), ended.end()))
    return _lasting(plain) or _until(plain)


def _opened_and_closed(timed: Sequence[Place]) -> Proposal | None:
    """A movement that one clause opens and another closes: `Phát động: ngày …`, `Kết thúc: ngày …`."""
    told: dict[str, tuple[Place, date]] = {}
    for place in timed:
        days = [full_day(d["d"], d["m"], d["y"]) for d in _DATED.finditer(place.plain) if d["d"]]
        for name, pattern in (("from", _OPENS), ("to", _CLOSES)):
            if len(days) == 1 and days[0] and pattern.match(place.plain):
                told.setdefault(name, (place, days[0]))
    if len(told) < _FEWEST or told["from"][1] >= told["to"][1]:
        return None
    place, last = told["to"]
    before = bool(re.search(r"\btruoc (?:ngay )?\d", place.plain))
    return _proposed(place, Span(told["from"][1], last, before, (0, len(place.plain))), 80)


def _lasting(plain: str) -> Span | None:
    """So long from a day on: `trong 18 tháng, kể từ ngày 01/7/2025`."""
    found = _LASTING.search(plain) or _FROM_ON.search(plain)
    first = full_day(*found.group("day", "month", "year")) if found else None
    if not found or first is None:
        return None
    many = int(found.group("many"))
    if found.group("unit") == "ngay":
        return Span(first, first + timedelta(days=many - 1), False, found.span())
    months = first.month - 1 + many * (12 if found.group("unit") == "nam" else 1)
    year, month = first.year + months // 12, months % 12 + 1
    after = date(year, month, min(first.day, month_end(year, month).day))
    return Span(first, after - timedelta(days=1), False, found.span())


def _outermost(plain: str) -> Span | None:
    """From the first to the last of the days that a clause names, in whatever words: `Mở: 01/3/2026. Đóng: …`."""
    points = list(_DATED.finditer(plain))
    year = next((found["y"] or found["y2"] for found in reversed(points) if found["y"] or found["y2"]), None)
    if year is None and len(years := set(_ONE_YEAR.findall(plain))) == 1:
        year = years.pop()
    kept = [p for p in points if not _REVIEWED.search(plain[: p.start()])]
    points = kept if len(kept) >= _FEWEST else points
    told = [(full_day(p["d"], p["m"], p["y"] or year), p) for p in points if p["d"]]
    told += [(month_of(int(p["m2"]), int(p["y2"])), p) for p in points if p["m2"]]
    days = [(day, p) for day, p in told if day]
    if len(days) < _FEWEST:
        return None
    (first, opens), (last, closes) = min(days, key=_by_day), max(days, key=_by_day)
    if closes["m2"]:
        last = month_end(last.year, last.month)
    before = plain[: closes.start()].rstrip().endswith(("truoc ngay", "truoc"))
    words = min(opens.start(), closes.start()), max(opens.end(), closes.end())
    return Span(first, last, before, words) if first < last else None


def _by_day(dated: tuple[date, re.Match[str]]) -> date:
    return dated[0]


def _years(plain: str) -> Span | None:
    """Years alone: `giai đoạn 2022 - 2025`, `năm 2024`."""
    if (month := _MONTH_ONLY.match(plain)) and 1 <= int(month.group(1)) <= 12:
        start, year = int(month.group(1)), int(month.group(2))
        return Span(date(year, start, 1), month_end(year, start), False, month.span())
    if listed := months_of(plain):
        return listed
    if (half := HALF.search(plain)) and (span := part_of_year(half)):
        return span
    if (until := _UNTIL_ONLY.match(plain)) and (end := last_of(until)):
        return Span("issued", end, is_before(until), until.span())
    if until := _TERM.match(plain):
        return Span("issued", date(int(until[1]), 12, 31), False, until.span())
    if (found := _YEARS.search(plain)) and not re.search(r"\bthang \d{1,2} $", plain[: found.start()]):
        first, last = int(found.group(1)), int(found.group(2) or found.group(1))
        return Span(date(first, 1, 1), date(last, 12, 31), False, found.span()) if first <= last else None
    return None


def _until(plain: str) -> Span | None:
    if found := _WITHIN_YEAR.match(plain):
        year = int(found.group(1))
        return Span(date(year, 1, 1), date(year, 12, 31), False, found.span(1))
    found = END.search(plain) if "thoi gian" in plain and not _BETWEEN.search(plain) else None
    last = last_of(found) if found else None
    return Span("issued", last, is_before(found), found.span()) if found and last else None
