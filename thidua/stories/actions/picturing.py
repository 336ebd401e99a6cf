"""The picture of a story: put to it with what it shows, replaced, taken off; only while the story is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import User
from thidua.records.inspection.kinds import Kind
from thidua.records.models import File
from thidua.stories.actions.writing import locked
from thidua.stories.lightness import Light
from thidua.stories.models import OPEN, Picture, Story

PICTURES = (Kind.JPEG, Kind.PNG)
"""Kinds of files that may be the picture of a story."""


@dataclass(frozen=True)
class Pictured:
    """What the picture shows, who took it; the file with its light copy, None to keep the one that is there."""

    alt: str
    credit: str = ""
    file: File | None = None
    light: Light | None = None


@action("story.add_picture")
def add_picture(story: Story, told: Pictured, *, by: User) -> Picture:
    """Put a picture to a story in place of any before, or say anew what it shows.

    Raises Refused once the story was sent, without a picture, and without words for who cannot see it.
    """
    story = locked(story)
    access.check("story.add_picture", by, story)
    _check_open(story)
    found = Picture.objects.filter(story=story).first() or Picture(agency_id=story.agency_id, story=story)
    if told.file is not None and told.light is not None:
        found.file = _picture_of(told.file, by)
        found.content, found.width, found.height = told.light.content, told.light.width, told.light.height
        found.digest = hashlib.sha256(told.light.content).hexdigest()[:16]
    elif found.pk is None:
        raise Refused(Say("Chọn ảnh JPG hoặc PNG.", "Choose a JPG or PNG picture."))
    found.alt, found.credit, found.by, found.at = told.alt.strip(), told.credit.strip(), by, now()
    if not found.alt:
        raise Refused(
            Say(
                "Viết ảnh cho thấy gì, cho người không nhìn thấy ảnh.",
                "Say what the picture shows, in words.",
            )
        )
    found.save()
    record("story.add_picture", story, by=by, told={"file": found.file_id, "picture": found.digest})
    return found


@action("story.remove_picture")
def remove_picture(story: Story, *, by: User) -> Story:
    """Take the picture off a story that is being written."""
    story = locked(story)
    access.check("story.remove_picture", by, story)
    _check_open(story)
    Picture.objects.filter(story=story).delete()
    record("story.remove_picture", story, by=by)
    return story


def _picture_of(file: File, by: User) -> File:
    """The file, when this person may use it and it is a picture."""
    found: File = File.objects.visible_to(by).get(pk=file.pk)
    if found.kind not in PICTURES:
        raise Refused(Say("Ảnh của bài là tệp JPG hoặc PNG.", "The picture of a story is a JPG or PNG file."))
    return found


def _check_open(story: Story) -> None:
    if story.state not in OPEN:
        raise Refused(
            Say(
                "Bài đã gửi nên không đổi ảnh được. Lấy lại bài, hoặc nhờ nơi duyệt trả lại.",
                "The story was sent; its picture stays. Take it back, or ask for its return.",
            )
        )
