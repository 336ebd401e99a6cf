"""What is printed of an initiative council's session: its minutes, blank before the meeting, whole after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings

from thidua.clock import VIETNAM
from thidua.core.papers import Frame, InitiativeMinutes, InitiativeVote, Marked, Meeting, Office, Signer
from thidua.core.papers.minutes import SECRETARY
from thidua.initiatives.models import Initiative, Mark, Minutes
from thidua.initiatives.queries.heard import items_of, marks_of
from thidua.initiatives.queries.papers import office_of
from thidua.records.checking import code_of
from thidua.rounds.official import SAMPLE
from thidua.voting.models import Item, Session
from thidua.voting.queries import minutes_figures
from thidua.voting.queries.meeting import headed, meeting
from thidua.voting.queries.results import Figures

HINT = "(Ký, ghi rõ họ tên)"


def minutes_of(session: Session) -> Minutes:
    """The minutes of a session; not yet saved where nobody has begun them."""
    rows = Minutes.objects.select_related("number", "written_by", "signed_by")
    return rows.filter(session=session).first() or Minutes(agency_id=session.agency_id, session=session)


def minutes_paper(told: Minutes) -> InitiativeMinutes:
    """The minutes as a paper."""
    session = told.session
    counted = session.state in ("counted", "signed")
    figures = minutes_figures(session) if counted else []
    by_item = {f.item.pk: f for f in figures}
    marks = marks_of(session)
    rows = items_of(session)
    return InitiativeMinutes(
        _frame(told),
        tuple(_vote(item, row, marks.get(row.pk, []), by_item.get(item.pk)) for item, row in rows),
        members=session.members or session.attendance.count(),
        rule="; ".join(dict.fromkeys(f.rule.vi for f in figures)),
        secretary=replace(SECRETARY, name=str(told.written_by) if told.written_by else ""),
        meeting=_meeting(told, rows, marks, figures) if figures else None,
    )


def _frame(told: Minutes) -> Frame:
    office, name = office_of(told.session.agency), str(told.session.council.name)
    council = Office(headed(name, office.name), "HĐSK", office.place, office.name, name)
    chair = Signer("Chủ trì", hint=HINT, name=str(told.signed_by) if told.signed_by else "")
    held_on = told.session.held_at.astimezone(VIETNAM).date()
    return Frame(
        council,
        chair,
        on=held_on if told.written_at else None,
        year=held_on.year,
        recipients=("Thành viên Hội đồng",),
        notes=(SAMPLE,) if settings.DEMO else (),
        written=str(told.number or ""),
        code=code_of(told) if told.signed_at else None,
    )


def _vote(item: Item, row: Initiative, marks: Sequence[Mark], figures: Figures | None) -> InitiativeVote:
    marked = Marked(
        sum(m.is_new for m in marks),
        sum(m.is_effective for m in marks),
        sum(m.is_replicable for m in marks),
        len(marks),
    )
    who = ", ".join(a.name for a in row.authors.all())
    vote = InitiativeVote(item.title, f"{who} ({row.unit})" if who else str(row.unit), marked)
    if figures is None:
        return vote
    found = figures.outcome
    return replace(vote, agree=found.agree, total=found.denominator, passed=found.passed)


def _meeting(
    told: Minutes,
    rows: Sequence[tuple[Item, Initiative]],
    marks: dict[int, list[Mark]],
    figures: Sequence[Figures],
) -> Meeting:
    said = (
        f"{m.user} (về {item.title}): {m.note.rstrip('. ')}"
        for item, row in rows
        for m in marks.get(row.pk, ())
        if m.note
    )
    return replace(meeting(told.session, told, figures, "sáng kiến"), statements=tuple(said))
