"""Facts: entered, restated, revoked, declared complete."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.facts.acts import Coverage
from thidua.core.facts.columns import Record
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.evidence.catalogue import OFFICE_ONLY, OWN
from thidua.evidence.facts import close, law_day, record_of, stored, topic_of
from thidua.evidence.models import SECRET, Asked, Fact
from thidua.evidence.resting import changed
from thidua.evidence.subjects import Subjects, agency_for, out_of_reach, own_scope, subject_of
from thidua.exchange.sense import CHECKS
from thidua.people.models import User
from thidua.records.actions import attach
from thidua.records.models import File


class Proof(NamedTuple):
    """The files that prove a fact, and the pages that matter."""

    files: tuple[File, ...] = ()
    page: str = ""


NO_PROOF = Proof()


@action("fact.enter")
def enter(given: Record, *, by: User, proof: Proof = NO_PROOF, mends: Fact | None = None) -> Fact:
    """Keep a new record with the files that prove it; `mends` is one of their own that was rejected.

    What a candidate enters of themselves waits until somebody verifies it, and so does every record of a
    table for which the agency asks it. Raises Refused where the subject is out of reach, the record is
    there already, or it contradicts one of the same decision.
    """
    fact = placed(given, by=by)
    guard("fact.enter", by, fact)
    next_state("fact", "enter", NEW)
    _check_sense(given)
    _check_new(fact)
    fact.save()
    restate_earlier(fact, given)
    _prove(fact, proof, by)
    if mends is not None:
        mine = Fact.objects.filter(pk=mends.pk, entered_by=by, rejected_by__isnull=False, replaced_by=None)
        mine.update(replaced_by=fact)
    record("fact.enter", fact, by=by, told=told(fact, NEW))
    return fact


@action("fact.restate")
def restate(fact: Fact, given: Record, *, by: User, proof: Proof = NO_PROOF) -> Fact:
    """Put a record in the place of another: of a correction the old one closes, of a later decision it stays.

    Whatever rests on the old one waits to be reviewed. Raises Refused where nothing would change.
    """
    fact = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
    guard("fact.restate", by, fact)
    before = fact.state
    next_state("fact", "restate", before)
    _check_sense(given)
    made = placed(given, by=by)
    made.agency_id = fact.agency_id
    guard("fact.restate", by, made)
    if made.values == fact.values:
        raise Refused(Say("Chưa có gì khác bản ghi cũ.", "Nothing differs from the old record."))
    _check_new(made, instead_of=fact)
    made.save()
    fact.replaced_by = made
    if is_later(given, record_of(fact)):
        fact.changed_by, fact.changed_at = by, now()
        fact.save(update_fields=["replaced_by", "changed_by", "changed_at"])
        changed([fact], "restated")
    else:
        close(fact, "restated", by=by)
    _prove(made, proof, by)
    record("fact.restate", fact, by=by, told=told(fact, before))
    return made


@action("fact.revoke")
def revoke(fact: Fact, reason: str, *, by: User) -> Fact:
    """Take a record out of what counts from today; it stays to be seen, with the reason."""
    fact = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
    guard("fact.revoke", by, fact)
    before = fact.state
    next_state("fact", "revoke", before, {} if reason.strip() else {"reason": NO_REASON})
    fact.revoked_reason = reason.strip()
    close(fact, "revoked", by=by)
    record("fact.revoke", fact, by=by, told=told(fact, before))
    return fact


@action("fact.declare")
def declare(table: str, scope: str, span: tuple[date | None, date | None], *, by: User) -> Fact:
    """Declare a table complete for a unit (or `all` of the agency) and a span of days: absence then answers."""
    given: Record = Coverage(
        table_=table, scope=scope, from_=span[0], to=span[1], declared_by=by.name, on=today()
    )
    fact = placed(given, by=by)
    access.check("fact.declare", by, fact)
    _check_sense(given)
    _check_new(fact)
    fact.save()
    record("fact.declare", fact, by=by, told={"table": table})
    return fact


def placed(given: Record, *, by: User) -> Fact:
    """A record as a fact of the agency in whose name it is entered; raises NoRight when out of reach."""
    given = own_scope(given, by)
    about = subject_of(given)
    found = Subjects(by).find(about) if about else None
    if about and found is None:
        raise access.NoRight(out_of_reach(about.partition(":")[2]))
    unit, person = found or (None, None)
    fact = stored(given, unit=unit, person=person, by=by, agency=agency_for(by, unit))
    fact.waits = (
        not _clerks(by, fact) or Asked.objects.filter(agency=fact.agency_id, table=fact.table).exists()
    )
    return fact


def guard(right: str, by: User, fact: Fact) -> None:
    """The right itself, and more where a table is secret or touches many."""
    second = right in ("fact.verify", "fact.reject")
    if fact.table in SECRET:
        access.check("person.private", by, fact)
    if fact.table == "successions" and not second:
        access.check("succession.withdraw", by, fact)
    if fact.table in OFFICE_ONLY and not second:
        access.check("fact.enter_any", by, fact)
    if right == "fact.enter" and fact.table not in OWN and not _clerks(by, fact):
        raise access.NoRight(access.refusal("fact.enter_any", by))
    access.check(right, by, fact)


def _clerks(by: User, fact: Fact) -> bool:
    """Whether somebody enters records by office, not only of themselves."""
    return any(access.may(r, by, fact) for r in ("fact.restate", "fact.enter_any"))


def told(fact: Fact, before: str) -> dict[str, Any]:
    """What the diary keeps: states and the table, of secret tables not even that."""
    states = {"from": before, "to": fact.state}
    return states if fact.table in SECRET else {"table": fact.table, **states}


def is_later(new: Record, old: Record) -> bool:
    """Whether a record is a later decision on what another speaks of, rather than its correction."""
    return topic_of(new) == topic_of(old) and law_day(new) > law_day(old)


def _check_sense(given: Record) -> None:
    wrong = [w for check in CHECKS.get(given.table, ()) if (w := check(given))]
    if wrong:
        raise Refused(*(Say(f"{w[1].vi} {w[2].vi}", f"{w[1].en} {w[2].en}") for w in wrong))


def _check_new(fact: Fact, instead_of: Fact | None = None) -> None:
    """No second record of the same identity: the same again is idle, another value contradicts."""
    same = Fact.objects.filter(table=fact.table, ident=fact.ident, closed_on=None)
    same = same.filter(agency=fact.agency_id) if fact.unit_id is None else same
    there = same.exclude(pk=instead_of.pk if instead_of else None).first()
    if there is None:
        return
    if there.values == fact.values:
        raise Refused(
            Say(
                "Bản ghi này đã có, giống hệt. Không cần nhập lại.",
                "This record is there already, exactly alike. There is no need to enter it again.",
            )
        )
    raise Refused(CONTRADICTS)


def restate_earlier(fact: Fact, given: Record) -> None:
    """A later decision that counts from now on: what rests on the earlier one is reviewed."""
    alike = Fact.objects.filter(topic=fact.topic, closed_on=None, waits=False).exclude(pk=fact.pk)
    earlier = [f for f in alike if is_later(given, record_of(f))]
    if earlier and not fact.waits:
        changed(earlier, "restated")


def _prove(fact: Fact, proof: Proof, by: User) -> None:
    for file in proof.files:
        attach(file, fact, by=by, page=proof.page)


NO_REASON = Say("Chưa nêu lý do. Ghi lý do thu hồi.", "No reason was given. Write why it is revoked.")
CONTRADICTS = Say(
    "Mâu thuẫn: đã có bản ghi cùng khóa, cùng quyết định nhưng khác giá trị. Mở bản ghi đó và đính chính, "
    "hoặc ghi số và ngày của quyết định sau.",
    "Contradiction: there is a record of the same key and decision with another value. Open that record and "
    "restate it, or write the number and date of the later decision.",
)
