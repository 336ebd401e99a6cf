"""The awards that a plan names, and who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, round_in, turn_at, who_in
from thidua.reading.meaning.counts import counts
from thidua.reading.meaning.forms import OTHER, giver_in
from thidua.reading.meaning.givers import Gift, gifts, led_by
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, noun_in, unit_of
from thidua.reading.proposals import Proposal
from thidua.reading.tables import SUM

GIVING = ("awards", "quota", "criteria", "deadline", "dossier")
ELSE = ("purpose", "requirement", "contents", "duty", "eligible", "review")
_GIVES = re.compile(
    r"\b(?:tang|trao|khen thuong|tuyen duong)\b[^.;]{0,60}(?:bang khen|giay khen|co thi dua|"
    r"\d+ (?:tap the|ca nhan|lop))"
)
_BOTH = re.compile(r"tap the(?:(?! ca nhan)[^.;]){0,60}? ca nhan|ca nhan(?:(?! tap the)[^.;]){0,60}? tap the")
_PART = re.compile(r"\. |;")
_LEFT = re.compile(r"; (?:rieng |doi voi )?(?P<whom>tap the|ca nhan) (?:do|theo)\b")
"""Others who receive the same award, in a number that somebody else settles."""
_FOR = re.compile(
    rf"(?:\b(?:cho|doi voi|tang)|:) (?:(?:cac|nhung|moi|tat ca) )*(?P<noun>{INDIVIDUALS}|{COLLECTIVES})\b"
)
_RECEIVES = re.compile(
    r"(?P<whom>[^:]{4,90}?)\bduoc (?:(?:de nghi|xet|xem xet|trinh|uu tien|bieu duong|,|va) )*"
    r"(?:(?:[a-z ]{4,60} )?(?:tang|gan|nhan|trao|cap|khen|cong nhan|tuyen duong|ton vinh)\b[^.;:]*)?$"
)
PROPOSED = re.compile(
    r"(?:de nghi|trinh|de xuat) (?!hoi dong thi dua)(?P<giver>[^.;:,]{4,60}?) (?:xet |"
    r"xem xet ,? ?)?(?:khen thuong|khen)\b"
)
_BY_LAW = re.compile(r"hinh thuc[^.;]{0,40}khen[^.;]{0,60}theo quy dinh")
_NOBODY = Say("Ai tặng hình thức này?", "Who gives this award?")
_BEYOND = Say(
    "Hình thức hay người tặng này không có trong danh mục của Luật; ghi thế nào?",
    "This form or giver is none that the law lists; how is it to be entered?",
)
_NO_FORM = Say(
    "Khen bằng hình thức nào? Văn bản không nói.", "Which form of award? The document does not say."
)

BOTH = ["collective", "individual"]
"""Whom awards are for where nobody is named, in the order in which they are told."""
Named = tuple[str | None, str | None, str | None, str | None]
"""What makes an award another one: form, giver, whom, round."""


def awards(places: Sequence[Place], own: str | None = None) -> Iterator[Proposal]:
    """Each award once for each of whom and round, at the clause that first names it; `own`: the issuer as giver."""
    seen: set[Named] = set()
    giving = [p for p in places if (p.praised or set(p.topics) & set(GIVING)) and not p.is_only(*ELSE)]
    praised = any(p.praised for p in places)
    giving += [p for p in places if p not in giving and gives(p) and not (praised and p.topics)]
    named = [one for place in giving for one in _given(place, own)]
    named += _carried(giving, own)
    for place, gift, end in sorted(named, key=_rank):
        if not (_rank((place, gift, end)) > 1 and _is_known(gift, seen)):
            yield from _awards(place, gift, end, seen)
    givers = {authority for _, authority, _, _ in seen}
    for place in giving:
        yield from _formless(place, own, givers, seen)


def _rank(one: tuple[Place, Gift, int]) -> int:
    """Outright awards first; then those whose giver is not told; then those that only head clauses."""
    place, gift, _ = one
    heads = place.piece.heading and turn_at(place, gift.start) is None
    heads = heads or place.is_only("dossier", "deadline")
    return 2 * heads + (gift.guessed or gift.authority is None)


def _is_known(gift: Gift, seen: set[Named]) -> bool:
    """Whether what heads clauses, or names nobody, is told outright elsewhere."""
    guessed = gift.guessed or gift.authority is None
    return any(
        form == gift.form and (guessed or authority == gift.authority) for form, authority, _, _ in seen
    )


def _carried(giving: Sequence[Place], own: str | None) -> Iterator[tuple[Place, Gift, int]]:
    """Rows whose cell for the award is joined with that of the row above: they give the same to others."""
    gift: Gift | None = None
    stem = ""
    for place in giving:
        table = place.piece.id.rpartition(".r")[0] if place.piece.table else ""
        first = next(iter(gifts(place, own)), None)
        joined = (
            table and table == stem and "" in place.piece.cells and not SUM.match(place.plain.strip(" :"))
        )
        if gift and joined and not first:
            yield place, gift._replace(start=0, end=0), len(place.plain)
        else:
            gift, stem = first, table


def gives(place: Place) -> bool:
    """Whether a sentence itself gives awards, where no heading speaks of any."""
    return not place.piece.heading and bool(_GIVES.search(place.plain))


def _given(place: Place, own: str | None) -> Iterator[tuple[Place, Gift, int]]:
    """Each award of a clause with where its words end."""
    given = gifts(place, own)
    led = None if given or place.piece.heading or place.piece.table else led_by(place, own)
    if led and led.authority and round_in(place.plain) and counts(place):
        yield place, led, len(place.plain)
    for at, gift in enumerate(given):
        yield place, gift, given[at + 1].start if at + 1 < len(given) else len(place.plain)


def _awards(place: Place, gift: Gift, end: int, seen: set[Named]) -> Iterator[Proposal]:
    for who, turn in product(_whom(place, gift, end), _turns(place, gift)):
        named = (gift.form, gift.authority, who, turn)
        asked = (gift.form, None if gift.guessed else gift.authority, who, turn)
        if named in seen or _already(seen, asked):
            continue
        seen.add(named)
        words = place.words(gift.start, min(gift.end + 60, len(place.plain)))
        told = place.proposes(
            "award", _body(named), words, 65 if gift.guessed else 86 if gift.authority else 60
        )
        asks = _BEYOND if OTHER in named else None if gift.authority and not gift.guessed else _NOBODY
        yield replace(told, who=who, round=turn, asks=asks)


def _turns(place: Place, gift: Gift) -> Sequence[str | None]:
    """The rounds in which an award is given: of a row those under whose heads it has a figure."""
    turn = turn_at(place, gift.start)
    columns = {c.round for c in counts(place)} - {None} if place.piece.table and turn is None else set()
    return [t for t in ("annual", "stage") if t in columns] or [turn]


def _body(named: Named) -> dict[str, Any]:
    return dict(zip(("form", "authority", "who", "round"), named, strict=True))


def _formless(place: Place, own: str | None, givers: set[str | None], seen: set[Named]) -> Iterator[Proposal]:
    """Awards of which only the giver is told, or only that the law settles them."""
    found = PROPOSED.search(place.plain)
    near = giver_in(found.group("giver"), own) if found else None
    by_law = _BY_LAW.search(place.plain)
    authority = near[2] if near else None
    said = found if near and authority not in givers else by_law if None not in givers else None
    if said:
        turn = round_in(place.plain) or place.round
        counted = {c.who for c in counts(place) if c.start >= (found or said).end() - 1} - {None}
        for who in [w for w in BOTH if w in counted] or BOTH:
            named = (None, authority, who, turn)
            if named not in seen:
                seen.add(named)
                words = place.words(*(found or said).span())
                yield replace(
                    place.proposes("award", _body(named), words, 65), who=who, round=turn, asks=_NO_FORM
                )


def _already(seen: set[Named], named: Named) -> bool:
    """Whether it was named already: an award without a giver or round repeats one that has them."""
    form, authority, who, turn = named
    return any(
        f == form
        and w == who
        and (authority is None or a in (authority, None))
        and (turn is None or t in (turn, None))
        for f, a, w, t in seen
    )


def _before(place: Place, gift: Gift) -> set[str | None]:
    """Whom a part of a sentence counts before its award: `03 nhân viên được tặng Giấy khen`."""
    edges = [0, *(m.end() for m in _PART.finditer(place.plain)), len(place.plain)]
    start = max(e for e in edges if e <= gift.start)
    end = min(e for e in edges if e >= gift.end)
    inside = [c for c in counts(place) if start <= c.start < end]
    if any(c.start >= gift.end for c in inside):
        return set()
    return {c.who for c in inside if c.start < gift.start} - {None}


def _receivers(plain: str, gift: Gift, end: int) -> list[str]:
    """Who receives an award by the nouns in its part of the sentence: `cho các thôn`, `doanh nghiệp được gắn …`."""
    edges = [0, *(m.end() for m in _PART.finditer(plain)), len(plain)]
    start = max(e for e in edges if e <= gift.start)
    last = min(e for e in edges if e >= gift.end)
    for upto in (end, last):  # `X tặng A, Y tặng B cho …`: what both are for stands behind the last
        if found := _FOR.search(re.split(r"[.;]", plain[gift.end : upto])[0]):
            words = plain[gift.end + found.start("noun") : upto]
            return BOTH if _BOTH.search(words) else [unit_of(found.group("noun"))]
    if before := _RECEIVES.search(plain[start : gift.start]):
        whom = before.group("whom")
        noun = who_in(whom) or noun_in(whom)
        return BOTH if _BOTH.search(whom) else [noun] if noun else []
    return []


def _whom(place: Place, gift: Gift, end: int) -> list[str]:
    """Whom an award is for: those counted behind it, those named behind it, those of the heading."""
    if gift.form in ("flag_province", "flag_government"):
        return ["collective"]
    if gift.form and gift.form.startswith("fighter"):
        return ["individual"]
    counted = {c.who for c in counts(place) if gift.end <= c.start < end or place.piece.table} - {None}
    if not place.piece.table and (before := _before(place, gift)):
        counted = before
        end = min([end, *(m.start() for m in _PART.finditer(place.plain) if m.start() >= gift.end)])
    after = place.plain[gift.end : end]
    named = ["collective", "individual"] if _BOTH.search(after) else [w for w in [who_in(after)] if w]
    left = _LEFT.search(place.plain, gift.end) if counted else None
    named += [unit_of(left.group("whom"))] if left else []
    whom = {*counted, *named} or ({place.who} if place.who else set())
    if place.who and len(whom) > 1 and not counted:
        whom = {place.who}
    if not whom:
        return _receivers(place.plain, gift, end) or (["individual"] if gift.form == OTHER else BOTH)
    return [who for who in BOTH if who in whom]
