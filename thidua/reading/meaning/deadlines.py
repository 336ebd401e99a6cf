"""The days by which something must be sent: as written, counted or not, once or yearly, fixed or relative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thidua.core.wording import Say
from thidua.reading.folding import bare
from thidua.reading.meaning.context import Place, round_in
from thidua.reading.meaning.days import DAY, full_day, is_day, month_end
from thidua.reading.proposals import Proposal

_DAY = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}} ?(?:gio|h|[.:](?=\d\d ))(?: ?\d{{2}})?(?: phut)?,? (?:, )?)?{DAY}"
)
_CLOSES = re.compile(
    r"(?P<how>(?:cham nhat|muon nhat|muon hon|han|truoc|tru(?!ong|ng|c\b|a\b)\w{1,4}(?= $)|"
    r"den het|het|den|vao|trong|xong|khong qua|qua|la)"
    r"(?: (?:cham nhat|cac|ngay|la|cuoi|chot|nop|gui|den|het|truoc|hoac|trong|vao|khong|qua|thoi|diem))*) ?$"
)
_WITHIN = re.compile(
    r"(?:cham nhat|muon nhat|trong|vong|thoi han|sau)(?: la| 1| l| trong| vong| thoi han|"
    r" thoi gian)* (\d{1,3}) (?:\( \w+ \) )?"
    r"ngay( lam viec)?,? ?(?:, )?(?:ke tu|sau khi|tu khi|sau|tu) (?:ngay |khi )?(.{4,110})"
)
_YEAR_BEFORE = re.compile(r"(?:rieng )?nam ((?:19|20)\d{2}) ?(?::|,|thi|gui|nop)? ?(?:\w+ ){0,2}$")
_HOW_WORDS = re.compile(r"(?:cham nhat|truoc|den|ngay|la)(?: |$)")
_CITED = re.compile(r"(?:so \S+/\S+|/\d{4}/\S+|\S+-(?:ubnd|ttg|cp|tw|tu|\w{2,6}))(?: de)? $")
_SENDS = re.compile(
    r"\b(gui|nop|(?<!chuong )(?<!qua )(?<!quy )trinh|dang ky|bao cao|hoan thanh|lap|tong hop|"
    r"de nghi|nhan|ve)\b"
)
_NAMED = re.compile(r"\b(?:bao cao|dang ky|nop|gui|ho so)[a-z ]{0,24} : (?:ngay )?$")
"""What is due by the day behind the colon: `Báo cáo sơ kết: ngày …`."""
_HANDS_IN = re.compile(r"\b(?:gui|nop|nhan|dang ky|bao cao|lap|tiep nhan)\b")
_ALSO = re.compile(r" ?(?:,|va|hoac|,? ?va) ?")
"""Between days that are due alike: `trước các ngày 20/3, 20/6, 20/9`."""
_KINDS = (
    (
        "registration",
        re.compile(
            r"\b(?:dang ky|ghi danh|ghi ten)\b(?! (?:kinh doanh|thuong tru|bao ve|nhan))|"
            r"\bky (?:ket )?(?:ban )?(?:giao uoc|cam ket)"
        ),
    ),
    (
        "dossier",
        re.compile(
            r"\b((?<!giai quyet )(?<!tiep nhan )ho so(?! (?:thu tuc|giai quyet|tre))|"
            r"de nghi (?:xet )?(?:tang|khen)|trinh khen|xet khen|"
            r"nop (?:bai|minh chung|giay to|tai lieu)|danh sach de nghi|de nghi khen|bao cao thanh tich)\b"
        ),
    ),
    ("report", re.compile(r"\bbao cao\b(?! (?:tom tat )?thanh tich)")),
    (
        "other",
        re.compile(
            r"\b(?:to chuc (?:so ket|tong ket|hoi nghi|le)|ke hoach (?:cua|cu the|thuc hien|rieng|huong ung)|"
            r"(?:xay dung|ban hanh) (?:va ban hanh )?(?:ke hoach|chuong trinh|phuong an|van ban|huong dan)|"
            r"phat dong|(?<!tong )(?<!phoi )(?<!ket )\bhop(?= ?$| (?:truoc|vao|cham nhat|xong))|"
            r"(?<!tong )(?<!phoi )(?<!bien ban )hop (?:khoi|cum|hoi dong|xet|binh))\b"
        ),
    ),
)
_PATTERN = dict(_KINDS)
_REVIEW = re.compile(r"^[^a-z]*(?:so ket|tong ket)[^a-z]*$")
"""A review that is due itself: `sơ kết trước ngày …`."""
_HELD = re.compile(
    r"[\d/ ]*(?:thang \d+ )?(?:nam \d+ )?\W*(?:to chuc )?(?:(?:le )?(?:tong ket|so ket|trao|phat dong)|hoi nghi|"
    r"cong bo|hop)\b"
)
"""Behind a day what takes place on it: `20/01/2026: tổng kết, trao thưởng`."""
_EVENT = re.compile(
    r"(cong nhan|cong bo|ban hanh|nhan duoc|ket thuc|ket qua|to chuc|phat dong|thong bao|co |hoi nghi|lap duoc|"
    r"hoan thanh|so ket|tong ket|dien ra|hieu luc|ky (?:ket|ban hanh)|xay ra|le )"
)
_ANSWERS = re.compile(
    r"\b(?:tham dinh|xem xet|phan hoi|tra (?:loi|ket qua)|nghiem thu|ra soat|thong bao|phuc dap|huong dan|giai quyet)\b"
    r"(?![^.;]*\b(?:gui|nop|trinh|bao cao)\b)[^.;]*$"
)
"""Who answers or appraises within so many days sends nothing."""
_IN_MONTH = re.compile(
    r"\b(?:trong|het) (?:(?:thang (?P<month>\d{1,2})(?!\d| ?ngay))|quy (?P<quarter>iv|i{1,3}|[1-4]))\b"
    r"(?! ?[/-] ?\d{1,2}\b)"
    r"(?: ?(?:/|nam) ?(?P<year>20\d{2}))?"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SHORT = 6
"""Fewer words than these before a day go on with the sentence before: `Năm 2025: trước ngày 31 tháng 8`."""
_DUE_OVER = re.compile(r"^\W*(?:han|thoi han|cham nhat|truoc|moc nop)\b")
"""The head of a column of days."""
_DUE = re.compile(r"\b(?:han|thoi han|han cuoi)(?: [a-z]+){0,3} :")
_COMMON_YEAR = 2023
"""A year with 28 days in February: an end of month in every year."""
_YEAR_END = re.compile(r"\bcuoi (?:moi )?nam\b")
_NEXT = re.compile(r"^\W*(?:cua )?nam (sau|tiep theo|ke tiep|lien sau|lien ke tiep)")
_ADJACENT = re.compile(r"^\W*(?:cua )?nam (lien ke|truoc)")
_WHICH_YEAR = Say(
    "“Năm liền kề” là năm liền sau hay năm liền trước?", "Is “the adjacent year” the next or the last?"
)


def deadlines(places: Sequence[Place]) -> Iterator[Proposal]:
    """Every day by which something must be sent, registered or reported."""
    for place in places:
        title = place.piece.heading and place.plain.count(" ") <= 8
        if not title and not place.is_only("purpose", "contents", "criteria"):
            yield from _relative(place)
            yield from _fixed(place)
            yield from _in_month(place)
            yield from _at_year_end(place)


def _fixed(place: Place) -> Iterator[Proposal]:
    last: tuple[int, re.Match[str] | None] | None = None
    for found in _DAY.finditer(place.plain):
        closes = _CLOSES.search(place.plain[: found.start()])
        joined = last and _ALSO.fullmatch(place.plain[last[0] : found.start()])
        if joined and last:
            closes = last[1]
        if not is_day(found.group(1), found.group(2)):
            continue
        if not joined and not _is_deadline(place, found, closes):
            continue
        last = found.end(), closes
        what = _what(place, closes.start() if closes else found.start())
        if what in (None, "other"):
            continue
        when, asks = _when(place.plain, found, closes.group("how") if closes else "")
        words = place.words(closes.start() if closes else found.start(), found.end())
        told = place.proposes("deadline", {"what": what, "when": when}, words, 80 if asks else 88)
        yield replace(told, asks=asks)


def _is_deadline(place: Place, found: re.Match[str], closes: re.Match[str] | None) -> bool:
    """Whether a day closes something, and is not that of a paper or of the period."""
    before = place.plain[max(0, found.start() - 40) : found.start()]
    if _CITED.search(before) or re.search(r"\b(?:tu|ke tu) (?:ngay )?$", before):
        return False
    ends = (e for mark in (". ", " ; ") if (e := place.plain.find(mark, found.end())) >= 0)
    end = min(ends, default=len(place.plain))
    said = place.plain if place.piece.table else _sentence(place.plain, found.start(), end)
    if place.is_under("period") and not _SENDS.search(said):
        return False
    if closes is None:
        over = any(_DUE_OVER.search(bare(head)) for head in place.piece.heads)
        said_what = any(pattern.search(place.plain) for name, pattern in _KINDS if name != "other")
        row = place.piece.table and said_what and (over or place.is_under("deadline", "dossier", "review"))
        named = re.search(r"(?: :|\(|-) (?:ngay )?$", before) or (
            found.start() <= 1 and not place.piece.table and re.match(r" ?:", place.plain[found.end() :])
        )
        due = (
            _NAMED.search(before)
            or place.is_only("deadline", "period")
            or _DUE.search(place.plain[: found.start()])
        )
        return row or bool(named and due)
    ranged = re.search(r"\btu (?:ngay )?[\d/ ]+ $", place.plain[: closes.start()])
    if ranged and not _HANDS_IN.search(said):
        return False
    weak = closes.group("how") in ("den", "den het", "trong", "vao", "la", "qua", "het")
    return not weak or bool(_SENDS.search(said))


def _when(plain: str, found: re.Match[str], how: str) -> tuple[dict[str, Any], Say | None]:
    day, month, year = found.groups()
    near = _HOW_WORDS.sub("", plain[max(0, found.start() - 50) : found.start()])
    named = _YEAR_BEFORE.search(near)
    key = "before" if re.search(r"\btru(?!ong|ng)\w{1,4}\b(?! (?:hoac|va))", how) else "by"
    whole = full_day(day, month, year or (named.group(1) if named else None))
    if whole:
        return {key: whole}, None
    which, asks = _which_year(plain[found.end() : found.end() + 45])
    return {key: f"{int(day)}/{int(month)}", "year": which}, asks


def _relative(place: Place) -> Iterator[Proposal]:
    for found in _WITHIN.finditer(place.plain):
        what = _what(place, found.start())
        if what in (None, "other") or not _EVENT.search(found.group(3)):
            continue
        if _ANSWERS.search(_sentence(place.plain, found.start(), found.start())):
            continue
        event = re.split(r"[;.:]( |$)", found.group(3))[0].strip()
        when = {
            "within_days": int(found.group(1)),
            "counted": "working" if found.group(2) else "calendar",
            "after": {"event": event},
        }
        told = place.proposes("deadline", {"what": what, "when": when}, place.words(*found.span()), 85)
        yield replace(told, round=round_in(event) or place.round)


def _in_month(place: Place) -> Iterator[Proposal]:
    """`Trong tháng 11 hằng năm`, `trong quý I`: until the last day of it."""
    for found in _IN_MONTH.finditer(place.plain):
        month = int(
            found["month"] or 3 * (_QUARTERS.get(found["quarter"] or "") or int(found["quarter"] or 0))
        )
        what = _what(place, found.start())
        sends = _SENDS.search(_sentence(place.plain, found.start(), found.end()))
        if what in (None, "other") or not 1 <= month <= 12 or not sends:
            continue
        last = month_end(int(found["year"] or _COMMON_YEAR), month)
        when = {"by": last} if found["year"] else {"by": f"{last.day}/{month}", "year": "same"}
        yield place.proposes("deadline", {"what": what, "when": when}, place.words(*found.span()), 78)


def _at_year_end(place: Place) -> Iterator[Proposal]:
    """`Cuối năm báo cáo …`: once a year, without a day."""
    found = _YEAR_END.search(place.plain)
    if found and place.is_under("duty", "review") and _PATTERN["report"].search(place.plain):
        when = {"at": "year_end"}
        told = place.proposes("deadline", {"what": "report", "when": when}, place.words(*found.span()), 75)
        yield replace(told, round="annual")


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


def _what(place: Place, at: int) -> str | None:
    """Registration, dossier or report: the nearest word before the day, else after it, else the topic."""
    plain = place.plain
    before = _sentence(plain, at, at)
    if place.piece.table:
        before = plain[:at]
    if _REVIEW.search(before) and not place.is_under("review"):
        return "other"
    named = [(m.start(), name) for name, pattern in _KINDS for m in pattern.finditer(before)]
    if named:
        nearest = max(named)[1]
        praised = (
            nearest == "report"
            and _PATTERN["dossier"].search(before)
            and place.is_under("dossier", "deadline")
        )
        return "dossier" if praised else nearest
    after = re.split(r" ; |\. ", plain[at : at + 140])[0]
    told = next((name for name, pattern in _KINDS if pattern.search(after)), None)
    if told is None and _HELD.match(after):
        return "other"
    return told or _by_topic(place, plain, at)


def _by_topic(place: Place, plain: str, at: int) -> str | None:
    earlier = [(m.start(), name) for name, pattern in _KINDS for m in pattern.finditer(plain[:at])]
    said = _sentence(plain, at, at)
    if earlier and (_SENDS.search(said) or len(said.split()) < _SHORT):
        return max(earlier)[1]
    if place.is_under("dossier", "deadline"):
        return "registration" if "dang ky" in " ".join(place.chain[-2:]) else "dossier"
    over = "bao cao" in (place.chain[-1] if place.chain else "")
    return "report" if place.is_under("review") and (over or _SENDS.search(plain)) else None
