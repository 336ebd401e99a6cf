"""What minutes of every council tell of a session: who was there, who was not, at what hour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from thidua.clock import VIETNAM
from thidua.core import terms
from thidua.core.papers import Meeting
from thidua.voting.models import Attendance, Minuted, OpenVote, Session
from thidua.voting.queries.results import Figures


def meeting(session: Session, told: Minuted, figures: Sequence[Figures], things: str) -> Meeting:
    """What happened at a counted session, but for what members said; `things` is what it voted on."""
    roll = list(session.attendance.select_related("user"))
    return Meeting(
        began=hour_said(told.began_at or session.held_at),
        ended=hour_said(told.ended_at) if told.ended_at else "",
        place=session.place,
        present=session.attending or 0,
        absent=tuple(absent(session, roll)),
        chair=named(roll, "chair") or named(roll, "deputy"),
        secretary=named(roll, "secretary"),
        mode=terms.label("vote_mode", session.mode).vi,
        recusals=tuple(
            f"{who}: từ chối xét {f.item.title} ({why})" for f in figures for who, why in f.recused
        ),
        results=tuple(f"{f.item.title}: {f.outcome.say.vi}" for f in figures),
        conclusions=tuple(_conclusions(told, figures, things)),
    )


def _conclusions(told: Minuted, figures: Sequence[Figures], things: str) -> Iterator[str]:
    passed = sum(f.outcome.passed for f in figures)
    yield f"Hội đồng thông qua {passed}/{len(figures)} {things} đưa ra xét"
    if others := [f.item.title for f in figures if not f.outcome.passed]:
        yield f"Không thông qua: {', '.join(others)}"
    yield from (line.strip(" -.;") for line in told.conclusion.splitlines() if line.strip())


def absent(session: Session, roll: Sequence[Attendance]) -> Iterator[str]:
    """Those of a roll who were absent, with the note, and whether they wrote."""
    wrote = set(OpenVote.objects.filter(item__session=session, written=True).values_list("user", flat=True))
    for row in roll:
        if row.presence == "absent":
            note = f", {row.note}" if row.note else ""
            written = ", đã có ý kiến bằng văn bản" if row.user_id in wrote else ""
            yield f"{row.user}{note}{written}"


def named(roll: Sequence[Attendance], role: str) -> str:
    """Who of a roll holds a role."""
    return ", ".join(str(row.user) for row in roll if row.role == role)


def hour_said(when: datetime) -> str:
    """An hour as minutes write it."""
    local = when.astimezone(VIETNAM)
    return f"{local.hour:02d} giờ {local.minute:02d} phút"


def headed(council: str, agency: str) -> str:
    """A council in the head of its papers: without the agency, which stands above it there.

    >>> headed("Hội đồng sáng kiến Sở Mẫu", "Sở Mẫu")
    'Hội đồng sáng kiến'
    """
    return council.removesuffix(f" {' '.join(agency.split())}")
