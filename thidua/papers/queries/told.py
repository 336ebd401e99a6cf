"""What is told of a round when it ends: the appraisal report, the review, the golden book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from django.db.models import QuerySet

from thidua import access
from thidua.appraisals.queries.boards import Ranked as OnBoard
from thidua.appraisals.queries.boards import board
from thidua.core import terms
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
from thidua.core.quotas.places import EVERY
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.councils.queries.papers import desk_of, nominee
from thidua.decisions.models import Awarded
from thidua.decisions.queries.page import contested
from thidua.honours.models import Honour
from thidua.movements.models import Round
from thidua.movements.queries.movements import expected
from thidua.nominations.models import GONE, Nomination
from thidua.nominations.queries.rounds import awards_of
from thidua.nominations.queries.standings import Sheet
from thidua.papers.queries.catalogue import Made, printed
from thidua.people.models import User
from thidua.registrations.models import Registration
from thidua.rounds.official import capital, form_words
from thidua.rounds.pages.naming import award_full
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
    return rows.select_related("unit__agency", "person").order_by("pk")


def _appraisal(round_: Round, by: User) -> Paper:
    desk, cases = desk_of(round_), list(_cases(round_, by))
    points = contested(cases)
    return AppraisalReport(
        desk.frame("Như trên"),
        (f"Hội đồng Thi đua - Khen thưởng {desk.office().spoken()}",),
        desk.occasion,
        tuple(_tallies(round_, cases)),
        tuple(
            Contested(nominee(case, _form(desk, case)), point.text, point.who)
            for case in cases
            for point in points.get(case.pk, ())
        ),
        rankings=tuple(_rankings(round_, by)),
        grounds=desk.grounds(),
        received=len(cases),
        returned=sum(case.returns.filter(undone_at=None).exists() for case in cases),
    )


def _rankings(round_: Round, by: User) -> Iterator[Ranking]:
    """Each list of the board with its quota line, as it stands now."""
    for award in awards_of(round_):
        for strip in board(round_, award, by=by).strips:
            if strip.rows:
                name = f"{award_full(award).vi}, {strip.label}" if strip.label else award_full(award).vi
                places = None if strip.places == EVERY else strip.places
                yield Ranking(name, tuple(_ranked(row) for row in strip.rows), places)


def _ranked(row: OnBoard) -> Ranked:
    case = row.nomination
    return Ranked(nominee(case, ""), row.why.vi, capital(row.say.vi))


def _tallies(round_: Round, cases: list[Nomination]) -> Iterator[Tally]:
    for award in awards_of(round_):
        mine = [case for case in cases if case.award == award.id]
        found = Counter(NAMES[case.answer] for case in mine if case.answer is not None)
        if mine:
            counts = (found[name] for name in ("met", "unmet", "missing", "to_judge"))
            yield Tally(award_full(award).vi, *counts)


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
    kind = InterimReview if round_.kind == "annual" else FinalReview
    awards, before = _awards(round_, by), _before(round_)
    now = sum(row.awarded for row in awards)
    years = (
        Years("Đơn vị đăng ký", _registered(before) if before else None, _registered(round_), "đơn vị"),
        Years("Hồ sơ đề nghị", _count(before, by) if before else None, _count(round_, by), "hồ sơ"),
        Years("Khen thưởng", _given(before) if before else None, now, "lượt"),
    )
    return kind(
        desk.frame(),
        (),
        desk.occasion,
        plan=desk.grounds()[-1].removeprefix("Căn cứ "),
        coverage=tuple(_coverage(round_)),
        criteria=tuple(_criteria(round_, by)),
        awards=awards,
        years=years,
    )


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
    came = set(Registration.objects.filter(round=round_, state="registered").values_list("unit", flat=True))
    asked: dict[str, list[int]] = {}
    for unit in expected(round_.movement):
        asked.setdefault(unit.kind, []).append(unit.pk)
    for kind, units in asked.items():
        label = terms.label("unit_kind", kind).vi
        yield Coverage(label[:1].upper() + label[1:], len(units), len(came & set(units)))


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
    kinds = {"collective": "Tập thể", "leader": "Lãnh đạo", "other": "Người không giữ chức vụ lãnh đạo"}
    asked = Counter(_kind(case) for case in _cases(round_, by))
    rows = Awarded.objects.filter(decision__round=round_, honour__isnull=False, honour__revoked_on=None)
    given = Counter(_kind(row.nomination) for row in rows.select_related("nomination__person"))
    return tuple(AwardsTo(label, asked[kind], given[kind]) for kind, label in kinds.items())


def _kind(case: Nomination) -> str:
    if case.person_id is None:
        return "collective"
    return "leader" if case.person.leadership in LEADERS else "other"


@printed("so-vang", Say("Sổ vàng theo dõi khen thưởng", "Golden book"), "10-bao-cao")
def books(round_: Round, by: User) -> Iterator[Made]:
    """Every award of the round in the register, revoked ones told."""
    rows = _honours(round_, by)
    if access.may(TELLING, by, round_.movement) and rows.exists():
        yield Made(round_.pk, round_.name, partial(_book, round_, by), round_.movement.agency_id)


def _honours(round_: Round, by: User) -> QuerySet[Honour]:
    rows = Honour.objects.visible_to(by).filter(movement_id=round_.movement_id, round=round_.name)
    return rows.select_related("unit", "person").order_by("decided_on", "pk")


def _book(round_: Round, by: User) -> Paper:
    desk = desk_of(round_)
    entries = tuple(
        Entry(
            f"{number:02d}",
            honour.decision_number,
            honour.decided_on,
            honour.holder,
            terms.label("form", honour.form).vi,
            honour.unit.name if honour.person_id else "",
            honour.reason,
            _remark(honour),
        )
        for number, honour in enumerate(_honours(round_, by), 1)
    )
    return GoldenBook(desk.frame(), f"Đợt {round_.name}", entries)


def _remark(honour: Honour) -> str:
    if honour.revoked_on:
        return f"Hủy bỏ theo {honour.revoked_by_number}, {honour.revoked_on:%d/%m/%Y}"
    if honour.corrected_on:
        return f"Đính chính theo {honour.corrected_by_number}, {honour.corrected_on:%d/%m/%Y}"
    return ""
