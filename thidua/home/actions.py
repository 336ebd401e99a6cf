"""What a person does on the pages of home: read notices, open a calendar feed."""

from __future__ import annotations

import secrets

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.home.models import Feed
from thidua.people.models import User


@action("home.open_feed")
def open_feed(*, by: User) -> Feed:
    """A new secret address for one's calendar of deadlines; an older address stops working."""
    access.check("home.open_feed", by)
    feed, _ = Feed.objects.update_or_create(
        user=by, defaults={"token": secrets.token_urlsafe(32), "made_at": now()}
    )
    record("home.open_feed", feed, by=by)
    return feed


@action("home.close_feed")
def close_feed(*, by: User) -> None:
    """End the calendar's address."""
    access.check("home.close_feed", by)
    feed = Feed.objects.filter(user=by).first()
    record("home.close_feed", feed or by, by=by)
    if feed:
        feed.delete()


def read_notices(user: User, up_to: int) -> int:
    """Mark one's notices as read, those that were on the page when it was opened; not an act."""
    return int(user.notices.filter(read_at=None, pk__lte=up_to).update(read_at=now()))
