"""Who inherits what: signed by a named person, with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.facts.tables import Succession
from thidua.core.wording import Say
from thidua.evidence.facts import close, put
from thidua.evidence.inheriting import Changed, answers, changes, rounds_of
from thidua.evidence.models import Fact
from thidua.evidence.resting import ask_about
from thidua.people.models import BETWEEN, Unit, UnitChange, User


class Signed(NamedTuple):
    """What was signed, and which verdicts of open rounds answer differently since."""

    facts: tuple[Fact, ...]
    changed: tuple[Changed, ...]


STORED: list[Callable[[Sequence[Changed]], Iterable[Any]]] = []
"""How the rooms above find what they have stored of changed verdicts: it waits to be reviewed."""


@action("succession.sign")
def sign(heir: Unit, source: Unit, what: Sequence[str], reason: str, *, by: User) -> Signed:
    """Say that a unit inherits the index, honours, movement or quota of one that it was made from.

    Counts from today; stored verdicts that would answer differently stay and wait to be reviewed. Raises
    Refused without a reason, where no change leads from one unit to the other, where it was signed
    already, and where another unit inherits the quota.
    """
    access.check("succession.sign", by, heir)
    for one in what or ("",):
        _check(heir, source, one, reason.strip())
    rounds = rounds_of(heir)
    before = answers(rounds, heir)
    facts = tuple(_put(heir, source, one, reason.strip(), by) for one in what)
    changed = tuple(changes(rounds, before, answers(rounds, heir)))
    reviewed = [thing for found in STORED for thing in found(changed)] if changed else []
    ask_about(reviewed, facts[0])
    for one, fact in zip(what, facts, strict=True):
        told = {"from": source.code, "to": heir.code, "what": one, "reviewed": len(reviewed)}
        record("succession.sign", fact, by=by, told=told)
    return Signed(facts, changed)


def would_change(heir: Unit, source: Unit, what: Sequence[str], reason: str, *, by: User) -> list[Changed]:
    """Every verdict of an open round that signing would change: signed, judged, and rolled back."""
    with transaction.atomic():
        found = list(sign(heir, source, what, reason, by=by).changed)
        transaction.set_rollback(True)
    return found


def _put(heir: Unit, source: Unit, what: str, reason: str, by: User) -> Fact:
    row = Succession(
        from_unit=source.code, to_unit=heir.code, what=what, signed_by=by.name, on=today(), reason=reason
    )
    return put(row, unit=heir, person=None, by=by)


@action("succession.withdraw")
def withdraw(fact: Fact, reason: str, *, by: User) -> Fact:
    """Take a signed succession back from today; what was judged with it waits to be reviewed."""
    fact = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
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
