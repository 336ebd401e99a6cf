"""Reviewing a story: returned with a reason, published by a second person, taken off and published again."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.stories.actions.writing import locked, page_of
from thidua.stories.models import Story

OWN = Say(
    "Bạn đã viết bài này nên người khác duyệt: một người khác của cơ quan thường trực, hoặc lãnh đạo ký.",
    "You wrote this story, so somebody else reviews it: another one of the office, or a leader who signs.",
)


@action("story.return")
def return_(story: Story, reason: str, *, by: User) -> Story:
    """Send it back to its writer with what is to be mended."""
    story = locked(story)
    access.check("story.return", by, story)
    return _turned(story, "return", reason, by)


@action("story.publish")
def publish(story: Story, *, by: User) -> Story:
    """Let everybody signed in read it, and everybody at all where its people agreed to that.

    Raises Refused for one's own story.
    """
    story = locked(story)
    access.check("story.publish", by, story)
    hindered = {"second_person": OWN} if story.made_by_id == by.pk else {}
    old = story.state
    story.state = next_state("story", "publish", old, hindered)
    story.published_at, story.published_by, story.said = now(), by, ""
    story.save()
    _tell(story, Say(f"Bài {story.code} đã đăng.", f"Story {story.code} was published."))
    record("story.publish", story, by=by, told={"from": old, "to": story.state})
    return story


@action("story.withdraw")
def withdraw(story: Story, reason: str, *, by: User) -> Story:
    """Take a published story off, everywhere at once, with the reason."""
    story = locked(story)
    access.check("story.withdraw", by, story)
    return _turned(story, "withdraw", reason, by)


@action("story.restore")
def restore(story: Story, *, by: User) -> Story:
    """Publish again what was taken off, as it stood."""
    story = locked(story)
    access.check("story.restore", by, story)
    old = story.state
    story.state, story.said = next_state("story", "restore", old), ""
    story.save()
    record("story.restore", story, by=by, told={"from": old, "to": story.state})
    return story


def _turned(story: Story, act: str, reason: str, by: User) -> Story:
    """Back to its writer with the reason."""
    old, why = story.state, reason.strip()
    hindered = {} if why else {"reason": Say("Nêu lý do.", "Give the reason.")}
    story.state = next_state("story", act, old, hindered)
    story.said = why
    story.save()
    what = ("được trả lại", "was returned") if act == "return" else ("đã gỡ", "was taken off")
    _tell(story, Say(f"Bài {story.code} {what[0]}: {why}", f"Story {story.code} {what[1]}: {why}"))
    record(f"story.{act}", story, by=by, told={"from": old, "to": story.state})
    return story


def _tell(story: Story, say: Say) -> None:
    notify([story.made_by], say, page_of(story))
