"""Complaints about an announced mark: made inside the window, answered with a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.people.actions.notices import notify
from thidua.people.queries import holders, offices_of
from thidua.scorecards.actions.marking import check_mark, noted, reasoned
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Complaint, Line
from thidua.scorecards.queries.windows import complain_late


@action("complaint.make")
def make(line: Line, text: str, *, by: Any) -> Complaint:
    """Ask that an announced mark be looked at again. Raises Refused outside the window or without a text."""
    line = Line.objects.select_related("card__scoring__agency", "card__unit__agency").get(pk=line.pk)
    card = line.card
    access.check("complaint.make", by, card)
    if card.state != "announced":
        raise Refused(Say("Kiến nghị sau khi công bố kết quả.", "One complains once results are announced."))
    over = complain_late(card.scoring)
    hindered = ({"in_time": over} if over else {}) | reasoned(text)
    state = next_state("complaint", "make", NEW, hindered)
    if line.complaints.filter(state="open").exists():
        raise Refused(
            Say(
                f"Mục {line.code} đã có kiến nghị chờ trả lời.",
                f"A complaint about {line.code} waits already.",
            )
        )
    made = Complaint.objects.create(
        agency_id=card.agency_id,
        card=card,
        line=line,
        state=state,
        asked=text.strip(),
        asked_by=by,
        asked_at=now(),
    )
    told = Say(f"{card.unit} kiến nghị về mục {line.code}", f"{card.unit} complains about item {line.code}")
    notify(offices_of(card.scoring.agency), told, reverse("scorecards:complaint", args=[made.pk]))
    record("complaint.make", made, by=by, told={"to": state, "item": line.code})
    return made


@action("complaint.uphold")
def uphold(complaint: Complaint, points: Decimal, answer: str, *, by: Any) -> Complaint:
    """Give the item other points, with the reason; they count once the results are announced again."""
    complaint = _locked(complaint)
    access.check("complaint.uphold", by, complaint)
    before, line = complaint.state, complaint.line
    complaint.state = next_state("complaint", "uphold", before, reasoned(answer))
    line.card = complaint.card
    check_mark(tree_of(line.card.scoring.scorecard), line.card, line, "final", points)
    noted(line, "final", points, answer.strip(), by=by)
    line.final, line.final_why = points, answer.strip()
    line.save(update_fields=["final", "final_why"])
    return _answered(complaint, answer, "complaint.uphold", before, by)


@action("complaint.refuse")
def refuse(complaint: Complaint, answer: str, *, by: Any) -> Complaint:
    """Leave the points as they are, with the reason."""
    complaint = _locked(complaint)
    access.check("complaint.refuse", by, complaint)
    before = complaint.state
    complaint.state = next_state("complaint", "refuse", before, reasoned(answer))
    return _answered(complaint, answer, "complaint.refuse", before, by)


def _answered(complaint: Complaint, answer: str, name: str, before: str, by: Any) -> Complaint:
    complaint.answer, complaint.answered_by, complaint.answered_at = answer.strip(), by, now()
    complaint.save()
    card = complaint.card
    told = Say(
        f"Đã trả lời kiến nghị về mục {complaint.line.code}",
        f"Your complaint about {complaint.line.code} was answered",
    )
    notify(
        [complaint.asked_by, *holders("signer", card.unit.agency)],
        told,
        reverse("scorecards:complaint", args=[complaint.pk]),
    )
    record(name, complaint, by=by, told={"from": before, "to": complaint.state})
    return complaint


def _locked(complaint: Complaint) -> Complaint:
    rows = Complaint.objects.select_for_update(of=("self",), no_key=True)
    found: Complaint = rows.select_related(
        "card__scoring__scorecard", "card__unit__agency", "line", "asked_by"
    ).get(pk=complaint.pk)
    return found
