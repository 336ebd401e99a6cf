"""Writing an initiative: registered as a draft, saved, sent inside the window, mended, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.initiatives.actions.copies import look_soon
from thidua.initiatives.models import OPEN, Author, Initiative
from thidua.initiatives.queries.filling import lacking, shut
from thidua.people.actions import notify
from thidua.people.models import Person, Unit, User
from thidua.people.queries import offices_of

TEXTS = ("title", "topic", "problem", "solution", "novelty", "effect", "applied_where", "spread")
"""The parts that its people write, by their columns."""
WHOLE = Decimal(100)


@dataclass(frozen=True)
class NewInitiative:
    """Whose initiative it is, in which unit, and its name."""

    unit: Unit
    title: str
    person: Person | None = None


@dataclass(frozen=True)
class NewAuthor:
    """An author: a person known here or by name only, with the share in percent."""

    name: str
    share: Decimal
    person: Person | None = None


@action("initiative.register")
def register(new: NewInitiative, *, by: User) -> Initiative:
    """Register an initiative as a draft; its person is its first author with the whole share.

    Raises Refused without a title, or for a person of another unit.
    """
    made = Initiative(
        agency_id=new.unit.agency_id,
        host_id=new.unit.agency_id,
        unit=new.unit,
        person=new.person,
        year=today().year,
        title=new.title.strip(),
        made_by=by,
        made_at=now(),
        saved_at=now(),
    )
    access.check("initiative.register", by, made)
    if not made.title:
        raise Refused(Say("Ghi tên sáng kiến.", "Give the initiative a name."))
    if new.person and new.person.unit_id != new.unit.pk:
        raise Refused(Say(f"{new.person} không thuộc {new.unit}.", f"{new.person} is not of {new.unit}."))
    made.state = next_state("initiative", "register", "-")
    made.code = _fresh_code(new.unit.agency, made.year)
    made.save()
    if new.person:
        Author.objects.create(initiative=made, number=1, person=new.person, name=new.person.name, share=WHOLE)
    record("initiative.register", made, by=by, told={"to": made.state})
    return made


def _fresh_code(agency: Unit, year: int) -> str:
    """The next code of an agency in a year; the agency's row is locked, so that none is given twice."""
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)
    start = f"SK-{agency.code}-{year}-"
    last = Initiative.objects.filter(code__startswith=start).order_by("-pk").values_list("code", flat=True)
    number = int(last[0].removeprefix(start)) + 1 if last else 1
    return f"{start}{number:03d}"


@action("initiative.write")
def save(
    initiative: Initiative,
    texts: dict[str, Any],
    authors: Sequence[NewAuthor],
    applied_since: date | None,
    *,
    by: User,
) -> Initiative:
    """Keep what was written; nothing is asked to be complete before it is sent.

    Raises Refused once it was sent, and for shares that no author can have.
    """
    initiative = locked(initiative)
    access.check("initiative.write", by, initiative)
    if initiative.state not in OPEN:
        raise Refused(_SENT)
    if initiative.recognised.filter(revoked_on=None).exists():
        raise Refused(_RECOGNISED)
    if any(not 0 < a.share <= WHOLE for a in authors):
        raise Refused(
            Say("Tỷ lệ của tác giả từ trên 0 đến 100.", "An author's share is above 0, at most 100.")
        )
    for name in TEXTS:
        if name in texts:
            setattr(initiative, name, str(texts[name]).strip())
    initiative.applied_since, initiative.saved_at = applied_since, now()
    initiative.version += 1
    initiative.save()
    initiative.authors.all().delete()
    Author.objects.bulk_create(
        Author(initiative=initiative, number=n, person=a.person, name=a.name.strip(), share=a.share)
        for n, a in enumerate(authors, 1)
    )
    record("initiative.write", initiative, by=by)
    return initiative


@action("initiative.submit")
def submit(initiative: Initiative, *, by: User) -> Initiative:
    """Send it to the office: inside the window for the first time, at any time once it was sent back.

    Raises Refused with everything that is lacking. What reads like another is noted for the office.
    """
    initiative = locked(initiative)
    access.check("initiative.submit", by, initiative)
    old = initiative.state
    hindered = {"complete": lack} if (lack := lacking(initiative)) else {}
    if old == "draft" and (closed := shut(initiative.host, today())):
        hindered["in_window"] = closed
    initiative.state = next_state("initiative", "resubmit" if old == "returned" else "submit", old, hindered)
    initiative.submitted_on = initiative.submitted_on or today()
    initiative.save()
    look_soon(initiative)
    say = Say(f"Sáng kiến mới gửi: {initiative.code}.", f"An initiative was sent: {initiative.code}.")
    notify(offices_of(initiative.host), say, page_of(initiative))
    record("initiative.submit", initiative, by=by, told={"from": old, "to": initiative.state})
    return initiative


@action("initiative.withdraw")
def withdraw(initiative: Initiative, *, by: User) -> Initiative:
    """Take it back before a council takes it up; one that asked for wider recognition keeps what it has."""
    initiative = locked(initiative)
    access.check("initiative.withdraw", by, initiative)
    old = initiative.state
    standing = initiative.recognised.filter(revoked_on=None).select_related("recognition").last()
    initiative.state = next_state("initiative", "call_back" if standing else "withdraw", old)
    if standing:
        initiative.host_id = standing.recognition.agency_id
    initiative.save()
    record("initiative.withdraw", initiative, by=by, told={"from": old, "to": initiative.state})
    return initiative


def locked(initiative: Initiative) -> Initiative:
    """The initiative as it stands now, locked until the transaction ends."""
    rows = Initiative.objects.select_for_update(of=("self",), no_key=True)
    found: Initiative = rows.select_related("unit", "person", "host", "agency", "made_by").get(
        pk=initiative.pk
    )
    return found


def page_of(initiative: Initiative) -> str:
    """The address of its page."""
    return reverse("initiatives:initiative", args=[initiative.pk])


_SENT = Say(
    "Sáng kiến đã gửi nên chỉ đọc được. Nhờ nơi xét trả lại, hoặc rút về.",
    "The initiative was sent and can only be read. Ask for its return, or withdraw it.",
)
_RECOGNISED = Say(
    "Nội dung đã được công nhận nên giữ nguyên. Phần bổ sung gửi bằng tệp kèm theo.",
    "What was recognised stays as it is. Send what is to be added as files.",
)
