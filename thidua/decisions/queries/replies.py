"""What a letter to somebody not chosen says: clauses, place in order, what to do next year.

Nobody else's name, no discipline and no hold of anyone: criteria that read such records are left out
whatever their answer, so that their absence tells nothing; of the others only the clause and its
answer are said, never the records of other people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thidua.core.criteria.base import Kind
from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import Discipline
from thidua.core.judging import Answered
from thidua.core.plan.model import plain_clause
from thidua.core.plan.standards import Test
from thidua.core.quotas.line import CHOSEN, HELD, STATUS, TIED, WAITING
from thidua.core.verdict import MET, NAMES
from thidua.core.wording import Say, several
from thidua.decisions.queries.standing import Standing
from thidua.nominations.models import Nomination

PRIVATE_KINDS = frozenset({"no_discipline", "no_hold", "hold", "one_award"})
"""Kinds of criteria that never stand in a letter."""
NEXT = {
    "missing": Say(
        "{clause}: gửi đủ minh chứng trước hạn nộp hồ sơ của đợt sau",
        "{clause}: hand in the evidence before the dossier deadline of the next round",
    ),
    "unmet": Say(
        "{clause}: phấn đấu đạt điều kiện này trong kỳ sau",
        "{clause}: work towards meeting this condition in the next period",
    ),
    "to_judge": Say(
        "{clause}: nêu rõ kết quả và có người xác nhận trong hồ sơ đợt sau",
        "{clause}: show the results and have them confirmed in the next dossier",
    ),
}
"""What to do next year, by the answer of a clause."""


def reply(standing: Standing, nomination: Nomination) -> dict[str, Any]:
    """The text of a letter as it is kept."""
    award = standing.plan.award(nomination.award)
    verdict = standing.judging.verdict(nomination.candidate, award)
    told = [(leaf, NAMES[leaf.answer]) for leaf in _tellable(verdict.tree)]
    clauses = [[plain_clause(leaf.node.clause), _words(standing, leaf), name] for leaf, name in told]
    return {
        "award": list(award.say),
        "result": list(_result(standing, nomination, [name for _, name in told])),
        "clauses": clauses,
        "next": [list(say) for say in _next(standing, told)] or [list(_ALL_MET)],
    }


def _tellable(tree: Answered) -> Iterator[Answered]:
    for leaf in tree.leaves():
        node = leaf.node
        assert isinstance(node, Test)
        assert leaf.finding
        private = any(isinstance(r, Discipline | Hold) for r in leaf.finding.records)
        if not private and not _is_private(node.kind) and not node.clause.startswith("law."):
            yield leaf


def _is_private(kind: Kind) -> bool:
    return kind.name in PRIVATE_KINDS


def _words(standing: Standing, leaf: Answered) -> list[str]:
    node = leaf.node
    assert isinstance(node, Test)
    clause = standing.plan.by_id[node.clause]
    words = clause.quote(node.mark).rstrip(".;: ")
    gloss: Mapping[str, str] = standing.plan.gloss
    return [words, str(gloss.get(node.clause) or words)]


def _result(standing: Standing, nomination: Nomination, answers: list[str]) -> Say:
    if nomination.state == "not_passed":
        return Say(
            "Hội đồng đã xét và chưa thông qua trong đợt này.",
            "The council has considered it and did not agree in this round.",
        )
    row = standing.row(nomination)
    quota = standing.allotted[nomination.award].quota
    if row is not None and row.number is not None and quota.places is not None:
        by = standing.plan.called(quota.clause) if quota.clause else None
        clause = Say(f" ({by.vi})", f" ({by.en})") if by else Say("", "")
        return Say(
            f"Hồ sơ xếp thứ {row.number}; chỉ tiêu của đợt là {quota.places} suất{clause.vi}, nên chưa được chọn "
            "trong đợt này.",
            f"The dossier ranks {row.number}; the round has {several(quota.places, 'place')}{clause.en}, so it was "
            "not chosen in this round.",
        )
    if row is not None and row.status in (TIED, WAITING) and quota.places is not None:
        return Say(
            f"Hồ sơ đạt đủ tiêu chuẩn; số hồ sơ đạt nhiều hơn chỉ tiêu {quota.places} suất, nên chưa được chọn trong "
            "đợt này.",
            f"The dossier meets every criterion; more met them than the {several(quota.places, 'place')}, so it was "
            "not chosen in this round.",
        )
    if row is not None and row.status in (CHOSEN, "reserved", HELD):
        return _NOT_CHOSEN
    if row is not None:
        status = STATUS[row.status]
        return Say(f"Chưa được chọn trong đợt này: {status.vi}.", f"Not chosen in this round: {status.en}.")
    if any(name != NAMES[MET] for name in answers):
        return Say(
            "Chưa được chọn trong đợt này: còn điều kiện chưa đạt hoặc chưa đủ minh chứng.",
            "Not chosen in this round: conditions are unmet or evidence is missing.",
        )
    return _NOT_CHOSEN


def _next(standing: Standing, told: list[tuple[Answered, str]]) -> Iterator[Say]:
    seen: set[tuple[str, str]] = set()
    for leaf, name in told:
        key = (leaf.node.clause, name)
        if name in NEXT and key not in seen:
            seen.add(key)
            by = standing.plan.called(leaf.node.clause)
            yield Say(*(text.format(clause=said) for text, said in zip(NEXT[name], by, strict=True)))


_NOT_CHOSEN = Say("Chưa được chọn trong đợt này.", "Not chosen in this round.")
_ALL_MET = Say(
    "giữ vững các điều kiện đã đạt, đăng ký và gửi hồ sơ trước hạn của đợt sau",
    "keep what was met, register and hand in the dossier before the deadlines of the next round",
)
