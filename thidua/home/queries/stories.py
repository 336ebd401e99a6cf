"""Stories that wait for a person: to be mended by their writer, to be reviewed by an office."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from thidua.core.wording import Say
from thidua.home.tasks import Task, Work
from thidua.people.models import User
from thidua.stories.models import Story
from thidua.stories.queries.lists import waiting


def to_mend(user: User, _day: date) -> Work:
    """Stories of one's own that were sent back."""
    rows = Story.objects.filter(made_by=user, state="returned")
    if not (yield rows):
        return
    for row in rows.order_by("pk"):
        yield Task(
            Say(f"Sửa bài điển hình: {row.title}", f"Mend the story: {row.title}"),
            row.said,
            reverse("stories:write", args=[row.pk]),
            Say("Viết tiếp", "Go on writing"),
        )


def to_review(user: User, _day: date) -> Work:
    """Stories sent to one's office, but for one's own."""
    mine = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    rows = waiting([pk for pk in mine if pk], user)
    if (yield rows):
        count = rows.count()
        yield Task(
            Say(
                f"Duyệt {count} bài điển hình",
                f"Review {count} {'story' if count == 1 else 'stories'}",
            ),
            "",
            f"{reverse('stories:list')}?state=submitted",
            Say("Mở danh sách", "Open the list"),
            count=count,
        )
