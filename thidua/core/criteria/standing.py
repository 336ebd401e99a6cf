"""Criteria about what a candidate is: in time, of the right kind, attested by the right person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice
from thidua.core.criteria.params import param
from thidua.core.facts.acts import Attestation
from thidua.core.facts.tables import Registration, Unit
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, TO_JUDGE, UNMET, Finding
from thidua.core.wording import Say, both, days, fold

if TYPE_CHECKING:
    from thidua.core.criteria.bench import Bench, Table


@dataclass(frozen=True)
class Registered(Kind):
    """Registered for the round by the plan's deadline; late is unmet.

    A statutory condition until 31/12/2023 (Law on Emulation 2003), since then only where a
    plan asks for it.
    """

    name: ClassVar[str] = "registered"
    say: ClassVar[Say] = Say("đã đăng ký thi đua", "registered")
    reads: ClassVar[tuple[str, ...]] = ("registrations", "events")
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
        start, end = occasion.round.start, occasion.round.end

        def ask(candidate: Candidate) -> Finding:
            found = rows.get(candidate.key)
            if found is None:
                complete = occasion.view.is_complete("registrations", candidate.key, start, end)
                return Finding(UNMET if complete else MISSING, "absent")
            first = min(found, key=lambda r: r.registered_on)
            late = last is not None and first.registered_on > last
            return Finding(UNMET if late else MET, "late" if late else "in_time", (last,), (first,))

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        return bench.registered(self)

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
        return Say(f"đã đăng ký ngày {on.vi}{late.vi}", f"registered on {on.en}{late.en}")


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
        return bench.unit_is(self)

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
                return Say(f"{name} là {kind.vi}{special.vi}", f"{name} is a {kind.en}{special.en}")
        return Say(f"không biết đơn vị của {name}", f"the unit of {name} is not known")


def is_named(unit: Unit, actor_key: str, occasion: Occasion) -> bool:
    """Whether a unit stands on a plan's named list, by name without accents."""
    actor = occasion.plan.actors.get(actor_key)
    names = actor.names or (actor.name,) if actor else ()
    own = fold(unit.name)
    return any(own == fold(n) or own in fold(n) or fold(n) in own for n in names)


@dataclass(frozen=True)
class Attested(Kind):
    """What only a person can say, said by the named role; nobody yet means to judge."""

    name: ClassVar[str] = "attest"
    say: ClassVar[Say] = Say("xác nhận của người xét", "attestation")
    reads: ClassVar[tuple[str, ...]] = ("attestations",)
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET, TO_JUDGE)
    by: str = param("actor", "người xét", "attested by", "appraiser")
    marks: tuple[str, ...] = param("names", "dấu", "marks", ())

    def counted(self, occasion: Occasion) -> Callable[[Attestation], bool]:
        """Which attestations answer this mark in this round, by the right role."""
        code, name = fold(occasion.plan.code), occasion.round.name
        marks = frozenset(self.marks)
        others = ({*terms.GROUPS["role"], *occasion.plan.actors}) - {self.by}

        def counts(row: Attestation) -> bool:
            return (
                row.mark.rstrip("#") in marks
                and fold(row.plan) == code
                and row.round in (None, name)
                and row.role in (None, self.by)
                and row.by not in others
            )

        return counts

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        counts = self.counted(occasion)
        rows: dict[str, list[Attestation]] = {}
        for row in filter(counts, occasion.view.rows(Attestation)):
            rows.setdefault(row.candidate, []).append(row)

        def ask(candidate: Candidate) -> Finding:
            found = rows.get(candidate.key)
            if not found:
                return Finding(TO_JUDGE, "nobody")
            newest = max(r.on for r in found)
            last = tuple(r for r in found if r.on == newest)
            if len({r.answer for r in last}) > 1:
                return Finding(TO_JUDGE, "conflict", (), last)
            return Finding(MET if last[0].answer == "met" else UNMET, "said", (), last)

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        return bench.attested(self)

    def who(self, occasion: Occasion) -> Say:
        """The role that must say it."""
        actor = occasion.plan.actors.get(self.by)
        return both(actor.name) if actor else terms.label("role", self.by)

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        who = self.who(occasion)
        return Say(f"{who.vi} xác nhận", f"attested by the {who.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        who = self.who(occasion)
        if finding.why == "nobody":
            return Say(f"chờ {who.vi} xác nhận", f"waiting for the {who.en}")
        rows = [r for r in finding.records if isinstance(r, Attestation)]
        if finding.why == "conflict":
            return Say("hai xác nhận cùng ngày trái nhau", "two attestations of one day disagree")
        row = rows[0]
        said = Say("đạt", "met") if row.answer == "met" else Say("không đạt", "unmet")
        on, note = days(row.on), f": {row.note}" if row.note else ""
        return Say(
            f"{row.by} xác nhận {said.vi} ngày {on.vi}{note}", f"{row.by} attested {said.en} on {on.en}{note}"
        )


@dataclass(frozen=True)
class Delegated(Kind):
    """What the plan leaves to its parent, the law or a document: missing until supplied."""

    name: ClassVar[str] = "delegated"
    say: ClassVar[Say] = Say("giao cho văn bản khác", "left to another document")
    answers: ClassVar[tuple[int, ...]] = (MISSING,)
    to: str = param("text", "giao cho", "to", "parent")
    number: str | None = param("text", "số văn bản", "number", None)
    as_of: str | None = param("text", "tính đến", "as of", None)

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        waiting = Finding(MISSING, "delegated")
        return lambda _candidate: waiting

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        return bench.constant(MISSING)

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        return Say("điều kiện nêu ở văn bản được dẫn", "the condition of the document referred to")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        named = {
            "parent": Say("kế hoạch cấp trên", "the parent plan"),
            "law": Say("pháp luật", "the law"),
            "document": Say("văn bản", "a document"),
        }
        word = named.get(self.to, both(self.to))
        number = f" {self.number}" if self.number else ""
        return Say(
            f"chưa có nội dung của {word.vi}{number} trong hệ thống",
            f"the content of {word.en}{number} is not held here",
        )
