"""What was asked is done: data erased as far as it may be, a name taken off the public site."""

from __future__ import annotations

from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.people.models import Person, Unit, User
from thidua.portal.actions import withhold
from thidua.portal.models import Withheld
from thidua.privacy.models import DataRequest
from thidua.privacy.queries.erasing import DETAILS, GONE, contacts_over, foreseen


@action("data_request.finish")
def finish(request: DataRequest, note: str, *, by: User) -> DataRequest:
    """Carry out a request that was accepted.

    To erase: everything of `foreseen` that may go, goes; the diary stays whole, for it holds no names.
    To restrict: the name comes off the public site. To see and to correct: the note says what was done.
    """
    row = DataRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=request.pk)
    access.check("data_request.finish", by, row)
    before, row.state = row.state, next_state("data_request", "finish", row.state)
    row.outcome = _done(row, note.strip(), by)
    row.done_by, row.done_at = by, now()
    row.save()
    record("data_request.finish", row, by=by, told={"from": before, "to": row.state, **row.outcome})
    return row


def _done(row: DataRequest, note: str, by: User) -> dict[str, Any]:
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=row.person_id)
    if row.kind == "erase":
        return _erased(person)
    if row.kind == "restrict":
        if not Withheld.objects.filter(person=person, ended_at=None).exists():
            withhold(person, str(row), by=by)
        return {"withheld": 1}
    if row.kind == "correct" and not note:
        raise Refused(
            Say(
                "Sửa dữ liệu ở trang của nó trước, rồi ghi đã sửa gì.",
                "First correct the data on its own page, then say what was corrected.",
            )
        )
    row.answer = f"{row.answer}\n{note}".strip()
    return {}


def _erased(person: Person) -> dict[str, Any]:
    """Erase what may go; which sorts went and which stayed, by their keys."""
    items = [item for item in foreseen(person) if item.count]
    going = {item.key for item in items if item.goes}
    if "details" in going:
        for name in DETAILS:
            setattr(person, name, None if name in ("birth_date", "direct_reform_worker") else "")
    if "name" in going:
        person.name = GONE
    if "account" in going:
        User.objects.filter(person=person).update(person=None)
    person.version += 1
    person.save()
    return {"erased": sorted(going), "kept": sorted(item.key for item in items if not item.goes)}


@action("personal_data.erase_due")
def erase_due(agency: Unit, *, by: User) -> int:
    """Blank names and contacts of citizens whose term is over; how many. Raises Refused where there are none."""
    access.check("personal_data.erase_due", by, agency)
    count = sum(rows.filter(agency=agency).update(name="", contact="") for rows in contacts_over(by))
    if not count:
        raise Refused(Say("Không có liên hệ nào quá thời hạn giữ.", "No contact is past its term."))
    record("personal_data.erase_due", agency, by=by, told={"count": count})
    return count
