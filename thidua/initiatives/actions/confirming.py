"""Confirmations of a recognised initiative's effect: issued to its authors with number and code, made void."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.initiatives.actions.writing import page_of
from thidua.initiatives.models import Confirmation, Recognised
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.records.actions import issue_code, revoke_code, take_number, void_number
from thidua.records.keeping import keep_soon
from thidua.records.models import NumberSeries, Paper


@action("initiative.confirm")
def confirm(line: Recognised, purpose: str = "", written: str = "", *, by: User) -> Confirmation:
    """Issue the confirmation of one recognised initiative, signed by whoever does it.

    `written` is its number where the book is kept elsewhere. Raises Refused for a revoked recognition,
    where a confirmation stands already, and without a number.
    """
    rows = Recognised.objects.select_for_update(of=("self",), no_key=True)
    line = rows.select_related("recognition__agency", "initiative__made_by").get(pk=line.pk)
    access.check("initiative.confirm", by, line)
    if line.revoked_on is not None or line.confirmations.filter(void_on=None).exists():
        raise Refused(_NOT_NOW)
    book = NumberSeries.objects.filter(agency=line.agency_id, name="confirmation", year__lte=today().year)
    if not book.exists() and not written.strip():
        raise Refused(_NO_NUMBER)
    made = Confirmation(agency=line.agency, line=line, signer=by, issued_on=today(), at=now())
    made.purpose, made.written = purpose.strip()[:300], written.strip()[:80]
    made.save()
    if book.exists():
        made.number = take_number("confirmation", made, by=by, on=made.issued_on)
        made.written = made.number.text
        made.save(update_fields=["number", "written"])
    issue_code(made, by=by)
    keep_soon(made, by=by)
    row = line.initiative
    say = Say(f"{row.code}: đã cấp giấy xác nhận {made}.", f"{row.code}: confirmation {made} was issued.")
    notify([row.made_by], say, page_of(row))
    record("initiative.confirm", row, by=by, told={"number": made.written})
    return made


@action("initiative.void_confirmation")
def void_confirmation(confirmation: Confirmation, reason: str, *, by: User) -> Confirmation:
    """Make a confirmation void: number and code stay in the books and are never given again.

    Raises Refused without a reason, or for one that is void.
    """
    found = Confirmation.objects.select_for_update(of=("self",), no_key=True).get(pk=confirmation.pk)
    access.check("initiative.void_confirmation", by, found)
    if found.void_on is not None:
        raise Refused(Say("Giấy xác nhận đã hủy từ trước.", "The confirmation was made void before."))
    if not reason.strip():
        raise Refused(Say("Nêu lý do hủy giấy xác nhận.", "Give the reason for making it void."))
    made_void(found, reason, by=by)
    if found.number is not None:
        void_number(found.number, found.void_reason, by=by)
    record("initiative.void_confirmation", found.line.initiative, by=by, told={"number": found.written})
    return found


def made_void(found: Confirmation, reason: str, *, by: User) -> None:
    """Make void what stands, and say so to whoever checks its code; called inside an action."""
    found.void_on, found.void_reason = today(), reason.strip()[:300]
    found.save(update_fields=["void_on", "void_reason"])
    code = Paper.objects.filter(kind=found._meta.label_lower, ident=found.pk).first()
    if code is not None:
        revoke_code(code, by=by)


_NOT_NOW = Say(
    "Chỉ cấp giấy xác nhận cho sáng kiến đang được công nhận, mỗi quyết định một giấy còn giá trị.",
    "A confirmation is issued for a standing recognition, one at a time for each decision.",
)
_NO_NUMBER = Say(
    "Cơ quan chưa mở dãy số giấy xác nhận: quản trị cơ quan mở ở mục Dãy số, hoặc ghi số đã lấy ở sổ văn thư.",
    "The agency has no number series for confirmations: an agency administrator opens it under Number series, "
    "or write the number that the registry has given.",
)
