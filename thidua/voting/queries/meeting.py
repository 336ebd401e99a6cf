"""What minutes of every council tell of a session: who was there, who was not, at what hour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from thidua.clock import VIETNAM
from thidua.voting.models import Attendance, OpenVote, Session


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
