"""How many may be awarded: counts, shares, everybody who meets the standard, or left to another paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thidua.reading.meaning.awards import ELSE
from thidua.reading.meaning.context import Place, round_in, who_in
from thidua.reading.meaning.givers import FORM
from thidua.reading.proposals import Proposal

_LIMIT = r"(?P<limit>khong qua|toi da|khong vuot qua|it nhat)? ?"
_COUNT = re.compile(
    rf"{_LIMIT}(?<![\d/.,])(?P<n>\d{{1,3}})(?: \( ?[a-z ]{{2,20}} ?\))? "
    r"(?P<unit>tap the|ca nhan|don vi|co quan|dong chi|nguoi|giay khen|bang khen|co)\b"
)
_AFTER = re.compile(
    r"(?P<unit>tap the|ca nhan|don vi) ?: (?P<n>\d{1,3})(?![\d/%])|"
    r"so luong ?:? (?P<m>\d{1,3}) (?P<u2>tap the|ca nhan)"
)
_SHARE = re.compile(
    rf"{_LIMIT}(?P<n>\d{{1,3}}(?:[.,]\d+)?) ?% (?:tong )?(?:so )?(?:luong )?"
    r"(?P<unit>tap the|ca nhan|don vi|can bo|cong chuc|vien chuc|so)?"
)
_SHARED = re.compile(r"khen|tang|de nghi|xet|ty le|khong qua|toi da")
_ELSEWHERE = re.compile(
    r"(theo|can cu)[^.;]{0,60}(chi tieu|huong dan|quy dinh|ke hoach)[^.;]{0,80}(phan bo|cua|hien hanh|luat)|"
    r"do [^.;]{0,40} phan bo|khong han che|khong gioi han"
)
_EACH = re.compile(
    r"(cho )?(cac |moi |tat ca )(tap the|ca nhan|don vi) (du|dat|co du|thuoc tap the dat)[^.;]{0,60}"
    r"(tieu chuan|dieu kien)|dat (du )?(cac )?tieu chuan theo quy dinh"
)
_RESERVED = re.compile(r"trong do|gom ?:|bao gom")
_PER = re.compile(r"moi (don vi|co quan|xa|phuong|dia phuong|so|truong|tap the)")
_PERSONS, _BODIES = ("ca nhan", "dong chi", "nguoi"), ("tap the", "don vi", "co quan")


def quotas(places: Sequence[Place]) -> Iterator[Proposal]:
    """Every number of places that a clause about awards tells."""
    for place in places:
        if place.piece.heading or place.is_under(*ELSE, "dossier", "deadline", "period"):
            continue
        if not (place.praised or set(place.topics[:2]) & {"quota", "awards"}):
            continue
        if place.is_under("criteria") and not FORM.search(place.plain):
            continue
        yield from [*_counts(place), *_shares(place)] or _others(place)


def _counts(place: Place) -> Iterator[Proposal]:
    plain = place.plain
    reserved = next((m.start() for m in _RESERVED.finditer(plain)), len(plain))
    for found in [*_COUNT.finditer(plain), *_AFTER.finditer(plain)]:
        if found.start() > reserved:
            continue
        named = found.groupdict()
        body: dict[str, Any] = {"places": int(named.get("n") or named.get("m") or 0)}
        if named.get("limit") not in (None, "it nhat"):
            body["at_most"] = True
        if _PER.search(plain[max(0, found.start() - 60) : found.end() + 4]):
            body["per"] = "unit"
        yield _quota(place, body, found, (_whom(named.get("unit") or named.get("u2"), place), 85))


def _whom(unit: str | None, place: Place) -> str | None:
    return "individual" if unit in _PERSONS else "collective" if unit in _BODIES else place.who


def _shares(place: Place) -> Iterator[Proposal]:
    for found in _SHARE.finditer(place.plain):
        if not _SHARED.search(place.plain):
            continue
        unit = found.group("unit")
        who = "collective" if unit in _BODIES else "individual" if unit else place.who
        yield _quota(place, {"percent": found.group("n").replace(",", ".")}, found, (who, 75))


def _others(place: Place) -> Iterator[Proposal]:
    who = who_in(place.plain) or place.who
    if each := _EACH.search(place.plain):
        yield _quota(place, {"places": "each_qualifying"}, each, (who, 75))
    elif place.is_under("quota", "awards") and (other := _ELSEWHERE.search(place.plain)):
        body = {"places": None, "delegated": {"to": "parent", "number": None}}
        yield _quota(place, body, other, (who, 75))


def _quota(
    place: Place, body: dict[str, Any], found: re.Match[str], told: tuple[str | None, int]
) -> Proposal:
    proposal = place.proposes("quota", body, place.words(*found.span()), told[1])
    return replace(proposal, who=told[0], round=round_in(place.plain) or place.round)
