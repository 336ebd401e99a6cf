"""Stories of department A for tests: begun, written whole, sent, published."""

from __future__ import annotations

from typing import Any

from tests.web.world import DAY, World
from thidua.movements.models import Movement
from thidua.stories import actions
from thidua.stories.actions import NewStory, Written
from thidua.stories.models import Story

TEXT = "Trước đây người dân chờ ba ngày. Nay tổ một cửa trả ngay trong buổi sáng (mẫu)."


def written(**more: Any) -> Written:
    """A whole story with consent, unless told otherwise."""
    given = {
        "kind": "good_practice",
        "title": "Trả kết quả trong buổi sáng (mẫu)",
        "lead": "UBND phường trả 12 loại giấy tờ ngay trong buổi sáng.",
        "text": TEXT,
        "about": "Tổ một cửa mẫu",
        "consent": "Tổ trưởng đọc và đồng ý",
        "consent_on": DAY,
        "is_public": True,
    }
    return Written(**given | more)


def begun(world: World, *, by: str = "a1-clerk", unit: str = "A1", movement: Movement | None = None) -> Story:
    """A draft."""
    new = NewStory("good_practice", world.units[unit], "Bài mẫu", movement)
    return actions.start(new, by=world.users[by])


def sent(world: World, *, by: str = "a1-clerk", movement: Movement | None = None, **more: Any) -> Story:
    """A whole story that waits for review."""
    story = begun(world, by=by, movement=movement)
    actions.save(story, written(**more), by=world.users[by])
    return actions.submit(story, by=world.users[by])


def published(world: World, **more: Any) -> Story:
    """A story that A's office has published."""
    return actions.publish(sent(world, **more), by=world.users["a-office"])
