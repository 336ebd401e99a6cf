"""The figures of a row of a table, under heads that name whom, which award or which round they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from thidua.reading.folding import bare, folded
from thidua.reading.meaning.context import Place, round_in, who_in
from thidua.reading.meaning.forms import FORM, FORMS
from thidua.reading.meaning.spoken import worth_of
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, noun_in, unit_of

_FIGURE = re.compile(
    rf"(?P<limit>khong qua |toi da )?(?P<n>\d{{1,4}}(?:[.,]\d+)?) ?(?P<share>%)?(?: ?\([^)]*\))?"
    rf"(?: (?P<unit>{INDIVIDUALS}|{COLLECTIVES}|co|suat|bang khen|giay khen)\b)?[^\d]{{0,40}}"
)
_AMOUNT = re.compile(r"so luong|chi tieu|so suat|ty le|so duoc|so giai|muc khen|tong so|tong cong|cong\b")
_WHOM = re.compile(r"doi tuong|don vi duoc|khoi\b|nguoi duoc|danh cho")
_NOT_AMOUNT = re.compile(
    r"^(?:s?tt|so tt|ghi chu|.*diem\b.*|thoi .*|ngay.*|noi dung|tieu chi.*|nam|han\b.*|"
    r".*(?:\btien|kinh phi|muc thuong|muc chi|don gia|tri gia|gia tri|\bdong ?/|trieu).*)$"
)


_BARE = re.compile(r"(?:khong qua |toi da )?\d{1,4}(?:[.,]\d+)? ?%?(?: ?\([^)]*\))?")


_EACH = re.compile(
    rf"(?:cho )?(?:moi|tung) (?:[a-z]+ ){{1,3}}?(?:duoc |de nghi |chon )*(?P<limit>khong qua |toi da )?(?P<n>\d{{1,3}})"
    rf"(?: (?P<unit>{INDIVIDUALS}|{COLLECTIVES}|em)\b| [a-z]+)?"
)
"""A cell that counts for each of several: `mỗi tỉnh 02`."""


class Count(NamedTuple):
    """So many: places or percent, of whom, whether at most, for each of others, and its parts."""

    start: int
    end: int
    number: str
    who: str | None
    percent: bool = False
    limited: bool = False
    per: bool = False
    parts: tuple[int, ...] = ()
    form: str | None = None
    round: str | None = None


def row_counts(place: Place, worded: Callable[[str, str | None, str], list[Count]]) -> Iterator[Count]:
    """Every figure of a row that counts somebody; `worded` reads a cell of running text."""
    told = who_in(_label(place))
    headless = not any(place.piece.heads)
    for at, (cell, head) in enumerate(zip(place.piece.cells, place.piece.heads, strict=False)):
        over, plain = _head(head), bare(cell)
        if _NOT_AMOUNT.match(over.strip()):
            continue
        form, turn, whom = form_over(over), round_in(over), _over(over)
        named = bool(form or turn or whom or _AMOUNT.search(over)) or headless
        given = bool(told and over and (place.praised or place.is_under("quota", "awards")))
        found = _FIGURE.fullmatch(plain) if named or given else None
        if each := _EACH.fullmatch(plain) if named else None:
            who = whom or _unit(each.group("unit")) or told or noun_in(_label(place)) or place.who
            told_each = Count(at, at + 1, worth_of(each.group("n")), who, form=form, round=turn)
            yield told_each._replace(per=True, limited=bool(each.group("limit")))
            continue
        sort_only = _NAMES.match(over) and not form and not _PEOPLE.search(over)
        worded_too = named and not sort_only and not _BARE.fullmatch(plain)
        counted = whom or told or noun_in(_label(place)) or place.who
        spoken = worded(plain, counted, cell) if worded_too else []
        for one in spoken:
            yield one._replace(start=at, end=at + 1, form=form, round=turn)
        if found and not spoken and not headless and float(found.group("n").replace(",", ".")):
            who = whom or _unit(found.group("unit")) or _of_row(place)
            number, share = found.group("n").replace(",", "."), bool(found.group("share"))
            limited = bool(found.group("limit"))
            yield Count(at, at + 1, number, who, share, limited, form=form, round=turn)


def _of_row(place: Place) -> str | None:
    """Whom a row counts whose column and figure name nobody."""
    flag = "collective" if form_over(_label(place)) == "flag_province" else None
    return who_in(place.plain) or place.who or noun_in(_subject(place)) or flag or noun_in(_label(place))


def _head(head: str) -> str:
    """The head of a column, folded; as the field would have it where it says nothing as it stands."""
    over = bare(head)
    known = (
        form_over(over)
        or round_in(over)
        or _over(over)
        or _AMOUNT.search(over)
        or _NOT_AMOUNT.match(over.strip())
    )
    return over if known else folded(head, noisy=True).plain


def _label(place: Place) -> str:
    """The first words of a row: what it is about."""
    return next((bare(cell) for cell in place.piece.cells if re.search(r"[^\W\d]", cell)), "")


def _subject(place: Place) -> str:
    """The cell that says whom a row is about, by the head of its column."""
    pairs = zip(place.piece.cells, place.piece.heads, strict=False)
    return next((bare(cell) for cell, head in pairs if _WHOM.search(bare(head))), "")


def form_over(head: str) -> str | None:
    """The award that the head of a column names."""
    if re.search(r"\b(?:so|so luong) co\b|^\W*co\W*$", head):
        return "flag_province"
    found = FORM.search(head)
    return FORMS[int((found.lastgroup or "f0")[1:])][1] if found else None


_PEOPLE = re.compile(r"tap the|ca nhan")


def _over(head: str) -> str | None:
    collective, individual = "tap the" in head, "ca nhan" in head
    if not (collective or individual) and (named := _NAMES.match(head)) and not FORM.search(head):
        return unit_of(named.group("noun"))
    return None if collective == individual else "collective" if collective else "individual"


_NAMES = re.compile(
    rf"^\W*(?:so (?:luong )?)?(?:cac )?(?P<noun>{INDIVIDUALS}|{COLLECTIVES})\b(?! (?:tinh|duoc|de nghi|trinh|"
    rf"dang ky|chu tri|"
    rf"thuc hien))(?:[ ,]+[a-z]+){{0,4}}\W*$"
)
"""The head of a column that names a sort of people or bodies: `Công chức, viên chức`."""


def _unit(unit: str | None) -> str | None:
    if unit is None or unit in ("suat", "bang khen", "giay khen"):
        return None
    return "collective" if unit == "co" else "individual" if unit == "em" else unit_of(unit)
