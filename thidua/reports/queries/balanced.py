"""Whether awards lean to some: leaders, those who do the work, women, small units; who was never chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from thidua.core.wording import NOTHING, Say, several
from thidua.movements.queries.movements import expected
from thidua.people.models import Unit
from thidua.reports.queries.catalogue import Alert, Cell, Row, Shown, report
from thidua.reports.queries.desk import LEADERS, Case, Desk
from thidua.screens.charts import Pair

FEWEST = 5
"""Below so many people no percent is shown: it would point at single persons."""
SMALL = 10
"""A unit of fewer people than this is small."""
NAMED = 5
FAR = 15
"""Points of percent between two shares that its reader should know of."""


class Share(NamedTuple):
    """A part of the people who may be chosen, and of those who were: how many, of how many."""

    say: Say
    staff: int
    of_staff: int
    chosen: int
    of_chosen: int

    @property
    def tells(self) -> bool:
        """Whether there are people enough on both sides for a percent."""
        return self.of_staff >= FEWEST and self.of_chosen >= FEWEST

    @property
    def percents(self) -> tuple[Decimal, Decimal]:
        """Both shares in percent."""
        return _percent(self.staff, self.of_staff), _percent(self.chosen, self.of_chosen)


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP) if whole else Decimal(0)


LEADING = Say("Lãnh đạo", "Leaders")
DIRECT = Say("Trực tiếp làm cải cách hành chính", "Work on reform directly")
WOMEN = Say("Nữ", "Women")
IN_SMALL = Say(f"Đơn vị dưới {SMALL} người", f"Units below {SMALL} people")


def shares(desk: Desk) -> list[Share]:
    """Each part of the people beside its part of those proposed (of those awarded, once there are any)."""
    units = list(
        desk.people()
        .order_by()
        .values("unit__path")
        .annotate(
            all=Count("pk"),
            leading=Count("pk", filter=Q(leadership__in=LEADERS)),
            direct=Count("pk", filter=Q(direct_reform_worker=True)),
            knows_work=Count("pk", filter=Q(direct_reform_worker__isnull=False)),
            women=Count("pk", filter=Q(gender="female")),
            knows_sex=Count("pk", filter=~Q(gender="")),
        )
    )
    small = {row["unit__path"] for row in units if row["all"] < SMALL}
    chosen = [c for c in chosen_of(desk) if c.person]
    total = (
        {name: sum(row[name] for row in units) for name in units[0] if name != "unit__path"} if units else {}
    )
    if not total:
        return []
    in_small = sum(row["all"] for row in units if row["unit__path"] in small)
    told: list[tuple[Say, int, int, Callable[[Case], bool], Callable[[Case], bool]]] = [
        (LEADING, total["leading"], total["all"], lambda c: c.leadership in LEADERS, lambda c: True),
        (
            DIRECT,
            total["direct"],
            total["knows_work"],
            lambda c: bool(c.direct),
            lambda c: c.direct is not None,
        ),
        (WOMEN, total["women"], total["knows_sex"], lambda c: c.gender == "female", lambda c: bool(c.gender)),
        (IN_SMALL, in_small, total["all"], lambda c: c.path in small, lambda c: True),
    ]
    return [
        Share(say, part, whole, sum(map(is_one, chosen)), sum(map(known, chosen)))
        for say, part, whole, is_one, known in told
        if whole and not (say is IN_SMALL and part in (0, whole))
    ]


def chosen_of(desk: Desk) -> list[Case]:
    """Those awarded in the round; while there are none, those proposed."""
    return [c for c in desk.cases if c.state == "granted"] or desk.cases


def are_awarded(desk: Desk) -> bool:
    """Whether somebody was awarded in the round already."""
    return any(c.state == "granted" for c in desk.cases)


@report("can-doi", Say("Cân đối", "Balance"), "luc-nay", "steering")
def balance(desk: Desk) -> Shown | None:
    """The share of each group among the people beside its share among those proposed or awarded."""
    found = shares(desk)
    awarded = are_awarded(desk)
    if not found or not any(c.person for c in desk.cases):
        return Shown(
            Say(
                "Chưa có cá nhân nào được đề nghị nên chưa so được cơ cấu.",
                "Nobody is proposed yet, so there is nothing to compare.",
            )
        )
    url = f"{reverse('nominations:list')}?round={desk.round.name}"
    ends = (Say("Trong số người", "Of all people"), _whose(awarded))
    if not any(s.tells for s in found):
        few = Say(
            f"Dưới {FEWEST} người nên chỉ nêu số, không tính tỷ lệ.",
            f"Fewer than {FEWEST} people: numbers only, no percent.",
        )
        return Shown(few, "grid", [_counts(s) for s in found], Say("người", "people"), url, extra=ends)
    pairs = [_pair(s, url) for s in found if s.tells]
    widest = max((s for s in found if s.tells), key=_gap)
    said = _said(widest, awarded)
    alert = Alert(said, url, int(_gap(widest))) if _gap(widest) >= FAR else None
    note = _numbers([s for s in found if not s.tells])
    return Shown(said, "dumbbells", pairs, Say("%", "%"), url, extra=ends, note=note, alert=alert)


def _whose(awarded: bool) -> Say:
    return Say("Được khen", "Awarded") if awarded else Say("Được đề nghị", "Proposed")


def _gap(share: Share) -> Decimal:
    staff, chosen = share.percents
    return abs(chosen - staff)


def _said(share: Share, awarded: bool) -> Say:
    staff, chosen = share.percents
    vi, en = ("được khen", "awarded") if awarded else ("được đề nghị", "proposed")
    return Say(
        f"{share.say.vi}: {staff}% số người, {chosen}% số {vi}.",
        f"{share.say.en}: {staff}% of all people, {chosen}% of those {en}.",
    )


def _pair(share: Share, url: str) -> Pair:
    staff, chosen = share.percents
    note = f"{share.staff}/{share.of_staff} → {share.chosen}/{share.of_chosen}"
    return Pair(share.say, staff, chosen, url, note)


def _counts(share: Share) -> Row:
    return Row(
        share.say, (Cell(f"{share.staff}/{share.of_staff}"), Cell(f"{share.chosen}/{share.of_chosen}"))
    )


def _numbers(few: Iterable[Share]) -> Say:
    told = [(s.say, f"{s.chosen}/{s.of_chosen}") for s in few]
    if not told:
        return NOTHING
    vi = "; ".join(f"{say.vi} {n}" for say, n in told)
    en = "; ".join(f"{say.en} {n}" for say, n in told)
    return Say(f"Dưới {FEWEST} người, chỉ nêu số: {vi}", f"Below {FEWEST} people, numbers only: {en}")


def never_chosen(desk: Desk) -> QuerySet[Unit]:
    """Units that are asked to take part and never had an award, nor a part of them or anybody there."""
    rows = expected(desk.movement).exclude(path__in=desk.honoured)
    return rows.annotate(people_count=Count("people", distinct=True))


@report("chua-tung", Say("Chưa từng được khen", "Never awarded"), "luc-nay", "steering")
def never(desk: Desk) -> Shown | None:
    """Units that never had an award: a list, not a chart."""
    if not desk.whole or not desk.units:
        return None
    units = [unit for unit in desk.units if not unit.held]
    if not units:
        return Shown(Say("Đơn vị nào cũng từng được khen.", "Every unit has had an award."))
    url = reverse("reports:never", args=[desk.round.pk])
    said = Say(
        f"{len(units)}/{len(desk.units)} đơn vị chưa từng được khen (tập thể hay cá nhân).",
        f"{len(units)} of {several(len(desk.units), 'unit')} never had an award (collective or individual).",
    )
    rows = [Row(unit.name) for unit in units[:NAMED]]
    more = len(units) - NAMED
    note = Say(f"và {more} đơn vị khác", f"and {several(more, 'more unit')}") if more > 0 else NOTHING
    return Shown(said, "list", rows, url=url, note=note)
