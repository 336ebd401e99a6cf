"""Who inherits what: signed by a named person, with a reason."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.facts.tables import Succession
from thidua.core.wording import Say
from thidua.evidence.facts import close, put
from thidua.evidence.models import Fact
from thidua.people.models import BETWEEN, Unit, UnitChange, User


@action("succession.sign")
def sign(heir: Unit, source: Unit, what: str, reason: str, *, by: User) -> Fact:
    """Say that a unit inherits the index, honours, movement or quota of one that it was made from.

    Counts from today. Raises Refused without a reason, where no change leads from one unit to the other,
    where it was signed already, and where another unit inherits the quota.
    """
    access.check("succession.sign", by, heir)
    _check(heir, source, what, reason.strip())
    row = Succession(
        from_unit=source.code,
        to_unit=heir.code,
        what=what,
        signed_by=by.name,
        on=today(),
        reason=reason.strip(),
    )
    fact = put(row, unit=heir, person=None, by=by)
    record("succession.sign", fact, by=by, told={"from": source.code, "to": heir.code, "what": what})
    return fact


@action("succession.withdraw")
def withdraw(fact: Fact, reason: str, *, by: User) -> Fact:
    """Take a signed succession back from today; what was judged with it waits to be reviewed."""
    fact = Fact.objects.select_for_update().get(pk=fact.pk)
    access.check("succession.withdraw", by, fact)
    if fact.table != "successions" or fact.state not in ("open", "verified"):
        raise Refused(Say("Không phải lựa chọn đang có hiệu lực.", "This is no choice that stands."))
    if not reason.strip():
        raise Refused(Say("Cần lý do thu hồi.", "Withdrawing needs its reason."))
    fact.revoked_reason = reason.strip()
    close(fact, "revoked", by=by)
    record("succession.withdraw", fact, by=by)
    return fact


def _check(heir: Unit, source: Unit, what: str, reason: str) -> None:
    if what not in terms.GROUPS["succession"]:
        raise Refused(Say("Chọn kế thừa gì.", "Choose what is inherited."))
    if not reason:
        raise Refused(Say("Cần lý do của lựa chọn này.", "The choice needs its reason."))
    if not leads(source, heir):
        raise Refused(
            Say(
                f"Chưa ghi biến động nào đưa {source} thành {heir}. Ghi sáp nhập, chia tách trước.",
                f"No change leads from {source} to {heir}. Record the merger or split first.",
            )
        )
    signed = signed_of(source).filter(values__what=what)
    if signed.filter(unit=heir).exists():
        raise Refused(Say("Điều này đã được ký.", "This was signed already."))
    if what == "quota" and signed.exists():
        raise Refused(
            Say(
                f"Chỉ tiêu của {source} đã có đơn vị khác kế thừa.",
                f"Another unit inherits {source}'s quota.",
            )
        )


def leads(source: Unit, heir: Unit) -> bool:
    """Whether a recorded change leads from one unit to the other."""
    found = UnitChange.objects.filter(unit=source, successor=heir, kind__in=BETWEEN).exists()
    told = Q(values__from_unit=source.code, values__to_unit=heir.code)
    return found or Fact.objects.filter(told, table="unit_changes", closed_on=None).exists()


def signed_of(source: Unit) -> QuerySet:
    """What was signed about a unit's history and stands."""
    return Fact.objects.filter(table="successions", values__from_unit=source.code, closed_on=None)
