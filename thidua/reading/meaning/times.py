"""The period and the deadlines: days as written, whether the day itself counts, once or yearly, fixed or relative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from thidua.core.wording import Say
from thidua.reading.citations import days
from thidua.reading.meaning.context import Place
from thidua.reading.proposals import Proposal

_D = r"(?:ngay )?(\d{1,2}) ?(?:/|-|thang) ?(\d{1,2})(?: ?(?:/|-|nam) ?((?:19|20)\d{2}))?"
_FROM_TO = re.compile(rf"(?:ke )?tu {_D} (?:den|toi) (het |truoc )?{_D}")
_FROM_ISSUE = re.compile(
    rf"(?:tu|sau)(?: khi| ngay| thoi diem)? (?:ban hanh|ky|phat dong).{{0,70}}?(?:den|toi) (het |truoc )?{_D}"
)
_MONTHS = re.compile(
    r"tu thang (\d{1,2}) ?(?:/|nam) ?(\d{4}) (?:den|toi) (het )?thang (\d{1,2}) ?(?:/|nam) ?(\d{4})"
)
_YEARS = re.compile(r"tu nam (\d{4}) (?:den|toi) (?:het )?nam (\d{4})")
_STAGE = re.compile(r"giai doan(?: tu)?(?: nam)? (\d{4}) ?[-–.]+ ?(\d{4})")
_UNTIL = re.compile(rf"(?:den|toi) (het |truoc )?{_D}")
_CLOSED = re.compile(
    rf"(?P<how>(?:cham nhat )?(?:la )?(?:den )?truoc|cham nhat(?: la)?(?: den)?(?: het)?|han(?: cuoi| chot| nop| gui)?(?: la)?(?: den)?|den het|"
    rf"truoc hoac|trong|vao|xong truoc|khong qua|den) {_D}(?P<rest>.{{0,45}})"
)
_WITHIN = re.compile(
    r"(?:cham nhat|trong|trong vong|trong thoi han|sau)(?: la| 1| l)?(?: vong| thoi han)? (\d{1,3}) (?:\( \w+ \) )?ngay( lam viec)?,? ?"
    r"(?:ke tu|sau khi|sau|tu) (?:ngay |khi )?(.{4,110})"
)
_SENDS = re.compile(r"\b(gui|nop|trinh|dang ky|bao cao|hoan thanh|lap|tong hop|de nghi)\b")
_REPORT = re.compile(r"\bbao cao\b(?! thanh tich)")
_DOSSIER = re.compile(r"\b(ho so|de nghi (xet )?(tang|khen)|trinh khen|xet khen|danh sach de nghi|bao cao thanh tich)\b")
_REGISTER = re.compile(r"\bdang ky\b")
_EVENT = re.compile(r"(cong nhan|cong bo|ban hanh|nhan duoc|ket thuc|co ket qua|to chuc)")


def period(places: Sequence[Place], opening: Sequence[tuple[str, str, tuple[int, int]]]) -> Proposal | None:
    """The period of the movement: from its own clause, else from a stage that the opening or title names."""
    for sure, chosen in ((95, [p for p in places if p.is_under("period")]), (82, list(places))):
        for place in chosen:
            if sure == 82 and not re.search(r"thoi gian|phat dong|thi dua", place.plain):
                continue
            found = _period(place.plain)
            if found and (sure == 95 or "to" in found):
                if sure == 82 and _SENDS.search(place.plain) and not re.search(r"thoi gian (phat dong|thi dua)", place.plain):
                    continue
                body, start, end = found["body"], found["start"], found["end"]
                return Proposal("period", place.piece.id, body, place.piece.folded.original(start, end), place.piece.lines, sure)
    for clause, plain, lines in opening:
        found_stage = _STAGE.search(plain)
        if found_stage:
            first, last = sorted(int(g) for g in found_stage.groups())
            body = {"from": date(first, 1, 1), "to": date(last, 12, 31)}
            asks = Say("Văn bản chỉ nói giai đoạn, không nói ngày bắt đầu và kết thúc.", "Only a stage is named, no days.")
            return Proposal("period", clause, body, found_stage.group(), lines, 60, asks)
    return None


def _period(plain: str) -> dict[str, Any] | None:
    if found := _FROM_TO.search(plain):
        d1, m1, y1, how, d2, m2, y2 = found.groups()
        last = _day(d2, m2, y2)
        first = _day(d1, m1, y1 or y2)
        if first and last:
            return _told(first, last, how, found)
    if found := _FROM_ISSUE.search(plain):
        how, d2, m2, y2 = found.groups()
        last = _day(d2, m2, y2)
        if last:
            return _told("issued", last, how, found)
    if found := _MONTHS.search(plain):
        m1, y1, _, m2, y2 = found.groups()
        return _told(date(int(y1), int(m1), 1), _month_end(int(y2), int(m2)), None, found)
    if found := _YEARS.search(plain):
        return _told(date(int(found.group(1)), 1, 1), date(int(found.group(2)), 12, 31), None, found)
    if "thoi gian" in plain and (found := _UNTIL.search(plain)):
        how, d2, m2, y2 = found.groups()
        if last := _day(d2, m2, y2):
            return _told("issued", last, how, found)
    return None


def _told(first: date | str, last: date, how: str | None, found: re.Match[str]) -> dict[str, Any]:
    end = "before" if how and "truoc" in how else "to"
    return {"body": {"from": first, end: last}, "to": True, "start": found.start(), "end": found.end()}


def _day(day: str, month: str, year: str | None) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def deadlines(places: Sequence[Place]) -> Iterator[Proposal]:
    """Every day by which something must be sent, registered or reported."""
    for place in places:
        if place.is_under("purpose", "contents") or place.piece.heading and not place.piece.folded.plain.count(" ") > 8:
            continue
        yield from _relative(place)
        yield from _fixed(place)


def _fixed(place: Place) -> Iterator[Proposal]:
    plain = place.plain
    for found in _CLOSED.finditer(plain):
        said = _sentence(plain, found.start(), found.end())
        what = _what(place, plain, found.start())
        if what is None or _is_cited(plain, found.start()) or (place.is_under("period") and what == "dossier" and "ho so" not in said):
            continue
        day, month, year = found.group(2), found.group(3), found.group(4)
        rest = found.group("rest")
        if not _real(day, month):
            continue
        exclusive = bool(re.search(r"\btruoc\b(?! hoac)", found.group("how")))
        if found.group("how") in ("den", "trong", "vao") and what == "dossier" and not re.search(r"gui|nop|trinh|lap", said):
            continue
        when: dict[str, Any] = {}
        asks = None
        if year:
            when["before" if exclusive else "by"] = date(int(year), int(month), int(day))
        else:
            when["before" if exclusive else "by"] = f"{int(day)}/{int(month)}"
            when["year"], asks = _which_year(rest)
        body = {"what": what, "when": when}
        words = place.piece.folded.original(found.start(), found.end() - len(rest))
        yield Proposal("deadline", place.piece.id, body, words, place.piece.lines, 90 if asks is None else 80, asks, place.who, place.round)


def _relative(place: Place) -> Iterator[Proposal]:
    for found in _WITHIN.finditer(place.plain):
        what = _what(place, place.plain, found.start())
        if what is None or not _EVENT.search(found.group(3)):
            continue
        when = {"within_days": int(found.group(1)), "counted": "working" if found.group(2) else "calendar", "after": {"event": found.group(3).strip()}}
        words = place.piece.folded.original(found.start(), found.end())
        yield Proposal("deadline", place.piece.id, {"what": what, "when": when}, words, place.piece.lines, 85, None, place.who, place.round)


def _which_year(rest: str) -> tuple[str, Say | None]:
    """Of which year a day without one is, and the question where the words leave it open."""
    if re.search(r"nam (sau|tiep theo|ke tiep|lien sau|lien ke tiep)", rest):
        return "next", None
    if re.search(r"nam (lien ke|truoc)", rest):
        return "next", Say("“Năm liền kề” là năm liền sau hay năm liền trước?", "Is “the adjacent year” the next or the last?")
    return "same", None


def _sentence(plain: str, start: int, end: int) -> str:
    cut = max(plain.rfind(". ", 0, start), plain.rfind(" ; ", 0, start))
    return plain[cut + 1 : end]


def _what(place: Place, plain: str, at: int) -> str | None:
    """Registration, dossier or report: the nearest word before the day, else the topic of the clause."""
    before = _sentence(plain, at, at)
    after = plain[at : at + 90]
    nearest = max(
        ((m.start(), name) for name, pattern in (("registration", _REGISTER), ("dossier", _DOSSIER), ("report", _REPORT)) for m in pattern.finditer(before)),
        default=None,
    )
    if nearest:
        dossier = any(_DOSSIER.finditer(before))
        return "dossier" if nearest[1] == "report" and dossier and place.is_under("dossier", "deadline") else nearest[1]
    for name, pattern in (("registration", _REGISTER), ("dossier", _DOSSIER), ("report", _REPORT)):
        if pattern.search(after):
            return name
    chain = " ".join(place.chain[-2:])
    if place.is_under("dossier", "deadline"):
        return "registration" if "dang ky" in chain else "dossier"
    if place.is_under("review") and _SENDS.search(plain):
        return "report"
    return None


def _is_cited(plain: str, at: int) -> bool:
    """Whether the day is that of a document named just before."""
    return bool(re.search(r"(?:so \S+/\S+|/\d{4}/\S+|\S+-(?:ubnd|ttg|cp|tw|tu)) $", plain[max(0, at - 40) : at]))


def _real(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


__all__ = ["days", "deadlines", "period"]
