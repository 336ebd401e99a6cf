"""Criteria about discipline and recognised initiatives in the counted period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice
from thidua.core.criteria.params import param
from thidua.core.facts.tables import Discipline, Initiative, Person
from thidua.core.facts.tree import stands_on
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import Say, days, fold, join

if TYPE_CHECKING:
    from thidua.core.criteria.bench import Bench, Table

LEVELS = {
    "base": 1,
    "commune": 2,
    "district": 3,
    "department": 3,
    "province": 4,
    "ministry": 5,
    "national": 6,
}
"""Order of the levels that recognise an initiative (law.md §5)."""


@dataclass(frozen=True)
class NoDiscipline(Kind):
    """Nobody concerned was disciplined, from a form up, by a decision of the counted period."""

    name: ClassVar[str] = "no_discipline"
    say: ClassVar[Say] = Say("không bị kỷ luật", "no discipline")
    reads: ClassVar[tuple[str, ...]] = ("discipline", "people", "units")
    of: str = param("of", "của ai", "about whom", "self")
    from_: str = param("text", "từ hình thức", "from the form", "any")
    posts: tuple[str, ...] = param("terms:leadership", "chức vụ", "posts", ("head", "deputy"))

    @property
    def forms(self) -> frozenset[str]:
        """Forms that count: the named one and all heavier."""
        listed = list(terms.GROUPS["discipline"])
        return frozenset(listed if self.from_ == "any" else listed[listed.index(self.from_) :])

    def counted(self, occasion: Occasion) -> list[Discipline]:
        """Decisions of the counted period that weigh enough."""
        start, end, forms = occasion.round.start, occasion.round.end, self.forms
        rows = occasion.view.rows(Discipline)
        return [r for r in rows if r.form in forms and start <= r.decided_on <= end]

    def _index(self, occasion: Occasion) -> dict[str, tuple[Discipline, ...]]:
        found: defaultdict[str, tuple[Discipline, ...]] = defaultdict(tuple)
        tree = occasion.view.tree
        for row in self.counted(occasion):
            found[f"person:{row.person_id}"] += (row,)
            held = tree.posting(row.person_id, row.decided_on)
            if held and self.of == "key_leader":
                led = (held.unit_id,) if held.leadership in self.posts else ()
            else:
                led = tuple(tree.line(held.unit_id)) if held else ()
            for unit_id in led:
                found[f"unit:{unit_id}"] += (row,)
        return dict(found)

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        index = occasion.view.index(f"found/{self!r}/{occasion.round}", lambda: self._index(occasion))
        of = "self" if self.of in ("members", "key_leader") else self.of
        subject = occasion.subject(of)
        start, end = occasion.round.start, occasion.round.end

        def ask(candidate: Candidate) -> Finding:
            key = subject(candidate)
            rows = index.get(key or "")
            if rows:
                return Finding(UNMET, "disciplined", (key,), rows)
            if key is None or (self.of == "key_leader" and not self._leaders(occasion, candidate)):
                return Finding(MISSING, "nobody", (key,))
            complete = occasion.view.is_complete("discipline", key, start, end)
            return Finding(MET if complete else MISSING, "none" if complete else "open", (key,))

        return ask

    def _leaders(self, occasion: Occasion, candidate: Candidate) -> list[Person]:
        start, end = occasion.round.start, occasion.day
        ident = (candidate.own_unit or "").partition(":")[2]
        people = occasion.view.tree.below.get(ident, ())
        own = [p for p in people if p.unit_id == ident and p.leadership in self.posts]
        return [p for p in own if _overlaps(p, start, end)]

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        return bench.no_discipline(self)

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        who = terms.label("of", self.of)
        head = Say(f"{who.vi} không bị kỷ luật", f"{who.en} not disciplined")
        period = occasion.round.say
        if self.from_ != "any":
            form = terms.label("discipline", self.from_)
            head = Say(f"{head.vi} từ {form.vi} trở lên", f"{head.en} by {form.en} or heavier")
        return Say(f"{head.vi} trong {period.vi}", f"{head.en} in {period.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read; who was disciplined is shown only in the records, to those entitled."""
        if finding.why == "disciplined":
            forms = [terms.label("discipline", r.form) for r in _rows(finding)]
            dates = [days(r.decided_on) for r in _rows(finding)]
            told = [Say(f"{f.vi} ({d.vi})", f"{f.en} ({d.en})") for f, d in zip(forms, dates, strict=True)]
            listed = join(told, ", ")
            return Say(f"có quyết định kỷ luật: {listed.vi}", f"disciplined: {listed.en}")
        if finding.why == "nobody":
            return Say("chưa biết ai là lãnh đạo chủ chốt", "the key leaders are not known")
        if finding.why == "open":
            return Say("chưa có xác nhận đủ số liệu kỷ luật", "discipline data not declared complete")
        return Say("không có quyết định kỷ luật nào", "no disciplinary decision")


def _rows(finding: Finding) -> list[Discipline]:
    return [r for r in finding.records if isinstance(r, Discipline)]


def _overlaps(row: Person, start: date, end: date) -> bool:
    return stands_on(row, end) or bool(row.valid_to and start <= row.valid_to <= end)


@dataclass(frozen=True)
class InitiativeRecognised(Kind):
    """An initiative recognised in the counted period, from a level up or by a named body.

    It counts once: one already used for something else does not (CV 5007/BNV-TĐKT 2023).
    """

    name: ClassVar[str] = "initiative"
    say: ClassVar[Say] = Say("sáng kiến được công nhận", "recognised initiative")
    reads: ClassVar[tuple[str, ...]] = ("initiatives", "people", "units")
    of: str = param("of", "của ai", "about whom", "self")
    level_at_least: str | None = param("term:initiative_level", "từ cấp", "from level", None)
    recognised_by: str | None = param("actor", "nơi công nhận", "recognised by", None)
    topic: str | None = param("text", "lĩnh vực", "topic", None)

    def answer(self, row: Initiative, occasion: Occasion) -> int:
        """Whether one initiative meets the criterion."""
        body = self.body(occasion)
        if row.used_for and fold(row.used_for) != fold(occasion.plan.code):
            return UNMET
        if self.topic and row.topic and row.topic != self.topic:
            return UNMET
        if body and row.recognised_by and body not in fold(row.recognised_by):
            return UNMET
        least = LEVELS[self.level_at_least] if self.level_at_least else 0
        if least and row.level and LEVELS[row.level] < least:
            return UNMET
        unknown = (least and not row.level) or (body and not row.recognised_by)
        asked = least or body
        return MISSING if unknown or (asked and not row.recognised_on) else MET

    def body(self, occasion: Occasion) -> str | None:
        """The folded name of the body that must have recognised it."""
        if not self.recognised_by:
            return None
        actor = occasion.plan.actors.get(self.recognised_by)
        return fold(actor.name if actor else self.recognised_by)

    def _index(self, occasion: Occasion) -> dict[str, list[tuple[int, Initiative]]]:
        found: defaultdict[str, list[tuple[int, Initiative]]] = defaultdict(list)
        for row in occasion.view.rows(Initiative):
            on = row.recognised_on
            if on and not occasion.round.start <= on <= occasion.round.end:
                continue
            entry = (self.answer(row, occasion), row)
            for key in self._owners(row, occasion):
                found[key].append(entry)
        return dict(found)

    def _owners(self, row: Initiative, occasion: Occasion) -> Iterable[str]:
        if self.of != "members":
            return (row.owner,)
        kind, _, ident = row.owner.partition(":")
        held = occasion.view.tree.posting(ident, occasion.day) if kind == "person" else None
        unit_id = ident if kind == "unit" else held.unit_id if held else None
        return (f"unit:{u}" for u in occasion.view.tree.line(unit_id))

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        name = f"found/{self!r}/{occasion.round}/{occasion.plan.code}"
        index = occasion.view.index(name, lambda: self._index(occasion))
        subject = occasion.subject("self" if self.of == "members" else self.of)
        start, end = occasion.round.start, occasion.round.end

        def ask(candidate: Candidate) -> Finding:
            key = subject(candidate)
            entries = index.get(key or "", ())
            for wanted, why in ((MET, "recognised"), (MISSING, "unsure"), (UNMET, "short")):
                rows = tuple(r for a, r in entries if a == wanted)
                if rows:
                    return Finding(wanted, why, (key,), rows)
            complete = key is not None and occasion.view.is_complete("initiatives", key, start, end)
            return Finding(UNMET if complete else MISSING, "absent", (key,))

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        return bench.initiative(self)

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        vi, en = "có sáng kiến, giải pháp", "an initiative"
        if self.level_at_least:
            level = terms.label("initiative_level", self.level_at_least)
            vi, en = f"{vi} được công nhận từ {level.vi} trở lên", f"{en} recognised at {level.en} or above"
        if self.recognised_by:
            actor = occasion.plan.actors.get(self.recognised_by)
            body = actor.name if actor else self.recognised_by
            vi, en = f"{vi} do {body} công nhận", f"{en} recognised by {body}"
        period = occasion.round.say
        return Say(f"{vi} trong {period.vi}", f"{en} in {period.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        if finding.why == "absent":
            if finding.answer == UNMET:
                return Say("không có sáng kiến nào, số liệu đã đủ", "no initiative; the data are complete")
            return Say("chưa có sáng kiến nào được ghi", "no initiative recorded yet")
        told = [_initiative(r) for r in finding.records if isinstance(r, Initiative)]
        return join(told)


def _initiative(row: Initiative) -> Say:
    level = terms.label("initiative_level", row.level) if row.level else Say("chưa rõ cấp", "level unknown")
    body = row.recognised_by or ""
    on = days(row.recognised_on) if row.recognised_on else Say("chưa có ngày", "no date")
    used = Say(f", đã dùng cho {row.used_for}", f", used for {row.used_for}") if row.used_for else Say("", "")
    title = row.title or row.initiative_id
    return Say(
        f"“{title}”: {level.vi}, {body} {on.vi}{used.vi}".replace("  ", " "),
        f"“{title}”: {level.en}, {body} {on.en}{used.en}".replace("  ", " "),
    )
