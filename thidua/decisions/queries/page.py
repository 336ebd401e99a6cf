"""The one page for the signer: who, why, within the quota, what is contested, what it costs, is it fair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.appraisals.models import Forwarded, Opinion
from thidua.clock import today
from thidua.core.law import pack_on
from thidua.core.law.money import Prize
from thidua.core.quotas.places import EVERY
from thidua.core.wording import Say, figure, several
from thidua.councils.queries import differing_of, votes_of
from thidua.decisions.models import Awarded, Decision
from thidua.decisions.queries.standing import READY, Standing, awards_of, prize_kind, situation
from thidua.honours.models import Honour
from thidua.nominations.models import Nomination
from thidua.people.models import Person


@dataclass(frozen=True)
class Point:
    """Something contested that the signer must see: what, and by whom."""

    text: str
    who: str


@dataclass(frozen=True)
class LineView:
    """One line of the annex as the page shows it."""

    line: Awarded
    vote: Say | None
    clause: str
    quote: Say
    prize: Decimal | None
    points: tuple[Point, ...]
    problem: Say | None


@dataclass(frozen=True)
class Group:
    """Collectives or people: how many are in the decision, how many places there are, by which clause."""

    who: str
    count: int
    said: Say


@dataclass(frozen=True)
class Spare:
    """A nomination that is not in the draft: whether it could be taken in, else why not."""

    nomination: Nomination
    why_not: Say | None


def lines_of(decision: Decision) -> list[Awarded]:
    """The lines of a decision with whom they are about."""
    rows = decision.lines.select_related(
        "nomination__unit__agency",
        "nomination__unit__parent",
        "nomination__person__unit",
        "nomination__movement__plan",
        "honour",
    )
    return list(rows)


def line_views(
    standing: Standing, lines: Sequence[Awarded], prizes: dict[str, Prize | None], *, live: bool
) -> list[LineView]:
    """The lines with votes and contested points; what hinders them while the decision is not issued."""
    nominations = [line.nomination for line in lines]
    votes, points = votes_of(nominations), contested(nominations)
    return [
        LineView(
            line,
            votes[n.pk][1].figures if n.pk in votes else None,
            standing.plan.award(n.award).mark.clause,
            _quote(standing, n),
            line.prize if line.honour_id else _amount(prizes, n),
            tuple(points.get(n.pk, ())),
            _problem(standing, n) if live else None,
        )
        for line, n in ((line, line.nomination) for line in lines)
    ]


def _quote(standing: Standing, nomination: Nomination) -> Say:
    mark = standing.plan.award(nomination.award).mark
    words = standing.plan.by_id[mark.clause].quote(mark)
    return Say(words, str(standing.plan.gloss.get(mark.clause) or words))


def _amount(prizes: dict[str, Prize | None], nomination: Nomination) -> Decimal | None:
    found = prizes[prize_kind(nomination)]
    return found.amount if found else None


def _problem(standing: Standing, nomination: Nomination) -> Say | None:
    told = [*situation(standing, nomination).values(), standing.why_not(nomination)]
    return next((say for say in told if say), None)


def contested(nominations: Sequence[Nomination]) -> dict[int, list[Point]]:
    """What is contested of each: differing statements, appraisers who disagree, notes passed on."""
    ids = [n.pk for n in nominations]
    found: dict[int, list[Point]] = {}
    for pk, statements in differing_of(nominations).items():
        found.setdefault(pk, []).extend(Point(s.text, str(s.user)) for s in statements)
    for note in Forwarded.objects.filter(nomination__in=ids).select_related("by").order_by("pk"):
        found.setdefault(note.nomination_id, []).append(Point(note.text, str(note.by)))
    said: dict[tuple[int, str], list[Opinion]] = {}
    for opinion in Opinion.objects.filter(nomination__in=ids).select_related("by").order_by("pk"):
        said.setdefault((opinion.nomination_id, opinion.mark), []).append(opinion)
    for (pk, _mark), opinions in said.items():
        if len({o.answer for o in opinions}) > 1:
            rows = [Point(o.reason, str(o.by)) for o in opinions if o.reason]
            found.setdefault(pk, []).extend(rows)
    return found


def groups(standing: Standing, decision: Decision, lines: Sequence[Awarded]) -> list[Group]:
    """Places taken of places there are, for collectives and people."""
    found = []
    for award in awards_of(standing.plan, decision.award, standing.judging.round.kind):
        allotted = standing.allotted.get(award.id)
        if allotted is None:
            continue
        count = sum(line.nomination.award == award.id for line in lines)
        quota = allotted.quota
        by = standing.plan.called(quota.clause) if quota.clause else None
        clause = Say(f", {by.vi}", f", {by.en}") if by else Say("", "")
        if quota.places in (None, EVERY):
            said = Say(f"{count} ({quota.why.vi}{clause.vi})", f"{count} ({quota.why.en}{clause.en})")
        else:
            most = Say("không quá ", "at most ") if quota.at_most else Say("", "")
            said = Say(
                f"{count:02d}/{quota.places:02d} suất ({most.vi}{quota.places} suất{clause.vi})",
                f"{count}/{several(quota.places, 'place')} ({most.en}{quota.places}{clause.en})",
            )
        found.append(Group(award.who or "collective", count, said))
    return found


def spares(standing: Standing, decision: Decision) -> list[Spare]:
    """Nominations for the award that are not in the draft, those that fit first."""
    rows = [n for n in standing.of(decision.award) if n.state in READY]
    found = [Spare(n, _problem(standing, n)) for n in rows]
    return sorted(found, key=lambda s: s.why_not is not None)


def authority_said(standing: Standing, decision: Decision) -> Say:
    """That the agency may give the award, by which clause and law."""
    award = awards_of(standing.plan, decision.award)[0]
    pack = pack_on(decision.signed_on or today())
    by = standing.plan.called(award.mark.clause)
    return Say(
        f"{award.say.vi}: cơ quan này tự tặng ({by.vi}; {pack.note.vi})",
        f"{award.say.en}: given by this agency itself ({by.en}; {pack.note.en})",
    )


@dataclass(frozen=True)
class Money:
    """What the decision costs: each kind times its prize, the sum, and what it rests on."""

    parts: tuple[tuple[int, Prize], ...]
    unknown: bool

    @property
    def total(self) -> Decimal:
        """The sum in dong."""
        return sum((count * p.amount for count, p in self.parts), Decimal(0))

    @property
    def said(self) -> Say:
        """The multiplication in words."""
        if not self.parts:
            return Say("chưa có mức tiền thưởng cho hình thức này", "no prize money is known for this award")
        terms = " + ".join(f"{count} × {_dong(p.amount)}" for count, p in self.parts)
        worked = "; ".join(f"{p.worked} = {_dong(p.exact)}" for _, p in self.parts)
        text = f"{terms} = {_dong(self.total)}"
        return Say(f"{text} đồng ({worked})", f"{text} dong ({worked})".translate(_ENGLISH))

    @property
    def basis(self) -> Say:
        """Decrees and marks."""
        return self.parts[0][1].basis if self.parts else Say("", "")


def money_of(lines: Sequence[Awarded], prizes: dict[str, Prize | None]) -> Money:
    """The money of a decision from its lines and the prizes of its day."""
    counts = Counter(prize_kind(line.nomination) for line in lines)
    parts = tuple((counts[who], p) for who, p in prizes.items() if p and counts[who])
    return Money(parts, not any(prizes.values()))


def balance(decision: Decision, lines: Sequence[Awarded]) -> list[Say]:
    """Is it fair: leaders, direct workers and women among the people, units that never had an award."""
    people = [line.nomination.person for line in lines if line.nomination.person_id]
    staff = Person.objects.filter(unit__path__startswith=decision.agency.path)
    leaders = staff.filter(leadership__in=["head", "deputy"]).count()
    all_staff = staff.count()
    share = figure(Decimal(leaders * 100 // all_staff)) if all_staff else "0"
    told: list[Say] = []
    if people:
        count, of = sum(p.leadership in ("head", "deputy") for p in people), len(people)
        told.append(
            Say(f"lãnh đạo {count}/{of} ({share}% nhân sự)", f"leaders {count}/{of} ({share}% of the staff)")
        )
        direct, women = (
            sum(bool(p.direct_reform_worker) for p in people),
            sum(p.gender == "female" for p in people),
        )
        told.append(Say(f"trực tiếp làm CCHC {direct}/{of}", f"direct reform workers {direct}/{of}"))
        told.append(Say(f"nữ {women}/{of}", f"women {women}/{of}"))
    units = {line.nomination.unit_id for line in lines}
    before = Honour.objects.filter(unit__in=units).exclude(decision_number=_number(decision))
    never = len(units - set(before.values_list("unit", flat=True)))
    told.append(Say(f"{never} đơn vị chưa từng được khen", f"{several(never, 'unit')} never awarded before"))
    return told


def _number(decision: Decision) -> str:
    return str(decision.issued.text) if decision.issued_id else ""


_ENGLISH = str.maketrans(",.", ".,")


def _dong(amount: Decimal) -> str:
    return f"{amount:,.0f}".replace(",", ".")
