"""Which papers a dossier must have: those that the plan names, and those that the law adds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.core import terms
from thidua.core.law import pack_on
from thidua.core.plan.model import Award, Mark, Plan
from thidua.core.plan.readings import used
from thidua.core.wording import NOTHING, Say

REPORT, LETTER, MINUTES = "achievement_report", "submission_letter", "council_minutes"


@dataclass(frozen=True)
class Needed:
    """One paper of a checklist. `clause` is empty where the law and not the plan asks for it."""

    paper: str
    clause: str
    quote: str
    source: Say
    maker: str
    must_state: str = ""
    template: Say | None = None
    copies: int | None = None
    original: bool = False

    @property
    def say(self) -> Say:
        """The paper in words."""
        return terms.label("paper", self.paper)

    @property
    def later(self) -> bool:
        """Whether others make it after the dossier has come in: it does not stop the sending."""
        return self.maker not in ("candidate", "candidate_unit")


def needed(plan: Plan, award: Award, day: date) -> list[Needed]:
    """The checklist of an award's dossier by the plan, then by the law in force on the day."""
    marks = [m for m in plan.sorted_as("dossier") if _serves(plan, m, award)]
    copies = next((used(m).get("copies") for m in marks if used(m).get("copies")), None)
    original = any(used(m).get("original") for m in marks)
    found = [_of_mark(plan, m, copies, original) for m in marks if used(m).get("paper")]
    named = {paper.paper for paper in found}
    rule = pack_on(day).rules["dossier"]
    law = [str(p) for p in rule.body.get(award.form or "merit_certificate") or () if p not in named]
    found += [Needed(p, "", "", rule.cited, _maker_by_law(p), copies=copies, original=original) for p in law]
    return found or [Needed(REPORT, "", "", rule.cited, "candidate")]


def delegated(plan: Plan, award: Award) -> list[Mark]:
    """Clauses that leave the papers to another document, which is shown beside the list."""
    marks = [m for m in plan.sorted_as("dossier") if _serves(plan, m, award)]
    return [m for m in marks if used(m).get("delegated")]


def _serves(plan: Plan, mark: Mark, award: Award) -> bool:
    named = used(mark).get("for")
    return not named or award in plan.awards_for(named)


def _of_mark(plan: Plan, mark: Mark, copies: int | None, original: bool) -> Needed:
    body = used(mark)
    form = body.get("template") or {}
    number, of = form.get("no"), form.get("of")
    template = Say(f"mẫu {number} {of}", f"form {number} {of}") if form else None
    return Needed(
        str(body["paper"]),
        mark.clause,
        plan.by_id[mark.clause].quote(mark),
        NOTHING,
        _maker(plan, body.get("by")),
        str(body.get("must_state") or ""),
        template,
        copies,
        original,
    )


def _maker(plan: Plan, by: object) -> str:
    """Who makes a paper: candidate, candidate_unit, council, or another office of the plan."""
    actor = plan.actors.get(str(by))
    if actor and "council" in actor.is_:
        return "council"
    return str(by or "candidate_unit")


def _maker_by_law(paper: str) -> str:
    return {REPORT: "candidate", MINUTES: "council"}.get(paper, "candidate_unit")
