"""Who may not appraise a case: the candidate, and people of the same unit."""

from __future__ import annotations

from thidua.core.wording import Say
from thidua.nominations.models import Nomination
from thidua.people.models import User

OWN = Say(
    "Bạn không xét được hồ sơ của chính mình. Chuyển người khác.",
    "You cannot appraise your own case. Hand it to somebody else.",
)
SAME_UNIT = Say(
    "Bạn không xét được hồ sơ này vì thuộc cùng phòng, đơn vị. Chuyển người khác.",
    "You cannot appraise this case because you belong to the same unit. Hand it to somebody else.",
)


def conflict(user: User, nomination: Nomination) -> Say | None:
    """Why a person may not appraise a case; None where nothing stands against it."""
    if nomination.person_id and user.person_id == nomination.person_id:
        return OWN
    home = str(nomination.unit.path)
    if user.is_clerk_of(nomination.unit):
        return SAME_UNIT
    if user.person_id is None:
        return None
    theirs = str(user.person.unit.path)
    same = theirs == home if nomination.person_id else theirs.startswith(home)
    return SAME_UNIT if same else None


def is_appraiser(user: User, nomination: Nomination) -> bool:
    """Whether a person appraises for this movement: by a role in its agency, or appointed for it."""
    host = nomination.movement.agency_id
    return any(
        h.role == "appraiser"
        and (h.movement_id == nomination.movement_id or (h.movement_id is None and h.agency_id == host))
        for h in user.holdings
    )
