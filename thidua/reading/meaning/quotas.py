"""How many may be awarded: counts, shares, everybody who meets the standard, or left to another paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from thidua.reading.folding import bare
from thidua.reading.meaning.awards import ELSE, PROPOSED, gives
from thidua.reading.meaning.context import Place, round_in, turn_at, who_in
from thidua.reading.meaning.counts import counts
from thidua.reading.meaning.forms import giver_in
from thidua.reading.meaning.givers import Gift, gifts, led_by
from thidua.reading.meaning.rows import Count
from thidua.reading.meaning.whom import noun_in, who_of
from thidua.reading.proposals import Proposal
from thidua.reading.tables import SUM

_ELSEWHERE = re.compile(
    r"(?:theo|can cu)[^.;]{0,60}(?:chi tieu|huong dan|quy dinh|ke hoach|so luong)[^.;]{0,80}"
    r"(?:phan bo|\bcua\b|hien hanh|luat|huong dan)|\bdo [^.;]{0,60} (?:phan bo|quy dinh|quyet dinh|tu dinh)|"
    r"\btu (?:quy dinh|quyet dinh|xac dinh|an dinh)\b|theo (?:chi tieu|so luong|muc) (?:duoc )?(?:giao|phan bo|"
    r"an dinh)|khong han che|"
    r"theo huong dan tai|khong gioi han|so luong (?:theo|thuc hien theo|do)|theo so luong (?:duoc|do)|"
    r"theo (?:so )?phan bo\b|quyet dinh (?:cu the )?(?:ve )?so luong|\bso luong (?:cu the )?(?:tuy|can cu|"
    r"phu thuoc|khong)\b|"
    r"^\W*so (?!luong)[a-z]+(?: [a-z]+){0,2} duoc [^.;]{0,60}\bdo [^.;]{2,50} (?:thong bao|phan bo|quy dinh|an dinh)\b|"
    r"\b(?:co quan|don vi|dia phuong|co so|cap)\b[^.;]{0,30}\b(?:chu dong|tu (?:xet|quyet dinh|khen))\b"
)
_OF_MONEY = re.compile(
    r"^(?!.*(?:so luong|chi tieu)).*\b(?:kinh phi|muc thuong|tien thuong|muc (?:tien|chi)|nguon chi)\b"
)
_TOLD_LATER = re.compile(
    r"theo so luong [^.;]{2,60}\b(?:thong bao|phan bo|quy dinh|giao|an dinh|huong dan)|"
    r"\bdo [^.;]{2,70} (?:quyet dinh|quy dinh|xem xet|phan bo|thong bao)[^.;]{0,24} so luong|"
    r"(?<!\d )(?:tap the|ca nhan) do [^.;]{2,60} (?:quyet dinh|quy dinh|xem xet|phan bo)\b"
)
"""A number that another paper tells, beside others that the clause itself tells."""
_EACH = re.compile(
    r"(?:cho )?(?:cac |moi |tat ca |nhung )(?:tap the|ca nhan|don vi)[^.;]{0,20}? (?:du|dat|co du)[^.;]{0,60}"
    r"(?:tieu chuan|dieu kien)|\b(?:tat ca|moi|toan bo|(?:cho|tang) (?:cac|"
    r"nhung)) (?:cac )?[a-z ]{2,40}? (?:(?:du|dat|dap ung)\b[^.;]{0,60}?(?:xep loai|tieu chuan|dieu kien|"
    r"yeu cau|muc|tu \d|diem)|duoc\b[^.;]{0,40}(?:xep loai|cham|danh gia|cong nhan)|hoan thanh|\d+ (?:nam|lan|"
    r"quy|thang) lien)|khong gioi han so luong|\bcu (?:du|dat) (?:[a-z]+ ){1,5}?(?:la|thi) (?:duoc )?(?:khen|"
    r"tang|xet|trao)\b|(?:tap the|"
    r"ca nhan)[^.;]{0,40} dat (?:du )?(?:cac )?tieu chuan theo quy dinh"
)
_PART = re.compile(r"\. |;")
_BEFORE = 30
"""So many letters before words that say all who qualify those may stand who do."""
_COLUMN = 2
"""More numbers than these must add up before the last is their sum."""
_CHOSEN = re.compile(
    r"tang|khen|de nghi|trinh|lua chon|xet|binh|gioi thieu|cho\b|so luong|ty le|khong qua|toi da|: ?$|^\W*\d"
)


def quotas(places: Sequence[Place], own: str | None = None) -> list[Proposal]:
    """Every number of places that a clause about awards tells, once; `own`: the issuer as giver."""
    found = list(_quotas(places, own))
    formed = [(_told(p), _part_of(p)) for p in found if "form" in p.body]
    return [p for p in found if "form" in p.body or not _repeats(p, formed)]


def _repeats(one: Proposal, formed: Sequence[tuple[tuple[str | None, ...], str]]) -> bool:
    """Whether a number that names no award says again what another part of the document told of one."""
    return any(told == _told(one) and part != _part_of(one) for told, part in formed)


def _part_of(proposal: Proposal) -> str:
    return proposal.clause.partition(".")[0]


def _told(proposal: Proposal) -> tuple[str | None, ...]:
    amount = str(proposal.body.get("places", proposal.body.get("percent")))
    return proposal.who, proposal.round, amount, proposal.body.get("per")


def _quotas(places: Sequence[Place], own: str | None) -> Iterator[Proposal]:
    praised = any(p.praised for p in places)
    asked = [p for p in places if _is_about(p, own) or (gives(p) and not (praised and p.topics))]
    above: list[Proposal] = []
    for (table, _), group in groupby(asked, key=lambda p: (p.piece.table, p.piece.id.rpartition(".r")[0])):
        inside = list(group)
        if table:
            wholes = {one.body.get("places") for one in above}
            yield from _shared_out(above, list(_table(inside, own, wholes)))
            above = []
            continue
        yield from above
        above = list(_gathered([(place, one) for place in inside for one in _clause(place, own)]))
    yield from above


def _shared_out(above: Sequence[Proposal], rows: Sequence[Proposal]) -> Iterator[Proposal]:
    """Numbers of the clause above a table whose rows share them out: `24 tập thể, phân bổ như sau`."""
    taken: set[int] = set()
    last = above[-1].clause if above else None
    for one in above:
        below = [row for row in rows if _is_like(row, one)]
        parts = [row.body["places"] for row in below]
        shared = one.clause == last and len(parts) > 1 and sum(parts) == one.body.get("places")
        whole = one.clause == last and parts == [one.body.get("places")] and "strata" in below[0].body
        if shared or whole:
            taken.update(id(row) for row in below)
            yield replace(one, body={**one.body, "strata": below[0].body["strata"] if whole else parts})
        else:
            yield one
    yield from (row for row in rows if id(row) not in taken)


def _gathered(found: Sequence[tuple[Place, Proposal]]) -> Iterator[Proposal]:
    """A number whose clauses below share it out takes their numbers as its strata."""
    taken: set[int] = set()
    for place, one in found:
        below = [q for under, q in found if place.plain in under.chain and _is_like(q, one)]
        parts = [q.body["places"] for q in below]
        if len(parts) > 1 and "strata" not in one.body and sum(parts) == one.body["places"]:
            taken.update(id(q) for q in below)
            yield replace(one, body={**one.body, "strata": parts})
        elif id(one) not in taken:
            yield one


def _is_like(one: Proposal, other: Proposal) -> bool:
    """Whether two numbers count the same, none of them for each of several."""
    counted = all(isinstance(q.body.get("places"), int) and "per" not in q.body for q in (one, other))
    return counted and one.who == other.who


def _is_about(place: Place, own: str | None) -> bool:
    if place.piece.heading and not (" : " in f"{place.plain} " and counts(place)):
        return False
    if place.is_only("eligible") and place.praised:
        return bool(counts(place))
    if place.is_only(*ELSE, "dossier", "deadline", "period"):
        return False
    if place.is_only("criteria"):
        return bool(gifts(place, own)) and place.praised
    return place.praised or bool(set(place.topics[:2]) & {"quota", "awards"})


def _clause(place: Place, own: str | None) -> Iterator[Proposal]:
    given = gifts(place, own)
    led = None if given else led_by(place, own)
    above = bool(place.chain) and bool(_CHOSEN.search(place.chain[-1]))
    told = counts(place)
    chosen = given or above or (told and (_CHOSEN.search(place.plain[: told[0].start]) or told[0].start < 4))
    found = told if chosen else []
    for one in found:
        yield _quota(place, _counted(one), one, _given_to(place, one, given, own) or led)
    if not found and not place.is_only("criteria"):
        yield from _others(place)
    for later in _TOLD_LATER.finditer(place.plain) if found else ():
        yield from _later(
            place, later, found, {"places": None, "delegated": {"to": "parent", "number": None}}
        )
    for each in _EACH.finditer(place.plain) if found else ():
        yield from _later(place, each, found, {"places": "each_qualifying"})


def _given_to(place: Place, one: Count, given: Sequence[Gift], own: str | None) -> Gift | None:
    """The award that a number counts: the last before it, else the next, first in its own part of the sentence."""
    edges = [m.start() for m in re.finditer(r";|\. ", place.plain)]
    start = max((e for e in edges if e < one.start), default=0)
    end = min((e for e in edges if e >= one.end), default=len(place.plain))
    near = [g for g in given if start <= g.start < end]
    if not near and (proposed := PROPOSED.search(place.plain, start, one.end)):
        upward = giver_in(proposed.group("giver"), own)
        return Gift(proposed.start(), proposed.end(), None, upward[2] if upward else None)
    before = [g for g in near if g.start < one.end] or near[:1]
    before = before or [g for g in given if g.start < one.end] or list(given[:1])
    return before[-1] if before else None


def _counted(one: Count) -> dict[str, Any]:
    body: dict[str, Any] = {"percent": one.number} if one.percent else {"places": int(float(one.number))}
    if one.limited:
        body["at_most"] = True
    if one.per:
        body["per"] = "unit"
    if one.parts:
        body["strata"] = list(one.parts)
    return body


def _quota(place: Place, body: dict[str, Any], one: Count, gift: Gift | None) -> Proposal:
    """A number of places; of which award and by whom given, as far as its words say."""
    words = place.piece.words if place.piece.table else place.words(one.start, one.end)
    named = {"form": gift.form, "authority": gift.authority} if gift else {"form": one.form}
    of = {key: value for key, value in named.items() if value}
    loose = place.piece.table and not of and "strata" not in body
    told = place.proposes("quota", body | of, words, _LOOSE if loose else _sure(one, gift))
    return replace(told, who=one.who, round=one.round or turn_at(place, one.start))


_LOOSE = 62
"""How sure a row of figures is that names no award and is no part of a sum."""


def _sure(one: Count, gift: Gift | None) -> int:
    """Less sure where nobody is said to be counted, of no award, or a share."""
    return 84 - 16 * (one.who is None) - 8 * (gift is None and one.form is None) - 5 * one.percent


def _table(rows: Sequence[Place], own: str | None, wholes: set[Any]) -> Iterator[Proposal]:
    """A table of figures: each row an award with its places; rows without awards are strata of their total."""
    if any(gifts(row, own) for row in rows) and not any(c.form for row in rows for c in counts(row)):
        gift: Gift | None = None
        for row in rows:
            gift = next(iter(gifts(row, own)), gift)
            if not counts(row) and (each := _EACH.search(row.plain)):
                yield _left(row, {"places": "each_qualifying"}, each, who_in(row.plain) or _noun(row, each))
            elif not counts(row) and gifts(row, own):
                yield from _others(row)
            for one in [] if _is_total(row) else counts(row):
                yield _quota(row, _counted(one), one, gift)
        return
    told = [(row, one) for row in rows for one in counts(row)]
    for key in dict.fromkeys(_column(one) for _, one in told):
        mine = [(row, one) for row, one in told if _column(one) == key]
        shared = sum(float(one.number) for _, one in mine) in wholes
        summed = mine[-1][0] if not shared and _adds_up([one for _, one in mine]) else None
        totals = [one for row, one in mine if (_is_total(row) or row is summed) and not one.percent]
        parts = [int(float(one.number)) for _, one in mine if one not in totals and not one.percent]
        total = next(iter(totals), None)
        if total and parts == [int(float(total.number))]:
            mine = [(row, one) for row, one in mine if one not in totals]
        elif total and len(parts) > 1:  # a sum that nobody printed is not made here
            yield _quota(rows[-1], {"places": int(float(total.number)), "strata": parts}, total, None)
            continue
        for row, one in mine:
            yield _quota(row, _counted(one), one, None)


def _column(one: Count) -> tuple[int | str | None, ...]:
    """What makes a column of figures another one: whom it counts, of what, in which round, and where it stands."""
    return one.who, one.form, one.round, one.start


def _adds_up(told: Sequence[Count]) -> bool:
    """Whether the last of a column of numbers is the sum of those above it, whatever its row is called."""
    numbers = [float(one.number) for one in told if not one.percent and not one.per]
    return len(numbers) == len(told) > _COLUMN and sum(numbers[:-1]) == numbers[-1]


def _is_total(row: Place) -> bool:
    return any(SUM.match(bare(cell)) for cell in row.piece.cells)


def _others(place: Place) -> Iterator[Proposal]:
    who = who_in(place.plain) or place.who
    if each := _EACH.search(place.plain):
        whom = who_in(place.plain) or _noun(place, each) or who
        yield _left(place, {"places": "each_qualifying"}, each, whom)
    elif not _OF_MONEY.search(place.plain) and (other := _ELSEWHERE.search(place.plain)):
        body = {"places": None, "delegated": {"to": "parent", "number": None}}
        counted = noun_in(other.group()) if other.group().lstrip(" -+*").startswith("so ") else None
        yield _left(place, body, other, who or counted)


def _later(
    place: Place, later: re.Match[str], found: Sequence[Count], body: dict[str, Any]
) -> Iterator[Proposal]:
    """A number told elsewhere, or all who qualify, where that part of the sentence counts nobody."""
    edges = [0, *(m.end() for m in _PART.finditer(place.plain)), len(place.plain)]
    start = max(e for e in edges if e <= later.start())
    end = min(e for e in edges if e >= later.end())
    part = place.plain[start:end]
    if not any(start <= one.start < end for one in found):
        near = place.plain[max(start, later.start() - _BEFORE) : later.start()]
        told = _left(place, body, later, who_in(part) or noun_in(near) or _noun(place, later))
        yield replace(told, round=turn_at(place, later.start()))


def _noun(place: Place, found: re.Match[str]) -> str | None:
    """Whom the words themselves name, where the clause does not speak of both."""
    return None if who_of([place.plain]) is None and "ca nhan" in place.plain else noun_in(found.group())


def _left(place: Place, body: dict[str, Any], found: re.Match[str], who: str | None) -> Proposal:
    told = place.proposes("quota", body, place.words(*found.span()), 75)
    return replace(told, who=who, round=round_in(place.plain) or place.round)
