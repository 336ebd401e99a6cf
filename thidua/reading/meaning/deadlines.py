"""The days by which something must be sent: as written, counted or not, once or yearly, fixed or relative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place
from thidua.reading.meaning.days import DAY, full_day, is_day
from thidua.reading.proposals import Proposal

_CLOSED = re.compile(
    r"(?P<how>(?:cham nhat )?(?:la )?(?:den )?truoc|cham nhat(?: la)?(?: den)?(?: het)?|"
    r"han(?: cuoi| chot| nop| gui)?(?: la)?(?: den)?|den het|truoc hoac|trong|vao|xong truoc|khong qua|den)"
    rf" {DAY}(?P<rest>.{{0,45}})"
)
_WITHIN = re.compile(
    r"(?:cham nhat|trong|trong vong|trong thoi han|sau)(?: la| 1| l)?(?: vong| thoi han)? (\d{1,3}) "
    r"(?:\( \w+ \) )?ngay( lam viec)?,? ?(?:ke tu|sau khi|sau|tu) (?:ngay |khi )?(.{4,110})"
)
_SENDS = re.compile(r"\b(gui|nop|trinh|dang ky|bao cao|hoan thanh|lap|tong hop|de nghi)\b")
_KINDS = (
    ("registration", re.compile(r"\bdang ky\b")),
    (
        "dossier",
        re.compile(
            r"\b(ho so|de nghi (xet )?(tang|khen)|trinh khen|xet khen|danh sach de nghi|bao cao thanh tich)\b"
        ),
    ),
    ("report", re.compile(r"\bbao cao\b(?! thanh tich)")),
)
_DOSSIER = _KINDS[1][1]
_EVENT = re.compile(r"(cong nhan|cong bo|ban hanh|nhan duoc|ket thuc|co ket qua|to chuc)")
_CITED = re.compile(r"(?:so \S+/\S+|/\d{4}/\S+|\S+-(?:ubnd|ttg|cp|tw|tu)) $")
_NEXT = re.compile(r"nam (sau|tiep theo|ke tiep|lien sau|lien ke tiep)")
_ADJACENT = re.compile(r"nam (lien ke|truoc)")
_WHICH_YEAR = Say(
    "“Năm liền kề” là năm liền sau hay năm liền trước?", "Is “the adjacent year” the next or the last?"
)


def deadlines(places: Sequence[Place]) -> Iterator[Proposal]:
    """Every day by which something must be sent, registered or reported."""
    for place in places:
        title = place.piece.heading and place.plain.count(" ") <= 8
        if not title and not place.is_under("purpose", "contents"):
            yield from _relative(place)
            yield from _fixed(place)


def _fixed(place: Place) -> Iterator[Proposal]:
    for found in _CLOSED.finditer(place.plain):
        what = _what(place, place.plain, found.start())
        if what is None or not is_day(found.group(2), found.group(3)) or not _closes(place, found, what):
            continue
        when, asks = _when(found)
        words = place.words(found.start(), found.start("rest"))
        told = place.proposes("deadline", {"what": what, "when": when}, words, 80 if asks else 90)
        yield replace(told, asks=asks)


def _closes(place: Place, found: re.Match[str], what: str) -> bool:
    """Whether a day is one by which something closes, and not that of a document or of the period."""
    said = _sentence(place.plain, found.start(), found.end())
    if _CITED.search(place.plain[max(0, found.start() - 40) : found.start()]):
        return False
    if what == "dossier" and place.is_under("period") and "ho so" not in said:
        return False
    loose = found.group("how") in ("den", "trong", "vao") and what == "dossier"
    return not loose or bool(re.search(r"gui|nop|trinh|lap", said))


def _when(found: re.Match[str]) -> tuple[dict[str, Any], Say | None]:
    day, month, year = found.group(2), found.group(3), found.group(4)
    key = "before" if re.search(r"\btruoc\b(?! hoac)", found.group("how")) else "by"
    whole = full_day(day, month, year)
    if whole:
        return {key: whole}, None
    which, asks = _which_year(found.group("rest"))
    return {key: f"{int(day)}/{int(month)}", "year": which}, asks


def _relative(place: Place) -> Iterator[Proposal]:
    for found in _WITHIN.finditer(place.plain):
        what = _what(place, place.plain, found.start())
        if what is None or not _EVENT.search(found.group(3)):
            continue
        when = {
            "within_days": int(found.group(1)),
            "counted": "working" if found.group(2) else "calendar",
            "after": {"event": found.group(3).strip()},
        }
        yield place.proposes("deadline", {"what": what, "when": when}, place.words(*found.span()), 85)


def _which_year(rest: str) -> tuple[str, Say | None]:
    """Of which year a day without one is, and the question where the words leave it open."""
    if _NEXT.search(rest):
        return "next", None
    if _ADJACENT.search(rest):
        return "next", _WHICH_YEAR
    return "same", None


def _sentence(plain: str, start: int, end: int) -> str:
    cut = max(plain.rfind(". ", 0, start), plain.rfind(" ; ", 0, start))
    return plain[cut + 1 : end]


def _what(place: Place, plain: str, at: int) -> str | None:
    """Registration, dossier or report: the nearest word before the day, else the topic of the clause."""
    before = _sentence(plain, at, at)
    named = [(m.start(), name) for name, pattern in _KINDS for m in pattern.finditer(before)]
    if named:
        nearest = max(named)[1]
        praised = nearest == "report" and _DOSSIER.search(before) and place.is_under("dossier", "deadline")
        return "dossier" if praised else nearest
    after = plain[at : at + 90]
    told = next((name for name, pattern in _KINDS if pattern.search(after)), None)
    return told or _by_topic(place, plain)


def _by_topic(place: Place, plain: str) -> str | None:
    if place.is_under("dossier", "deadline"):
        return "registration" if "dang ky" in " ".join(place.chain[-2:]) else "dossier"
    return "report" if place.is_under("review") and _SENDS.search(plain) else None
