"""Who may take part: kinds of unit and of staff, below whom, or a named list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice
from thidua.core.criteria.bench import all_of as all_of_columns
from thidua.core.criteria.ground import number, text
from thidua.core.criteria.params import param
from thidua.core.criteria.standing import is_named, name_fits
from thidua.core.facts.tables import Person, Task, Unit
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding, all_of
from thidua.core.wording import Say

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerValue, Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class Eligible(Kind):
    """The candidate is among those whom the plan addresses."""

    name: ClassVar[str] = "eligible"
    say: ClassVar[Say] = Say("thuộc đối tượng", "eligible")
    reads: ClassVar[tuple[str, ...]] = ("units", "people", "tasks")
    who: str | None = param("term:who", "tập thể hay cá nhân", "collective or individual", None)
    units: str | None = param("actor", "các đơn vị", "the units", None)
    kinds: tuple[str, ...] = param("terms:unit_kind", "loại đơn vị", "kinds of unit", ())
    level: tuple[str, ...] = param("terms:level", "cấp", "level", ())
    under: str | None = param("actor", "thuộc", "under", None)
    subunits: bool = param("flag", "kể cả đơn vị trực thuộc", "with subunits", False)
    staff: tuple[str, ...] = param("terms:staff_kind", "đối tượng", "kinds of staff", ())
    leadership: tuple[str, ...] = param("terms:leadership", "chức vụ", "leadership", ())
    does_reform: bool | None = param("flag", "có nhiệm vụ CCHC", "has reform tasks", None)
    named: str | None = param("actor", "danh sách", "named list", None)
    for_: tuple[str, ...] = param("names", "cho", "for", ())

    def kinds_asked(self, occasion: Occasion) -> frozenset[str]:
        """Kinds of unit, those of the actor `units` included when it is not one known unit."""
        actor = occasion.plan.actors.get(self.units or "")
        named = actor.is_ if actor and not occasion.actors.get(actor.key) else ()
        return frozenset(self.kinds) | {k for k in named if k in terms.GROUPS["unit_kind"]}

    def under_asked(self, occasion: Occasion) -> str | None:
        """The actor below whom the unit must stand."""
        actor = occasion.plan.actors.get(self.units or "")
        return self.under or (actor.under if actor else None)

    def unit_answer(self, unit: Unit | None, who: str, occasion: Occasion) -> int:
        """Whether a unit (of a collective, or of a person) is addressed."""
        if unit is None:
            return MISSING
        return all_of(self._unit_parts(unit, who, occasion))

    def _unit_parts(self, unit: Unit, who: str, occasion: Occasion) -> Iterable[int]:
        line = occasion.view.tree.line(unit.unit_id)
        wide = self.subunits or who == "individual"
        near = occasion.view.tree.within_agency(unit) if wide else (unit.unit_id,)
        yield self._of_kind(near, occasion)
        if self.named:
            yield MET if is_named(unit, self.named, occasion) else UNMET
        bound = occasion.actors.get(self.units or "")
        if bound:
            yield MET if (bound in line if wide else bound == unit.unit_id) else UNMET
        under = self.under_asked(occasion)
        if under and not bound:
            over = occasion.actors.get(under)
            below = over in line and (who == "individual" or over != unit.unit_id)
            yield MISSING if over is None else MET if below else UNMET
        if self.does_reform is not None and who == "collective":
            yield self._reform(unit, occasion)

    def _of_kind(self, line: Iterable[str], occasion: Occasion) -> int:
        kinds = self.kinds_asked(occasion)
        if not kinds and not self.level:
            return MET
        units = occasion.view.tree.units
        near = [units[u] for u in line if u in units]
        fits = any((not kinds or u.kind in kinds) and (not self.level or u.level in self.level) for u in near)
        return MET if fits else UNMET

    def _reform(self, unit: Unit, occasion: Occasion) -> int:
        if unit.does_reform is not None:
            return MET if unit.does_reform == self.does_reform else UNMET
        if unit.reform_body:
            return MET if self.does_reform else UNMET
        rows = occasion.view.grouped(Task, "subject").get((f"unit:{unit.unit_id}",), ())
        has = any(r.programme == "admin_reform" and (r.assigned or 0) > 0 for r in rows)
        return MET if has and self.does_reform else MISSING

    def person_answer(self, person: Person | None) -> int:
        """Whether a person's posting is of the kinds of staff and posts addressed."""
        if person is None:
            return MISSING
        asked = ((self.staff, person.staff_kind), (self.leadership, person.leadership))
        return all_of(
            MISSING if got is None else MET if got in wanted else UNMET for wanted, got in asked if wanted
        )

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        tree = occasion.view.tree
        of_unit: dict[tuple[str | None, str], int] = {}

        def ask(candidate: Candidate) -> Finding:
            if self.who not in (None, candidate.who):
                return Finding(UNMET, "who", (candidate.key,))
            unit = tree.units.get((candidate.own_unit or ":").partition(":")[2])
            key = (candidate.own_unit, candidate.who)
            if key not in of_unit:
                of_unit[key] = self.unit_answer(unit, candidate.who, occasion)
            answer = of_unit[key]
            records: tuple[Unit | Person, ...] = (unit,) if unit else ()
            if candidate.who == "individual":
                person = tree.posting(candidate.ident, occasion.day)
                answer = min(answer, self.person_answer(person))
                records = records + ((person,) if person else ())
            return Finding(answer, "unit", (candidate.key, candidate.own_unit), records)

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        t = bench.about("own_unit", self._units_table(bench))
        t = t.join(bench.candidates.select("candidate", "who"), "candidate")
        person = t["who"] == "individual"
        answer = person.ifelse(t["as_individual"], t["as_collective"]).fill_null(MISSING)
        if self.staff or self.leadership:
            held = self._people_table(bench)
            t = t.mutate(answer=answer).left_join(held, [("candidate", "posted")])
            posted = all_of_columns([t["answer"], t["of_post"].fill_null(MISSING)])
            answer = (t["who"] == "individual").ifelse(posted, t["answer"])
        if self.who:
            answer = (t["who"] == self.who).ifelse(answer, UNMET)
        return t.select("candidate", answer=answer)

    def _people_table(self, bench: Bench) -> Table:
        """`posted, of_post`: whether each person's posting is of the kinds addressed."""
        held = bench.ground.postings(bench.ground.day)
        parts = []
        for wanted, column in ((self.staff, "staff_kind"), (self.leadership, "leadership")):
            if wanted:
                fits = held[column].isin(wanted).ifelse(MET, UNMET)
                parts.append(held[column].isnull().ifelse(MISSING, fits))
        return held.select(posted="subject", of_post=all_of_columns(parts))

    def _units_table(self, bench: Bench) -> Table:
        """`subject, as_collective, as_individual`: whether each unit is addressed."""
        units, above, occasion = bench.ground.units, bench.ground.above, bench.occasion
        known = units.mutate(fits=self._kind_column(units, occasion).ifelse(1, 0))
        t = known.left_join(_wide_fits(known, above), "unit_id").drop("unit_id_right")
        inside = above.filter(above["above"] == text(self._place(occasion))).select(inside="unit")
        t = t.left_join(inside, [("unit_id", "inside")])
        tasks = bench.rows(Task)
        busy = tasks.filter(tasks["programme"] == "admin_reform", tasks["assigned"] > 0)
        t = t.left_join(busy.select(busy="subject").distinct(), [("subject", "busy")])
        judged = {
            f"as_{who}": all_of_columns(list(self._columns(t, who, occasion))) for who in terms.GROUPS["who"]
        }
        return t.select("subject", **judged)

    def _place(self, occasion: Occasion) -> str | None:
        """The unit in or below which a unit must stand."""
        return occasion.actors.get(self.units or "") or occasion.actors.get(self.under_asked(occasion) or "")

    def _kind_column(self, units: Table, occasion: Occasion) -> BooleanValue:
        """Whether each unit itself is of a kind and level asked for."""
        kinds, fits = self.kinds_asked(occasion), units["unit_id"].notnull()
        if kinds:
            fits = fits & units["kind"].isin(sorted(kinds))
        return fits & units["level"].isin(self.level).fill_null(False) if self.level else fits

    def _columns(self, t: Table, who: str, occasion: Occasion) -> Iterable[IntegerValue]:
        """`_unit_parts` for a table of units."""
        wide, place = self.subunits or who == "individual", self._place(occasion)
        if self.level or self.kinds_asked(occasion):
            yield (t["wide_fits" if wide else "fits"] == 1).ifelse(MET, UNMET)
        if self.named:
            yield name_fits(t["name"], self.named, occasion).ifelse(MET, UNMET)
        if occasion.actors.get(self.units or ""):
            inside = t["inside"].notnull() if wide else t["unit_id"] == place
            yield inside.ifelse(MET, UNMET)
        elif self.under_asked(occasion) and place is None:
            yield number(MISSING)
        elif self.under_asked(occasion):
            below = t["inside"].notnull() & ((t["unit_id"] != place) | (who == "individual"))
            yield below.ifelse(MET, UNMET)
        if self.does_reform is not None and who == "collective":
            told = (t["does_reform"] == int(self.does_reform)).ifelse(MET, UNMET)
            has = t["busy"].notnull().ifelse(MET if self.does_reform else MISSING, MISSING)
            body = (t["reform_body"].fill_null(0) == 1).ifelse(MET if self.does_reform else UNMET, has)
            yield t["does_reform"].isnull().ifelse(body, told)

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        parts: list[Say] = [terms.label("who", self.who)] if self.who else []
        parts += [terms.label("staff_kind", s) for s in self.staff]
        parts += [terms.label("unit_kind", k) for k in self.kinds]
        for key in (self.units, self.named):
            if key:
                parts.append(occasion.plan.actor_say(key))
        under = self.under_asked(occasion)
        if under:
            over = occasion.plan.actor_say(under)
            parts.append(Say(f"thuộc {over.vi}", f"under {over.en}"))
        if self.does_reform:
            parts.append(Say("có thực hiện nhiệm vụ CCHC", "with reform tasks"))
        return Say(
            "thuộc đối tượng: " + ", ".join(p.vi for p in parts),
            "eligible: " + ", ".join(p.en for p in parts),
        )

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        name = occasion.name(finding.seen[0])
        if finding.why == "who":
            return Say(f"{name} không phải {terms.label('who', self.who or '').vi}", f"{name} is not that")
        units = [r for r in finding.records if isinstance(r, Unit)]
        staff = [r.staff_kind for r in finding.records if isinstance(r, Person) and r.staff_kind]
        if not units:
            return Say(f"chưa biết đơn vị của {name}", f"the unit of {name} is not known")
        kind = terms.label("unit_kind", units[0].kind)
        if not finding.seen[0].startswith("person:"):
            return Say(f"{name} là {kind.vi}", f"{name}: {kind.en}")
        held = (
            terms.label("staff_kind", staff[0]) if staff else Say("chưa rõ đối tượng", "staff kind unknown")
        )
        unit = units[0].name
        return Say(f"{name} là {held.vi} của {unit} ({kind.vi})", f"{name}: {held.en} of {unit} ({kind.en})")


def _wide_fits(known: Table, above: Table) -> Table:
    """`unit_id, wide_fits`: whether a unit fits, or one above it up to its own agency."""
    line = above.join(known.select("unit_id", "agency_id"), [("unit", "unit_id")])
    beyond = above.filter(above["depth"] > 0).select(agency_id="unit", above="above")
    line = line.select("unit_id", "agency_id", "above").anti_join(beyond, ["agency_id", "above"])
    fit = line.join(known.select(fitting="unit_id", fits="fits"), [("above", "fitting")])
    return fit.group_by("unit_id").agg(wide_fits=fit["fits"].max())
