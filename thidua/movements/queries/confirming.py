"""What was read of a document beside the draft that it became: what is answered, what is still asked, where one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from thidua.core.plan.entries import read_block
from thidua.core.plan.fields.said import mark_lines
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Plan
from thidua.core.wording import NOTHING, Say, both, days
from thidua.movements.actions.confirming import HEAD_SAY
from thidua.movements.compiled import draft_of
from thidua.movements.models import Confirmed, PlanReading, PlanVersion, Proposed
from thidua.movements.queries.plan_text import QUIET, Line, Rule, lines_of
from thidua.reading.proposals import ASKED_BELOW
from thidua.rounds.pages.naming import cap
from thidua.rounds.pages.telling import Told

HOW_SAY = {
    "accepted": Say("Đã nhận như đã đọc", "Accepted as read"),
    "changed": Say("Đã sửa", "Changed"),
    "other": Say("Đã hiểu khác đi", "Understood otherwise"),
    "narrative": Say("Chỉ là lời dẫn", "Only narrative"),
}
SURE_SAY = (
    (90, Say("chắc", "sure")),
    (ASKED_BELOW, Say("khá chắc", "fairly sure")),
    (0, Say("chưa chắc", "not sure")),
)


@dataclass(frozen=True)
class Piece:
    """Some letters of a line; `sure` in percent where the recogniser doubted them."""

    text: str
    sure: int | None = None


@dataclass(frozen=True)
class Item:
    """One thing to be answered: what was read, what it became, who answered it."""

    row: Proposed
    name: Say
    value: Say
    lines: tuple[Told, ...]
    rule: Rule | None
    answer: Confirmed | None

    @property
    def stands(self) -> bool:
        """Whether the draft says it already."""
        return self.rule is not None

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it."""
        return self.answer is None

    @property
    def asks(self) -> Say:
        """Its question, empty where it has none."""
        return Say(self.row.asks_vi, self.row.asks_en)

    @property
    def is_question(self) -> bool:
        """Whether it is in doubt: a person must say what it means."""
        return bool(self.row.asks_vi) or self.row.sure < ASKED_BELOW

    @property
    def sure_say(self) -> Say:
        """How sure the reader is, in words."""
        return next(say for least, say in SURE_SAY if self.row.sure >= least)

    @property
    def how(self) -> Say:
        """How it was answered."""
        return HOW_SAY[self.answer.how] if self.answer else NOTHING

    @property
    def may_accept(self) -> bool:
        """Whether enough was understood to accept it as it is."""
        return self.stands or self.row.whole or self.row.sort == "head"


@dataclass(frozen=True)
class Row:
    """One clause of the draft with what is to be answered of it, and the rules that people added."""

    line: Line
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]
    others: tuple[Rule, ...]

    @property
    def left(self) -> int:
        """How much of it nobody has answered."""
        return sum(item.is_open for item in self.items)

    @property
    def asked(self) -> bool:
        """Whether something of it is still in doubt."""
        return any(item.is_open and item.is_question for item in self.items)


@dataclass(frozen=True)
class Desk:
    """Everything on the page on which a document is confirmed."""

    reading: PlanReading
    plan: Plan
    head: tuple[Item, ...]
    rows: tuple[Row, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All that is to be answered, in the order of the document."""
        return (*self.head, *(item for row in self.rows for item in row.items))

    @property
    def total(self) -> int:
        """How much there is to answer."""
        return len(self.items)

    @property
    def done(self) -> int:
        """How much is answered."""
        return sum(not item.is_open for item in self.items)

    @property
    def left(self) -> int:
        """How much is not answered."""
        return self.total - self.done

    @property
    def asked(self) -> int:
        """How many doubts are left."""
        return sum(item.is_open and item.is_question for item in self.items)

    def item(self, pk: int) -> Item | None:
        """One item by its number."""
        return next((item for item in self.items if item.row.pk == pk), None)

    def row(self, clause: str) -> Row | None:
        """The row of a clause."""
        return next((row for row in self.rows if row.line.clause.id == clause), None)

    def resumed(self) -> Item | None:
        """Where somebody goes on: what follows the last answer, else the first that is open."""
        answered = [item for item in self.items if item.answer]
        last = max(answered, key=lambda item: item.answer.pk if item.answer else 0, default=None)
        return self.after(last, 1) or (self.items[0] if self.items else None)

    def after(self, item: Item | None, step: int, *, doubts: bool = False) -> Item | None:
        """The next (1) or former (-1) open item, going round at the end; only doubts where there are any."""
        found = [i for i in self.items if i.is_open and i is not item]
        found = [i for i in found if i.is_question] or found if doubts else found
        return _turn(self.items, found, item, step)

    def beside(self, item: Item | None, step: int) -> Item | None:
        """The next or former item, answered or not."""
        return _turn(self.items, [i for i in self.items if i is not item], item, step)


def _turn(every: Sequence[Item], found: Sequence[Item], item: Item | None, step: int) -> Item | None:
    at = every.index(item) if item in every else -1 if step > 0 else len(every)
    ahead = [i for i in found if (every.index(i) - at) * step > 0]
    ordered = ahead or list(found)
    return (ordered[0] if step > 0 else ordered[-1]) if ordered else None


def reading_of(version: PlanVersion, user: Any) -> PlanReading | None:
    """The document that a draft was read from, as far as the person may see it."""
    return PlanReading.objects.visible_to(user).filter(plan=version.pk).select_related("agency").first()


def left_of(version: PlanVersion) -> tuple[int, int]:
    """How many proposals of a draft nobody has answered, and how many of these are doubts."""
    rows = Proposed.objects.filter(reading__plan=version.pk, answers=None).values_list("asks_vi", "sure")
    told = list(rows)
    return len(told), sum(bool(asks) or sure < ASKED_BELOW for asks, sure in told)


def desk_of(reading: PlanReading, version: PlanVersion) -> Desk:
    """What was read of a document beside its draft."""
    answers = Confirmed.objects.select_related("edit__by").defer("edit__text").order_by("pk")
    proposals = list(reading.proposals.prefetch_related(Prefetch("answers", answers)))
    plan = draft_of(version).plan
    by_clause: dict[str, list[Proposed]] = {}
    for row in proposals:
        by_clause.setdefault(row.clause, []).append(row)
    source = version.source.splitlines()
    head = tuple(_head_item(plan, row) for row in by_clause.get("", ()))
    rows = tuple(
        _row(plan, line, by_clause.get(line.clause.id, []), (reading, source)) for line in lines_of(version)
    )
    return Desk(reading, plan, head, rows)


def pieces(text: str, doubted: Sequence[tuple[str, int]]) -> Iterator[Piece]:
    """A text in pieces: the words that were read with doubt, and what stands between them.

    >>> [p.text for p in pieces("thi dua yeu nuoc", [("dua", 41)])]
    ['thi ', 'dua', ' yeu nuoc']
    """
    at = 0
    for word, sure in doubted:
        start = text.find(word, at)
        if start < 0:
            continue
        if start > at:
            yield Piece(text[at:start])
        at = start + len(word)
        yield Piece(word, sure)
    if at < len(text):
        yield Piece(text[at:])


def doubted(reading: PlanReading, source: Sequence[str], numbers: Iterator[int]) -> list[tuple[str, int]]:
    """The words of some lines that were read with doubt, in order."""
    known = [n for n in numbers if 0 < n <= min(len(source), len(reading.lines))]
    return [(source[n - 1][a:b], sure) for n in known for a, b, sure in reading.lines[n - 1][2]]


def _row(plan: Plan, line: Line, proposals: list[Proposed], read: tuple[PlanReading, list[str]]) -> Row:
    items = tuple(_item(plan, line, row) for row in proposals)
    mine = {(row.mark, row.key) for row in proposals if row.mark} | {
        ("doubt", row.doubt) for row in proposals
    }
    others = tuple(
        r
        for r in line.rules
        if (r.mark.sort, r.mark.key) not in mine and r.mark.sort not in (*QUIET, "scope")
    )
    numbers = (n for a, b in line.clause.source for n in range(a, b + 1))
    shown = pieces(line.clause.text, doubted(*read, numbers))
    return Row(line, tuple(shown), items, others)


def _item(plan: Plan, line: Line, row: Proposed) -> Item:
    rule = next((r for r in line.rules if (r.mark.sort, r.mark.key) == (row.mark, row.key)), None)
    name = cap(SORTS[row.mark or row.sort].say)
    if rule:
        return Item(row, name, rule.short, rule.about if rule.awards else rule.lines, rule, _last(row))
    return Item(row, name, NOTHING, tuple(_would_say(plan, row)), None, _last(row))


def _would_say(plan: Plan, row: Proposed) -> Iterator[Told]:
    """What the mark would say that a proposal would make."""
    if not row.body:
        return
    try:
        for label, value, _ in mark_lines(plan, row.sort, read_block(row.body.splitlines())[0]).values():
            yield Told(label, value)
    except (TypeError, ValueError, AttributeError, KeyError):
        return  # the words it rests on are shown; what it would make is then asked by the form


def _head_item(plan: Plan, row: Proposed) -> Item:
    front = plan.front
    issuer = front.get("issuer") or {}
    told = {"issuer": issuer.get("name"), "superior": issuer.get("superior")}
    value = told[row.key] if row.key in told else front.get(row.key or "")
    said = days(value) if isinstance(value, date) else both(str(value)) if value else NOTHING
    return Item(row, cap(HEAD_SAY[row.key or "title"]), said, (), None, _last(row))


def _last(row: Proposed) -> Confirmed | None:
    return next(reversed(list(row.answers.all())), None)


__all__ = ["Desk", "Item", "Piece", "Row", "desk_of", "doubted", "left_of", "pieces", "reading_of"]
