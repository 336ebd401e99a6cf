"""Writing a story: begun, saved as one types, sent to be reviewed, taken back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.movements.models import Movement
from thidua.people.actions import notify
from thidua.people.models import Unit, User
from thidua.people.queries import offices_of
from thidua.records.actions import remove
from thidua.records.queries import files_of
from thidua.stories.models import OPEN, Picture, Story
from thidua.stories.queries.filling import contents_of, lacking, person_named


@dataclass(frozen=True)
class NewStory:
    """What kind of story, in which unit, in which movement, and its name."""

    kind: str
    unit: Unit
    title: str
    movement: Movement | None = None


@dataclass(frozen=True)
class Written:
    """What a story says, of whom, and that they agree."""

    kind: str
    title: str
    lead: str = ""
    text: str = ""
    place: str = ""
    about: str = ""
    content: str = ""
    consent: str = ""
    consent_on: date | None = None
    is_public: bool = False


@action("story.start")
def start(new: NewStory, *, by: User) -> Story:
    """Begin a story as a draft; whoever runs its movement will review it, else its own agency.

    Raises Refused without a name, for an unknown kind, and in a movement that does not run.
    """
    movement = new.movement
    made = Story(
        agency_id=new.unit.agency_id,
        unit=new.unit,
        movement=movement,
        host_id=movement.agency_id if movement else new.unit.agency_id,
        kind=new.kind,
        title=new.title.strip(),
        year=today().year,
        made_by=by,
        made_at=now(),
        saved_at=now(),
    )
    access.check("story.start", by, made)
    _named(made)
    if movement and movement.state != "open":
        raise Refused(
            Say(
                "Phong trào không còn chạy. Để trống phong trào, hoặc chọn phong trào khác.",
                "The movement runs no longer. Leave the movement blank, or choose another.",
            )
        )
    made.state = next_state("story", "start", "-")
    made.code = _fresh_code(new.unit.agency, made.year)
    made.save()
    record("story.start", made, by=by, told={"to": made.state})
    return made


def _named(story: Story) -> None:
    if not story.title:
        raise Refused(Say("Ghi tên bài.", "Give the story a name."))
    if story.kind not in terms.GROUPS["story_kind"]:
        raise Refused(Say("Chọn loại bài.", "Choose the kind of story."))


def _fresh_code(agency: Unit, year: int) -> str:
    """The next code of an agency in a year; the agency's row is locked, so that none is given twice."""
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)
    begin = f"DH-{agency.code}-{year}-"
    last = Story.objects.filter(code__startswith=begin).order_by("-pk").values_list("code", flat=True)
    number = int(last[0].removeprefix(begin)) + 1 if last else 1
    return f"{begin}{number:03d}"


@action("story.write")
def save(story: Story, told: Written, *, by: User) -> Story:
    """Keep what was written; nothing is asked to be complete before it is sent.

    Raises Refused once it was sent, for a day of consent to come, and for a content that the plan has not.
    """
    story = locked(story)
    access.check("story.write", by, story)
    if story.state not in OPEN:
        raise Refused(_SENT)
    for field in fields(told):
        value = getattr(told, field.name)
        setattr(story, field.name, value.strip() if isinstance(value, str) else value)
    _named(story)
    if story.consent_on and story.consent_on > today():
        raise Refused(Say("Ngày đồng ý chưa tới.", "The day of consent is still to come."))
    if story.content and story.content not in dict(contents_of(story.movement)):
        raise Refused(Say("Kế hoạch không có nội dung này.", "The plan has no such content."))
    story.told_of = person_named(story.agency, story.about)
    story.saved_at = now()
    story.version += 1
    story.save()
    record("story.write", story, by=by)
    return story


@action("story.submit")
def submit(story: Story, *, by: User) -> Story:
    """Send it to whoever reviews it.

    Raises Refused with everything that is lacking, the consent of whom it tells of before all.
    """
    story = locked(story)
    access.check("story.submit", by, story)
    old = story.state
    lack = lacking(story)
    story.state = next_state("story", "submit", old, {"complete": lack} if lack else {})
    story.submitted_at = now()
    story.save()
    say = Say(f"Bài điển hình chờ duyệt: {story.code}.", f"A story waits for review: {story.code}.")
    notify(offices_of(story.host), say, page_of(story))
    record("story.submit", story, by=by, told={"from": old, "to": story.state})
    return story


@action("story.call_back")
def call_back(story: Story, *, by: User) -> Story:
    """Take it back before it is reviewed, to write on."""
    story = locked(story)
    access.check("story.call_back", by, story)
    old = story.state
    story.state = next_state("story", "call_back", old)
    story.save()
    record("story.call_back", story, by=by, told={"from": old, "to": story.state})
    return story


@action("story.drop")
def drop(story: Story, *, by: User) -> Story:
    """Drop a story that was not sent: what it says, of whom, its picture and files go; its code and name stay.

    Raises Refused once it was sent.
    """
    story = locked(story)
    access.check("story.drop", by, story)
    old = story.state
    for hung in files_of(story):
        remove(hung, by=by)
    Picture.objects.filter(story=story).delete()
    story.state = next_state("story", "drop", old)
    story.lead = story.text = story.place = story.about = story.consent = story.said = ""
    story.told_of, story.consent_on, story.is_public = None, None, False
    story.version += 1
    story.save()
    record("story.drop", story, by=by, told={"from": old, "to": story.state})
    return story


def locked(story: Story) -> Story:
    """The story as it stands now, locked until the transaction ends."""
    rows = Story.objects.select_for_update(of=("self",), no_key=True)
    found: Story = rows.select_related("unit", "host", "agency", "movement__plan", "made_by").get(pk=story.pk)
    return found


def page_of(story: Story) -> str:
    """The address of its page."""
    return reverse("stories:story", args=[story.pk])


_SENT = Say(
    "Bài đã gửi nên chỉ đọc được. Lấy lại bài, hoặc nhờ nơi duyệt trả lại.",
    "The story was sent and can only be read. Take it back, or ask for its return.",
)
