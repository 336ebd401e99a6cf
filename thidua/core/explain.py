"""A verdict as people and machines read it: reasons rendered, the same bytes for the same inputs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.facts.columns import Record
from thidua.core.facts.tables import Discipline
from thidua.core.judging import Answered, Judging, Verdict
from thidua.core.law import pack_on
from thidua.core.plan.standards import Group, Test
from thidua.core.verdict import MET, NAMES, Finding
from thidua.core.wording import Say


def reason(judging: Judging, leaf: Answered) -> Say:
    """The sentence of one criterion: what was read, what is required, and the clause quoted."""
    assert isinstance(leaf.node, Test)
    assert leaf.finding
    said = leaf.node.kind.reason(leaf.finding, judging.occasion)
    cited = citation(judging, leaf.node)
    return Say(f"{_capital(said.vi)} ({cited.vi}).", f"{_capital(said.en)} ({cited.en}).")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def citation(judging: Judging, test: Test) -> Say:
    """The clause in words with its quotation, or the source of a rule of the law."""
    if test.clause.startswith("law."):
        return pack_on(judging.view.as_of).rules[test.clause.partition(".")[2]].cited
    clause = judging.plan.by_id[test.clause]
    quote = clause.quote(test.mark).rstrip(".;:")
    return Say(f"khoản {test.clause}: “{quote}”", f"clause {test.clause}: “{quote}”")


def obstacles(verdict: Verdict) -> list[Answered]:
    """The criteria that keep a verdict from being met: those of the verdict's own answer."""
    return [] if verdict.answer == MET else _stopping(verdict.tree, verdict.answer)


def _stopping(node: Answered, answer: int) -> list[Answered]:
    if node.answer != answer:
        return []
    if node.finding is not None:
        return [node]
    return [leaf for part in node.parts for leaf in _stopping(part, answer)]


def verdict_json(judging: Judging, verdict: Verdict, lang: str = "vi") -> dict[str, Any]:
    """One verdict in the exchange format (facts.md, What comes out)."""
    hold = verdict.held
    reserved = judging.reserved(verdict.candidate.key, verdict.award)
    return {
        "candidate": verdict.candidate.key,
        "award": verdict.award.id,
        "form": verdict.award.form,
        "authority": verdict.award.authority,
        "answer": NAMES[verdict.answer],
        "held": {"kind": hold.kind, "since": hold.from_.isoformat(), "basis": hold.basis} if hold else None,
        "conditional_on": verdict.conditional_on,
        "criteria": [node_json(judging, verdict, p, lang) for p in verdict.tree.parts],
    } | (
        {"reserved": [_place_json(judging, verdict, p, t, lang) for p, t in reserved.items()]}
        if reserved
        else {}
    )


def _place_json(judging: Judging, verdict: Verdict, place: str, tree: Answered, lang: str) -> dict[str, Any]:
    """The condition of a reserved place: it does not touch the award's own answer."""
    parts = [node_json(judging, verdict, p, lang) for p in tree.parts]
    return {"place": place, "answer": NAMES[tree.answer], "criteria": parts}


def node_json(judging: Judging, verdict: Verdict, part: Answered, lang: str) -> dict[str, Any]:
    """A criterion, or a group of them as a node."""
    if isinstance(part.node, Test):
        return _leaf_json(judging, part, lang)
    node: dict[str, Any] = {
        "clause": part.node.clause,
        "key": part.node.key,
        "kind": part.node.how,
        "answer": NAMES[part.answer],
        "reading": part.node.reading,
    }
    if part.node.others:
        others = judging.other_readings(part.node, verdict.candidate)
        node["other_readings"] = {name: NAMES[a] for name, a in others.items()}
        node["would_differ"] = any(a != part.answer for a in others.values())
        node["says_so"] = says_so(part.node)
    node["criteria"] = [node_json(judging, verdict, p, lang) for p in part.parts]
    return node


def says_so(group: Group) -> str | None:
    """How the reading in use understands the words."""
    body = group.mark.body.get(group.reading or "") if group.mark else None
    return str(body["says_so"]) if body and body.get("says_so") else None


def _leaf_json(judging: Judging, leaf: Answered, lang: str) -> dict[str, Any]:
    assert isinstance(leaf.node, Test)
    finding = leaf.finding or Finding(0)
    return {
        "clause": leaf.node.clause,
        "key": leaf.node.key,
        "kind": leaf.node.kind.name,
        "answer": NAMES[leaf.answer],
        "of": getattr(leaf.node.kind, "of", "self"),
        "reading": None,
        "observed": observed(finding.records),
        "reason": reason(judging, leaf).of(lang),
        "evidence": list(dict.fromkeys(r.id for r in finding.records)),
    }


def shareable(records: Iterable[Record]) -> tuple[str, ...]:
    """Ids that may travel with a paper: a disciplinary record names a person, so it stays behind."""
    return tuple(dict.fromkeys(r.id for r in records if not isinstance(r, Discipline)))


_NOT_OBSERVED = {"recorded_at", "closed_at"}


def observed(records: Iterable[Record]) -> dict[str, Any] | list[dict[str, Any]] | None:
    """What was read: one record's filled columns, or a list of them."""
    told = [shown(r) for r in records]
    return told[0] if len(told) == 1 else told or None


def shown(record: Record) -> dict[str, Any]:
    """A record's filled columns as JSON values; figures keep their printed precision."""
    return {
        f.name.rstrip("_"): plain(getattr(record, f.name))
        for f in fields(record)
        if f.name not in _NOT_OBSERVED and getattr(record, f.name) is not None
    }


def plain(value: Any) -> Any:
    """A value as JSON holds it: dates ISO, decimals as text."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def round_json(judging: Judging, verdicts: Iterable[Verdict], lang: str = "vi") -> dict[str, Any]:
    """All verdicts of a round as one object."""
    pack = pack_on(judging.view.as_of)
    return {
        "plan": judging.plan.code,
        "plan_digest": judging.plan.digest,
        "facts_digest": judging.view.facts.digest,
        "law": {"pack": pack.id, "verified": pack.verified},
        "round": judging.round.name,
        "as_of": judging.view.as_of.isoformat(),
        "known_at": judging.view.known_at.isoformat(),
        "verdicts": [verdict_json(judging, v, lang) for v in verdicts],
    }
