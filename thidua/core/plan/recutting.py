"""Clauses cut otherwise: joined, split, a line of the source taken out or put in; no other id moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from thidua.core.errors import Refused
from thidua.core.plan.blocks import Part, less, merged, put_together, take_apart
from thidua.core.plan.model import Clause, Lines, Mark, Plan
from thidua.core.plan.outline import Outline
from thidua.core.plan.writing import one_line
from thidua.core.wording import Say

Kept = Callable[[Mark], bool]
_KEY = re.compile(r"^key: (\S+)$")


def join(text: str, plan: Plan, first: Clause) -> tuple[str, dict[tuple[str, str], str]]:
    """The text in which the clause after `first` goes on with its words; what stood below it stands below both.

    Also tells under which key a mark stands now, by the sort and key it had, where that changed.
    Raises Refused at the last clause, in a table, and where the next clause carries others.
    """
    front, parts = take_apart(text, plan)
    at = _place(parts, first)
    if at + 1 == len(parts):
        raise Refused(Say("Đây là khoản cuối, không có khoản sau để ghép.", "There is no clause after it."))
    one, two = parts[at], parts[at + 1]
    _no_rows(one, two)
    own = [] if one.is_bare and not two.is_bare else one.fences
    theirs, moved = _renamed([] if two.is_bare else two.fences, own)
    made = replace(one, words=f"{one.words} {two.words}", source=merged(one.source, two.source))
    return _whole(text, front, [*parts[:at], made.below([*own, *theirs]), *parts[at + 2 :]]), moved


def split(text: str, plan: Plan, clause: Clause, halves: tuple[str, str], goes: Kept) -> tuple[str, str]:
    """The text in which a clause ends after the first half and another says the second; and the id of that one.

    `goes` tells which marks go with the second half. Raises Refused where the halves are not the
    words of the clause, or one is empty.
    """
    front, parts = take_apart(text, plan)
    at = _place(parts, clause)
    _no_rows(parts[at])
    first, second = (one_line(half) for half in halves)
    if not first or not second or one_line(f"{first} {second}") != one_line(clause.text):
        raise Refused(
            Say(
                "Chỉ xuống dòng ở một chỗ, không sửa chữ: hai phần ghép lại phải đúng lời của khoản.",
                "Break the line in one place and change no letter: both parts together are the clause.",
            )
        )
    old = parts[at]
    marks = list(zip(clause.marks, old.fences, strict=True))
    cut = _cut(plan, clause, len(first))
    lead = old.words.removesuffix(clause.text)
    mine = replace(old, words=lead + first, source=cut[0])
    new_id = _new_id(plan, parts[: at + 1], clause, second)
    more = Part(new_id, second, source=cut[1]).below(f for m, f in marks if goes(m))
    kept = mine.below(f for m, f in marks if not goes(m))
    return _whole(text, front, [*parts[:at], kept, more, *parts[at + 1 :]]), new_id


def take_out(text: str, plan: Plan, clause: Clause, line: int) -> str:
    """The text without the words of one line of the source; a clause of that line alone goes with what is below it.

    Raises Refused where the words do not stand in the clause as they stand in the source.
    """
    front, parts = take_apart(text, plan)
    at = _place(parts, clause)
    _no_rows(parts[at])
    old, source = parts[at], less(clause.source, line)
    written = plan.source_text.splitlines()
    words = one_line(written[line - 1]) if 0 < line <= len(written) else ""
    left = one_line(old.words.replace(words, "", 1)) if words and words in old.words else None
    if not source or left == "":
        return _whole(text, front, [*parts[:at], *parts[at + 1 :]])
    if left is None:
        raise Refused(
            Say(
                f"Dòng {line} không đứng nguyên trong khoản {clause.id}. Sửa lời của khoản.",
                f"Line {line} does not stand whole in {clause.id}. Correct the words of the clause.",
            )
        )
    return _whole(text, front, [*parts[:at], replace(old, words=left, source=source), *parts[at + 1 :]])


def put_in(text: str, plan: Plan, line: int) -> tuple[str, str]:
    """The text with one line of the source as a clause of its own where it stands; and the clause's id.

    Raises Refused for an empty line and in a plan without clauses.
    """
    written = plan.source_text.splitlines()
    words = one_line(written[line - 1]) if 0 < line <= len(written) else ""
    if not words or not plan.clauses:
        raise Refused(Say(f"Dòng {line} không có chữ.", f"Line {line} has no words."))
    front, parts = take_apart(text, plan)
    before = [i for i, p in enumerate(parts) if p.source and p.source[0][0] < line]
    at = max(before, default=0)
    while at + 1 < len(parts) and parts[at + 1].row:
        at += 1
    new_id = _new_id(plan, parts[: at + 1], plan.by_id[parts[at].id], words)
    made = Part(new_id, words, source=((line, line),)).below(())
    return _whole(text, front, [*parts[: at + 1], made, *parts[at + 1 :]]), new_id


def _whole(text: str, front: Sequence[str], parts: Sequence[Part]) -> str:
    return put_together(front, parts, crlf="\r\n" in text)


def _place(parts: Sequence[Part], clause: Clause) -> int:
    return next(i for i, part in enumerate(parts) if part.id == clause.id)


def _no_rows(*parts: Part) -> None:
    if any(part.row or any(line.startswith("|") for line in part.rest) for part in parts):
        raise Refused(
            Say(
                "Chưa ghép, tách được ở chỗ có bảng. Sửa lời của từng dòng bảng.",
                "Nothing is joined or split at a table yet. Correct the words of its rows.",
            )
        )


def _renamed(
    fences: Sequence[tuple[str, ...]], beside: Sequence[tuple[str, ...]]
) -> tuple[list[tuple[str, ...]], dict[tuple[str, str], str]]:
    """Blocks whose keys are free beside others, and what was renamed."""
    taken = {(f[0], found[1]) for f in beside for line in f if (found := _KEY.match(line))}
    told: list[tuple[str, ...]] = []
    moved: dict[tuple[str, str], str] = {}
    for fence in fences:
        key = next((found[1] for line in fence if (found := _KEY.match(line))), None)
        if key and (fence[0], key) in taken:
            free = next(f"{key}-{n}" for n in range(2, 1000) if (fence[0], f"{key}-{n}") not in taken)
            moved[fence[0].removeprefix("```"), key] = free
            fence = tuple(f"key: {free}" if line == f"key: {key}" else line for line in fence)
            key = free
        taken |= {(fence[0], key)} if key else set()
        told.append(fence)
    return told, moved


def _cut(plan: Plan, clause: Clause, at: int) -> tuple[Lines, Lines]:
    """The lines of the source on either side of a cut; the line that is cut belongs to both."""
    written = plan.source_text.splitlines()
    numbers = [n for a, b in clause.source for n in range(a, b + 1)]
    said = len(clause.marker) + at
    for place, number in enumerate(numbers):
        said -= len(one_line(written[number - 1])) + 1 if number <= len(written) else 0
        if said < 0:
            later = numbers[place:] if said < -2 else numbers[place + 1 :]
            first = merged(tuple((n, n) for n in numbers[: place + 1]))
            return first, merged(tuple((n, n) for n in later or [number]))
    return clause.source, clause.source


def _new_id(plan: Plan, before: Sequence[Part], clause: Clause, words: str) -> str:
    """The id that the place gives to new words where it is free; else that of the clause with a letter."""
    outline = Outline()
    for part in before:
        if not part.row:
            outline.place(part.words, heading=bool(part.head), written=part.id if part.written else None)
    natural = outline.place(words, heading=False, written=None)
    if natural and natural not in plan.by_id and "." in natural and not natural.startswith("."):
        return natural
    letters = "bcdefghijklmnopqrstuvwxyz"
    found = (f"{clause.id}{a}{b}" for a in ("", *letters) for b in letters)
    return next(i for i in found if i not in plan.by_id)
