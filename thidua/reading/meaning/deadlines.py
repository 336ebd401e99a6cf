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
from thidua.reading.meaning.due_for import KINDS, PATTERN, SENDS, sentence, what_for
from thidua.reading.meaning.due_rows import Over, over
from thidua.reading.proposals import Proposal

_DAY = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}} ?(?:gio|h|[.:](?=\d\d ))(?: ?\d{{2}})?(?: phut)?,? (?:, )?)?{DAY}"
)
_CLOSES = re.compile(
    r"(?P<how>(?:cham nhat|muon nhat|muon hon|han|truoc|tru(?!ong|ng|c\b|a\b)\w{1,4}(?= $)|"
    r"(?:dong|khoa) (?:cong|so|phan mem)(?: luc| vao)*|den het|het|den|vao|trong|xong|khong qua|qua|la)"
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
_NAMED = re.compile(r"\b(?:bao cao|dang ky|nop|gui|ho so)[a-z ]{0,24} : (?:ngay )?$")
"""What is due by the day behind the colon: `Báo cáo sơ kết: ngày …`."""
_CALLED = re.compile(
    r"^\W*(?:[a-z\d]{1,2}[.)] )?(?:hoc ky|dot|chang|giai doan|vong|quy|nam|lan) (?:\w+ ){1,3}: "
)
"""Under a heading of days, which round a day is for: `Học kỳ I: hết ngày 10/01/2026`."""
_REFUSES = re.compile(r"\bkhong (?:tiep |nhan )*(?:nhan|xet|giai quyet)\b")
"""What is not taken any more: `Sau ngày 20/11 không nhận hồ sơ`."""
_LABELLED = re.compile(r"^\W*(?:[a-z\d]{1,2}[.)] )?(?:ho so|dang ky|ghi ten|bao cao)\b[^:;.]{0,40} : ")
"""What is due behind a colon, however its day is told: `Hồ sơ năm: từ 01/12 đến hết 05/12`."""
_HANDS_IN = re.compile(r"\b(?:gui|nop|nhan|dang ky|bao cao|lap|tiep nhan)\b")
_ALSO = re.compile(r" ?(?:,|va|hoac|,? ?va) ?")
"""Between days that are due alike: `trước các ngày 20/3, 20/6, 20/9`."""
_EVENT = re.compile(
    r"(cong nhan|cong bo|ban hanh|nhan duoc|ket thuc|ket qua|to chuc|phat dong|thong bao|co |hoi nghi|lap duoc|"
    r"hoan thanh|so ket|tong ket|dien ra|hieu luc|\bky\b|xay ra|le )"
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
        what = what_for(place, closes.start() if closes else found.start())
        if what in (None, "other"):
            continue
        above = over(place, found.start())
        when, asks = _when(place.plain, found, closes.group("how") if closes else _how(above), above.year)
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
    said = place.plain if place.piece.table else sentence(place.plain, found.start(), end)
    if place.is_under("period") and not SENDS.search(said):
        return False
    if (
        closes is None
        and re.search(r"\b(?:sau|qua) (?:ngay )?$", before)
        and _REFUSES.search(place.plain[found.end() : end])
    ):
        return True
    if closes is None:
        over = any(_DUE_OVER.search(bare(head)) for head in place.piece.heads)
        said_what = any(pattern.search(place.plain) for name, pattern in KINDS if name != "other")
        row = place.piece.table and said_what and (over or place.is_under("deadline", "dossier", "review"))
        named = re.search(r"(?: :|\(|-) (?:ngay )?$", before) or (
            found.start() <= 1
            and not place.piece.table
            and re.match(r"(?: (?:hang|moi) nam)? ?:", place.plain[found.end() :])
        )
        due = (
            _NAMED.search(before)
            or place.is_only("deadline", "period")
            or (place.is_under("deadline", "dossier") and _HANDS_IN.search(said))
            or _DUE.search(place.plain[: found.start()])
        )
        return row or bool(named and due)
    ranged = re.search(r"\btu (?:ngay )?[\d/ ]+ $", place.plain[: closes.start()])
    labelled = place.is_under("deadline", "dossier") and _LABELLED.match(said)
    labelled = labelled or (place.is_under("deadline") and _CALLED.match(said))
    if ranged and not (_HANDS_IN.search(said) or labelled):
        return False
    weak = closes.group("how") in ("den", "den het", "trong", "vao", "la", "qua", "het")
    return not weak or bool(SENDS.search(said) or labelled)


def _how(above: Over) -> str:
    return "truoc" if above.before else ""


def _when(
    plain: str, found: re.Match[str], how: str, over_it: str | None
) -> tuple[dict[str, Any], Say | None]:
    day, month, year = found.groups()
    near = _HOW_WORDS.sub("", plain[max(0, found.start() - 50) : found.start()])
    named = _YEAR_BEFORE.search(near)
    key = "before" if re.search(r"\btru(?!ong|ng)\w{1,4}\b(?! (?:hoac|va))", how) else "by"
    whole = full_day(day, month, year or (named.group(1) if named else over_it))
    if whole:
        return {key: whole}, None
    which, asks = _which_year(plain[found.end() : found.end() + 45])
    return {key: f"{int(day)}/{int(month)}", "year": which}, asks


def _relative(place: Place) -> Iterator[Proposal]:
    for found in _WITHIN.finditer(place.plain):
        what = what_for(place, found.start())
        if what in (None, "other") or not _EVENT.search(found.group(3)):
            continue
        if _ANSWERS.search(sentence(place.plain, found.start(), found.start())):
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
        what = what_for(place, found.start())
        sends = SENDS.search(sentence(place.plain, found.start(), found.end()))
        if what in (None, "other") or not 1 <= month <= 12 or not sends:
            continue
        last = month_end(int(found["year"] or _COMMON_YEAR), month)
        when = {"by": last} if found["year"] else {"by": f"{last.day}/{month}", "year": "same"}
        yield place.proposes("deadline", {"what": what, "when": when}, place.words(*found.span()), 78)


def _at_year_end(place: Place) -> Iterator[Proposal]:
    """`Cuối năm báo cáo …`: once a year, without a day."""
    found = _YEAR_END.search(place.plain)
    if found and place.is_under("duty", "review") and PATTERN["report"].search(place.plain):
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
