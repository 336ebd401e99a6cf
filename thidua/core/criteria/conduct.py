"""Criteria about conduct: who was disciplined in the counted period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice, completeness, looked_up
from thidua.core.criteria.ground import LAST_DAY, NO_DAY, first_of, newest_posting, number, stands
from thidua.core.criteria.params import param
from thidua.core.facts.tables import Discipline, Person
from thidua.core.facts.tree import stands_on
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import Say, days, join

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class NoDiscipline(Kind):
    """Nobody concerned was disciplined, from a form up, by a decision of the counted period."""

    name: ClassVar[str] = "no_discipline"
    say: ClassVar[Say] = Say("không bị kỷ luật", "no discipline")
    reads: ClassVar[tuple[str, ...]] = ("discipline", "people", "units")
    of: str = param("of", "của ai", "about whom", "self")
    from_: str = param("least:discipline", "từ hình thức", "from the form", "any", stricter=-1)
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
                led: tuple[str, ...] = (held.unit_id,) if held.leadership in self.posts else ()
            else:
                led = tuple(tree.line(held.unit_id)) if held else ()
            for unit_id in led:
                found[f"unit:{unit_id}"] += (row,)
        return dict(found)

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        index = occasion.view.index(f"found/{self!r}/{occasion.round}", lambda: self._index(occasion))
        found = {key: Finding(UNMET, "disciplined", (key,), rows) for key, rows in index.items()}
        of = "self" if self.of in ("members", "key_leader") else self.of
        complete = completeness(occasion, "discipline", occasion.round.start, occasion.round.end)

        none, open_ = Finding(MET, "none"), Finding(MISSING, "open")

        def absent(key: str | None) -> Finding:
            if key is None:
                return Finding(MISSING, "nobody", (key,))
            return none if complete(key) else open_

        ask = looked_up(occasion.subject(of), found, absent)
        if self.of != "key_leader":
            return ask

        def ask_leaders(candidate: Candidate) -> Finding:
            finding = ask(candidate)
            known = finding.answer == UNMET or leaders(occasion, candidate, self.posts)
            return finding if known else Finding(MISSING, "nobody", (candidate.key,))

        return ask_leaders

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        found = bench.ground.step(self._found_table(bench).mutate(found=number(1)))
        of = "self" if self.of in ("members", "key_leader") else self.of
        t = bench.about(of, found)
        t = bench.absent(t, "discipline", (bench.occasion.round.start, bench.occasion.round.end))
        answer = (t["absent"] == UNMET).ifelse(MET, MISSING)
        if self.of == "key_leader":
            led = bench.candidates.join(units_led(bench, self.posts), "own_unit").select(headed="candidate")
            t = t.mutate(answer=answer).left_join(led, [("candidate", "headed")])
            answer = t["headed"].isnull().ifelse(MISSING, t["answer"])
        return t.select("candidate", answer=t["found"].notnull().ifelse(UNMET, answer))

    def _found_table(self, bench: Bench) -> Table:
        """`subject` of every person and unit that a counted decision concerns."""
        start, end = bench.ground.span
        rows = bench.rows(Discipline)
        counted = rows.filter(rows["form"].isin(sorted(self.forms)), rows["decided_on"].between(start, end))
        held = posted_then(bench, counted.select("person_id", "decided_on", "row"))
        if self.of == "key_leader":
            units = held.filter(held["leadership"].isin(self.posts)).select(subject="unit:" + held["unit_id"])
        else:
            above = bench.ground.above
            over = held.join(above, [("unit_id", "unit")])
            units = over.select(subject="unit:" + over["above"])
        return units.union(counted.select(subject="person:" + counted["person_id"])).distinct()

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        who = self._whose(occasion)
        head = Say(f"{who.vi} không bị kỷ luật", f"{who.en} not disciplined")
        period = occasion.round.say
        if self.from_ != "any":
            form = terms.label("discipline", self.from_)
            head = Say(f"{head.vi} từ {form.vi} trở lên", f"{head.en} by {form.en} or heavier")
        return Say(f"{head.vi} trong {period.vi}", f"{head.en} in {period.en}")

    def _whose(self, occasion: Occasion) -> Say:
        """Who must be clear of discipline; of key leaders which posts are counted."""
        if self.of not in terms.GROUPS["of"]:
            return occasion.plan.actor_say(self.of)
        who = terms.label("of", self.of)
        if self.of != "key_leader":
            return who
        posts = join([terms.label("leadership", p) for p in self.posts], ", ")
        return Say(f"{who.vi} ({posts.vi})", f"{who.en} ({posts.en})")

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


def leaders(occasion: Occasion, candidate: Candidate, posts: tuple[str, ...]) -> list[Person]:
    """Who held one of these posts in the very unit of a candidate during the counted period."""
    start, end = occasion.round.start, occasion.day
    ident = (candidate.own_unit or "").partition(":")[2]
    people = occasion.view.tree.below.get(ident, ())
    own = [p for p in people if p.unit_id == ident and p.leadership in posts]
    return [p for p in own if _overlaps(p, start, end)]


def units_led(bench: Bench, posts: tuple[str, ...]) -> Table:
    """`own_unit` of every unit whose leaders of the period are known."""
    people, start, end = bench.rows(Person), bench.ground.span[0], bench.ground.day
    there = stands(people, end) | people["valid_to"].between(start, end).fill_null(False)
    held = people.filter(people["leadership"].isin(posts), there)
    return held.select(own_unit="unit_id").distinct()


def posted_then(bench: Bench, rows: Table) -> Table:
    """Decided rows about people (`person_id, decided_on`, told apart by `row`) with the posting of that day."""
    people = bench.rows(Person)
    posted = rows.mutate(nth=rows["row"]).drop("row").join(people, "person_id")
    on = posted["decided_on"]
    held = posted.filter(
        posted["valid_from"].fill_null(NO_DAY) <= on, posted["valid_to"].fill_null(LAST_DAY) >= on
    )
    return first_of(held, ["nth"], newest_posting(held))


def _overlaps(row: Person, start: date, end: date) -> bool:
    return stands_on(row, end) or bool(row.valid_to and start <= row.valid_to <= end)
