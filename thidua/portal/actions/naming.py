"""A name comes off the public site, for the rights of the person, and may come back."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Person, User
from thidua.portal.models import Withheld


@action("public.withhold")
def withhold(person: Person, reason: str, *, by: User) -> Withheld:
    """Take the name of a person off every public page, list and file; the register keeps it."""
    row = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    access.check("public.withhold", by, row)
    if not reason.strip():
        raise Refused(Say("Ghi lý do thôi công khai.", "Say why the name is taken off."))
    if Withheld.objects.filter(person=row, ended_at=None).exists():
        raise Refused(Say("Tên này đã thôi công khai.", "The name is off the public site already."))
    made = Withheld.objects.create(
        agency_id=row.agency_id, person=row, reason=reason.strip()[:500], at=now(), by=by
    )
    record("public.withhold", made, by=by)
    return made


@action("public.restore")
def restore(withheld: Withheld, *, by: User) -> Withheld:
    """Show the name again."""
    row = Withheld.objects.select_for_update(of=("self",), no_key=True).get(pk=withheld.pk)
    access.check("public.restore", by, row)
    if row.ended_at is not None:
        raise Refused(Say("Tên này đã công khai lại.", "The name is shown again already."))
    row.ended_at = now()
    row.save(update_fields=["ended_at"])
    record("public.restore", row, by=by)
    return row
