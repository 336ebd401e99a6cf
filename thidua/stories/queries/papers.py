"""The radio bulletin of a story as a paper of the agency that published it."""

from __future__ import annotations

from django.conf import settings

from thidua.clock import VIETNAM
from thidua.core.aloud import duration
from thidua.core.papers import Frame, Office, RadioBulletin, Signer
from thidua.core.papers.frame import DOTS
from thidua.core.papers.issuer import right_of
from thidua.rounds.official import SAMPLE
from thidua.stories.models import Bulletin, Story


def bulletin_paper(story: Story, bulletin: Bulletin) -> RadioBulletin:
    """What is handed to the reader: the words as they are saved, how long they take, which stations."""
    host, count = story.host, bulletin.syllables
    upper = "" if right_of(host.kind) or not host.parent_id else str(host.parent.name)
    stations = dict.fromkeys(story.sendings.filter(withdrawn_at=None).values_list("station", flat=True))
    frame = Frame(
        Office(host.name, host.short.replace(" ", "") or DOTS, host.place, upper),
        Signer("Người duyệt tin"),
        on=bulletin.saved_at.astimezone(VIETNAM).date(),
        recipients=("Như trên",) if stations else (),
        notes=(SAMPLE,) if settings.DEMO else (),
    )
    return RadioBulletin(
        frame,
        bulletin.heading,
        tuple(line.strip() for line in bulletin.text.splitlines() if line.strip()),
        f"khoảng {duration(count).vi} ({count} tiếng)",
        tuple(stations),
    )
