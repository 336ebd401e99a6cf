"""What differs between two versions of a plan, clause by clause and mark by mark, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.core.plan.entries import alike
from thidua.core.plan.fields.front import FRONT, front_values
from thidua.core.plan.fields.said import Line, Path, lines, mark_lines
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.core.wording import NOTHING, Say, both, join

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
KINDS = {
    ADDED: Say("thêm", "added"),
    REMOVED: Say("bỏ", "removed"),
    CHANGED: Say("sửa", "changed"),
}


@dataclass(frozen=True)
class Change:
    """One thing that changed. `clause` is empty for front matter; `sort` for the words of a clause."""

    clause: str
    kind: str
    about: Say
    old: Say = NOTHING
    new: Say = NOTHING
    sort: str = ""

    @property
    def say(self) -> Say:
        """The change as one sentence."""
        head = join([s for s in (both(self.clause), self.about) if s.vi], " · ")
        empty = Say("(không nêu)", "(not said)")
        if self.kind == CHANGED:
            told = join([self.old if self.old.vi else empty, self.new if self.new.vi else empty], " → ")
        else:
            told = join([KINDS[self.kind], *(s for s in (self.old, self.new) if s.vi)], " ")
        return join([head, told], ": ")


def differences(old: Plan, new: Plan) -> list[Change]:
    """Every change from one version to another, in the order of the new text; front matter first."""
    return [*_front(old, new), *_clauses(old, new)]


def _front(old: Plan, new: Plan) -> Iterator[Change]:
    one = dict(lines(old, FRONT, front_values(old)))
    two = dict(lines(new, FRONT, front_values(new)))
    yield from _lines(one, two, Change("", CHANGED, NOTHING))


def _clauses(old: Plan, new: Plan) -> Iterator[Change]:
    words = Say("lời của khoản", "words of the clause")
    for clause in new.clauses:
        was = old.by_id.get(clause.id)
        if was is None:
            yield Change(clause.id, ADDED, words, new=both(clause.text))
        elif was.text != clause.text:
            yield Change(clause.id, CHANGED, words, both(was.text), both(clause.text))
        yield from _marks(old, new, was, clause)
    for clause in old.clauses:
        if clause.id not in new.by_id:
            yield Change(clause.id, REMOVED, words, old=both(clause.text))


def _marks(old: Plan, new: Plan, was: Clause | None, now: Clause) -> Iterator[Change]:
    before = {(m.sort, m.key): m for m in was.marks} if was else {}
    after = {(m.sort, m.key): m for m in now.marks}
    for name, mark in after.items():
        if name in before or not _says_nothing(mark):
            yield from _mark(old, new, before.get(name), mark)
    for name, mark in before.items():
        if name not in after and not _says_nothing(mark):
            yield Change(now.id, REMOVED, SORTS[mark.sort].say, _told(old, mark), sort=mark.sort)


def _mark(old: Plan, new: Plan, was: Mark | None, now: Mark) -> Iterator[Change]:
    about = SORTS[now.sort].say
    if was is None:
        yield Change(now.clause, ADDED, about, new=_told(new, now), sort=now.sort)
    elif not alike(_entries(was), _entries(now)):
        told = Change(now.clause, CHANGED, about, sort=now.sort)
        one, two = mark_lines(old, was.sort, _entries(was)), mark_lines(new, now.sort, _entries(now))
        yield from _lines(one, two, told)


def _says_nothing(mark: Mark) -> bool:
    """Whether a mark only says that its clause has no effect."""
    return mark.sort == "narrative" and not mark.body and not mark.says


def _told(plan: Plan, mark: Mark) -> Say:
    return join([line.say for line in mark_lines(plan, mark.sort, _entries(mark)).values()])


def _entries(mark: Mark) -> Mapping[str, Any]:
    """What a mark says, without the name it has."""
    return {"says": mark.says, **mark.body} if mark.says else mark.body


def _lines(one: Mapping[Path, Line], two: Mapping[Path, Line], like: Change) -> Iterator[Change]:
    """The lines that only one has, or in which the two differ."""
    for path in [*two, *(p for p in one if p not in two)]:
        was, now = one.get(path), two.get(path)
        if was and now and alike(was.written, now.written):
            continue
        label = (now or was or Line(NOTHING, NOTHING)).label
        about = join([s for s in (like.about, label) if s.vi], " · ")
        yield Change(
            like.clause,
            CHANGED if was and now else ADDED if now else REMOVED,
            about,
            was.value if was else NOTHING,
            now.value if now else NOTHING,
            like.sort,
        )
