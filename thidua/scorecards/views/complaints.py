"""Complaints about announced marks over HTTP."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.scorecards.actions import complaints as actions
from thidua.scorecards.forms.marking import ComplaintForm, PointsForm, ReasonForm
from thidua.scorecards.models import Complaint
from thidua.scorecards.views.cards import line_of, way_to
from thidua.screens.asking import Question, ask, sent


def complaining(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that a mark be looked at again."""
    found = line_of(request, pk)
    question = Question(
        "complaint.make",
        found.card,
        _("Kiến nghị về điểm mục %(code)s") % {"code": found.code},
        _("Gửi kiến nghị"),
        lambda told: actions.make(found, told["reason"], by=request.user),
        Say(
            "Đã gửi kiến nghị. Cơ quan ban hành sẽ trả lời.",
            "The complaint was sent. The issuer will answer.",
        ),
        lambda made: reverse("scorecards:complaint", args=[made.pk]),
        way_to(found.card, (found.code, "")),
    )
    return ask(request, ComplaintForm(sent(request)), question)


def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    """One complaint with its answer."""
    found = complaint_of(request, pk)
    told = {
        "complaint": found,
        "way": way_to(found.card, (_("Kiến nghị mục %(code)s") % {"code": found.line.code}, "")),
        "may": found.state == "open" and access.may("complaint.uphold", request.user, found),
    }
    return render(request, "scorecards/complaint.html", told)


def upholding(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the item other points."""
    found = complaint_of(request, pk)
    question = Question(
        "complaint.uphold",
        found,
        _("Sửa điểm mục %(code)s") % {"code": found.line.code},
        _("Sửa điểm và trả lời"),
        lambda told: actions.uphold(found, told["points"], told["why"], by=request.user),
        Say(
            "Đã sửa điểm. Công bố lại để điểm mới có hiệu lực.",
            "The points were changed. Announce again for them to count.",
        ),
        reverse("scorecards:complaint", args=[found.pk]),
        _way(found, _("Sửa điểm")),
    )
    return ask(request, PointsForm(sent(request)), question)


def refusing(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the points as they are."""
    found = complaint_of(request, pk)
    question = Question(
        "complaint.refuse",
        found,
        _("Giữ nguyên điểm mục %(code)s") % {"code": found.line.code},
        _("Giữ nguyên và trả lời"),
        lambda told: actions.refuse(found, told["reason"], by=request.user),
        Say("Đã trả lời.", "It was answered."),
        reverse("scorecards:complaint", args=[found.pk]),
        _way(found, _("Giữ nguyên điểm")),
    )
    return ask(request, ReasonForm(sent(request)), question)


def complaint_of(request: HttpRequest, pk: int) -> Complaint:
    """A complaint that the person sees."""
    rows = Complaint.objects.visible_to(request.user).select_related(
        "card__scoring__scorecard", "card__unit__agency", "line", "asked_by", "answered_by"
    )
    found: Complaint = get_object_or_404(rows, pk=pk)
    return found


def _way(found: Complaint, here: str) -> tuple[tuple[object, str], ...]:
    name = _("Kiến nghị mục %(code)s") % {"code": found.line.code}
    return way_to(found.card, (name, reverse("scorecards:complaint", args=[found.pk])), (here, ""))
