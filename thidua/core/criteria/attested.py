"""Criteria that a rule cannot answer: what a person must say, what another document holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice, looked_up
from thidua.core.criteria.params import param
from thidua.core.facts.acts import Attestation
from thidua.core.occasion import Occasion
from thidua.core.verdict import MET, MISSING, TO_JUDGE, UNMET, Finding
from thidua.core.wording import Say, both, days, fold

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class Attested(Kind):
    """What only a person can say, said by the named role; nobody yet means to judge."""

    name: ClassVar[str] = "attest"
    say: ClassVar[Say] = Say("xác nhận của người xét", "attestation")
    reads: ClassVar[tuple[str, ...]] = ("attestations",)
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET, TO_JUDGE)
    by: str = param("actor", "người xét", "attested by", "appraiser")
    marks: tuple[str, ...] = param("names", "dấu", "marks", ())

    def other_roles(self, occasion: Occasion) -> frozenset[str]:
        """Roles that cannot say it."""
        return frozenset({*terms.GROUPS["role"], *occasion.plan.actors} - {self.by})

    def counted(self, occasion: Occasion) -> Callable[[Attestation], bool]:
        """Which attestations answer this mark in this round, by the right role."""
        code, name = fold(occasion.plan.code), occasion.round.name
        marks = frozenset(self.marks)
        others = self.other_roles(occasion)

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

        nobody = Finding(TO_JUDGE, "nobody")
        found = {key: _last_word(said) for key, said in rows.items()}
        return looked_up(occasion.subject("self"), found, nobody)

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        rows, occasion = bench.rows(Attestation), bench.occasion
        counted = rows.filter(
            rows["mark"].isin(self.marks),
            rows["plan"] == fold(occasion.plan.code),
            rows["round"].fill_null(occasion.round.name) == occasion.round.name,
            rows["role"].fill_null(self.by) == self.by,
            rows["by"].notin(sorted(self.other_roles(occasion))),
        )
        newest = counted.mutate(newest=counted["on"].max().over(group_by="candidate"))
        last = newest.filter(newest["on"] == newest["newest"])
        said = last.group_by("candidate").agg(low=last["answer"].min(), high=last["answer"].max())
        t = bench.about("self", said.rename(subject="candidate"))
        agreed = (t["low"] == t["high"]).fill_null(False)
        return t.select("candidate", answer=agreed.ifelse((t["low"] == "met").ifelse(MET, UNMET), TO_JUDGE))

    def who(self, occasion: Occasion) -> Say:
        """The role that must say it."""
        actor = occasion.plan.actors.get(self.by)
        return occasion.plan.actor_say(self.by) if actor else terms.label("role", self.by)

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


def _last_word(said: list[Attestation]) -> Finding:
    """The newest attestation; several of one day must agree."""
    newest = max(r.on for r in said)
    last = tuple(r for r in said if r.on == newest)
    if len({r.answer for r in last}) > 1:
        return Finding(TO_JUDGE, "conflict", (), last)
    return Finding(MET if last[0].answer == "met" else UNMET, "said", (), last)


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
