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
    "khlt": "KHLT", "ctph": "CTPH", "qdpp": "QĐPP",
    "bb": "BB", "qc": "QC", "pa": "PA", "lt": "LT", "qdlt": "QĐLT",
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
    r"(?<![\w/])(\d{1,5})\.?\s?/\s?(?:(\d{4})\s?/\s?)?([A-ZĐƯÂÊÔƠĂa-zđ]{1,8}\d{0,2})\s?[-–]\s?"
    r"([A-ZĐƯa-zđ0-9&]{2,12}(?:[-–.][A-ZĐa-zđ0-9]{2,10}(?![a-zà-ỹ]))*)"
    r"|(?<![\w/])(\d{1,3})\s?/\s?(\d{4})\s?/\s?(QH\d{1,2}|UBTVQH\d{1,2}|PL-UBTVQH\d{1,2})"
    r"|(?<![\w/])(\d{1,4})\s?[-–]\s?((?:NQ|QĐ|QD|KH|CT|KL|HD|CTr|TB|BC|CV|TTr|QC|QyĐ)\s?/\s?"
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


def cited(text: str, fold: Callable[[str], str] = bare) -> list[Cited]:
    """The documents that a text names, each with the day that follows its number; `fold` undoes misreadings.

    >>> [(c.number, str(c.issued)) for c in cited("số 12/KH-UBND ngày 3/4/2022")]
    [('12/KH-UBND', '2022-04-03')]
    """
    found = []
    places = list(numbers(text))
    for number, start, end, sure in places:
        following = next((s for _, s, *_ in places if s > start), len(text))
        beyond = fold(text[end : min(end + 60, following)])
        day = next(((d, s) for d, s, _ in days(beyond) if s < 22), None)
        found.append(Cited(number, day[0] if day else None, start, end, sure if day else sure - 7))
    return found


_LAW = re.compile(
    r"(?:bo luat|luat|phap lenh) (?!so\b)[a-z](?:(?!\b(?:quyet dinh|nghi dinh|thong tu|"
    r"da ban hanh)\b)[^;.]){2,120}?(?= (?:nam \d{4} )?ngay )"
)


_NUMBERED = re.compile(r"\bso \d{1,3} ?/ ?\d{4}")


def laws(twin: Folded) -> Iterator[tuple[str, date]]:
    """Laws that a ground names by their name and day alone.

    >>> from thidua.reading.folding import folded
    >>> [(name, str(day)) for name, day in laws(folded("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;"))]
    [('Luật Thi đua, khen thưởng', '2022-06-15')]
    """
    for found in _LAW.finditer(twin.plain):
        above = re.split(r";|\b(?:va )?(?:can cu|thuc hien) ", twin.plain[: found.start()])[-1]
        if re.search(r"\b(?:nghi dinh|quyet dinh|thong tu)\b", above) or _NUMBERED.search(found.group()):
            continue
        day = next(((d, s) for d, s, _ in days(twin.plain[found.end() : found.end() + 40])), None)
        if day and day[1] < 14:
            yield twin.original(*found.span()).strip(" ,"), day[0]
