"""Why each candidate was judged so, as a paper: one sheet an award, the clause beside the reason."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.explain import citation, shareable
from thidua.core.judging import Answered, Verdict
from thidua.core.papers import Explanation, ExplanationSet, FindingLine
from thidua.core.plan.standards import Group, Test
from thidua.core.quotas.line import STATUS
from thidua.core.verdict import NAMES
from thidua.rounds.official import SAMPLE, capital
from thidua.rounds.result import RoundResult


def explanations(result: RoundResult, verdicts: list[Verdict], sample: bool) -> ExplanationSet:
    """Why one candidate was judged so, for every award of the round."""
    return ExplanationSet(tuple(_explanation(result, v, sample) for v in verdicts))


def _explanation(result: RoundResult, verdict: Verdict, sample: bool) -> Explanation:
    plan, judging, who = result.plan, result.judging, verdict.candidate
    over = who.own_unit if who.who == "individual" else who.agency
    return Explanation(
        judging.occasion.name(who.key),
        verdict.award.say.vi,
        f"Kế hoạch số {plan.number}" if plan.number else plan.title,
        str(plan.issuer.get("name") or ""),
        judging.round.name,
        judging.view.as_of,
        NAMES[verdict.answer],
        tuple(line for part in verdict.tree.parts for line in _findings(result, part, 0)),
        unit=judging.occasion.name(over) if over and over != who.key else "",
        standing=_standing(result, verdict),
        held=verdict.held is not None,
        known_at=judging.view.known_at,
        unverified=() if result.pack.verified else (result.pack.id,),
        plan_digest=plan.digest[:16],
        facts_digest=judging.view.facts.digest[:16],
        notes=(SAMPLE,) if sample else (),
    )


def _standing(result: RoundResult, verdict: Verdict) -> str:
    mine = next(a for a in result.allotted if a.award.id == verdict.award.id)
    row = next((r for r in mine.rows() if r.key == verdict.candidate.key), None)
    return capital(STATUS[row.status].vi) if row else ""


def _findings(result: RoundResult, part: Answered, depth: int) -> Iterator[FindingLine]:
    answer = NAMES[part.answer]
    if isinstance(part.node, Group):
        yield FindingLine(part.node.clause, _group_words(part.node), answer, "", (), depth)
        for below in part.parts:
            yield from _findings(result, below, depth + 1)
    elif part.finding:
        clause = "Luật" if part.node.clause.startswith("law.") else part.node.clause
        why = part.node.kind.reason(part.finding, result.judging.occasion).vi
        condition = _condition(result, part.node)
        seen = shareable(part.finding.records)
        yield FindingLine(clause, condition, answer, f"{capital(why)}.", seen, depth)


def _condition(result: RoundResult, test: Test) -> str:
    """The clause's own words; for a rule of the law its source."""
    if test.clause.startswith("law."):
        return f"{test.kind.say.vi} ({citation(result.judging, test).vi})"
    return capital(result.plan.by_id[test.clause].quote(test.mark).rstrip(".;:"))


def _group_words(node: Group) -> str:
    words = "Đạt một trong các điều kiện sau" if node.how == "one_of" else "Đạt tất cả các điều kiện sau"
    return f"{words} (cách hiểu {node.reading})" if node.reading else words
