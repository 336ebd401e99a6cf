"""A plan as the program holds it: clauses in the order of the text, marks under their clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from thidua.core import terms
from thidua.core.wording import NOTHING, Say, days

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines of the source, first and last included, counted from 1."""


@dataclass(frozen=True)
class Mark:
    """What a clause makes the program do; `body` holds the keys of its sort."""

    sort: str
    clause: str
    key: str | None
    says: str | None
    body: Mapping[str, Any]
    line: int
    digest: str = ""
    row: int | None = None

    @property
    def name(self) -> str:
        """Identity used by attestations, evidence and glosses: `clause#key`, or the clause alone."""
        return f"{self.clause}#{self.key}" if self.key else self.clause


@dataclass(frozen=True)
class Clause:
    """One line of the plan's text. `heading` is True for a title, which needs no mark."""

    id: str
    marker: str
    text: str
    heading: bool
    line: int
    source: Lines = ()
    parent: str | None = None
    marks: tuple[Mark, ...] = ()

    def quote(self, mark: Mark | None = None) -> str:
        """The words a verdict quotes: what the mark says, else the whole clause."""
        return (mark.says if mark and mark.says else self.text).strip()


def settled(mark: Mark) -> Say:
    """By whose answer the reading in use holds, and since when; no words where nobody has answered.

    >>> settled(Mark("rule", "I.1", None, None, {"settled_by": "Công văn 5", "settled_on": date(2024, 3, 1)}, 1)).vi
    'theo Công văn 5, từ 01/03/2024'
    """
    by, on = mark.body.get("settled_by"), mark.body.get("settled_on")
    if not by:
        return NOTHING
    if not isinstance(on, date):
        return Say(f"theo {by}", f"by {by}")
    since = days(on)
    return Say(f"theo {by}, từ {since.vi}", f"by {by}, since {since.en}")


def plain_clause(clause: str) -> str:
    """A clause as people call it: without what only the plan file needs.

    >>> plain_clause("III.1.lead"), plain_clause("so-luong.end2")
    ('III.1', 'so-luong')
    """
    return re.sub(r"\.(lead|end)\d*$", "", clause)


@dataclass(frozen=True)
class Actor:
    """A name of the plan tied to facts: `is_` says what it is, `under` below whom."""

    key: str
    name: str
    is_: tuple[str, ...]
    under: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Award:
    """An award that the plan names. `None` where the text leaves it open."""

    id: str
    base: str
    form: str | None
    authority: str | None
    decided_by: str
    who: str | None
    round: str | None
    mark: Mark

    @property
    def say(self) -> Say:
        """The award in official words: its form and who gives it."""
        giver = terms.label("authority", self.authority) if self.authority else None
        if self.form is None:
            who = giver or Say("cấp có thẩm quyền", "the competent authority")
            return Say(
                f"Khen thưởng của {who.vi} (hình thức do văn bản khác quy định)",
                f"award of the {who.en} (form left to another document)",
            )
        form = terms.label("form", self.form)
        # A provincial flag names its giver already.
        if giver is None or self.form.startswith("flag_"):
            return form
        return Say(f"{form.vi} của {giver.vi}", f"{form.en} of the {giver.en}")


@dataclass(frozen=True)
class Plan:
    """A whole plan. `front` is its front matter as read; `digest` is of plan.md."""

    code: str
    front: Mapping[str, Any]
    clauses: tuple[Clause, ...]
    actors: Mapping[str, Actor]
    awards: tuple[Award, ...]
    digest: str
    gloss: Mapping[str, str] = field(default_factory=dict)
    source_text: str = ""
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The headings of each table, by the clause that it stands under."""

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Clauses by identity."""
        return {c.id: c for c in self.clauses}

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks in the order of the text."""
        return tuple(m for c in self.clauses for m in c.marks)

    @cached_property
    def title(self) -> str:
        """The plan's own title."""
        return str(self.front.get("title") or self.code)

    @property
    def say_title(self) -> Say:
        """The title with its gloss."""
        return Say(self.title, self.gloss.get("_title", self.title))

    def called(self, clause_id: str) -> Say:
        """A clause as people cite it: by its number, or by the title above it where the plan gives no number.

        A name that only the plan's file gives tells nobody anything: then it is a sentence of the plan.
        """
        plain = plain_clause(clause_id)
        found = re.match(r"[a-z]+(?:-[a-z]+)+", plain)
        head = self.by_id.get(found[0]) if found else None
        if head is None or not head.heading:
            if re.match(r"(?![ivx]+\b)[a-z]{2}", plain):
                return Say("câu trong kế hoạch", "the sentence of the plan")
            return Say(f"khoản {plain}", f"clause {plain}")
        title, gloss = (
            re.split(r"[(:]", text)[0].strip() for text in (head.text, self.gloss.get(head.id) or head.text)
        )
        return Say(f"mục “{title}”", f"section “{gloss}”")

    def actor_say(self, key: str | None) -> Say:
        """The name of an actor with its gloss; the key itself where it is no actor."""
        actor = self.actors.get(key or "")
        name = actor.name if actor else str(key)
        return Say(name, self.gloss.get(f"_actors.{key}", name))

    def said(self, mark: Mark, key: str) -> Say:
        """Words of the plan maker under a key of a mark, or of a reading's letter, with their gloss."""
        told = mark.body.get(key)
        own = told.get("says_so") if isinstance(told, Mapping) else "; ".join(map(str, many(told)))
        base = mark.name if mark.key else f"{mark.clause}#{mark.sort}"
        gloss = self.gloss.get(base if key == "asks" else f"{base}.{key}")
        return Say(str(own or ""), str(gloss or own or ""))

    def read_as(self, mark: Mark, letter: str) -> Say:
        """What a reading says; of the one in use also by whose answer, and since when."""
        own, since = self.said(mark, letter), settled(mark)
        if letter != str(mark.body.get("reading")) or not since.vi:
            return own
        return Say(f"{own.vi} ({since.vi})", f"{own.en} ({since.en})")

    @property
    def number(self) -> str | None:
        """Number and symbol, None where the document leaves them blank."""
        found = blank(self.front.get("number"))
        return None if found is None else str(found)

    @property
    def issuer(self) -> Mapping[str, Any]:
        """Who issued it: name, kind, level, superior."""
        found: Mapping[str, Any] = self.front.get("issuer") or {}
        return found

    @cached_property
    def verified_tables(self) -> frozenset[str]:
        """Tables of which only records count that a second person has verified, by the plan's own wish."""
        return frozenset(str(name) for name in many(self.front.get("verify")))

    def sorted_as(self, *sorts: str) -> Iterator[Mark]:
        """Marks of the given sorts, in the order of the text."""
        return (m for m in self.marks if m.sort in sorts)

    def award(self, award_id: str) -> Award:
        """The award with this identity; KeyError if the plan has none."""
        return self.awards_by_id[award_id]

    @cached_property
    def awards_by_id(self) -> dict[str, Award]:
        """Awards by identity."""
        return {a.id: a for a in self.awards}

    def awards_for(self, names: Any, place: bool = False) -> tuple[Award, ...]:
        """Awards that a `for` list names: an id, or the base of several.

        `id/place` names reserved places: kept only when `place` is asked for.
        """
        wanted = {str(n).partition("/")[0] for n in names or () if place or "/" not in str(n)}
        return tuple(a for a in self.awards if a.id in wanted or a.base in wanted)

    def ancestors(self, clause_id: str) -> Iterator[Clause]:
        """The clause and those it stands under, nearest first."""
        found = self.by_id.get(clause_id)
        while found:
            yield found
            found = self.by_id.get(found.parent) if found.parent else None

    def scope_of(self, clause_id: str) -> Mark | None:
        """The nearest scope over a clause: its own, its lead's, or one above."""
        for clause in self.ancestors(clause_id):
            for above in (clause, self.lead_of(clause)):
                scope = next((m for m in above.marks if m.sort == "scope"), None) if above else None
                if scope:
                    return scope
        return None

    def lead_of(self, clause: Clause) -> Clause | None:
        """The opening paragraph with a scope that this clause follows under the same heading."""
        return self._leads.get(clause.id)

    @cached_property
    def _leads(self) -> dict[str, Clause]:
        leads: dict[str, Clause] = {}
        open_lead: dict[str | None, Clause] = {}
        for clause in self.clauses:
            if clause.parent in open_lead:
                leads[clause.id] = open_lead[clause.parent]
            is_lead = clause.id.rpartition(".")[2].startswith("lead")
            if is_lead and any(m.sort == "scope" for m in clause.marks):
                open_lead[clause.parent] = clause
        return leads


def blank(entry: Any) -> Any:
    """The value of a front-matter entry written plainly or as `{value, source}`; None if blank."""
    return entry.get("value") if isinstance(entry, Mapping) else entry


def many(value: Any) -> list[Any]:
    """One value or a list, as a list; nothing for None."""
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]
