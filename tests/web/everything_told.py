"""The part of the province of everything that is stories: in their states, on the radio, adopted; one of B."""

from __future__ import annotations

from tests.web.everything import Everything, text
from tests.web.world import DAY
from thidua.clock import now
from thidua.stories.models import Adoption, Bulletin, Picture, Sending, Story

STATES = ("draft", "submitted", "returned", "withdrawn", "published")


def told_of(made: Everything) -> None:
    """Stories of A's first division; a published one bears no marker, for everybody may read it."""
    for state in STATES:
        made.keep("story" if state == "submitted" else f"story.{state}", _story(made, state, "A"))
    made.keep("story.b", _story(made, "submitted", "B"))
    story, office = made["story.published"], made.user("a-office")
    _pictured(made, story)
    bulletin = Bulletin.objects.create(
        agency=made["agency"],
        story=story,
        heading=text("bulletin"),
        text=text("bulletin-words"),
        saved_by=office,
        saved_at=now(),
    )
    made.keep("bulletin", bulletin)
    sending = Sending.objects.create(
        agency=made["agency"],
        story=story,
        station=text("station"),
        sent_on=DAY,
        text=text("sent-words"),
        by=office,
        at=now(),
    )
    made.keep("story_sending", sending)
    adoption = Adoption.objects.create(
        agency=made["agency"],
        story=story,
        unit=made["unit.2"],
        since=DAY,
        where="Nơi công khai mẫu",
        result="Kết quả công khai mẫu",
        by=office,
        at=now(),
    )
    made.keep("story_adoption", adoption)


def _pictured(made: Everything, story: Story) -> None:
    picture = Picture.objects.create(
        agency=made["agency"],
        story=story,
        file=made["file"],
        alt="Ảnh công khai mẫu",
        content=b"mau",
        width=3,
        height=2,
        digest="0123456789abcdef",
        by=made.user("a-office"),
        at=now(),
    )
    made.keep("story_picture", picture)
    made.keep("story_digest", picture.digest)


def _story(made: Everything, state: str, agency: str) -> Story:
    unit, movement = made.world.units[f"{agency}1"], made["movement" if agency == "A" else "movement.b"]
    public = state == "published"

    def words(name: str) -> str:
        return "Lời công khai mẫu" if public else text(f"{name}-{state}", unit.code)

    return Story.objects.create(
        agency=unit.agency,
        unit=unit,
        host=movement.agency,
        movement=movement,
        code=f"DH-{agency}-{DAY.year}-{STATES.index(state) + 1:03d}",
        year=DAY.year,
        kind="good_practice",
        state=state,
        title=words("story"),
        lead=words("story-lead"),
        text=words("story-text"),
        about=words("story-about"),
        consent=text("story-consent", unit.code),
        consent_on=DAY,
        is_public=True,
        said=text("story-said", unit.code) if state in ("returned", "withdrawn") else "",
        made_by=made.user(f"{unit.code.lower()}-clerk"),
        made_at=now(),
        saved_at=now(),
        published_at=now() if public else None,
    )
