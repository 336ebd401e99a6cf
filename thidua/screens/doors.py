"""The seven doors: fixed names, fixed order; a role sees some of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Door(NamedTuple):
    """A door, the page behind it, the rooms that belong to it, the roles that see it."""

    label: Promise | str
    page: str
    rooms: tuple[str, ...]
    roles: frozenset[str]


_ALL = frozenset(
    [
        "agency_admin",
        "office",
        "clerk",
        "candidate",
        "appraiser",
        "chair",
        "secretary",
        "member",
        "signer",
        "steering",
    ]
)
_READERS = _ALL | {"auditor"}
_WORKERS = frozenset(["office", "clerk", "candidate", "appraiser", "auditor", "agency_admin"])
_DECIDERS = frozenset(["office", "chair", "secretary", "member", "signer", "auditor", "steering"])
_CRITERIA = (
    *("nominations:standings", "nominations:criteria", "nominations:report_wrong", "nominations:ask"),
    *("nominations:reviews", "nominations:review", "nominations:keep"),
)
"""Pages behind the door of criteria; the rest of their room lies behind the next one."""
DOORS = (
    Door(_("Việc của tôi"), "home:todo", ("home",), _ALL | {"sysadmin"}),
    Door(
        _("Phong trào"),
        "movements:list",
        ("movements", "duties", "stories", "registrations", "home:across"),
        _READERS | {"sysadmin"},
    ),
    Door(_("Xét tiêu chuẩn"), "nominations:eligibility", _CRITERIA, _WORKERS),
    Door(_("Hồ sơ"), "nominations:list", ("nominations", "appraisals", "initiatives"), _READERS),
    Door(
        _("Hội đồng và quyết định"),
        "councils:list",
        ("councils", "voting", "decisions", "honours"),
        _DECIDERS,
    ),
    Door(
        _("Số liệu"),
        "evidence:list",
        ("evidence", "scorecards"),
        frozenset(["office", "clerk", "appraiser", "auditor"]),
    ),
    Door(
        pgettext_lazy("door", "Báo cáo"),
        "reports:list",
        ("reports", "records", "papers", "audit"),
        frozenset(["office", "clerk", "signer", "steering", "auditor", "agency_admin"]),
    ),
)


def doors_of(user: Any, view_name: str) -> list[dict[str, Any]]:
    """The doors a person sees, the one they stand in marked."""
    if not user.is_authenticated:
        return []
    roles = {h.role for h in user.holdings}
    seen = [d for d in DOORS if d.roles & roles]
    room = view_name.partition(":")[0]
    exact = [d for d in seen if view_name in (d.page, *d.rooms)]
    here = exact[0] if exact else next((d for d in seen if room in d.rooms), None)
    return [{"label": d.label, "url": url, "current": d is here} for d in seen if (url := _address(d.page))]


def _address(page: str) -> str:
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""
