"""Places of a round allotted award by award, the highest form first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from thidua.core.criteria.dependent import is_award
from thidua.core.criteria.heritage import held
from thidua.core.facts.acts import Nomination
from thidua.core.judging import Answered, Ask, Judging, Verdict
from thidua.core.plan.model import Award, Mark
from thidua.core.plan.standards import standard
from thidua.core.quotas.line import CHOSEN, HELD, TIED, Line, Row, draw
from thidua.core.quotas.ordering import Order, choices, order_of, rankings
from thidua.core.quotas.places import EVERY, Quota, Reserved, quota_of
from thidua.core.verdict import MET
from thidua.core.wording import Say, fold, several

_HEIGHT = {
    ("flag_government", "prime_minister"): 0,
    ("merit_certificate", "prime_minister"): 1,
    ("flag_province", "province_chair"): 2,
    ("merit_certificate", "minister"): 3,
    ("merit_certificate", "province_chair"): 3,
    ("commendation_certificate", "district_chair"): 5,
}
"""How high an award stands, 0 the highest (law.md §2.2, §2.3)."""


@dataclass(frozen=True)
class Allotted:
    """One award of a round: its quota, its lists, and those who stand apart."""

    award: Award
    quota: Quota
    lines: tuple[Line, ...]
    apart: tuple[Row, ...]

    def rows(self, *statuses: str) -> list[Row]:
        """Rows of all lists and of those apart, of the given statuses (all if none is given)."""
        every = [r for line in self.lines for r in line.rows] + list(self.apart)
        return [r for r in every if not statuses or r.status in statuses]

    @property
    def chosen(self) -> list[Row]:
        """Those who have a place and may be decided."""
        return self.rows(CHOSEN, "reserved")


def height(award: Award) -> int:
    """How high an award stands, 0 the highest."""
    return _HEIGHT.get((award.form or "", award.authority or ""), 6)


def allot(judging: Judging, verdicts: Iterable[Verdict]) -> list[Allotted]:
    """Allot the places of every award of the round.

    One achievement, one award (Law 06/2022/QH15 Article 5): who has a place in a higher
    award is not counted in a lower one. Awards stay in the order of the plan.
    """
    by_award: dict[str, list[Verdict]] = {a.id: [] for a in judging.awards}
    for verdict in verdicts:
        by_award[verdict.award.id].append(verdict)
    taken: dict[str, Award] = {}
    found: dict[str, Allotted] = {}
    for award in sorted(judging.awards, key=lambda a: (height(a), a.who == "individual")):
        found[award.id] = _one(judging, award, by_award[award.id], taken, found)
        for row in found[award.id].rows(CHOSEN, "reserved", HELD):
            taken.setdefault(row.key, award)
    return [found[a.id] for a in judging.awards]


def _one(
    judging: Judging,
    award: Award,
    verdicts: list[Verdict],
    taken: dict[str, Award],
    higher: dict[str, Allotted],
) -> Allotted:
    quota = quota_of(judging.occasion, award)
    met = [v for v in verdicts if v.answer == MET]
    apart = [Row(v, "took_higher", None, _higher(taken, v)) for v in met if v.candidate.key in taken]
    apart += [Row(v, "conditional") for v in verdicts if v.conditional_on and v.answer != MET]
    apart += _not_nominated(judging, award, met)
    apart += _over_allowance(judging, award, met)
    apart = _first_of_each(apart)
    out = {r.key for r in apart}
    field = [v for v in met if v.candidate.key not in out]
    order = order_of(judging, award)
    reserved, field = _reserve(judging, quota, field)
    lines = [*reserved, *_lines(judging, quota, field, order, higher)]
    listed = {r.key for line in lines for r in line.rows}
    apart += [Row(v, "no_stratum") for v in field if v.candidate.key not in listed]
    return Allotted(award, quota, tuple(lines), tuple(apart))


def _first_of_each(rows: list[Row]) -> list[Row]:
    """One row a candidate: the first reason for which it stands apart."""
    return list({r.key: r for r in reversed(rows)}.values())[::-1]


def _higher(taken: dict[str, Award], verdict: Verdict) -> Say:
    name = taken[verdict.candidate.key].say
    return Say(f"đã có suất {name.vi}", f"has a place in the {name.en}")


def nominations(judging: Judging, award: Award) -> dict[str, Nomination]:
    """Nominations for an award in the round, by candidate."""
    code = fold(judging.plan.code)
    return {
        n.candidate: n
        for n in judging.view.rows(Nomination)
        if fold(n.plan) == code and n.award in (award.id, award.base) and n.round == judging.round.name
    }


def _not_nominated(judging: Judging, award: Award, met: list[Verdict]) -> list[Row]:
    named = nominations(judging, award)
    return [Row(v, "not_nominated") for v in met if named and v.candidate.key not in named]


def _over_allowance(judging: Judging, award: Award, met: list[Verdict]) -> list[Row]:
    mark = allowance_of(judging, award)
    if mark is None:
        return []
    ranks = rankings(judging, award)
    named = nominations(judging, award)
    rows: list[Row] = []
    proposed = [v for v in met if v.candidate.key in named]
    for (unit, who), group in _by_proposer(judging, proposed, mark).items():
        one = mark.body.get("collectives" if who == "collective" else "individuals")
        most = one if one is None else int(one) * (1 + len(judging.view.lineage.allowances(unit)))
        if most is None or len(group) <= most:
            continue
        agency = judging.occasion.name(unit)
        why = Say(
            f"{agency} đề nghị {len(group)}, được {most} theo {mark.clause}",
            f"{agency} proposes {len(group)}, may propose {most} by {mark.clause}",
        )
        ordered = sorted(
            group, key=lambda v: ranks[v.candidate.key].rank if v.candidate.key in ranks else 10**9
        )
        known = all(v.candidate.key in ranks for v in ordered[:most])
        rows += [Row(v, "over_allowance", None, why) for v in (ordered[most:] if known else ordered)]
    return rows


def allowance_of(judging: Judging, award: Award) -> Mark | None:
    """The clause that says how many one agency may propose."""
    for mark in judging.plan.sorted_as("allowance"):
        named = mark.body.get("for")
        if named is None or award in judging.plan.awards_for(named):
            return mark
    return None


Proposer = tuple[str | None, str]
"""A unit, and whether it proposes collectives or individuals."""


def _by_proposer(judging: Judging, verdicts: list[Verdict], mark: Mark) -> dict[Proposer, list[Verdict]]:
    """Candidates by the unit whose allowance they use: the nearest of the kinds in `per`."""
    groups: dict[Proposer, list[Verdict]] = {}
    for verdict in verdicts:
        unit = _nearest(judging, verdict, str(mark.body.get("per"))) or verdict.candidate.agency
        groups.setdefault((unit, verdict.candidate.who), []).append(verdict)
    return groups


def _nearest(judging: Judging, verdict: Verdict, per: str) -> str | None:
    """The nearest unit over a candidate of the kinds that an actor of the plan may be."""
    actor = judging.plan.actors.get(per)
    kinds = frozenset(actor.is_ if actor else ())
    units = judging.view.tree.units
    unit = units.get((verdict.candidate.own_unit or ":").partition(":")[2])
    while unit is not None and unit.kind not in kinds:
        unit = units.get(unit.parent_id or "")
    return f"unit:{unit.unit_id}" if unit else None


def _reserve(judging: Judging, quota: Quota, field: list[Verdict]) -> tuple[list[Line], list[Verdict]]:
    lines: list[Line] = []
    for reserved in quota.reserved:
        line = _reserved_line(judging, quota.award, reserved, field)
        given = {r.key for r in line.rows if r.status != "unfit"}
        field = [v for v in field if v.candidate.key not in given]
        lines.append(line)
    return lines, field


def _reserved_line(judging: Judging, award: Award, reserved: Reserved, field: list[Verdict]) -> Line:
    condition = Ask(standard(judging.plan, award, reserved.id), judging.occasion)
    fit = [v for v in field if condition(v.candidate).answer == MET]
    picked = choices(judging, award, reserved.id)
    actor = judging.plan.actors.get(reserved.chosen_by or "")
    who = actor.name if actor else str(reserved.chosen_by)
    chosen = [v for v in fit if v.candidate.key in picked]
    rows = []
    if len(chosen) > reserved.places:
        rows, chosen = [Row(v, TIED, None, _too_many(who, len(chosen), reserved.places)) for v in chosen], []
    for verdict in chosen:
        row = picked[verdict.candidate.key]
        why = Say(f"{who} chọn: {row.reason or ''}", f"chosen by {who}: {row.reason or ''}")
        rows.append(Row(verdict, HELD if verdict.held else "reserved", None, why))
    unfit = [v for v in field if v.candidate.key in picked and v not in fit]
    rows += [Row(v, "unfit", None, _unfit(condition(v.candidate))) for v in unfit]
    left = reserved.places - len(chosen)
    note = Say(
        f"{left} suất chờ {who} chọn trong {len(fit) - len(chosen)} người đủ điều kiện",
        f"{several(left, 'place')} wait for {who} to choose among {len(fit) - len(chosen)} who qualify",
    )
    return Line(who, reserved.places, tuple(rows), Say(f"do {who} chọn", f"chosen by {who}"), note)


def _too_many(who: str, count: int, places: int) -> Say:
    return Say(
        f"{who} chọn {count} người cho {places} suất", f"{who} chose {count} for {several(places, 'place')}"
    )


def _unfit(tree: Answered) -> Say:
    lacks = ", ".join(dict.fromkeys(p.node.clause for p in tree.parts if p.answer != MET))
    return Say(f"được chọn nhưng chưa đủ điều kiện {lacks}", f"chosen without meeting {lacks}")


def _lines(
    judging: Judging, quota: Quota, field: list[Verdict], order: Order, higher: dict[str, Allotted]
) -> list[Line]:
    chosen = choices(judging, quota.award)
    if quota.per_award:
        return _per_collective(judging, quota, field, order, higher)
    if quota.per_unit:
        return _per_unit(judging, quota, field, order)
    if not quota.strata:
        places = quota.places
        if places not in (None, EVERY):
            places -= sum(r.places for r in quota.reserved)
        return [draw("", places, field, order, chosen)]
    lines = []
    for stratum in quota.strata:
        if stratum.open_to_all and len(quota.strata) > 1:
            lines.append(Line(stratum.label, stratum.places, (), order.source, _WHOM))
            continue
        units = judging.view.tree.units
        mine = [v for v in field if stratum.holds(units.get((v.candidate.agency or ":").partition(":")[2]))]
        lines.append(draw(stratum.label, stratum.places, mine, order, chosen))
    return lines


_WHOM = Say(
    "chưa rõ nhóm này gồm những ai, chờ Hội đồng",
    "who competes in this group is not clear: the council decides",
)


def _per_unit(judging: Judging, quota: Quota, field: list[Verdict], order: Order) -> list[Line]:
    """One list for each unit that the places are counted for."""
    groups: dict[str | None, list[Verdict]] = {}
    for verdict in field:
        unit = _nearest(judging, verdict, str(quota.per_unit)) or verdict.candidate.agency
        groups.setdefault(unit, []).append(verdict)
    chosen, name = choices(judging, quota.award), judging.occasion.name
    return [draw(name(u), quota.places, group, order, chosen) for u, group in groups.items()]


def _per_collective(
    judging: Judging, quota: Quota, field: list[Verdict], order: Order, higher: dict[str, Allotted]
) -> list[Line]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in field:
        groups.setdefault(verdict.candidate.own_unit or "", []).append(verdict)
    awarded = _awarded(judging, str(quota.per_award), higher)
    lines = []
    for unit, group in groups.items():
        places = quota.places if unit in awarded else None
        line = draw(judging.occasion.name(unit), places, group, order, choices(judging, quota.award))
        if unit not in awarded:
            rows = tuple(replace(r, status="conditional") for r in line.rows)
            line = replace(line, rows=rows)
        lines.append(line)
    return lines


def _awarded(judging: Judging, award_id: str, higher: dict[str, Allotted]) -> set[str]:
    """Collectives that hold the award, or have a place in it in this run."""
    listed = judging.plan.awards_for([award_id])
    placed = {r.key for a in listed if a.id in higher for r in higher[a.id].chosen}
    holders = held(judging.view, lambda h: any(is_award(h, a, judging.occasion) for a in listed))
    return placed | holders.keys()
