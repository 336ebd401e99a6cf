"""One way to lock a nomination and move it to its next state."""

from __future__ import annotations

from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import Hindrances, next_state
from thidua.nominations.models import WRITABLE, Nomination
from thidua.people.models import Unit

WITH = ("movement__plan", "movement__agency", "round", "unit__agency", "person", "nominated_by", "agency")


def locked(nomination: Nomination) -> Nomination:
    """The row as it is now, held until the action ends."""
    rows = Nomination.objects.select_for_update(of=("self",), no_key=True).select_related(*WITH)
    return rows.get(pk=nomination.pk)


def move(
    nomination: Nomination, way: str, *, hindered: Hindrances | None = None, holder: Unit | None = None
) -> dict[str, str]:
    """Move a locked row along a way of the table; gives from and to for the diary.

    Raises Refused when the state or a hindrance does not allow it.
    """
    was = nomination.state
    nomination.state = next_state("nomination", way, was, hindered)
    if holder is not None and holder.pk != nomination.holder_id:
        nomination.holder = holder
    nomination.held_since = now()
    nomination.version += 1
    nomination.save()
    return {"from": was, "to": str(nomination.state)}


def check_writable(nomination: Nomination) -> None:
    """Raises Refused unless the dossier is being prepared or has come back."""
    if nomination.state in WRITABLE:
        return
    raise Refused(
        Say(
            "Hồ sơ đã gửi nên không sửa được. Rút hồ sơ, hoặc nhờ cơ quan thường trực trả lại.",
            "The dossier has been sent and cannot be changed. Withdraw it, or ask the office to return it.",
        )
    )


def reason_given(reason: str) -> Hindrances:
    """The need `reason`, unfulfilled while nothing is written."""
    if reason.strip():
        return {}
    return {
        "reason": Say(
            "Chưa nêu lý do. Lý do được lưu cùng hồ sơ.", "No reason is given. The reason is kept with it."
        )
    }
