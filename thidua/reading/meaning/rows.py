"""The figures of a row of a table, under heads that name whom, which award or which round they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from thidua.reading.folding import bare, folded
from thidua.reading.meaning.context import Place, round_in, who_in
from thidua.reading.meaning.forms import FORM, FORMS
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
        spoken = worded(plain, whom or place.who, cell) if named and not _BARE.fullmatch(plain) else []
        for one in spoken:
            yield one._replace(start=at, end=at + 1, form=form, round=turn)
        if found and not spoken and not headless and float(found.group("n").replace(",", ".")):
            who = (
                whom
                or _unit(found.group("unit"))
                or who_in(place.plain)
                or place.who
                or noun_in(_subject(place))
                or ("collective" if form_over(_label(place)) == "flag_province" else None)
                or noun_in(_label(place))
            )
            number, share = found.group("n").replace(",", "."), bool(found.group("share"))
            limited = bool(found.group("limit"))
            yield Count(at, at + 1, number, who, share, limited, form=form, round=turn)


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


def _over(head: str) -> str | None:
    collective, individual = "tap the" in head, "ca nhan" in head
    return None if collective == individual else "collective" if collective else "individual"


def _unit(unit: str | None) -> str | None:
    if unit is None or unit in ("suat", "bang khen", "giay khen"):
        return None
    return "collective" if unit == "co" else unit_of(unit)
