"""A small province to allot places in: who works where, what a plan gives, who gets it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.core.small import mark, plan_of
from thidua.core.facts.acts import Allotment, Choice, Nomination, Ranking
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Person, Unit
from thidua.core.judging import Judging
from thidua.core.plan.model import Plan
from thidua.core.quotas.allotting import Allotted, allot

AS_OF = date(2025, 3, 1)


def unit(unit_id: str, kind: str = "division", level: str = "unit", of: str = "so", **more: object) -> Unit:
    """A unit; an agency when `of` is its own id."""
    parent = None if of == unit_id else of
    return Unit(
        unit_id=unit_id,
        name=f"Đơn vị {unit_id}",
        kind=kind,
        level=level,
        parent_id=parent,
        agency_id=of,
        **more,
    )  # type: ignore[arg-type]  # columns by name


def agency(unit_id: str, kind: str = "department", level: str = "province") -> Unit:
    """An agency of its own."""
    return unit(unit_id, kind, level, of=unit_id)


def person(key: str, unit_id: str = "so", **more: object) -> Person:
    """A person posted for years; keys are given so that names sort as keys do."""
    told = {"staff_kind": "civil_servant", "name": f"Cá nhân mẫu {key}", **more}
    return Person(person_id=key, unit_id=unit_id, valid_from=date(2020, 1, 1), **told)  # type: ignore[arg-type]  # columns by name


def people(count: int, unit_id: str = "so") -> list[Record]:
    """`count` people p1, p2, … of a unit."""
    return [person(f"p{n}", unit_id) for n in range(1, count + 1)]


def ranked(*keys: str, award: str = "gk", ranks: Iterable[int] | None = None) -> list[Record]:
    """A council's order: first, second, … or the ranks given."""
    places = list(ranks or range(1, len(keys) + 1))
    return [
        Ranking(
            candidate=k, plan="thu", award=award, round="2024", rank=r, by="Hội đồng", on=date(2025, 2, 1)
        )
        for k, r in zip(keys, places, strict=True)
    ]


def chosen(*keys: str, award: str = "gk") -> list[Record]:
    """Choices of a chooser."""
    return [
        Choice(candidate=k, plan="thu", award=award, round="2024", reason="thành tích trội") for k in keys
    ]


def nominated(*keys: str, award: str = "gk") -> list[Record]:
    """Nominations."""
    return [Nomination(candidate=k, plan="thu", award=award, round="2024") for k in keys]


def given(places: int, stratum: str | None = None, award: str = "gk", decision: str = "5/QĐ") -> Allotment:
    """Places given by the level above."""
    on = date(2025, 1, 15)
    return Allotment(
        plan="thu",
        award=award,
        round="2024",
        stratum=stratum,
        places=places,
        decision=decision,
        decided_on=on,
    )


def award(award_id: str = "gk", who: str = "individual", form: str = "commendation_certificate") -> str:
    """An award mark: certificates of commendation are the director's, the rest the province's."""
    giver = "department_director" if form == "commendation_certificate" else "province_chair"
    return mark("award", f"id: {award_id}\nform: {form}\nauthority: {giver}\nwho: {who}\nround: annual")


def plan(quota: str, *more: str, who: str = "individual") -> Plan:
    """A plan with one award `gk` for civil servants (or divisions), its quota, and more marks."""
    eligible = "who: individual\nstaff: [civil_servant]" if who == "individual" else "who: collective"
    clauses = "".join(f"- Thêm.\n{m}" for m in more)
    marks = award(who=who) + mark("eligible", eligible) + mark("quota", f"for: [gk]\n{quota}")
    return plan_of(f"# I. KHEN THƯỞNG\n- Giấy khen.\n{marks}{clauses}")


def allotment(plan_: Plan, *records: Record | list[Record], as_of: date = AS_OF) -> dict[str, Allotted]:
    """The places of the round 2024, by award."""
    rows = [r for part in records for r in (part if isinstance(part, list) else [part])]
    if not any(isinstance(r, Unit) for r in rows):
        rows.append(agency("so"))
    judging = Judging.of(plan_, Facts.of(rows), "2024", as_of)
    kept = [v for v in judging.verdicts() if judging.takes_part(v)]
    return {a.award.id: a for a in allot(judging, kept)}


def standing(allotted: Allotted) -> dict[str, str]:
    """Who stands where; a candidate that stands twice is a mistake."""
    rows = allotted.rows()
    assert len({r.key for r in rows}) == len(rows), [(r.key, r.status) for r in rows]
    return {r.key.partition(":")[2]: r.status for r in rows}
