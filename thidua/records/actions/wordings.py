"""How an office words a kind of paper: set, and given up for the project's own words."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Faults, Refused
from thidua.core.papers import PAPERS
from thidua.core.papers.samples import samples
from thidua.core.papers.template import read
from thidua.core.wording import Say
from thidua.people.models import Unit, User
from thidua.records.models import PaperText

KINDS = {kind.slug: kind for kind in PAPERS}


@action("wording.set")
def set_wording(agency: Unit, paper: str, text: str, *, by: User, plan: str = "") -> PaperText:
    """Word a kind of paper from now on, for all plans or for the one with this code.

    Papers that were signed before keep the words of their day. Raises Refused with every fault of the
    text: an unknown name with the known ones, a part that may not be left out.
    """
    wording = PaperText(agency=agency, paper=paper, plan=plan, text=tidy(text), by=by, at=now())
    access.check("wording.set", by, wording)
    reasons = faults_of(paper, wording.text)
    if reasons:
        raise Refused(*reasons)
    former = _standing(agency, paper, plan)
    if former and former.text == wording.text:
        wording = former
    elif former:
        former.ended_at = wording.at
        former.save(update_fields=["ended_at"])
    wording.save()
    record("wording.set", wording, by=by, told={"paper": paper, "plan": plan})
    return wording


@action("wording.end")
def end_wording(wording: PaperText, *, by: User) -> PaperText:
    """Go back to the words that would stand without this wording."""
    wording = PaperText.objects.select_for_update().get(pk=wording.pk)
    access.check("wording.end", by, wording)
    wording.ended_at = wording.ended_at or now()
    wording.save(update_fields=["ended_at"])
    record("wording.end", wording, by=by, told={"paper": wording.paper, "plan": wording.plan})
    return wording


def faults_of(paper: str, text: str) -> tuple[Say, ...]:
    """What is wrong with a text as the wording of a kind of paper, each with its line and cure."""
    sample = next((s for s in samples() if s.slug == paper), None)
    if sample is None:
        return (Say(f"Không có loại giấy tờ “{paper}”.", f"There is no kind of paper “{paper}”."),)
    try:
        faults = read(text).faults(sample.words(), sample.parts())
    except Faults as torn:
        faults = torn.faults
    if not text.strip():
        return (Say("Lời văn còn trống.", "The wording is empty."),)
    return tuple(Say(fault.line("vi"), fault.line("en")) for fault in faults)


def tidy(text: str) -> str:
    """A text as it is kept: one kind of line end, no white at the ends."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n")) + "\n"


def _standing(agency: Unit, paper: str, plan: str) -> PaperText | None:
    rows = PaperText.objects.select_for_update().filter(agency=agency, paper=paper, plan=plan, ended_at=None)
    found: PaperText | None = rows.first()
    return found
