"""What an agency shows on the public site: its movements, and where it is reached."""

from __future__ import annotations

from dataclasses import dataclass

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.models import Movement
from thidua.people.models import Unit, User
from thidua.portal.models import Contact, Shown


@dataclass(frozen=True)
class Reached:
    """Where citizens reach an agency."""

    address: str
    phone: str = ""
    email: str = ""
    in_charge: str = ""


@action("public.show")
def show(movement: Movement, *, by: User) -> Shown:
    """Put a movement on the public site: its plan, its calendar and its state."""
    row = Movement.objects.select_for_update(of=("self",), no_key=True).get(pk=movement.pk)
    access.check("public.show", by, row)
    found = Shown.objects.filter(movement=row).first() or Shown(movement=row)
    if found.pk and found.hidden_at is None:
        raise Refused(
            Say("Phong trào đã ở trên cổng công khai.", "The movement is on the public site already.")
        )
    found.agency_id, found.shown_at, found.shown_by, found.hidden_at = row.agency_id, now(), by, None
    found.save()
    record("public.show", found, by=by, told={"movement": row.pk})
    return found


@action("public.hide")
def hide(movement: Movement, *, by: User) -> Shown:
    """Take a movement off the public site; published decisions stay there."""
    row = Movement.objects.select_for_update(of=("self",), no_key=True).get(pk=movement.pk)
    access.check("public.hide", by, row)
    found = Shown.objects.filter(movement=row, hidden_at=None).first()
    if found is None:
        raise Refused(
            Say("Phong trào không ở trên cổng công khai.", "The movement is not on the public site.")
        )
    found.hidden_at = now()
    found.save(update_fields=["hidden_at"])
    record("public.hide", found, by=by, told={"movement": row.pk})
    return found


@action("public.set_contact")
def set_contact(agency: Unit, told: Reached, *, by: User) -> Contact:
    """Say where citizens reach an agency; printed at the foot of the public site."""
    access.check("public.set_contact", by, agency)
    if not (told.address.strip() and (told.phone.strip() or told.email.strip())):
        raise Refused(
            Say(
                "Ghi địa chỉ, và điện thoại hoặc thư điện tử.",
                "Give the address, and a telephone number or mail address.",
            )
        )
    found = Contact.objects.filter(agency=agency).first() or Contact(agency=agency)
    found.address, found.phone = told.address.strip()[:300], told.phone.strip()[:80]
    found.email, found.in_charge = told.email.strip(), told.in_charge.strip()[:200]
    found.set_by, found.set_at = by, now()
    found.save()
    record("public.set_contact", found, by=by)
    return found
