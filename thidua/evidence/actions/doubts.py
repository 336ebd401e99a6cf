"""A doubt about a fact: a person has looked, and says why the fact may stand."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.evidence.doubts import doubts_of
from thidua.evidence.models import SECRET, Fact, Settled
from thidua.people.models import User


@action("fact.settle")
def settle(fact: Fact, sign: str, reason: str, *, by: User) -> Settled:
    """Let a fact stand with what was found, and keep why; the fact itself stays as it is.

    Raises Refused where nothing of that sign is there (any more), it was settled, or no reason is given.
    """
    fact = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
    if fact.table in SECRET:
        access.check("person.private", by, fact)
    access.check("fact.settle", by, fact)
    seen = next((s for s in doubts_of([fact], by).get(fact.pk, ()) if s.doubt.sign == sign), None)
    if seen is None:
        raise Refused(GONE)
    if seen.settled:
        raise Refused(SETTLED)
    if not reason.strip():
        raise Refused(NO_REASON)
    made = Settled.objects.create(
        agency_id=fact.agency_id,
        fact=fact,
        check_name=seen.doubt.check,
        sign=sign,
        what=list(seen.doubt.what),
        reason=reason.strip(),
        by=by,
        at=now(),
    )
    record("fact.settle", fact, by=by, told={} if fact.table in SECRET else {"table": fact.table})
    return made


GONE = Say(
    "Điều này không còn ở bản ghi: số liệu hoặc tệp đã đổi. Mở lại bản ghi để xem.",
    "This is no longer so: the record or its files changed. Open the record again.",
)
SETTLED = Say("Đã có người xem điều này.", "Somebody has settled this already.")
NO_REASON = Say(
    "Chưa nêu lý do. Ghi vì sao để yên bản ghi.", "No reason was given. Write why the record stands."
)
