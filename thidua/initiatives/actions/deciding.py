"""Recognising by a numbered decision, revoking, and sending up for wider recognition."""

from __future__ import annotations

from collections.abc import Sequence

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.facts import tables
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.evidence import facts
from thidua.initiatives.actions.confirming import made_void
from thidua.initiatives.actions.copies import look_soon
from thidua.initiatives.actions.writing import locked, page_of
from thidua.initiatives.models import Initiative, Recognised, Recognition
from thidua.initiatives.queries.deciding import agency_above, levels_of
from thidua.people.actions import notify
from thidua.people.models import Person, Unit, User
from thidua.people.queries import offices_of
from thidua.records.actions import issue_code, take_number
from thidua.records.keeping import keep_soon


@action("initiative.recognise")
def recognise(
    agency: Unit, initiatives: Sequence[Initiative], level: str, scope: str, *, by: User
) -> Recognition:
    """Recognise initiatives that passed by one decision with a number of the agency's book.

    Each author's record is left for the criteria. Raises Refused for a level that is not the agency's,
    for nothing chosen, and for what no council has passed.
    """
    made = Recognition(agency=agency, level=level, scope=scope, decided_on=today(), signer=by, at=now())
    access.check("initiative.recognise", by, made)
    if not initiatives or scope not in terms.GROUPS["influence_scope"]:
        raise Refused(Say("Chọn sáng kiến và phạm vi ảnh hưởng.", "Choose initiatives and their scope."))
    made.save()
    for number, one in enumerate(initiatives, 1):
        row = locked(one)
        row.state = next_state("initiative", "recognise", row.state, _authority(row, agency, level))
        row.save(update_fields=["state"])
        Recognised.objects.create(recognition=made, initiative=row, number=number)
    made.issued = take_number("decision", made, by=by, on=made.decided_on)
    made.save(update_fields=["issued"])
    issue_code(made, by=by)
    keep_soon(made, by=by)
    for line in made.lines.select_related(
        "initiative__unit__agency", "initiative__person__unit__agency", "initiative__made_by"
    ):
        _leave_facts(line, by)
        row = line.initiative
        say = Say(f"{row.code} được công nhận, số {made}.", f"{row.code} is recognised, number {made}.")
        notify([row.made_by], say, page_of(row))
    record("initiative.recognise", made, by=by, told={"level": level, "lines": len(initiatives)})
    return made


def _authority(row: Initiative, agency: Unit, level: str) -> dict[str, Say]:
    if row.host_id != agency.pk:
        return {
            "authority": Say(
                f"{row.code} không do cơ quan này xét.", f"{row.code} is not before this agency."
            )
        }
    if level not in levels_of(agency, today()):
        name = terms.label("initiative_level", level)
        return {
            "authority": Say(
                f"{agency} không công nhận sáng kiến {name.vi}.", f"{agency} does not recognise at {name.en}."
            )
        }
    return {}


def _owners(row: Initiative) -> list[tuple[Unit, Person | None]]:
    """Whose record it becomes: each author known here; the unit where it is the unit's own."""
    people = [a.person for a in row.authors.select_related("person__unit__agency") if a.person_id]
    return [(p.unit, p) for p in people] or [(row.unit, row.person)]


def record_for(line: Recognised, owner: str) -> tables.Initiative:
    """The record that a recognition leaves to one owner."""
    row, decision = line.initiative, line.recognition
    return tables.Initiative(
        initiative_id=line.record_id,
        owner=owner,
        title=row.title,
        level=decision.level,
        recognised_by=decision.agency.name,
        recognised_on=decision.decided_on,
        decision=str(decision.issued),
        topic=row.topic or None,
    )


def _leave_facts(line: Recognised, by: User) -> None:
    for unit, person in _owners(line.initiative):
        kept = record_for(line, (person or unit).key)
        facts.put(kept, unit=unit, person=person, by=by, agency=unit.agency)


@action("initiative.revoke")
def revoke(line: Recognised, reason: str, *, by: User) -> Recognised:
    """Take back a recognition by a numbered decision; its records count no longer from today.

    The decision gets its code and its files are kept; confirmations given out are void with it.
    """
    rows = Recognised.objects.select_for_update(of=("self",), no_key=True).select_related(
        "recognition__agency"
    )
    line = rows.get(pk=line.pk)
    access.check("initiative.revoke", by, line)
    if line.revoked_on is not None:
        raise Refused(Say("Đã hủy công nhận từ trước.", "It was revoked before."))
    if not reason.strip():
        raise Refused(Say("Nêu lý do, căn cứ hủy công nhận.", "Give the reason and basis of the revocation."))
    row = locked(line.initiative)
    others = row.recognised.filter(revoked_on=None).exclude(pk=line.pk)
    old = row.state
    if old == "recognised" and not others.exists():
        row.state = next_state("initiative", "revoke", old)
        row.save(update_fields=["state"])
    line.revoked_on, line.revoked_reason = today(), reason.strip()[:500]
    line.revoked_by = by
    line.revoked_number = take_number("decision", line.recognition, by=by, on=today())
    line.save()
    issue_code(line, by=by)
    keep_soon(line, by=by)
    for given in line.confirmations.filter(void_on=None).select_related("number"):
        made_void(given, reason, by=by)
    for unit, person in _owners(row):
        facts.withdraw(record_for(line, (person or unit).key).id, unit=unit, by=by)
    record("initiative.revoke", row, by=by, told={"from": old, "to": row.state})
    return line


@action("initiative.send_up")
def send_up(initiative: Initiative, *, by: User) -> Initiative:
    """Send a recognised initiative to the agency above for wider recognition; what it has stays.

    Raises Refused where no agency stands above here.
    """
    initiative = locked(initiative)
    access.check("initiative.send_up", by, initiative)
    old, above = initiative.state, agency_above(initiative.host)
    hindered = (
        {} if above else {"above": Say("Không có cơ quan cấp trên ở đây.", "No agency stands above here.")}
    )
    initiative.state = next_state("initiative", "send_up", old, hindered)
    assert above is not None
    initiative.host = above
    initiative.save()
    look_soon(initiative)
    say = Say(
        f"{initiative.code} đề nghị công nhận ở phạm vi rộng hơn.",
        f"{initiative.code} asks for wider recognition.",
    )
    notify(offices_of(above), say, page_of(initiative))
    record("initiative.send_up", initiative, by=by, told={"from": old, "to": initiative.state})
    return initiative
