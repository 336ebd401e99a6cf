"""In which order candidates come: a council's ranking, a key of the plan, priorities, the law's tie rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.criteria.printings import results_by_year
from thidua.core.criteria.scales import percent
from thidua.core.facts.acts import Choice, Ranking
from thidua.core.facts.tables import IndexResult, Person
from thidua.core.judging import Judging, Verdict
from thidua.core.law import pack_on
from thidua.core.plan.model import Award, Mark, many
from thidua.core.wording import Say, fold

Key = tuple[Decimal, ...]


@dataclass(frozen=True)
class Order:
    """How candidates of an award are ranked. `key` is None where nothing ranks them."""

    source: Say
    key: Callable[[Verdict], Decimal | None] | None
    prefer: Callable[[Verdict], Key]


def order_of(judging: Judging, award: Award) -> Order:
    """The order of an award: the council's ranking first, else the key that the plan declares."""
    mark = _mark(judging, award)
    ranks = rankings(judging, award)
    prefer = _preference(judging, mark)
    if ranks:
        by = sorted({r.by or "Hội đồng" for r in ranks.values()})
        said = Say(f"thứ tự do {', '.join(by)} xếp", f"order set by {', '.join(by)}")

        def place(verdict: Verdict) -> Decimal | None:
            row = ranks.get(verdict.candidate.key)
            return Decimal(row.rank) if row else None

        return Order(said, place, prefer)
    key = _declared(judging, mark)
    if key:
        assert mark
        return Order(Say(f"khóa xếp theo {mark.clause}", f"key declared in {mark.clause}"), key, prefer)
    return Order(
        Say("không có khóa xếp thứ tự, chờ Hội đồng", "nothing ranks them: the council decides"), None, prefer
    )


def _mark(judging: Judging, award: Award) -> Mark | None:
    plan = judging.plan
    for mark in plan.sorted_as("order"):
        named = mark.body.get("for")
        scope = plan.scope_of(mark.clause) if named is None else None
        if award in plan.awards_for(named if named is not None else scope.body.get("for") if scope else ()):
            return mark
    return None


def rankings(judging: Judging, award: Award) -> dict[str, Ranking]:
    """The latest ranking of the award in the round, by candidate; a newer one replaces it whole."""
    code = fold(judging.plan.code)
    rows = [
        r
        for r in judging.view.rows(Ranking)
        if fold(r.plan) == code and r.award in (award.id, award.base) and r.round == judging.round.name
    ]
    newest = max((r.on or date.min for r in rows), default=date.min)
    return {r.candidate: r for r in rows if (r.on or date.min) == newest}


def choices(judging: Judging, award: Award, place: str | None = None) -> dict[str, Choice]:
    """Who was chosen for the award (or for one of its reserved places), by candidate."""
    code = fold(judging.plan.code)
    names = {f"{award.id}/{place}", f"{award.base}/{place}"} if place else {award.id, award.base}
    return {
        r.candidate: r
        for r in judging.view.rows(Choice)
        if fold(r.plan) == code and r.award in names and r.round == judging.round.name
    }


def _declared(judging: Judging, mark: Mark | None) -> Callable[[Verdict], Decimal | None] | None:
    keys = [k for k in many(mark.body.get("by")) if isinstance(k, Mapping)] if mark else []
    if not keys:
        return None
    (name, told), *_ = keys[0].items()
    if name not in ("index_score", "index_rank"):
        return None
    return _index_key(judging, name, told or {})


def _index_key(judging: Judging, name: str, told: Mapping[str, Any]) -> Callable[[Verdict], Decimal | None]:
    results = results_by_year(judging.view, str(told.get("index", "province_scorecard")), told.get("issuer"))
    subject = judging.occasion.subject(str(told.get("of", "agency")))

    def value(row: IndexResult) -> Decimal | None:
        if name == "index_rank":
            return None if row.rank is None else Decimal(row.rank)
        share = percent(row)
        return None if share is None else -share

    def key(verdict: Verdict) -> Decimal | None:
        rows = results.get((subject(verdict.candidate) or "", judging.round.last), ())
        values = {value(r) for r in rows}
        return values.pop() if len(values) == 1 else None

    return key


def _preference(judging: Judging, mark: Mark | None) -> Callable[[Verdict], Key]:
    """Ties: the plan's priorities first, then women, or collectives with 70 % women (law.md §2.4)."""
    reform = bool(mark and "direct_reform_worker" in many(mark.body.get("prefer")))
    tie = pack_on(judging.view.as_of).rules["tie"].body
    least = int(tie.get("collective_women_percent") or 101)

    def prefer(verdict: Verdict) -> Key:
        person = _posting(judging, verdict)
        if person is None:
            return (Decimal(0), Decimal(-1 if _women(judging, verdict, least) else 0))
        direct = reform and bool(person.direct_reform_worker)
        return (Decimal(-1 if direct else 0), Decimal(-1 if person.gender == "female" else 0))

    return prefer


def _posting(judging: Judging, verdict: Verdict) -> Person | None:
    if verdict.candidate.who != "individual":
        return None
    return judging.view.tree.posting(verdict.candidate.ident, judging.occasion.day)


def _women(judging: Judging, verdict: Verdict, least: int) -> bool:
    members = judging.view.tree.members(verdict.candidate.ident, judging.occasion.day)
    known = [m for m in members if m.gender]
    women = sum(m.gender == "female" for m in known)
    return bool(members) and len(known) == len(members) and women * 100 >= least * len(members)
