"""Counts that are parts of another: in brackets, behind `trong đó`, or because they add up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.reading.meaning.rows import Count

_PARTS = re.compile(r"trong do|gom ?:|bao gom|gom co|(?<=\( )gom\b")
_BRACKET = re.compile(r"(?: ?[a-z ]{0,30}[a-z])? ?\( (?P<inside>[^()]*)\)")
_EACH_IN = re.compile(r"\bmoi [a-z ]+$|\bmoi [a-z ]{2,40}\d")
"""`(mỗi khối 03 lớp)`: how a number came about that stands before it."""
_PART_OF = re.compile(r"(?<![\w/.,-])(\d{1,3})(?![\d/%-]|[.,]\d| ?%)")


def parted(plain: str, found: list[Count]) -> list[Count]:
    """The counts of a text, parts of a whole with the whole."""
    return _summed(_wholes(plain, _nested(plain, found)))


def _nested(plain: str, found: list[Count]) -> list[Count]:
    """What stands in brackets behind a count and adds up to it are its parts, or those it is made of."""
    kept, taken = list[Count](), set[Count]()
    for one in found:
        opened = _BRACKET.match(plain, one.end)
        if one in taken:
            continue
        inside = [c for c in found if opened and opened.start() < c.start < opened.end()]
        if not opened or one.percent:
            kept.append(one)
            continue
        wholes = [one, *reversed(kept[-2:])]
        told = _parts(opened.group("inside"))
        whole = next((w for w in wholes if len(told) > 1 and sum(told) == float(w.number)), None)
        others = {c.who for c in inside}
        if whole and inside and whole.who is None and len(others) > 1:
            taken.update(inside)
            kept += [c for c in (*inside, one) if c is not whole]
        elif whole or (inside and all(_EACH_IN.search(plain[opened.start() : c.end]) for c in inside)):
            taken.update(inside)
            kept = [_parted(c, told) if c is whole else c for c in [*kept, one]]
        else:
            kept.append(one)
    return kept


def _parted(one: Count, parts: Sequence[int]) -> Count:
    return one._replace(parts=tuple(parts))


def _parts(inside: str) -> list[int]:
    """The numbers in brackets that may be parts of a whole: none of days, years, shares."""
    return [int(n) for n in _PART_OF.findall(inside)]


def _wholes(plain: str, found: list[Count]) -> list[Count]:
    """Counts behind `trong đó`, `gồm` are parts of the one before, if they are of the same people."""
    cut = next((m.start() for m in _PARTS.finditer(plain)), len(plain))
    marks = (")",) if plain[:cut].endswith("( ") else (" ; ", ". ")
    end = min((e for mark in marks if (e := plain.find(mark, cut)) >= 0), default=len(plain))
    wholes = [c for c in found if c.start < cut]
    behind = _up_to(wholes[-1:], [c for c in found if c.start >= cut], end)
    after = [c for c in found if c.start >= cut and c not in behind]
    if not wholes or not behind:
        return found
    last = wholes[-1]
    if last.who is None and len({c.who for c in behind}) > 1:
        return [*wholes[:-1], *behind, *after]
    parts = tuple(int(c.number) for c in behind if c.who == last.who and not c.percent)
    others = [c for c in behind if c.who != last.who and None not in (c.who, last.who)]
    return [*wholes[:-1], last._replace(parts=parts), *others, *after] if parts else found


def _up_to(whole: list[Count], behind: list[Count], end: int) -> list[Count]:
    """The parts of a whole: those that add up to it, else those before the end of its sentence part."""
    for at in range(2, len(behind) + 1):
        parts = behind[:at]
        alike = {(c.who, c.percent) for c in parts} == {(c.who, False) for c in whole}
        if alike and sum(float(c.number) for c in parts) == float(whole[0].number):
            return parts
    return [c for c in behind if c.start < end]


def _summed(found: list[Count]) -> list[Count]:
    """`03 cờ: 01 huyện, 01 xã, 01 sở`: what follows a number and adds up to it is its parts."""
    if len(found) < 3 or any(c.percent or c.per for c in found):
        return found
    whole, parts = int(float(found[0].number)), [int(float(c.number)) for c in found[1:]]
    if sum(parts) != whole:
        return found
    if found[0].who is None:
        return found[1:]
    return [found[0]._replace(parts=tuple(parts))] if len({c.who for c in found}) == 1 else found
