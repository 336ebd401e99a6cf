"""Minutes that write themselves; and head, foot and names as every official paper of a round has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.conf import settings

from thidua.clock import VIETNAM, today
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.judging import Judging
from thidua.core.papers import CouncilMinutes, Frame, Meeting, Nominee, Office, Signer, Vote
from thidua.core.papers.minutes import SECRETARY
from thidua.core.papers.nominees import CALLED, Subject
from thidua.core.rounds import Round as CoreRound
from thidua.councils.models import Agenda, Statement
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.people.models import Unit
from thidua.records.checking import code_of
from thidua.rounds.official import form_words
from thidua.rounds.papers import RoundPapers
from thidua.rounds.result import RoundResult
from thidua.voting.queries import minutes_figures
from thidua.voting.queries.meeting import headed, meeting
from thidua.voting.queries.results import Figures

HINT = "(Ký, ghi rõ họ tên)"


def desk_of(round_: Round, on: date | None = None) -> RoundPapers:
    """Head, foot and grounds of a round's papers, by the plan alone and the law of a day."""
    plan = plan_of(round_.movement.plan)
    view = FactsView(Facts({}, frozenset()), on or today())
    judging = Judging(plan, CoreRound.read(round_.name), view)
    return RoundPapers(RoundResult(judging, (), (), 0), bool(settings.DEMO))


def nominee(nomination: Nomination, form: str) -> Nominee:
    """A nomination as lists print it."""
    if nomination.person_id:
        post = f", {nomination.person.post}" if nomination.person.post else ""
        return Nominee(nomination.person.name, "individual", form, f"{nomination.unit.name}{post}")
    unit = nomination.unit
    subject: Subject = unit.kind if unit.kind in CALLED else "collective"
    return Nominee(unit.name, subject, form, above(unit))


def above(unit: Unit) -> str:
    """The office that a unit belongs to in the head of its papers and in lists: the one directly over it.

    An enterprise and a household belong to nobody, and an agency stands for itself.
    """
    if unit.kind in CALLED or unit.agency_id == unit.pk:
        return ""
    return str(unit.parent.name) if unit.parent_id else ""


def minutes_paper(agenda: Agenda) -> CouncilMinutes:
    """The minutes of a session: blank where it has not been held, complete once it is counted."""
    session = agenda.session
    desk = desk_of(agenda.round, _local(session.held_at).date())
    rows = list(
        agenda.cases.select_related(
            "nomination__unit__agency",
            "nomination__unit__parent",
            "nomination__person",
            "nomination__movement__plan",
        )
    )
    plan = desk.result.plan
    named = {c.item_id: nominee(c.nomination, form_words(plan.award(c.nomination.award))) for c in rows}
    figures = minutes_figures(session) if session.state in ("counted", "signed") else []
    counted = {f.item.pk: f for f in figures}
    votes = tuple(_vote(named[c.item_id], counted.get(c.item_id)) for c in rows)
    frame = _frame(agenda, desk)
    documents = ("Danh sách đề nghị khen thưởng", "Hồ sơ và kết quả thẩm định của từng trường hợp")
    members = session.members or session.attendance.count()
    return CouncilMinutes(
        frame,
        desk.occasion,
        votes,
        members=members,
        documents=documents,
        rule="; ".join(dict.fromkeys(f.rule.vi for f in figures)),
        secretary=replace(SECRETARY, name=str(agenda.written_by) if agenda.written_by else ""),
        meeting=_meeting(agenda, figures) if figures else None,
    )


def _vote(named: Nominee, figures: Figures | None) -> Vote:
    if figures is None:
        return Vote(named)
    told = figures.outcome
    return Vote(named, told.agree, told.denominator, told.written.agree, told.passed)


def _frame(agenda: Agenda, desk: RoundPapers) -> Frame:
    office = desk.office()
    name = str(agenda.session.council.name)
    council = Office(
        headed(headed(name, office.spoken()), office.name), "HĐTĐKT", office.place, office.name, name
    )
    chair = Signer("Chủ trì", hint=HINT, name=str(agenda.signed_by) if agenda.signed_by else "")
    frame = replace(desk.frame("Thành viên Hội đồng"), office=council, signer=chair)
    if agenda.written_at:
        frame = replace(frame, on=_local(agenda.session.held_at).date())
    if agenda.signed_at:
        frame = replace(frame, code=code_of(agenda))
    return replace(frame, written=str(agenda.minutes.text)) if agenda.minutes_id else frame


def _meeting(agenda: Agenda, figures: list[Figures]) -> Meeting:
    told = meeting(agenda.session, agenda, figures, "trường hợp")
    statements = list(agenda.statements.select_related("user", "case__item"))
    return replace(
        told,
        statements=tuple(_said(s) for s in statements if not s.differs),
        differing=tuple(_said(s) for s in statements if s.differs),
    )


def _said(statement: Statement) -> str:
    about = f" (về {statement.case.item.title})" if statement.case_id else ""
    return f"{statement.user}{about}: {statement.text.rstrip('. ')}"


def _local(when: datetime) -> datetime:
    return when.astimezone(VIETNAM)
