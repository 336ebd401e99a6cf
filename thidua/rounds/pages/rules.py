"""What the program understood by a rule: its criteria in words, as a list within a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.core.occasion import Occasion
from thidua.core.plan.model import Mark, Plan
from thidua.core.plan.standards import Group, Node, Test, standard
from thidua.core.rounds import Round
from thidua.core.wording import NOTHING, Say
from thidua.rounds.pages.naming import cap

HOW = {
    "all": Say("đạt tất cả các điều sau", "all of the following"),
    "one_of": Say("đạt một trong các điều sau", "one of the following"),
}


@dataclass(frozen=True)
class Asked:
    """One thing that is asked for, or a group of them."""

    words: Say
    kind: Say
    parts: tuple[Asked, ...] = ()


def is_point(node: Node) -> bool:
    """Whether a node is one criterion of the text or the law, rather than a group of clauses."""
    return isinstance(node, Test) or (node.mark is not None and node.mark.sort == "rule")


def points(node: Node) -> Iterator[Node]:
    """The criteria of a standard, one for each mark."""
    if is_point(node):
        yield node
        return
    assert isinstance(node, Group)
    for part in node.parts:
        yield from points(part)


def nodes_by_mark(plan: Plan) -> dict[int, Node]:
    """The criterion of every rule, attestation and eligibility, by the identity of its mark."""
    found: dict[int, Node] = {}
    for award in plan.awards:
        places = {str(r.get("id")) for m in plan.sorted_as("quota") for r in m.body.get("reserved") or ()}
        for place in (None, *sorted(places)):
            for node in points(standard(plan, award, place)):
                if node.mark is not None:
                    found.setdefault(id(node.mark), node)
    return found


def asked(node: Node, occasion: Occasion) -> Asked:
    """A criterion in words."""
    if isinstance(node, Test):
        return Asked(cap(node.kind.required(occasion)), node.kind.say)
    parts = tuple(asked(p, occasion) for p in node.parts)
    if len(parts) == 1:
        return parts[0]
    return Asked(cap(HOW[node.how]), parts[0].kind if parts else NOTHING, parts)


def kind_of(node: Node) -> Say:
    """The kind of a criterion in a word or two; of a group, that of its first."""
    while isinstance(node, Group) and node.parts:
        node = node.parts[0]
    return node.kind.say if isinstance(node, Test) else NOTHING


def occasion_for(occasion: Occasion, mark: Mark) -> Occasion:
    """The occasion in which a rule is read: a rule of another sort of round is read in that round."""
    plan = occasion.plan
    scope = plan.scope_of(mark.clause)
    named = mark.body.get("for") or (scope.body.get("for") if scope else None)
    kinds = {a.round for a in plan.awards_for(named)} if named else set()
    if not kinds or occasion.round.kind in kinds or None in kinds:
        return occasion
    told = plan.front.get("rounds") or {}
    for period in plan.sorted_as("period"):
        told = told or period.body.get("rounds") or {}
    stage = told.get("stage")
    if occasion.round.kind == "annual" and stage:
        return Occasion(plan, Round.read(str(stage)), occasion.view, occasion.answer_of)
    return occasion
