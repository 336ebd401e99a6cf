"""Papers of the dossiers: achievement reports, slips that return them, notices, the appraisal report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import Q

from thidua import access
from thidua.appraisals.models import CommentPeriod
from thidua.clock import VIETNAM, today
from thidua.core import terms
from thidua.core.facts.tables import Initiative
from thidua.core.papers import (
    Author,
    CollectiveReport,
    Honour,
    InitiativeConfirmation,
    Paper,
    PersonalReport,
    PublicNotice,
    Published,
    ReturnPoint,
    ReturnSlip,
)
from thidua.core.report_forms import form_note, thematic_form
from thidua.core.report_sections import sections_for
from thidua.core.wording import Say
from thidua.councils.queries.papers import desk_of, nominee
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.honours.queries import held_by
from thidua.initiatives.queries.papers import confirmation, standing_confirmations
from thidua.movements.models import Round
from thidua.nominations.models import GONE, Nomination, Return
from thidua.papers.queries.catalogue import Made, printed
from thidua.papers.queries.nominated import frame_of_unit
from thidua.people.models import User
from thidua.rounds.official import form_words
from thidua.rounds.papers import RoundPapers

_CASES = ("unit__agency", "unit__parent", "person", "nominated_by__agency", "nominated_by__parent")


@printed("bao-cao", Say("Báo cáo thành tích", "Achievement report"), "03-de-nghi")
def reports(round_: Round, by: User) -> Iterator[Made]:
    """Of every nominee, in the form that the law gave on the day it was sent; a draft in that of today."""
    rows = Nomination.objects.visible_to(by).filter(round=round_).exclude(state="withdrawn")
    for row in rows.select_related(*_CASES).order_by("pk"):
        name, make = f"{row.code} {row.person or row.unit}", partial(_report, round_, row)
        done, unit = row.state != "draft", row.nominated_by
        yield Made(row.pk, name, make, row.agency_id, row.submitted_at, done, unit=unit)


def _report(round_: Round, row: Nomination) -> Paper:
    desk = desk_of(round_, row.submitted_on)
    award = desk.result.plan.awards_by_id.get(row.award)
    told: dict[str, Any] = {
        "frame": replace(frame_of_unit(desk, row.nominated_by), on=row.submitted_on),
        "form": thematic_form(row.submitted_on or today()),
        "award": form_words(award) if award else "",
        "occasion": desk.occasion,
        "sections": tuple((s.key, s.text) for s in row.sections.all() if s.text.strip()),
        "honours": tuple(_held(row)),
    }
    if row.person_id:
        post = ", ".join(filter(None, (row.person.post, row.unit.name)))
        return PersonalReport(name=row.person.name, post=post, **told)
    return CollectiveReport(name=row.unit.name, **told)


def _held(row: Nomination) -> Iterator[Honour]:
    """Awards that the nominee holds, the oldest first; a revoked one is none."""
    for held in reversed(held_by(row.unit, row.person).filter(revoked_on=None)):
        if row.submitted_on and held.decided_on > row.submitted_on:
            continue  # given since, this award perhaps
        decision = f"{held.decision_number}, {held.decided_on:%d/%m/%Y}"
        yield Honour(str(held.decided_on.year), terms.label("form", held.form).vi, decision)


@printed("sang-kien", Say("Xác nhận sáng kiến", "Confirmation of an initiative"), "03-de-nghi")
def initiatives(round_: Round, by: User) -> Iterator[Made]:
    """Of every recognised initiative of a nominee; effect and spread are left to the unit to write."""
    if not access.may("fact.view", by):
        return
    cases = Nomination.objects.visible_to(by).filter(round=round_).exclude(state__in=GONE)
    owners = Q(person__in=cases.values("person")) | Q(
        person=None, unit__in=cases.filter(person=None).values("unit")
    )
    rows = Fact.objects.visible_to(by).filter(owners, table="initiatives", closed_on=None, replaced_by=None)
    given = standing_confirmations(r.values["initiative_id"] for r in rows)
    for row in rows.filter(waits=False).select_related("unit__agency", "person").order_by("pk"):
        told = row.values
        name = str(told.get("title") or told["initiative_id"])
        if issued := given.get(str(told["initiative_id"])):
            made = partial(confirmation, issued.line, issued)
            yield Made(row.pk, name, made, issued.agency_id, issued.at, thing=issued, fixed=_CONFIRMED)
        elif told.get("recognised_on"):
            yield Made(row.pk, name, partial(_initiative, round_, row), row.agency_id, unit=row.unit)


_CONFIRMED = Say(
    "Giấy xác nhận đã cấp ở trang sáng kiến nên giữ nguyên lời văn.",
    "The confirmation was issued on the page of the initiative, so its words stay.",
)


def _initiative(round_: Round, row: Fact) -> Paper:
    desk, told = desk_of(round_), record_of(row)
    assert isinstance(told, Initiative)
    day = told.recognised_on or today()
    post = ", ".join(filter(None, (row.person.post if row.person_id else "", row.unit.name)))
    frame = frame_of_unit(desk, row.unit)
    note = form_note("initiative_confirmation", today()).vi
    return InitiativeConfirmation(
        replace(frame, notes=(*frame.notes, *([note] if note else []))),
        told.title or told.initiative_id,
        authors=(Author(str(row.person or row.unit), post),),
        recognised_by=", ".join(filter(None, (told.decision, f"ngày {day:%d/%m/%Y}", told.recognised_by))),
        level=terms.label("initiative_level", told.level).vi if told.level else "",
        purpose=f"xét khen thưởng trong {desk.occasion}",
    )


@printed("phieu-tra", Say("Phiếu yêu cầu bổ sung hồ sơ", "Return slip"), "03-de-nghi")
def slips(round_: Round, by: User) -> Iterator[Made]:
    """One for each time a dossier was sent back."""
    seen = Nomination.objects.visible_to(by).filter(round=round_)
    rows = Return.objects.filter(nomination__in=seen, undone_at=None).order_by("pk")
    for row in rows.select_related(*(f"nomination__{name}" for name in _CASES)):
        about = f"{row.nomination.code}, {row.at.astimezone(VIETNAM):%d/%m/%Y}"
        yield Made(row.pk, about, partial(_slip, round_, row), round_.movement.agency_id, row.at)


def _slip(round_: Round, row: Return) -> Paper:
    desk, case = desk_of(round_, row.at.astimezone(VIETNAM).date()), row.nomination
    who = "individual" if case.person_id else "collective"
    titles = {s.key: s.title.vi for s in sections_for(who)}
    parts = (titles.get(key) or terms.label("paper", key).vi for key in row.fields)
    return ReturnSlip(
        replace(desk.frame("Như trên"), on=row.at.astimezone(VIETNAM).date()),
        case.nominated_by.name,
        nominee(case, _form(desk, case)),
        desk.occasion,
        tuple(ReturnPoint(part[:1].upper() + part[1:], row.reason) for part in parts),
        case.submitted_on,
        due=row.supplement_by,
        contact=f"bộ phận thi đua, khen thưởng của {desk.office().spoken()}",
    )


@printed("lay-y-kien", Say("Thông báo lấy ý kiến", "Notice for public comment"), "04-tham-dinh")
def notices(round_: Round, by: User) -> Iterator[Made]:
    """Of every span of comment days; names and awards only, as the public reads them."""
    if not access.may("comments.view", by, round_.movement):
        return
    rows = CommentPeriod.objects.visible_to(by).filter(round=round_, waived_reason="").order_by("pk")
    for row in rows:
        name = f"{row.from_on:%d/%m/%Y} – {row.to_on:%d/%m/%Y}" if row.from_on and row.to_on else "–"
        yield Made(row.pk, name, partial(_notice, round_, row), row.agency_id)


def _notice(round_: Round, row: CommentPeriod) -> Paper:
    desk = desk_of(round_, row.from_on)
    cases = row.nominations.select_related("unit__agency", "unit__parent", "person").order_by("pk")
    return PublicNotice(
        replace(desk.frame(), on=row.from_on),
        desk.occasion,
        tuple(Published(nominee(case, _form(desk, case)), case.merit_note) for case in cases),
        row.from_on,
        row.to_on,
        ground=row.clause,
        address=row.address,
    )


def _form(desk: RoundPapers, case: Nomination) -> str:
    award = desk.result.plan.awards_by_id.get(case.award)
    return form_words(award) if award else ""
