"""The awards that a plan names, and who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, round_in, who_in
from thidua.reading.meaning.givers import FORM, form_of, given
from thidua.reading.proposals import Proposal

GIVING = ("awards", "quota", "criteria", "deadline", "dossier")
ELSE = ("purpose", "requirement", "contents", "duty", "eligible", "review")
_ASIDE = re.compile(r"theo quy dinh tai luat|dan dau")
_BOTH = re.compile(
    r"(tap the|ca nhan)(?: tieu bieu| xuat sac)*[^.;:]{0,14}(va|,|hoac) (?:cho )?(?:\d+ )?(tap the|ca nhan)"
)
_NOBODY = Say("Ai tặng hình thức này?", "Who gives this award?")
_CODE = {"tap the": "collective", "ca nhan": "individual"}

Named = tuple[str, str | None, str | None, str | None]
"""What makes an award another one: form, giver, whom, round."""


def awards(places: Sequence[Place]) -> Iterator[Proposal]:
    """Each award once for each of whom and round, at the clause that first names it."""
    seen: set[Named] = set()
    for place in places:
        if not (place.praised or set(place.topics) & set(GIVING)) or place.is_under(*ELSE):
            continue
        for found in FORM.finditer(place.plain):
            if not _ASIDE.search(place.plain[found.end() : found.end() + 6]):
                yield from _awards(place, found, seen)


def _awards(place: Place, found: re.Match[str], seen: set[Named]) -> Iterator[Proposal]:
    plain, end = place.plain, found.end()
    form, authority = given(form_of(found), plain, end, place.chain)
    turn = round_in(plain) or place.round
    for who in _whom(place, plain, end):
        named = (form, authority, who, turn)
        if named in seen or _already(seen, named):
            continue
        seen.add(named)
        body: dict[str, Any] = {"form": form, "authority": authority, "who": who, "round": turn}
        words = place.words(found.start(), min(end + 60, len(plain)))
        told = place.proposes("award", body, words, 86 if authority else 60)
        yield replace(told, who=who, round=turn, asks=None if authority else _NOBODY)


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


def _whom(place: Place, plain: str, at: int) -> list[str]:
    after = plain[at : at + 130]
    near = re.search(r"\b(tap the|ca nhan)\b", after)
    both = bool(re.search(r"\btap the\b", after)) and bool(re.search(r"\bca nhan\b", after))
    if both and not place.who and _BOTH.search(after):
        return ["collective", "individual"]
    if near and not both:
        return [_CODE[near.group(1)]]
    if place.who:
        return [place.who]
    if near:
        return [_CODE[near.group(1)]]
    own = who_in(plain)
    return [own] if own else ["collective", "individual"]
