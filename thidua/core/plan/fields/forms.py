"""The form of one mark: its fields, the values it shows, and the entries that filled-in values make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from thidua.core.plan.fields.block import Block
from thidua.core.plan.fields.criteria import entries_in
from thidua.core.plan.fields.model import BadForm, Field
from thidua.core.plan.fields.table import FIELDS
from thidua.core.plan.marks import READINGS, SORTS
from thidua.core.plan.model import Clause, Plan
from thidua.core.terms import label
from thidua.core.wording import Say, fold

SAYS = Field(
    "says",
    Say("Lời của khoản mà quy tắc này thực hiện", "The words of the clause that this carries out"),
    "long",
    hint=Say(
        "Chép đúng lời của khoản; để trống là cả khoản.", "Its exact words; empty means the whole clause."
    ),
)
NOTE = Field("note", Say("Ghi chú", "Note"), "long")
READING = Field(
    "reading", Say("Đang dùng cách hiểu", "Reading in use"), "choice", "own:reading", required=True
)
QUESTION = Field("question", Say("Câu hỏi còn để ngỏ", "The open question"), "long")
SETTLED = Field("settled_by", Say("Văn bản đã trả lời", "Settled by"), "text")
SETTLED_ON = Field("settled_on", Say("Ngày trả lời", "Answered on"), "date")
SAYS_SO = Field("says_so", Say("Hiểu là", "It means"), "long", required=True)

VARY: dict[str, tuple[str, ...]] = {
    "rule": ("criteria",),
    "deadline": ("when",),
    "quota": ("places", "at_most", "per", "strata", "reserved", "allotted_by", "delegated"),
}
"""What two readings of the same words may say differently."""

_LETTERS = {
    "a": Say("Cách hiểu thứ nhất", "First reading"),
    "b": Say("Cách hiểu thứ hai", "Second reading"),
    "c": Say("Cách hiểu thứ ba", "Third reading"),
}


@dataclass(frozen=True)
class MarkForm:
    """A form for marks of one sort; with `letters`, for as many readings of the same words."""

    plan: Plan
    sort: str
    letters: tuple[str, ...] = ()

    @classmethod
    def of(cls, plan: Plan, sort: str, entries: Mapping[str, Any]) -> MarkForm:
        """The form that fits what a mark says."""
        return cls(plan, sort, tuple(r for r in ("a", "b", "c") if r in entries))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order in which they are asked."""
        own = FIELDS[self.sort]
        if not self.letters:
            return (*own, SAYS, NOTE)
        vary = VARY[self.sort]
        common = [f for f in own if f.name not in vary]
        inner = (SAYS_SO, *(f for f in own if f.name in vary))
        readings = [Field(r, _LETTERS[r], "group", fields=inner) for r in self.letters]
        return (QUESTION, *readings, READING, SETTLED, SETTLED_ON, *common, SAYS, NOTE)

    @property
    def _block(self) -> Block:
        return Block(self.plan, self.fields)

    def values(self, entries: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows of a mark; None under a field that must be left as it is written."""
        return self._block.values(entries)

    def kept(self, entries: Mapping[str, Any]) -> dict[str, Any]:
        """What a mark says that no field can show: it stays as it is, in plain sight."""
        return self._block.kept(entries, ("key", "row", *READINGS))

    def entries(self, values: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The entries of the mark that filled-in values make; what was not touched stays as it was.

        Raises BadForm with every field that cannot be used.
        """
        block = self._block
        found = block.entries(values, self._left(before or {}))
        if block.bad:
            raise BadForm(block.bad)
        about = {k: before[k] for k in ("key", "row") if before and k in before}
        if self.sort in ("award", "form") and not found.get("id"):
            found["id"] = free_id(self.plan, self.sort, found)
        return about | found

    def _left(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """What was said before without what moves when readings come or go."""
        if not self.letters:
            return {k: v for k, v in before.items() if k not in READINGS}
        if "reading" in before or self.sort not in VARY:
            return dict(before)
        moved = {*VARY[self.sort], *(entries_in(before) if self.sort == "rule" else ())}
        return {k: v for k, v in before.items() if k not in moved}

    def one_reading(self, values: Mapping[str, Any], letter: str) -> dict[str, Any]:
        """The values of the form without readings, saying what one of them says."""
        names = {f.name for f in MarkForm(self.plan, self.sort).fields}
        chosen = {k: v for k, v in values[letter].items() if k in names}
        return deepcopy({**{k: v for k, v in values.items() if k in names}, **chosen})

    def two_readings(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the same form with one reading more; the first takes what was said so far."""
        letters = (*self.letters, "c") if self.letters else ("a", "b")
        wider = MarkForm(self.plan, self.sort, letters)
        blank = wider.values({})
        if self.letters:
            return {**blank, **values, "c": deepcopy(values.get("b", blank["c"]))}
        vary = {k: values[k] for k in VARY[self.sort] if k in values}
        common = {k: v for k, v in values.items() if k not in vary}
        own = {r: deepcopy({**blank[r], **vary}) for r in letters}
        return {**blank, **common, **own, "reading": "a"}


def may_differ(sort: str) -> bool:
    """Whether marks of a sort may hold several readings."""
    return sort in VARY


def free_key(clause: Clause, sort: str, says: str | None) -> str | None:
    """A key for a further mark of one sort in a clause; None where it is the first."""
    taken = {m.key for m in clause.marks if m.sort == sort}
    if not taken:
        return None
    return _free(_slug(says or SORTS[sort].say.vi), {str(k) for k in taken})


def free_id(plan: Plan, sort: str, entries: Mapping[str, Any]) -> str:
    """An id for an award or a form that was given none: from its form and whom it is for."""
    if sort == "form":
        base = _slug(label("paper", str(entries.get("paper") or "")).vi or "mau")
    else:
        words = fold(label("form", str(entries.get("form") or "")).vi).split() or ["khen"]
        base = "".join(w[0] for w in words[:3])
        who = entries.get("who")
        base += f".{_slug(label('who', who).vi)}" if isinstance(who, str) else ""
    return _free(base, {str(m.key) for m in plan.sorted_as("award", "form")})


def free_name(words: str, taken: Iterable[str]) -> str:
    """A short name made of words that none of those taken has."""
    return _free(_slug(words), taken)


def _slug(words: str) -> str:
    letters = "".join(c if c.isalnum() else " " for c in fold(words))
    return "-".join(letters.split()[:3]) or "muc"


def _free(base: str, taken: Iterable[str]) -> str:
    known = set(taken)
    numbers = (f"{base}-{n}" for n in range(2, len(known) + 3))
    return base if base not in known else next(n for n in numbers if n not in known)
