"""An author named without an account here becomes a person known here, who then has the record too."""

from __future__ import annotations

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.wording import Say, fold
from thidua.evidence import facts
from thidua.evidence.models import Fact
from thidua.initiatives.actions.deciding import record_for
from thidua.initiatives.actions.writing import locked, page_of
from thidua.initiatives.models import Author, Recognised
from thidua.people.actions import notify
from thidua.people.models import Person, User
from thidua.people.queries import offices_of


@action("initiative.link_author")
def link_author(author: Author, person: Person, reason: str, *, by: User) -> Author:
    """Say which person an author is, of this agency or another, with the reason.

    Every standing recognition leaves its record to the person. In another agency nobody has verified
    that record yet, and its office is told. Raises Refused for an author who is linked, a person who
    is an author already, another name, or no reason.
    """
    row = locked(author.initiative)
    access.check("initiative.link_author", by, row)
    author = row.authors.get(pk=author.pk)
    if author.person_id is not None or row.authors.filter(person=person).exists():
        raise Refused(
            Say("Tác giả hoặc cá nhân này đã được nối.", "This author or person is linked already.")
        )
    if fold(author.name) != person.folded:
        raise Refused(_OTHER_NAME)
    if not reason.strip():
        raise Refused(Say("Nêu căn cứ để nối.", "Give the basis of the link."))
    author.person = person
    author.save(update_fields=["person"])
    lines = row.recognised.filter(revoked_on=None).select_related(
        "recognition__agency", "recognition__issued"
    )
    for line in lines.select_related("initiative"):
        _left(line, person, by)
    say = Say(f"Bạn được ghi là tác giả của {row.code}.", f"You are recorded as an author of {row.code}.")
    notify(User.objects.filter(person=person, is_active=True), say, page_of(row))
    told = {"author": author.number, "person": person.pk, "reason": reason.strip()[:200]}
    record("initiative.link_author", row, by=by, told=told)
    return author


def _left(line: Recognised, person: Person, by: User) -> Fact:
    """The record of a recognition, left to a person; its own agency verifies what another one says."""
    agency = person.unit.agency
    made = facts.put(record_for(line, person.key), unit=person.unit, person=person, by=by, agency=agency)
    if agency.pk != line.initiative.agency_id:
        made.verified_by = made.verified_at = None
        made.save(update_fields=["verified_by", "verified_at"])
        code = line.initiative.code
        say = Say(
            f"{person} được ghi là đồng tác giả {code} của cơ quan khác: xem và xác nhận bản ghi.",
            f"{person} is recorded as co-author of {code} of another agency: look and verify the record.",
        )
        notify(offices_of(agency), say, reverse("evidence:fact", args=[made.pk]))
    return made


_OTHER_NAME = Say(
    "Tên ghi ở sáng kiến khác tên của cá nhân này. Chỉ nối khi cùng họ tên; ghi sai tên thì sửa ở quyết định mới.",
    "The name in the initiative is not this person's. Link the same name only; a wrong name needs a new decision.",
)
