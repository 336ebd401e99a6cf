"""How an office words a kind of paper: set, and given up for the project's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Faults, Refused
from thidua.core.papers import PAPERS
from thidua.core.papers.samples import samples
from thidua.core.papers.template import given, read
from thidua.core.wording import Say
from thidua.documents.face import lacking
from thidua.people.models import Unit, User
from thidua.records.models import PaperText

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")
"""Letters that nobody sees and no paper needs."""
_BULLET = re.compile("^[•·▪◦‣●○■□–—➢➤✓\uf000-\uf0ff] ?")
"""What a word processor puts before an item."""
LONGEST = 100
"""Most letters of a word, names of places and the dots for writing included."""
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
    wording = PaperText.objects.select_for_update(no_key=True).get(pk=wording.pk)
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
    told = tuple(Say(fault.line("vi"), fault.line("en")) for fault in faults)
    return told + tuple(_unprintable(text)) or _untitled(given(paper), text)


def _unprintable(text: str) -> Iterator[Say]:
    """Lines with a sign that the face lacks, or with a word that fits on no line."""
    for number, line in enumerate(text.splitlines(), 1):
        if missing := sorted(lacking(line)):
            signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing)
            yield Say(
                f"dòng {number}: Phông chữ của giấy tờ không có {signs}. Cách sửa: Thay bằng chữ hoặc dấu khác.",
                f"line {number}: the face of papers has no {signs}. Cure: write another letter or sign.",
            )
        if any(len(word) > LONGEST for word in line.split()):
            yield Say(
                f"dòng {number}: Có một từ dài hơn {LONGEST} chữ, không in vừa dòng. Cách sửa: Thêm dấu cách.",
                f"line {number}: a word has more than {LONGEST} letters and fits on no line. Cure: add spaces.",
            )


def _untitled(usual: str, text: str) -> tuple[Say, ...]:
    """A paper says what it is: its kind, or at least what it is about."""
    title = next((line for line in usual.splitlines() if line.startswith("# ")), "")
    if not title or any(line.sign in ("#", "##") for line in read(text).lines):
        return ()
    return (
        Say(
            f"Thiếu tên loại văn bản. Cách sửa: Thêm một dòng “{title}” sau phần đầu văn bản.",
            f"The kind of paper is missing. Cure: add a line “{title}” after its head.",
        ),
    )


def tidy(text: str) -> str:
    """A text as it is kept: plain spaces and line ends, the bullets of a word processor as items.

    >>> tidy("•\\tDanh sách\\u00a0đề nghị\\r\\n")
    '- Danh sách đề nghị\\n'
    """
    plain = _UNSEEN.sub("", text)
    lines = (_BULLET.sub("- ", " ".join(line.split())) for line in plain.splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _standing(agency: Unit, paper: str, plan: str) -> PaperText | None:
    rows = PaperText.objects.select_for_update(no_key=True).filter(
        agency=agency, paper=paper, plan=plan, ended_at=None
    )
    found: PaperText | None = rows.first()
    return found
