"""Where every nomination of a round stands against its quota, by the movement's own plan and facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from thidua.core.ballots.rules import by_law
from thidua.core.judging import Judging
from thidua.core.law import pack_on
from thidua.core.plan.model import Award, Plan
from thidua.core.plan.readings import used
from thidua.core.quotas.allotting import Allotted, allot
from thidua.core.quotas.line import CHOSEN, HELD, STATUS, Row
from thidua.core.quotas.places import EVERY
from thidua.core.wording import Say, several
from thidua.core.workflow import Hindrances
from thidua.councils.models import Case
from thidua.evidence.judging import judging_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination

LIVE = ("appraised", "before_council", "passed", "in_decision", "proposed")
"""States in which a nomination stands for a place."""
READY = ("passed", "appraised")
"""States from which a nomination may be decided or sent up."""


@dataclass(frozen=True)
class Standing:
    """A round's nominations allotted: who has a place, who not and why.

    `voted` names the awards that a council took up in the round: then nobody passes it by.
    """

    judging: Judging
    allotted: Mapping[str, Allotted]
    nominations: tuple[Nomination, ...]
    granted: Mapping[str, int]
    voted: frozenset[str] = frozenset()

    @property
    def plan(self) -> Plan:
        """The movement's plan."""
        return self.judging.plan

    @cached_property
    def _rows(self) -> dict[tuple[str, str], Row]:
        return {(award, r.key): r for award, a in self.allotted.items() for r in a.rows()}

    def row(self, nomination: Nomination) -> Row | None:
        """Where a nomination stands; None where it does not meet the standard now."""
        return self._rows.get((nomination.award, nomination.candidate))

    def of(self, base: str) -> list[Nomination]:
        """The live nominations for an award of the plan, collectives first."""
        ids = {a.id for a in awards_of(self.plan, base, self.judging.round.kind)}
        mine = [n for n in self.nominations if n.award in ids]
        return sorted(mine, key=lambda n: (n.person_id is not None, self._number(n), n.pk))

    def _number(self, nomination: Nomination) -> int:
        row = self.row(nomination)
        return row.number if row and row.number is not None else 10**6

    def places(self, award_id: str) -> int | None:
        """Places left for an award beside those already granted; None while unknown or unlimited."""
        places = self.allotted[award_id].quota.places
        return None if places in (None, EVERY) else places - self.granted.get(award_id, 0)

    def why_not(self, nomination: Nomination) -> Say | None:
        """Why a nomination has no place; None where it has one, or nothing limits them."""
        row = self.row(nomination)
        if row is None:
            return _no_longer(nomination)
        if row.status in (CHOSEN, "reserved", HELD):
            return None
        quota = self.allotted[nomination.award].quota
        if row.status == "no_quota" and quota.mark is None:
            return None
        name, status = _named(nomination), STATUS[row.status]
        why = Say(f" ({row.why.vi})", f" ({row.why.en})") if row.why.vi else Say("", "")
        return Say(f"{name}: {status.vi}{why.vi}.", f"{name}: {status.en}{why.en}.")

    def held(self, nomination: Nomination) -> bool:
        """Whether a nomination is on hold today."""
        return self.judging.hold(nomination.candidate) is not None


PRIZE_KINDS = ("collective", "individual", "household")
"""Whose prize money the law tells apart."""


def prize_kind(nomination: Nomination) -> str:
    """Which prize a nomination draws."""
    if nomination.person_id:
        return "individual"
    return "household" if nomination.unit.kind == "household" else "collective"


def standing_of(round_: Round) -> Standing:
    """A round's nominations against their quotas, today."""
    found = Nomination.objects.filter(round=round_).exclude(state="withdrawn")
    rows = list(found.select_related("unit__agency", "person", "movement__plan", "nominated_by", "round"))
    judging = judging_of(round_, about=[n.unit for n in rows])
    live = tuple(n for n in rows if n.state in LIVE)
    awards = {a.id: a for a in judging.awards}
    verdicts = [judging.verdict(n.candidate, awards[n.award]) for n in live if n.award in awards]
    granted: dict[str, int] = {}
    for nomination in rows:
        if nomination.state == "granted":
            granted[nomination.award] = granted.get(nomination.award, 0) + 1
    allotted = {a.award.id: a for a in allot(judging, verdicts)}
    cases = Case.objects.filter(nomination__round=round_).exclude(agenda__session__state="called_off")
    voted = frozenset(cases.values_list("nomination__award", flat=True))
    return Standing(judging, allotted, live, granted, voted)


def awards_of(plan: Plan, base: str, kind: str | None = None) -> tuple[Award, ...]:
    """The awards that one decision covers: the same form by the same authority, collectives and people.

    `base` names one of them; an award whose form is left open stands for itself. `kind` is of the round.
    """
    named = [a for a in plan.awards if base in (a.base, a.id)]
    first = named[0]
    alike = [a for a in plan.awards if a.form and (a.form, a.authority) == (first.form, first.authority)]
    return tuple(a for a in alike or named if kind is None or a.round in (kind, None))


def authority(plan: Plan, base: str, day: object) -> Say | None:
    """Why the movement's agency may not give an award itself; None where it may."""
    award = awards_of(plan, base)[0]
    if award.decided_by != "self":
        by = plan.called(award.mark.clause)
        return Say(
            f"Cơ quan này đề nghị, không tự tặng {award.say.vi} ({by.vi}). Chuyển cấp trên.",
            f"This agency proposes and does not itself give the {award.say.en} ({by.en}). "
            "Send it to the level above.",
        )
    pack = pack_on(day)  # type: ignore[arg-type]  # a day, as every caller gives
    if pack.may_give(award.form, award.authority) is False:
        cited = pack.rules["authority"].cited
        return Say(
            f"Luật không giao thẩm quyền tặng {award.say.vi} ({cited.vi}). Chuyển cấp trên.",
            f"The law gives no authority for the {award.say.en} ({cited.en}). Send it to the level above.",
        )
    return None


def council_needed(plan: Plan, award: Award, day: object) -> Say | None:
    """The clause or law by which a council must have agreed; None where none asks for it."""
    for mark in plan.sorted_as("dossier"):
        body = used(mark)
        named = body.get("for")
        serves = named is None or award in plan.awards_for(named)
        if body.get("paper") == "council_minutes" and serves:
            return plan.called(mark.clause)
    rule = by_law(award.form, day)  # type: ignore[arg-type]  # a day, as every caller gives
    return rule.source if rule.threshold else None


def situation(standing: Standing, nomination: Nomination) -> Hindrances:
    """What hinders a nomination from being decided or sent up, by the needs of the workflow."""
    found: dict[str, Say] = {}
    name, day = _named(nomination), standing.judging.view.as_of
    needed = council_needed(standing.plan, standing.plan.award(nomination.award), day)
    if needed is None and nomination.award in standing.voted:
        needed = _VOTED
    if needed and nomination.state == "appraised":
        found["council_if_needed"] = Say(
            f"{name}: Hội đồng chưa bỏ phiếu ({needed.vi}). Trình Hội đồng trước.",
            f"{name}: the council has not voted ({needed.en}). Bring it before the council first.",
        )
    if standing.held(nomination):
        found["not_held"] = Say(
            f"{name}: đang tạm dừng xét. Chờ kết thúc tạm dừng, hoặc đưa ra khỏi danh sách để mở suất.",
            f"{name} is on hold. Wait for its end, or take it off the list to free the place.",
        )
    return found


def unfit(standing: Standing, nominations: Iterable[Nomination]) -> list[Say]:
    """Nominations that by today's records do not meet their standard."""
    return [_no_longer(n) for n in nominations if standing.row(n) is None]


def over_quota(standing: Standing, nominations: Iterable[Nomination]) -> list[Say]:
    """Why nominations do not fit within the quota of their awards; empty where all do."""
    rows = list(nominations)
    found = [why for n in rows if (why := standing.why_not(n))]
    for award_id, allotted in standing.allotted.items():
        count, left = sum(n.award == award_id for n in rows), standing.places(award_id)
        if left is not None and count > left:
            by = standing.plan.called(allotted.quota.clause or "–")
            found.append(
                Say(
                    f"{count} hồ sơ cho {left} suất còn lại ({allotted.quota.why.vi}; {by.vi}).",
                    f"{several(count, 'nomination')} for {several(left, 'place')} left "
                    f"({allotted.quota.why.en}; {by.en}).",
                )
            )
    return found


_VOTED = Say("Hội đồng đã xét hình thức này trong đợt", "the council considers this award in the round")


def _named(nomination: Nomination) -> str:
    return str(nomination.person.name if nomination.person_id else nomination.unit.name)


def _no_longer(nomination: Nomination) -> Say:
    name = _named(nomination)
    return Say(
        f"{name}: theo số liệu hôm nay chưa đạt đủ tiêu chuẩn. Xem lại hồ sơ {nomination.code}.",
        f"{name}: by today's records the standard is not met. Look at dossier {nomination.code} again.",
    )
