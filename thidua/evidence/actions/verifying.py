"""A second person: verifies a record or rejects it with the reason; tables for which the agency asks it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.evidence.actions.records import guard, restate_earlier, told
from thidua.evidence.catalogue import ENTERED
from thidua.evidence.facts import close, record_of
from thidua.evidence.models import Asked, Fact
from thidua.people.actions import notify
from thidua.people.models import Unit, User


class Verified(NamedTuple):
    """What a look at many records came to: those verified, and those left out with why."""

    done: list[Fact]
    left_out: list[tuple[Fact, tuple[Say, ...]]]


@action("fact.verify")
def verify(fact: Fact, *, by: User) -> Fact:
    """A second person has compared the record with its source; one that waited counts from today."""
    fact = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
    guard("fact.verify", by, fact)
    before = fact.state
    next_state("fact", "verify", before, _second(fact, by))
    fact.verified_by, fact.verified_at = by, now()
    waited, fact.waits = fact.waits, False
    if waited:
        fact.recorded_on = today()
        fact.changed_by, fact.changed_at = by, now()
    fact.save()
    if waited:
        restate_earlier(fact, record_of(fact))
    record("fact.verify", fact, by=by, told=told(fact, before))
    return fact


def verify_many(facts: Sequence[Fact], *, by: User) -> Verified:
    """Verify every record that can be; the others are named with their reasons."""
    found = Verified([], [])
    for fact in facts:
        try:
            found.done.append(verify(fact, by=by))
        except Refused as refused:
            found.left_out.append((fact, refused.reasons))
    return found


@action("fact.reject")
def reject(fact: Fact, reason: str, *, by: User) -> Fact:
    """A second person finds that the record does not say what its source says; it goes back with the reason.

    It counts no more, whatever rests on it waits to be reviewed, and whoever entered it is told.
    """
    fact = Fact.objects.select_for_update(no_key=True).select_related("entered_by").get(pk=fact.pk)
    guard("fact.reject", by, fact)
    before = fact.state
    lacking = {} if reason.strip() else {"reason": NO_REASON}
    next_state("fact", "reject", before, {**_second(fact, by), **lacking})
    fact.rejected_by, fact.revoked_reason = by, reason.strip()
    fact.save(update_fields=["rejected_by"])
    close(fact, "revoked", by=by)
    table = BY_NAME[fact.table].say
    say = Say(
        f"Một bản ghi bạn nhập bị trả lại: {table.vi}.", f"A record you entered was rejected: {table.en}."
    )
    notify([fact.entered_by], say, reverse("evidence:fact", args=[fact.pk]))
    record("fact.reject", fact, by=by, told=told(fact, before))
    return fact


@action("fact.let_be")
def let_be(fact: Fact, *, by: User) -> Fact:
    """Whoever entered a rejected record agrees: it is not entered again."""
    fact = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
    access.check("fact.let_be", by, fact)
    if fact.entered_by_id != by.pk or fact.state != "rejected" or fact.replaced_by_id:
        raise Refused(Say("Bản ghi này không chờ bạn sửa.", "This record does not wait for you to mend it."))
    fact.let_be = True
    fact.save(update_fields=["let_be"])
    record("fact.let_be", fact, by=by, told=told(fact, "rejected"))
    return fact


@action("fact.ask")
def ask(agency: Unit, tables: Collection[str], *, by: User) -> list[str]:
    """Ask for which tables a record of the agency counts only once a second person has verified it.

    Records that count already go on counting; gives the tables asked for from now on.
    """
    access.check("fact.ask", by, Asked(agency=agency))
    wanted = [t for t in ENTERED if t in tables]
    Asked.objects.filter(agency=agency).exclude(table__in=wanted).delete()
    there = set(Asked.objects.filter(agency=agency).values_list("table", flat=True))
    fresh = [Asked(agency=agency, table=t, by=by, at=now()) for t in wanted if t not in there]
    Asked.objects.bulk_create(fresh)
    record("fact.ask", agency, by=by, told={"tables": wanted})
    return wanted


def _second(fact: Fact, by: User) -> dict[str, Say]:
    if fact.entered_by_id == by.pk:
        return {"second_person": OWN_WORK}
    about_them = by.person_id is not None and fact.person_id == by.person_id
    return {"second_person": OWN_RECORD} if about_them else {}


NO_REASON = Say(
    "Chưa nêu lý do. Ghi chỗ nào không đúng văn bản.", "No reason was given. Write what is wrong."
)
OWN_RECORD = Say(
    "Không ai xác nhận bản ghi về chính mình. Nhờ người khác đối chiếu với văn bản gốc.",
    "Nobody verifies a record about themselves. Ask another person to compare it with its source.",
)
OWN_WORK = Say(
    "Người nhập không tự xác nhận bản ghi của mình. Nhờ người thứ hai đối chiếu với văn bản gốc.",
    "Whoever entered a record does not verify it. Ask a second person to compare it with its source.",
)
