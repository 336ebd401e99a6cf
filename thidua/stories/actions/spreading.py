"""Spreading a published story: worded for the radio, sent to stations, recorded where others do likewise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Unit, User
from thidua.stories.actions.writing import locked
from thidua.stories.models import Adoption, Bulletin, Sending, Story


@dataclass(frozen=True)
class NewAdoption:
    """Which unit does likewise, since when, where, with what result."""

    unit: Unit
    since: date
    where: str
    result: str


@action("story.word")
def word(story: Story, heading: str, text: str, *, by: User) -> Bulletin:
    """Keep the words that a ward radio reads of a published story; wording it again replaces them.

    Raises Refused for a story that is not published, and without words.
    """
    story = locked(story)
    access.check("story.word", by, story)
    _published(story)
    if not heading.strip() or not text.strip():
        raise Refused(Say("Ghi tên bản tin và lời đọc.", "Give the heading and the words to be read."))
    former = Bulletin.objects.select_for_update(of=("self",), no_key=True).filter(story=story).first()
    made = former or Bulletin(agency_id=story.host_id, story=story, version=0)
    made.heading, made.text = heading.strip(), text.strip()
    made.saved_by, made.saved_at, made.version = by, now(), made.version + 1
    made.save()
    record("story.word", story, by=by)
    return made


@action("story.send")
def send(story: Story, station: str, sent_on: date, *, by: User) -> Sending:
    """Record that the bulletin went to a ward radio on a day; the words of that day are kept with it.

    Raises Refused without a bulletin, without the station, and for a day to come.
    """
    story = locked(story)
    access.check("story.send", by, story)
    _published(story)
    bulletin = Bulletin.objects.filter(story=story).first()
    if bulletin is None:
        raise Refused(Say("Soạn bản tin trước khi gửi đài.", "Word the bulletin before it is sent."))
    if not station.strip() or sent_on > today():
        raise Refused(
            Say(
                "Ghi tên đài và ngày gửi, không sau hôm nay.",
                "Give the station and the day, not after today.",
            )
        )
    made = Sending.objects.create(
        agency_id=story.host_id,
        story=story,
        station=station.strip(),
        sent_on=sent_on,
        text=bulletin.text,
        by=by,
        at=now(),
    )
    record("story.send", story, by=by, told={"on": str(sent_on)})
    return made


@action("story.withdraw_sending")
def withdraw_sending(sending: Sending, *, by: User) -> Sending:
    """Say that it was not sent."""
    sending = (
        Sending.objects.select_for_update(of=("self",), no_key=True)
        .select_related("story")
        .get(pk=sending.pk)
    )
    access.check("story.withdraw_sending", by, sending)
    if sending.withdrawn_at is not None:
        raise Refused(_BEFORE)
    sending.withdrawn_at = now()
    sending.save(update_fields=["withdrawn_at"])
    record("story.withdraw_sending", sending.story, by=by, told={"on": str(sending.sent_on)})
    return sending


@action("story.adopt")
def adopt(story: Story, told: NewAdoption, *, by: User) -> Adoption:
    """Record that a unit does what a published story tells of.

    Raises Refused for what is not published, for its own unit, for a day to come, and for a second time.
    """
    story = locked(story)
    made = Adoption(
        agency_id=told.unit.agency_id,
        story=story,
        unit=told.unit,
        since=told.since,
        where=told.where.strip(),
        result=told.result.strip(),
        by=by,
        at=now(),
    )
    access.check("story.adopt", by, made)
    _published(story)
    if told.unit.pk == story.unit_id:
        raise Refused(Say("Đây là bài của chính đơn vị.", "It is the unit's own story."))
    if told.since > today() or not made.where or not made.result:
        raise Refused(_INCOMPLETE)
    if story.adoptions.filter(unit=told.unit, withdrawn_at=None).exists():
        raise Refused(Say(f"{told.unit} đã ghi áp dụng.", f"{told.unit} has recorded it already."))
    made.save()
    record("story.adopt", made, by=by)
    return made


@action("story.withdraw_adoption")
def withdraw_adoption(adoption: Adoption, *, by: User) -> Adoption:
    """Say that the unit does not do it, or no longer."""
    adoption = (
        Adoption.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=adoption.pk)
    )
    access.check("story.withdraw_adoption", by, adoption)
    if adoption.withdrawn_at is not None:
        raise Refused(_BEFORE)
    adoption.withdrawn_at = now()
    adoption.save(update_fields=["withdrawn_at"])
    record("story.withdraw_adoption", adoption, by=by)
    return adoption


def _published(story: Story) -> None:
    if story.state != "published":
        raise Refused(Say("Bài chưa đăng, hoặc đã gỡ.", "The story is not published."))


_BEFORE = Say("Đã rút từ trước.", "It was taken back before.")
_INCOMPLETE = Say(
    "Ghi ngày áp dụng (không sau hôm nay), nơi áp dụng và kết quả.",
    "Give the day (not after today), the place and the result.",
)
