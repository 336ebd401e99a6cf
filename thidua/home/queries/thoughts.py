"""Initiatives that wait for a person: to be mended, appraised, brought before a council, recognised."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from thidua.core.wording import Say, several
from thidua.home.tasks import Task, Work
from thidua.initiatives.models import Initiative
from thidua.initiatives.queries.lists import listed
from thidua.people.models import User

_OPEN = Say("Mở danh sách", "Open the list")


def to_mend(user: User, _day: date) -> Work:
    """Initiatives of one's own that were sent back."""
    rows = Initiative.objects.filter(made_by=user, state="returned")
    if not (yield rows):
        return
    for row in rows.order_by("pk"):
        yield Task(
            Say(f"Bổ sung sáng kiến {row.code}", f"Mend initiative {row.code}"),
            row.returned_reason,
            reverse("initiatives:write", args=[row.pk]),
            Say("Viết tiếp", "Go on writing"),
        )


def to_appraise(user: User, _day: date) -> Work:
    """Initiatives sent to the agency for which one works."""
    say = ("Thẩm định {} sáng kiến đã gửi", "Appraise {}")
    yield from _counted(user, ("office", "appraiser"), "submitted", say)


def to_hear(user: User, _day: date) -> Work:
    """Appraised initiatives that stand on no agenda."""
    yield from _counted(
        user, ("secretary",), "appraised", ("Lập phiên họp cho {} sáng kiến", "Call a session on {}")
    )


def to_recognise(user: User, _day: date) -> Work:
    """Initiatives that the council passed."""
    say = ("Ký công nhận {} sáng kiến Hội đồng thông qua", "Recognise {} passed by the council")
    yield from _counted(user, ("signer",), "passed", say)


def _counted(user: User, roles: tuple[str, ...], state: str, say: tuple[str, str]) -> Work:
    mine = {h.agency_id for h in user.holdings if h.role in roles and h.movement_id is None}
    rows = listed(user).filter(host__in=mine, state=state)
    if (yield rows):
        count = rows.count()
        yield Task(
            Say(say[0].format(count), say[1].format(several(count, "initiative"))),
            "",
            f"{reverse('initiatives:list')}?state={state}",
            _OPEN,
            count=count,
        )
