"""What the considering office does before a council: its window, returning, appraising."""

from __future__ import annotations

from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.initiatives.actions.writing import locked, page_of
from thidua.initiatives.models import Initiative, Window
from thidua.people.actions import notify
from thidua.people.models import Unit, User


@action("initiative.set_window")
def set_window(agency: Unit, year: int, days: tuple[date, date], *, by: User) -> Window:
    """Set the days of a year on which the agency takes new initiatives; setting again replaces them.

    Raises Refused for days in the wrong order.
    """
    asked = Window(agency=agency, year=year, opens_on=days[0], closes_on=days[1], by=by, at=now())
    access.check("initiative.set_window", by, asked)
    if days[0] > days[1]:
        raise Refused(Say("Ngày hết sau ngày mở.", "The last day comes after the first."))
    former = Window.objects.select_for_update(no_key=True).filter(agency=agency, year=year).first()
    if former:
        asked.pk, asked._state.adding = former.pk, False
    asked.save()
    record("initiative.set_window", asked, by=by, told={"year": year, "days": [str(d) for d in days]})
    return asked


@action("initiative.return")
def return_(initiative: Initiative, reason: str, *, by: User) -> Initiative:
    """Send it back to its people with what is to be mended."""
    initiative = locked(initiative)
    access.check("initiative.return", by, initiative)
    old = initiative.state
    initiative.state = next_state("initiative", "return", old, _reasoned(reason))
    initiative.returned_reason = reason.strip()
    initiative.save()
    say = Say(
        f"{initiative.code} được trả lại: {reason.strip()}",
        f"{initiative.code} was returned: {reason.strip()}",
    )
    notify([initiative.made_by], say, page_of(initiative))
    record("initiative.return", initiative, by=by, told={"from": old, "to": initiative.state})
    return initiative


@action("initiative.appraise")
def appraise(initiative: Initiative, opinion: str, *, by: User) -> Initiative:
    """Leave the opinion of the appraisal: from here a council may take it up."""
    initiative = locked(initiative)
    access.check("initiative.appraise", by, initiative)
    old = initiative.state
    initiative.state = next_state("initiative", "appraise", old, _reasoned(opinion))
    initiative.opinion = opinion.strip()
    initiative.save()
    record("initiative.appraise", initiative, by=by, told={"from": old, "to": initiative.state})
    return initiative


def _reasoned(words: str) -> dict[str, Say]:
    return {} if words.strip() else {"reason": Say("Nêu lý do, ý kiến.", "Give the reason or opinion.")}
