"""Numbers of documents and days, wherever a text names them; as read and as they would be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from thidua.reading.folding import Folded, bare

_TYPES = {
    "qd": "QĐ", "kh": "KH", "hd": "HD", "tb": "TB", "ct": "CT", "nq": "NQ", "kl": "KL", "ttr": "TTr", "bc": "BC",
    "nd": "NĐ", "tt": "TT", "ttlt": "TTLT", "vbhn": "VBHN", "ctr": "CTr", "ctrhd": "CTrHĐ", "da": "ĐA", "cv": "CV",
    "cd": "CĐ", "ctrph": "CTrPH", "ctrht": "CTrHT", "khph": "KHPH", "qyd": "QyĐ", "qydd": "QyĐ", "tth": "TTh",
    "hdlt": "HDLT", "hdln": "HDLN", "khtd": "KHTĐ", "gutd": "GƯTĐ", "gu": "GƯ", "qc": "QC",
    "khlt": "KHLT", "ctph": "CTPH", "qdpp": "QĐPP",
    "bb": "BB", "pa": "PA", "lt": "LT", "qdlt": "QĐLT",
}  # fmt: skip
_ISSUERS = {
    "hdnd": "HĐND", "bcd": "BCĐ", "hdtd": "HĐTĐ", "hdtdkt": "HĐTĐKT", "sgddt": "SGDĐT", "gddt": "GDĐT",
    "bgddt": "BGDĐT", "bldtbxh": "BLĐTBXH", "sldtbxh": "SLĐTBXH",
    "ldtbxh": "LĐTBXH", "pgddt": "PGDĐT", "ubnd": "UBND", "cp": "CP",
    "ttg": "TTg",
    "dhdn": "ĐHĐN", "bgtvt": "BGTVT", "ld": "LĐ", "tldld": "TLĐLĐ", "ldld": "LĐLĐ", "dtn": "ĐTN",
}  # fmt: skip
_ASCII_TYPE = re.compile(r"^([IlJ1]?)([A-ZĐa-z]{2,5})$")
_NUMBER = re.compile(
    r"(?<![\w/])(\d{1,5}[a-z]?)\.?\s?/\s?(?:(\d{4})\s?/\s?)?([A-ZĐƯÂÊÔƠĂa-zđ]{1,8}\d{0,2})\s?[-–]\s?"
    r"([A-ZĐƯa-zđ0-9&]{2,12}(?:[-–.][A-ZĐa-zđ0-9]{2,10}(?![a-zà-ỹ]))*)"
    r"|(?<![\w/])(\d{1,3})\s?/\s?(\d{4})\s?/\s?(QH\d{1,2}|UBTVQH\d{1,2}|PL-UBTVQH\d{1,2})"
    r"|(?<![\w/])(\d{1,4})(?:\s?[-–]\s?|\s(?=[A-ZĐ][A-Za-zĐ]{1,2}\s?/))((?:NQ|QĐ|QD|KH|CT|KL|HD|CTr|CTrHĐ|TB|BC|CV|TTr|QC|QyĐ|ĐA)\s?/\s?"
    r"(?:[A-ZĐƯ][A-ZĐƯa-zđ]{1,9}(?:-[A-ZĐƯ][A-ZĐƯa-zđ]{1,9})?))"
)
_SHORT = re.compile(r"\b[Ss]ố\s?:?\s?(\d{1,5})\s?/\s?([A-ZĐƯ][A-ZĐƯa-zđ]{1,8})(?![\w/.–-]|\s?[-–]\s?[A-ZĐ])")
"""A number whose sign names the agency alone: `công văn số 64/CĐYT`."""
_DAY = re.compile(
    r"(?:ngay\s+)?\b(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?[{(]?((?:19|20)\d{2})\b"
    r"|ngay\s+(\d{1,2})\s+th\w{1,2}ng\s+(\d{1,2})\s*,?\s*n\w{1,2}m\s+((?:19|20)\d{2})"
    r"|(?<!\d )\bngay\s+(\d{1,2})\s*/\s*(\d{1,2})(?![\d/])()"
)


@dataclass(frozen=True)
class Cited:
    """A document named in a text: its number as it would be written, its day if told, the words, where."""

    number: str
    issued: date | None
    start: int
    end: int
    sure: int


def numbers(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Each number of a document: as written officially, from where to where, how sure (percent).

    >>> [n for n, *_ in numbers("Quyết định số 1862/QD-UBND và Luật số 06/2022/QH15, Nghị quyết 17-NQ/TU")]
    ['1862/QĐ-UBND', '06/2022/QH15', '17-NQ/TU']
    """
    for found in _SHORT.finditer(text):
        yield f"{found.group(1)}/{_issuer(found.group(2))}", found.start(1), found.end(), 75
    for found in _NUMBER.finditer(text):
        a, year, kind, issuer, law, law_year, house, party, organ = found.groups()
        if law:
            yield f"{law}/{law_year}/{house}", found.start(), found.end(), 97
        elif party:
            yield f"{party}-{_ascii(organ)}", found.start(), found.end(), 95
        elif written := _type(kind) or _own_sign(kind, issuer):
            says, sure = written
            parts = [_issuer(p) for p in re.split(r"[-–]", issuer)]
            middle = f"{year}/" if year else ""
            yield f"{a}/{middle}{says}-{'-'.join(parts)}", found.start(), found.end(), sure


def _own_sign(kind: str, issuer: str) -> tuple[str, int] | None:
    """The sign of the agency itself, as on letters: `1188/CAT-PV05`; all in capitals."""
    signs = kind + re.sub(r"[\d&.-]", "", issuer)
    return (_issuer(kind), 85) if len(kind) > 1 and signs.isupper() else None


def _ascii(organ: str) -> str:
    return re.sub(r"\s", "", organ).replace("QD/", "QĐ/").replace("/DU", "/ĐU")


def _type(read: str) -> tuple[str, int] | None:
    """The code of a kind of document: as read, or one stroke away."""
    if (plain := bare(read)) in _TYPES:
        return _TYPES[plain], 97 if read == _TYPES[plain] else 92
    found = _ASCII_TYPE.match(read)
    if found and found.group(1) and bare(found.group(2)) in _TYPES:
        return _TYPES[bare(found.group(2))], 70
    return None


def _issuer(read: str) -> str:
    return _ISSUERS.get(bare(read), read)


def days(plain: str) -> Iterator[tuple[date, int, int]]:
    """Each full day in a folded text, from where to where.

    >>> [d.isoformat() for d, *_ in days("ngay 05 thang 6 nam 2023 va 24/03/2022")]
    ['2023-06-05', '2022-03-24']
    """
    for found in _DAY.finditer(plain):
        given = [g for g in found.groups() if g]
        if len(given) == 3:
            try:
                yield date(int(given[2]), int(given[1]), int(given[0])), found.start(), found.end()
            except ValueError:
                continue


_NEAR, _REACH = 22, 150
"""So near behind a number its day stands at least where nothing explains what is between; so far at most."""
_ISSUED_BY = re.compile(
    r"\W*(?:cua|do) [^;:.()]*?(?:,|(?: ,)? (?:ban hanh|ky|ky ban hanh|thong qua))? ?|[^;:()]* (?:, |ban hanh |ky )"
)
"""What stands between a number and its day: who issued the paper, or what it is about and a comma."""
_ISSUES = re.compile(r" ?,? [^.;]*\b(?:co|ban hanh|ky|ra|gui|phat hanh|thong qua)\b [^.;\d]*\bso(?: ?:)?")
_TOGETHER = re.compile(
    r"(?:,|;)?(?: ?va)?(?: cac)?(?: (?:quyet dinh|ke hoach|cong van|huong dan|van ban|chi thi))?(?: so)?"
)
"""What joins two numbers of one day: `số 12/QĐ-UBND và số 13/QĐ-UBND cùng ngày …`."""


def cited(text: str, fold: Callable[[str], str] = bare) -> list[Cited]:
    """The documents that a text names, each with the day that follows its number; `fold` undoes misreadings.

    >>> [(c.number, str(c.issued)) for c in cited("số 12/KH-UBND ngày 3/4/2022")]
    [('12/KH-UBND', '2022-04-03')]
    """
    found: list[Cited] = []
    places = list(numbers(text))
    for number, start, end, sure in reversed(places):
        following = next((s for _, s, *_ in places if s > start), len(text))
        beyond = fold(text[end : min(end + _REACH, following)])
        day = _day_of(beyond)
        if day is None and found and _TOGETHER.fullmatch(beyond.strip()):
            day = found[-1].issued
        if day is None:
            day = _day_before(fold(text[max(0, start - _REACH) : start]))
        found.append(Cited(number, day, start, end, sure if day else sure - 7))
    return found[::-1]


def _day_before(above: str) -> date | None:
    """The day on which somebody issued a paper, told before it: `Ngày 16/3/2026, Sở có Công văn số …`."""
    last = next(((day, end) for day, _, end in reversed(list(days(above)))), None)
    return last[0] if last and _ISSUES.fullmatch(above[last[1] :].rstrip()) else None


def _day_of(beyond: str) -> date | None:
    """The day that follows a number at once, or behind the agency that issued it."""
    near = next(((day, start) for day, start, _ in days(beyond)), None)
    return near[0] if near and (near[1] < _NEAR or _ISSUED_BY.fullmatch(beyond[: near[1]])) else None


_LAW = re.compile(
    r"(?:bo luat|luat|phap lenh) (?!so\b)[a-z](?:(?!\b(?:quyet dinh|nghi dinh|thong tu|"
    r"da ban hanh|va cac)\b)[^;.:]){2,120}?(?= (?:nam \d{4} )?ngay \d|(?P<year> (?:\( ?)?(?:sua doi[^;.()]{0,24} )?"
    r"nam (?:19|20)\d\d\b(?! ngay))|(?P<bare> ?(?:;|\.?$| va cac| , (?:can cu|so\b))))"
)
_NUMBERED = re.compile(r"\bso \d{1,3} ?/ ?\d{4}")
_PAPER = re.compile(
    r"\b(?:(?:nghi quyet|ket luan|bien ban|thong bao|quyet nghi) [a-z]|thoa uoc|dieu le|noi quy|quy che)"
    r"(?:(?!\bngay\b)[^;:.]){2,120}?(?= ,? ?ngay \d)"
)
"""A paper of the office itself that has no number: `Nghị quyết Hội nghị viên chức ngày …`."""


def laws(twin: Folded) -> Iterator[tuple[str, date | None]]:
    """Laws that a ground names by their name and day alone, or by name and year; papers that have but a day.

    >>> from thidua.reading.folding import folded
    >>> [(name, str(day)) for name, day in laws(folded("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;"))]
    [('Luật Thi đua, khen thưởng', '2022-06-15')]
    """
    for found in _LAW.finditer(twin.plain):
        above = re.split(r";|\b(?:va )?(?:can cu|thuc hien) ", twin.plain[: found.start()])[-1]
        if re.search(r"\b(?:nghi dinh|quyet dinh|thong tu|ke hoach|cong van)\b", above):
            continue
        if _NUMBERED.search(found.group()) or _NUMBERED.match(twin.plain[found.end() :].strip(" ,")):
            continue
        name = twin.original(*found.span()).strip(" ,")
        if found.group("year"):
            yield twin.original(found.start(), found.end("year")), None
        elif found.group("bare"):
            yield name, None
        elif day := _at_once(twin.plain[found.end() :]):
            yield name, day
    for found in _PAPER.finditer(twin.plain):
        part = re.split(r";", twin.plain[: found.start()])[-1] + found.group()
        if not re.search(r"\bso \d|\d/", part) and (day := _at_once(twin.plain[found.end() :])):
            yield twin.original(*found.span()).strip(" ,"), day


def _at_once(beyond: str) -> date | None:
    near = next(((day, start) for day, start, _ in days(beyond[:40])), None)
    return near[0] if near and near[1] < len(" nam 2022 ngay ") - 1 else None
