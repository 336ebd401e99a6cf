"""A plan beside its parent, clause by clause: what it adds, drops, loosens, tightens, or sets later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from thidua.core import terms
from thidua.core.calendar import Due, dues, period_of
from thidua.core.criteria.strictness import compared, same_matter
from thidua.core.plan.model import Award, Mark, Plan, many
from thidua.core.plan.readings import used
from thidua.core.plan.standards import Test, criteria_in, standard
from thidua.core.wording import NOTHING, Say, both, days, fold

SAME, ADDED, DROPPED, LOOSER, STRICTER, OTHER = "same", "added", "dropped", "looser", "stricter", "other"
RELATIONS = {
    SAME: Say("như cấp trên", "as the parent"),
    ADDED: Say("thêm", "added"),
    DROPPED: Say("bớt", "dropped"),
    LOOSER: Say("nới", "looser"),
    STRICTER: Say("siết", "stricter"),
    OTHER: Say("khác", "different"),
}
ALIKE = 80
"""Likeness of words, of 100, from which two clauses are taken for the same."""


@dataclass(frozen=True)
class Beside:
    """One matter in both plans. `own` and `above` are clauses, empty where a plan has none."""

    relation: str
    matter: Say
    own: str
    above: str
    own_says: Say = NOTHING
    above_says: Say = NOTHING
    topic: str = ""
    near: str = ""
    """The clause of the plan that it would belong to, where the plan has none of its own."""

    @property
    def where(self) -> tuple[str, ...]:
        """The clause to look at in the plan."""
        return tuple(c for c in (self.own or self.near,) if c)


def beside(plan: Plan, parent: Plan) -> list[Beside]:
    """Every matter of two plans side by side, in the order of the parent."""
    rows = (*_period(plan, parent), *_contents(plan, parent), *_awards(plan, parent), *_papers(plan, parent))
    return list(dict.fromkeys(rows))


def _period(plan: Plan, parent: Plan) -> Iterator[Beside]:
    (_, own), (_, above) = period_of(plan), period_of(parent)
    if own and above:
        relation = SAME if own == above else LOOSER if own > above else STRICTER
        matter = Say("Ngày kết thúc", "Last day")
        where = (_first(plan, "period"), _first(parent, "period"))
        yield Beside(relation, matter, *where, days(own), days(above), "period")


def _first(plan: Plan, sort: str) -> str:
    return next((m.clause for m in plan.sorted_as(sort)), "")


def _contents(plan: Plan, parent: Plan) -> Iterator[Beside]:
    """What the movement is about, by the words of its clauses."""
    own, above = (_only_content(p) for p in (plan, parent))
    matter = Say("Nội dung thi đua", "Content")
    yield from _by_words((plan, own), (parent, above), matter, "content")


def _only_content(plan: Plan) -> list[str]:
    """Clauses of content that are no criteria besides: those stand with their award."""
    asked = {m.clause for m in plan.sorted_as("rule", "attest")}
    return [c for c in dict.fromkeys(m.clause for m in plan.sorted_as("content")) if c not in asked]


def _by_words(
    own: tuple[Plan, Sequence[str]], above: tuple[Plan, Sequence[str]], matter: Say, topic: str
) -> Iterator[Beside]:
    left = list(own[1])
    for there in above[1]:
        words = fold(above[0].by_id[there].text)
        scored = [(fuzz.token_set_ratio(words, fold(own[0].by_id[c].text)), c) for c in left]
        likeness, here = max(scored, default=(0.0, ""))
        if likeness < ALIKE:
            yield Beside(DROPPED, matter, "", there, NOTHING, _said(above[0], there), topic)
            continue
        left.remove(here)
        relation = SAME if fold(own[0].by_id[here].text) == words else OTHER
        yield Beside(relation, matter, here, there, _said(own[0], here), _said(above[0], there), topic)
    for here in left:
        yield Beside(ADDED, matter, here, "", _said(own[0], here), NOTHING, topic)


def _said(plan: Plan, clause: str) -> Say:
    text = plan.by_id[clause].text
    return Say(text, plan.gloss.get(clause, text))


def _awards(plan: Plan, parent: Plan) -> Iterator[Beside]:
    matched: set[str] = set()
    for like in parent.awards:
        found = [a for a in plan.awards if alike(a, like)]
        if not found:
            yield Beside(DROPPED, like.say, "", like.mark.clause, NOTHING, like.say, "award")
        for award in found:
            matched.add(award.id)
            yield from _criteria(plan, award, parent, like)
            yield from _places(plan, award, parent, like)
            yield from _dates(plan, award, parent, like)
    for award in plan.awards:
        if award.id not in matched:
            yield Beside(ADDED, award.say, award.mark.clause, "", award.say, NOTHING, "award")


def alike(award: Award, like: Award) -> bool:
    """Whether an award of one plan is that of another: form, giver, whom, and round where both say it."""
    return (award.form, award.authority, award.who) == (like.form, like.authority, like.who) and (
        None in (award.round, like.round) or award.round == like.round
    )


def _criteria(plan: Plan, award: Award, parent: Plan, like: Award) -> Iterator[Beside]:
    own = [t for t in criteria_in(standard(plan, award)) if _measured(t)]
    above = [t for t in criteria_in(standard(parent, like)) if _measured(t)]
    for test in above:
        here = next((t for t in own if same_matter(t.kind, test.kind)), None)
        if here is None:
            asked, near = _quote(parent, test), award.mark.clause
            yield Beside(DROPPED, test.kind.say, "", test.clause, NOTHING, asked, "criterion", near)
            continue
        own.remove(here)
        relation = {0: SAME, 1: STRICTER, -1: LOOSER, None: OTHER}[compared(here.kind, test.kind)]
        told = (_quote(plan, here), _quote(parent, test))
        yield Beside(relation, test.kind.say, here.clause, test.clause, *told, "criterion")
    for test in own:
        yield Beside(ADDED, test.kind.say, test.clause, "", _quote(plan, test), NOTHING, "criterion")
    yield from _attested((plan, award), (parent, like))


def _attested(own: tuple[Plan, Award], above: tuple[Plan, Award]) -> Iterator[Beside]:
    sides = [
        (p, list(dict.fromkeys(t.clause for t in criteria_in(standard(p, a)) if t.kind.name == "attest")))
        for p, a in (own, above)
    ]
    matter = Say("điều do người xét trả lời", "what a person judges")
    for row in _by_words(sides[0], sides[1], matter, "criterion"):
        yield replace(row, near=own[1].mark.clause)


def _measured(test: Test) -> bool:
    return test.mark is not None and test.kind.name not in ("attest", "eligible", "delegated")


def _quote(plan: Plan, test: Test) -> Say:
    text = plan.by_id[test.clause].quote(test.mark)
    return Say(text, plan.gloss.get(test.name, text))


def _places(plan: Plan, award: Award, parent: Plan, like: Award) -> Iterator[Beside]:
    """How many: a child may not propose more than its parent lets one office propose, or gives in all."""
    own, above = _quota(plan, award), _quota(parent, like)
    offered = next(iter(parent.sorted_as("allowance")), None)
    key = "individuals" if award.who == "individual" else "collectives"
    most = offered.body.get(key) if offered else None
    if isinstance(most, int) and offered and award.decided_by == "parent":
        above = (offered, most)
    if own and above:
        relation = SAME if own[1] == above[1] else LOOSER if own[1] > above[1] else STRICTER
        told = (both(str(own[1])), both(str(above[1])))
        yield Beside(relation, Say("Số lượng", "Places"), own[0].clause, above[0].clause, *told, "quota")


def _quota(plan: Plan, award: Award) -> tuple[Mark, int] | None:
    for mark in plan.sorted_as("quota"):
        places = used(mark).get("places")
        if award in plan.awards_for(used(mark).get("for")) and isinstance(places, int):
            return mark, places
    return None


def _dates(plan: Plan, award: Award, parent: Plan, like: Award) -> Iterator[Beside]:
    """The day for dossiers, where both name one for the same round."""
    own, above = _due(plan, award), _due(parent, like)
    for round_ in own.keys() & above.keys():
        one, two = own[round_], above[round_]
        last, latest = one.last or date.max, two.last or date.max
        relation = SAME if last == latest else LOOSER if last > latest else STRICTER
        matter = Say("Hạn hồ sơ", "Day for dossiers")
        yield Beside(relation, matter, one.clause, two.clause, days(last), days(latest), "deadline")
        return


def _due(plan: Plan, award: Award) -> dict[str, Due]:
    mine = (
        d for d in dues(plan) if d.what == "dossier" and d.last and (not d.awards or award.id in d.awards)
    )
    return {d.round.name if d.round else "": d for d in mine}


def _papers(plan: Plan, parent: Plan) -> Iterator[Beside]:
    """Papers that the parent asks of a dossier, and how many of each."""
    own, above = _asked(plan), _asked(parent)
    for paper, (mark, copies) in above.items():
        say = terms.label("paper", paper)
        if paper not in own:
            yield Beside(DROPPED, say, "", mark.clause, NOTHING, say, "dossier")
            continue
        here, count = own[paper]
        relation = SAME if count == copies else LOOSER if count < copies else STRICTER
        told = (both(str(count)), both(str(copies)))
        yield Beside(relation, say, here.clause, mark.clause, *told, "dossier")
    for paper, (mark, _) in own.items():
        if paper not in above:
            say = terms.label("paper", paper)
            yield Beside(ADDED, say, mark.clause, "", say, NOTHING, "dossier")


def _asked(plan: Plan) -> dict[str, tuple[Mark, int]]:
    found: dict[str, tuple[Mark, int]] = {}
    for mark in plan.sorted_as("dossier"):
        for paper in map(str, many(used(mark).get("paper"))):
            copies = used(mark).get("copies")
            found.setdefault(paper, (mark, copies if isinstance(copies, int) else 1))
    return found
