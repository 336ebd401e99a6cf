"""What is told of a round when it ends: the appraisal report, the review, the golden book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from django.db.models import QuerySet

from thidua import access
from thidua.appraisals.queries.boards import Ranked as OnBoard
from thidua.appraisals.queries.boards import board
from thidua.core import terms
from thidua.core.calendar import rounds_of
from thidua.core.papers import (
    AppraisalReport,
    AwardsTo,
    Contested,
    Coverage,
    CriterionResult,
    Entry,
    FinalReview,
    GoldenBook,
    InterimReview,
    Paper,
    Ranked,
    Ranking,
    Tally,
    Years,
)
from thidua.core.papers.nominees import CALLED
from thidua.core.plan.model import Plan
from thidua.core.quotas.places import EVERY
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.councils.queries.papers import desk_of, nominee
from thidua.decisions.models import Awarded
from thidua.decisions.queries.page import contested
from thidua.decisions.queries.papers import golden
from thidua.evidence.judging import judging_of
from thidua.honours.models import Honour
from thidua.movements.models import Round
from thidua.movements.queries.movements import expected
from thidua.nominations.models import GONE, Nomination
from thidua.nominations.queries.rounds import awards_of
from thidua.nominations.queries.standings import Sheet
from thidua.papers.queries.catalogue import Made, printed
from thidua.papers.queries.given import numbered
from thidua.people.models import User
from thidua.registrations.models import Registration
from thidua.rounds.official import capital, form_words
from thidua.rounds.papers import RoundPapers

TELLING = "paper.pack"
"""Who may tell of a whole round: whoever may pack its papers."""
LEADERS = ("head", "deputy")


@printed("tham-dinh", Say("Báo cáo thẩm định", "Appraisal report"), "04-tham-dinh")
def appraisals(round_: Round, by: User) -> Iterator[Made]:
    """How many met the standards, what is contested, for those who decide."""
    if access.may("appraisal.view", by, round_.movement) and _cases(round_, by).exists():
        yield Made(
            round_.pk, round_.name, partial(_appraisal, round_, by), round_.movement.agency_id, done=False
        )


def _cases(round_: Round, by: User) -> QuerySet[Nomination]:
    rows = Nomination.objects.visible_to(by).filter(round=round_).exclude(state__in=GONE)
    return rows.select_related("unit__agency", "unit__parent", "person").order_by("pk")


def _appraisal(round_: Round, by: User) -> Paper:
    desk, cases = desk_of(round_), list(_cases(round_, by))
    points = contested(cases)
    return AppraisalReport(
        desk.frame("Như trên"),
        (f"Hội đồng Thi đua - Khen thưởng {desk.office().spoken()}",),
        desk.occasion,
        tuple(_tallies(desk, round_, cases)),
        tuple(
            Contested(nominee(case, _form(desk, case)), point.text, point.who)
            for case in cases
            for point in points.get(case.pk, ())
        ),
        rankings=tuple(_rankings(desk, round_, by)),
        grounds=desk.grounds(),
        received=len(cases),
        returned=sum(case.returns.filter(undone_at=None).exists() for case in cases),
    )


def _rankings(desk: RoundPapers, round_: Round, by: User) -> Iterator[Ranking]:
    """Each list of the board with its quota line, as it stands now."""
    for award in awards_of(round_):
        for strip in board(round_, award, by=by).strips:
            if strip.rows:
                name = f"{desk.named(award)}, {strip.label}" if strip.label else desk.named(award)
                places = None if strip.places == EVERY else strip.places
                yield Ranking(name, tuple(_ranked(row) for row in strip.rows), places)


def _ranked(row: OnBoard) -> Ranked:
    case = row.nomination
    basis = row.why.vi or (row.place.reason if row.place else "")
    return Ranked(replace(nominee(case, ""), order=row.rank), basis, capital(row.say.vi))


def _tallies(desk: RoundPapers, round_: Round, cases: list[Nomination]) -> Iterator[Tally]:
    """How the dossiers stand now, with what appraisers have said, not as they stood when they were sent."""
    judging = judging_of(round_, about=[case.unit for case in cases])
    for award in awards_of(round_):
        mine = [case for case in cases if case.award == award.id]
        if mine:
            verdicts = [judging.verdict(case.candidate, award) for case in mine]
            found = Counter(NAMES[verdict.answer] for verdict in verdicts)
            counts = {name: found[name] for name in ("met", "unmet", "missing", "to_judge")}
            held = sum(verdict.held is not None for verdict in verdicts)
            yield Tally(desk.named(award), held=held, **counts)


def _form(desk: RoundPapers, case: Nomination) -> str:
    award = desk.result.plan.awards_by_id.get(case.award)
    return form_words(award) if award else ""


@printed("tong-ket", Say("Báo cáo sơ kết, tổng kết", "Interim or final review"), "10-bao-cao")
def reviews(round_: Round, by: User) -> Iterator[Made]:
    """Of a year an interim review, of the whole stage the final one; its text is left to the office."""
    if access.may(TELLING, by, round_.movement):
        make = partial(_review, round_, by)
        yield Made(round_.pk, round_.name, make, round_.movement.agency_id, done=False)


def _review(round_: Round, by: User) -> Paper:
    desk = desk_of(round_)
    kind = FinalReview if _is_last(desk.result.plan, round_) else InterimReview
    awards, before = _awards(round_, by), _before(round_)
    now = sum(row.awarded for row in awards)
    years = before and (
        Years("Đơn vị đăng ký", _registered(before), _registered(round_), "đơn vị"),
        Years("Hồ sơ đề nghị", _count(before, by), _count(round_, by), "hồ sơ"),
        Years("Khen thưởng", _given(before), now, "lượt"),
    )
    return kind(
        desk.frame(),
        (),
        desk.occasion,
        plan=desk.grounds()[-1].removeprefix("Căn cứ "),
        coverage=tuple(_coverage(round_)),
        criteria=tuple(_criteria(round_, by)),
        awards=awards,
        years=years or (),
    )


def _is_last(plan: Plan, round_: Round) -> bool:
    """Whether a movement ends with this round: its stage, or the only year of a movement without one."""
    names = [r.name for r in rounds_of(plan)]
    return round_.kind == "stage" or names == [round_.name]


def _before(round_: Round) -> Round | None:
    rows = Round.objects.filter(movement=round_.movement, kind=round_.kind, name__lt=round_.name)
    found: Round | None = rows.order_by("-name").first()
    return found


def _registered(round_: Round) -> int:
    rows = Registration.objects.filter(round=round_, state="registered")
    return int(rows.values("unit").distinct().count())


def _count(round_: Round, by: User) -> int:
    return int(_cases(round_, by).count())


def _given(round_: Round) -> int:
    rows = Awarded.objects.filter(decision__round=round_, decision__issued__isnull=False)
    return int(rows.filter(honour__isnull=False, honour__revoked_on=None).count())


def _coverage(round_: Round) -> Iterator[Coverage]:
    rows = Registration.objects.filter(round=round_, state="registered").values_list("unit", "person")
    came = {unit for unit, _ in rows}
    collectives = Counter(unit for unit, person in rows if person is None)
    people = Counter(unit for unit, person in rows if person is not None)
    asked: dict[str, list[int]] = {}
    for unit in expected(round_.movement):
        asked.setdefault(unit.kind, []).append(unit.pk)
    for kind, units in asked.items():
        label = terms.label("unit_kind", kind).vi
        counts = (sum(found[unit] for unit in units) for found in (collectives, people))
        yield Coverage(capital(label), len(units), len(came & set(units)), *counts)


def _criteria(round_: Round, by: User) -> Iterator[CriterionResult]:
    for award in awards_of(round_):
        sheet = Sheet(round_, award.id, by)
        rows = list(sheet.rows().order_by().values_list("answers", flat=True))
        for place, point in enumerate(sheet.points):
            found = Counter(NAMES[answers[place]] for answers in rows if place < len(answers))
            if found:
                counts = (found[name] for name in ("met", "unmet", "missing", "to_judge"))
                yield CriterionResult(point.clause, point.title.vi, *counts)


def _awards(round_: Round, by: User) -> tuple[AwardsTo, ...]:
    """Collectives, leaders, others; how many were put forward and how many hold the award."""
    kinds = {
        "collective": "Tập thể",
        **{kind: capital(word) for kind, word in CALLED.items()},
        "leader": "Cá nhân giữ chức vụ lãnh đạo",
        "other": "Cá nhân không giữ chức vụ lãnh đạo",
    }
    asked = Counter(_kind(case) for case in _cases(round_, by))
    rows = Awarded.objects.filter(decision__round=round_, honour__isnull=False, honour__revoked_on=None)
    rows = rows.select_related("nomination__person", "nomination__unit")
    given = Counter(_kind(row.nomination) for row in rows)
    shown = (kind for kind in kinds if kind not in CALLED or asked[kind])
    return tuple(AwardsTo(kinds[kind], asked[kind], given[kind]) for kind in shown)


def _kind(case: Nomination) -> str:
    if case.person_id is None:
        return str(case.unit.kind) if case.unit.kind in CALLED else "collective"
    return "leader" if case.person.leadership in LEADERS else "other"


@printed("so-vang", Say("Sổ vàng theo dõi khen thưởng", "Golden book"), "10-bao-cao")
def books(round_: Round, by: User) -> Iterator[Made]:
    """Every award of the round in the register, revoked ones told."""
    rows = _honours(round_, by)
    if access.may(TELLING, by, round_.movement) and rows.exists():
        yield Made(round_.pk, round_.name, partial(_book, round_, by), round_.movement.agency_id)


def _honours(round_: Round, by: User) -> QuerySet[Honour]:
    rows = Honour.objects.visible_to(by).filter(movement_id=round_.movement_id, round=round_.name)
    return rows.select_related("unit__parent", "person", "line__decision__issued__series").order_by(
        "decided_on", "pk"
    )


def _book(round_: Round, by: User) -> Paper:
    desk, honours = desk_of(round_), list(_honours(round_, by))
    numbers = _numbers(honours)
    entries = tuple(
        Entry(
            numbers.get(honour.pk, ""),
            honour.decision_number,
            honour.decided_on,
            honour.holder,
            terms.label("form", honour.form).vi,
            _under(honour),
            honour.reason,
            _remark(honour),
        )
        for honour in honours
    )
    return GoldenBook(desk.frame(), capital(desk.result.judging.round.say.vi), entries)


def _numbers(honours: list[Honour]) -> dict[int, str]:
    """The numbers that stand on the certificates; an award that another office decided has none here."""
    decisions = {h.line.decision_id: h.line.decision for h in honours if hasattr(h, "line")}
    return {
        line.honour_id: golden(decision.issued, place)
        for decision in decisions.values()
        if decision.issued_id
        for place, line in numbered(decision)
        if line.honour_id
    }


def _under(honour: Honour) -> str:
    """Unit and post as the decision names them; of an award decided elsewhere, the unit."""
    if hasattr(honour, "line") and honour.line.name:
        return str(honour.line.under)
    return str(honour.unit.name) if honour.person_id else ""


def _remark(honour: Honour) -> str:
    if honour.revoked_on:
        return f"Hủy bỏ theo {honour.revoked_by_number}, {honour.revoked_on:%d/%m/%Y}"
    if honour.corrected_on:
        return f"Đính chính theo {honour.corrected_by_number}, {honour.corrected_on:%d/%m/%Y}"
    return ""
