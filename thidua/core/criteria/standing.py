"""Criteria about what a candidate is: registered in time, a unit of the right kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice, completeness, looked_up
from thidua.core.criteria.ground import LAST_DAY, day_number, number
from thidua.core.criteria.heritage import inherited, told_links, with_inherited
from thidua.core.criteria.params import param
from thidua.core.facts.tables import Registration, Unit
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import Say, days, fold

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, StringValue, Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class Registered(Kind):
    """Registered for the round by the plan's deadline; late is unmet.

    A statutory condition until 31/12/2023 (Law on Emulation 2003), since then only where a
    plan asks for it.
    """

    name: ClassVar[str] = "registered"
    say: ClassVar[Say] = Say("đã đăng ký thi đua", "registered")
    reads: ClassVar[tuple[str, ...]] = ("registrations", "events", "successions", "unit_changes")
    deadline: str | None = param("text", "hạn", "deadline", None)

    def last_day(self, occasion: Occasion) -> date | None:
        """The last day in time, None where the plan sets none or it is not known yet."""
        from thidua.core.calendar import last_day

        return last_day(occasion, self.deadline) if self.deadline else None

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        code, name = fold(occasion.plan.code), occasion.round.name
        last = self.last_day(occasion)
        rows: dict[str, list[Registration]] = {}
        for row in occasion.view.rows(Registration):
            if fold(row.plan) == code and row.round in (None, name) and row.collectives is None:
                rows.setdefault(row.candidate, []).append(row)
        complete = completeness(occasion, "registrations", occasion.round.start, occasion.round.end)

        def read(first: Registration) -> Finding:
            late = last is not None and first.registered_on > last
            return Finding(UNMET if late else MET, "late" if late else "in_time", (last,), (first,))

        def absent(key: str | None) -> Finding:
            return Finding(UNMET if complete(key) else MISSING, "absent")

        found = {key: read(min(r, key=lambda r: r.registered_on)) for key, r in rows.items()}
        own = {key: tuple(r) for key, r in rows.items()}
        for heir, (before, links) in inherited(occasion.view, "movement", own).items():
            earlier = (r for r in before if isinstance(r, Registration))
            finding = read(min(earlier, key=lambda r: r.registered_on))
            found[heir] = finding._replace(records=finding.records + links)
        return looked_up(occasion.subject("self"), found, absent)

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        rows, occasion = bench.rows(Registration), bench.occasion
        counted = rows.filter(
            rows["plan"] == fold(occasion.plan.code),
            rows["round"].fill_null(occasion.round.name) == occasion.round.name,
            rows["collectives"].isnull(),
        )
        counted = counted.select("registered_on", subject="candidate").mutate(year=number(0))
        counted = with_inherited(bench.ground, counted, "movement")
        t = bench.about("self", counted.group_by("subject").agg(first=counted["registered_on"].min()))
        t = bench.absent(t, "registrations", (occasion.round.start, occasion.round.end))
        last = self.last_day(occasion)
        late = t["first"] > (LAST_DAY if last is None else day_number(last))
        answer = t["first"].isnull().ifelse(t["absent"], late.ifelse(UNMET, MET))
        return t.select("candidate", answer=answer)

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        last, period = self.last_day(occasion), occasion.round.say
        until = Say(f", chậm nhất {days(last).vi}", f", by {days(last).en}") if last else Say("", "")
        return Say(f"đăng ký thi đua {period.vi}{until.vi}", f"registered for the {period.en}{until.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        if finding.why == "absent":
            if finding.answer == UNMET:
                return Say("không có đăng ký thi đua", "not registered")
            return Say("chưa có danh sách đăng ký thi đua", "registrations are not given")
        row = finding.records[0]
        assert isinstance(row, Registration)
        on = days(row.registered_on)
        late = Say(" (muộn)", " (late)") if finding.why == "late" else Say("", "")
        links = told_links(finding.records, occasion)
        return Say(f"đã đăng ký ngày {on.vi}{late.vi}{links.vi}", f"registered on {on.en}{late.en}{links.en}")


@dataclass(frozen=True)
class UnitIs(Kind):
    """The candidate's unit is of a kind, at a level, a specialised reform body, or named."""

    name: ClassVar[str] = "unit_is"
    say: ClassVar[Say] = Say("loại đơn vị", "kind of unit")
    reads: ClassVar[tuple[str, ...]] = ("units",)
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET)
    of: str = param("of", "của ai", "about whom", "own_unit")
    kinds: tuple[str, ...] = param("terms:unit_kind", "loại đơn vị", "kinds", ())
    level: tuple[str, ...] = param("terms:level", "cấp", "level", ())
    reform_body: bool | None = param("flag", "chuyên trách CCHC", "reform body", None)
    named: str | None = param("actor", "danh sách", "named list", None)

    def fits(self, unit: Unit | None, occasion: Occasion) -> bool:
        """Whether a unit is what is asked for; a blank flag is no."""
        if unit is None:
            return False
        return (
            (not self.kinds or unit.kind in self.kinds)
            and (not self.level or unit.level in self.level)
            and (self.reform_body is None or bool(unit.reform_body) == self.reform_body)
            and (self.named is None or is_named(unit, self.named, occasion))
        )

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        subject = occasion.subject(self.of)
        units = occasion.view.tree.units

        def ask(candidate: Candidate) -> Finding:
            unit = units.get((subject(candidate) or ":").partition(":")[2])
            answer = MET if self.fits(unit, occasion) else UNMET
            return Finding(answer, "unit", (subject(candidate),), (unit,) if unit else ())

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        units = bench.ground.units
        fits = units["unit_id"].notnull()
        if self.kinds:
            fits = fits & units["kind"].isin(self.kinds)
        if self.level:
            fits = fits & units["level"].isin(self.level).fill_null(False)
        if self.reform_body is not None:
            fits = fits & ((units["reform_body"].fill_null(0) == 1) == self.reform_body)
        if self.named is not None:
            fits = fits & name_fits(units["name"], self.named, bench.occasion)
        t = bench.about(self.of, units.select("subject", fits=fits.ifelse(1, 0)))
        return t.select("candidate", answer=(t["fits"].fill_null(0) == 1).ifelse(MET, UNMET))

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        parts = [terms.label("unit_kind", k) for k in self.kinds]
        parts += [terms.label("level", k) for k in self.level]
        if self.reform_body:
            parts.append(Say("cơ quan chuyên trách tham mưu cải cách hành chính", "specialised reform body"))
        if self.named:
            actor = occasion.plan.actors.get(self.named)
            name = actor.name if actor else self.named
            parts.append(Say(f"thuộc danh sách {name}", f"on the list {name}"))
        return Say(", ".join(p.vi for p in parts), ", ".join(p.en for p in parts))

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        name = occasion.name(finding.seen[0])
        for row in finding.records:
            if isinstance(row, Unit):
                kind = terms.label("unit_kind", row.kind)
                special = Say(", chuyên trách CCHC", ", reform body") if row.reform_body else Say("", "")
                return Say(f"{name} là {kind.vi}{special.vi}", f"{name}: {kind.en}{special.en}")
        return Say(f"không biết đơn vị của {name}", f"the unit of {name} is not known")


def is_named(unit: Unit, actor_key: str, occasion: Occasion) -> bool:
    """Whether a unit stands on a plan's named list, by name without accents."""
    own = fold(unit.name)
    return any(own in n or n in own for n in _list_of(actor_key, occasion))


def _list_of(actor_key: str, occasion: Occasion) -> list[str]:
    """The folded names on a plan's list."""
    actor = occasion.plan.actors.get(actor_key)
    return [fold(n) for n in (actor.names or (actor.name,) if actor else ())]


def name_fits(name: StringValue, actor_key: str, occasion: Occasion) -> BooleanValue:
    """`is_named` for a column of folded names."""
    import ibis

    fits: BooleanValue = ibis.literal(False)
    for listed in _list_of(actor_key, occasion):
        fits = fits | name.contains(listed) | ibis.literal(listed).contains(name)
    return fits
