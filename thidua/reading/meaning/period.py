"""The period of the movement: from its own clause, else from a stage that the opening or title names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place
from thidua.reading.meaning.days import DAY, full_day, month_end
from thidua.reading.proposals import Proposal

_FROM_TO = re.compile(
    rf"(?:(?:ke )?tu |: |bat dau (?:tu )?){DAY},? ?(?:, )?(?:den|toi|-|–|ket thuc|va ket thuc) ?(het |truoc )?{DAY}"
)
_MONTH_TO_DAY = re.compile(rf"tu thang (\d{{1,2}}) ?(?:/|nam) ?(\d{{4}}) (?:den|toi) (het |truoc )?{DAY}")
_FROM_ISSUE = re.compile(
    r"(?:tu|sau|bat dau)(?: khi| ngay| tu| thoi diem)* (?:ban hanh|ky|phat dong).{0,80}?"
    rf"(?:den|toi|ket thuc)(?: vao)? (het |truoc )?{DAY}"
)
_MONTHS = re.compile(
    r"tu thang (\d{1,2}) ?(?:/|nam) ?(\d{4}) (?:den|toi) (?:het )?thang (\d{1,2}) ?(?:/|nam) ?(\d{4})"
)
_YEARS = re.compile(r"tu nam (\d{4}) (?:den|toi) (?:het )?(?:nam )?(\d{4})(?!/)")
_STAGE = re.compile(r"giai doan(?: tu)?(?: nam)? (\d{4}) ?[-–.]+ ?(\d{4})")
_UNTIL = re.compile(rf"(?:den|toi) (het |truoc )?{DAY}")
_SENDS = re.compile(r"\b(gui|nop|trinh|dang ky|bao cao|hoan thanh|lap|tong hop|de nghi)\b")
_OF_MOVEMENT = re.compile(r"thoi gian (phat dong|thi dua)")
_ONLY_STAGE = Say(
    "Văn bản chỉ nói giai đoạn, không nói ngày bắt đầu và kết thúc.", "Only a stage is named, no days."
)
Opening = Sequence[tuple[str, str, tuple[int, int]]]
"""Words above the clauses: identity, folded text, lines."""


class Span(NamedTuple):
    """From when to when (`before`: that day is not in it), and the words that say so."""

    first: date | str
    last: date
    before: bool
    words: tuple[int, int]


def period(places: Sequence[Place], opening: Opening) -> Proposal | None:
    """The one proposal about when the movement runs."""
    for place in places:
        if place.is_under("period") and (span := _span(place.plain)):
            return _proposed(place, span, 95)
    for place in places:
        if _speaks_of_movement(place.plain) and (span := _span(place.plain)):
            return _proposed(place, span, 82)
    return _stage(opening)


def _speaks_of_movement(plain: str) -> bool:
    named = re.search(r"thoi gian|phat dong|thi dua|phong trao", plain)
    return bool(named) and not (_SENDS.search(plain) and not _OF_MOVEMENT.search(plain))


def _proposed(place: Place, span: Span, sure: int) -> Proposal:
    body = {"from": span.first, "before" if span.before else "to": span.last}
    told = place.proposes("period", body, place.words(*span.words), sure)
    return replace(told, who=None, round=None)


def _stage(opening: Opening) -> Proposal | None:
    for clause, plain, lines in opening:
        if found := _STAGE.search(plain):
            first, last = sorted(int(g) for g in found.groups())
            body = {"from": date(first, 1, 1), "to": date(last, 12, 31)}
            return Proposal("period", clause, body, found.group(), lines, 60, _ONLY_STAGE)
    return None


def _span(plain: str) -> Span | None:
    if found := _FROM_TO.search(plain):
        d1, m1, y1, how, d2, m2, y2 = found.groups()
        first, last = full_day(d1, m1, y1 or y2), full_day(d2, m2, y2)
        if first and last:
            return Span(first, last, _before(how), found.span())
    if found := _MONTH_TO_DAY.search(plain):
        month, year, how, d2, m2, y2 = found.groups()
        if (last := full_day(d2, m2, y2)) and 1 <= int(month) <= 12:
            return Span(date(int(year), int(month), 1), last, _before(how), found.span())
    return _from_issue(plain)


def _from_issue(plain: str) -> Span | None:
    if found := _FROM_ISSUE.search(plain):
        how, d2, m2, y2 = found.groups()
        if last := full_day(d2, m2, y2):
            return Span("issued", last, _before(how), found.span())
    if found := _MONTHS.search(plain):
        m1, y1, m2, y2 = (int(g) for g in found.groups())
        if 1 <= m1 <= 12 and 1 <= m2 <= 12:
            return Span(date(y1, m1, 1), month_end(y2, m2), False, found.span())
    if found := _YEARS.search(plain):
        first_year, last_year = (int(g) for g in found.groups())
        return Span(date(first_year, 1, 1), date(last_year, 12, 31), False, found.span())
    return _until(plain)


def _until(plain: str) -> Span | None:
    found = _UNTIL.search(plain) if "thoi gian" in plain else None
    if found:
        how, day, month, year = found.groups()
        if last := full_day(day, month, year):
            return Span("issued", last, _before(how), found.span())
    return None


def _before(how: str | None) -> bool:
    return bool(how) and "truoc" in str(how)
