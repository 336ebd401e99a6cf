"""A paper in the words of its office, as a file: the one way by which a page gives out a paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q
from django.http import Http404, HttpResponse

from thidua.core.papers import Paper, Worded
from thidua.core.papers.template import read
from thidua.documents import docx, pdf
from thidua.records.models import Issued, PaperText

FORMS: dict[str, tuple[Callable[[Paper], bytes], str]] = {
    "pdf": (pdf, "application/pdf"),
    "docx": (docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def wording_of(agency_id: int, paper: str, plan: str = "", at: datetime | None = None) -> PaperText | None:
    """The wording that stands, or stood at a time: of the plan before that of the agency."""
    rows = PaperText.objects.filter(agency=agency_id, paper=paper, plan__in={"", plan})
    then = Q(ended_at=None) if at is None else Q(at__lte=at) & (Q(ended_at=None) | Q(ended_at__gt=at))
    found: PaperText | None = rows.filter(then).order_by("-plan", "-pk").first()
    return found


def worded(paper: Paper, agency_id: int, plan: str = "", at: datetime | None = None) -> Paper:
    """The paper in the words of its office: those of now, or of the moment when it was signed."""
    wording = wording_of(agency_id, paper.worded_as, plan, at)
    return Worded(paper, read(wording.text)) if wording else paper


def taken_at(number: Issued | None) -> datetime | None:
    """The moment from which the words of a numbered paper stand; None while it has no number."""
    return number.at if number else None


def paper_file(paper: Paper, name: str, ending: str) -> HttpResponse:
    """A paper as PDF or DOCX, to be saved; another ending is not there."""
    if ending not in FORMS:
        raise Http404
    return file_response(FORMS[ending][0](paper), name, ending)


def file_response(content: bytes, name: str, ending: str) -> HttpResponse:
    """The bytes of a paper, to be saved."""
    response = HttpResponse(content, content_type=FORMS[ending][1])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
