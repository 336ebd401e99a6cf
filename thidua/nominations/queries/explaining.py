"""A verdict as the official paper that explains it: what the reader may not see is not printed."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.judging import Verdict
from thidua.core.law import pack_on
from thidua.core.papers import Explanation, FindingLine
from thidua.core.verdict import NAMES
from thidua.nominations.queries.candidate import Seen
from thidua.nominations.queries.eligibility import HIDDEN, Line, is_hidden, told
from thidua.rounds.official import capital


def explanation(seen: Seen, verdict: Verdict) -> Explanation:
    """The explanation of one award for one candidate."""
    judging, who = seen.judging, verdict.candidate
    plan, pack = judging.plan, pack_on(judging.view.as_of)
    over = who.own_unit if who.who == "individual" else who.agency
    shut = not seen.private and is_hidden(verdict)
    lines = () if shut else told(judging, verdict, by=seen.by, private=seen.private)
    return Explanation(
        judging.occasion.name(who.key),
        verdict.award.say.vi,
        f"Kế hoạch số {plan.number}" if plan.number else plan.title,
        str(plan.issuer.get("name") or ""),
        judging.round.name,
        judging.view.as_of,
        "held" if shut else NAMES[verdict.answer],
        tuple(f for line in lines for f in _findings(line, 0)),
        unit=judging.occasion.name(over) if over and over != who.key else "",
        held=shut or verdict.held is not None,
        known_at=judging.view.known_at,
        unverified=() if pack.verified else (pack.id,),
        plan_digest=plan.digest[:16],
        facts_digest=judging.view.facts.digest[:16],
    )


def _findings(line: Line, depth: int) -> Iterator[FindingLine]:
    if line.answer == HIDDEN:
        return
    clause = "Luật" if line.lawful else line.called
    if line.parts:
        yield FindingLine(clause, capital(line.title.vi), line.answer, "", (), depth)
        for part in line.parts:
            yield from _findings(part, depth + 1)
        return
    why = f"{line.told.vi}; yêu cầu: {line.need.vi}"
    words = line.sentence.vi.rstrip(".;:") or line.title.vi
    read = tuple(u.say.vi for u in line.used)
    yield FindingLine(clause, words, line.answer, f"{capital(why)}.", read, depth)
