"""Papers of a recognition over HTTP: the decision, confirmations issued and made void, the revocation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.clock import today
from thidua.core.wording import Say
from thidua.initiatives import actions
from thidua.initiatives.forms import ReasonForm
from thidua.initiatives.models import Confirmation, Initiative, Recognised, Recognition
from thidua.initiatives.queries.papers import confirmation as confirmation_paper
from thidua.initiatives.views.shared import way_to
from thidua.records.keeping import kept
from thidua.records.models import NumberSeries
from thidua.records.printing import file_response, paper_file, worded
from thidua.screens.asking import Question, ask, sent
from thidua.screens.forms import Form


class ConfirmForm(Form):
    """What a confirmation is for, and its number where the book is kept elsewhere."""

    purpose = forms.CharField(
        label=gettext_lazy("Dùng để"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "viết tiếp sau “Giấy xác nhận này dùng làm căn cứ”; để trống thì ghi xét thi đua, khen thưởng"
        ),
    )
    written = forms.CharField(
        label=gettext_lazy("Số, ký hiệu đã lấy ở sổ văn thư"), required=False, max_length=80
    )

    def __init__(self, *given: Any, has_book: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if has_book:
            del self.fields["written"]


def _line(request: HttpRequest, pk: int, **more: Any) -> Recognised:
    seen = Initiative.objects.visible_to(request.user).values("pk")
    rows = Recognised.objects.filter(initiative__in=seen, **more)
    parts = ("initiative__unit", "recognition__agency__parent", "recognition__issued", "revoked_number")
    found: Recognised = get_object_or_404(rows.select_related(*parts), pk=pk)
    return found


def confirming(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the confirmation of one recognised initiative."""
    line = _line(request, pk)
    book = NumberSeries.objects.filter(agency=line.agency_id, name="confirmation", year__lte=today().year)
    form = ConfirmForm(sent(request), has_book=book.exists())
    heading = _("Cấp giấy xác nhận")

    def do(told: dict[str, Any]) -> Confirmation:
        return actions.confirm(line, told["purpose"], told.get("written", ""), by=request.user)

    asked = Question(
        right="initiative.confirm",
        thing=line,
        heading=heading,
        button=_("Ký, cấp giấy xác nhận"),
        do=do,
        told=lambda made: Say(f"Đã cấp giấy xác nhận số {made}.", f"Confirmation {made} was issued."),
        to=reverse("initiatives:initiative", args=[line.initiative_id]),
        way=way_to(line.initiative, heading),
        shown={"note": line.initiative.title},
    )
    return ask(request, form, asked)


def voiding(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a confirmation void."""
    rows = Confirmation.objects.visible_to(request.user).select_related("line__initiative")
    found = get_object_or_404(rows.distinct(), pk=pk)
    heading = _("Hủy giấy xác nhận")
    asked = Question(
        right="initiative.void_confirmation",
        thing=found,
        heading=heading,
        button=heading,
        do=lambda told: actions.void_confirmation(found, told["reason"], by=request.user),
        told=Say("Đã hủy giấy xác nhận.", "The confirmation was made void."),
        to=reverse("initiatives:initiative", args=[found.line.initiative_id]),
        way=way_to(found.line.initiative, heading),
        shown={"note": Say(f"Giấy xác nhận số {found}", f"Confirmation {found}")},
    )
    return ask(request, ReasonForm(sent(request)), asked)


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The confirmation of a standing recognition as a draft: number, day and signer are blank."""
    line = _line(request, pk, revoked_on=None)
    name = f"xac-nhan-{line.initiative.code.lower()}"
    return paper_file(worded(confirmation_paper(line), line.agency_id), name, ending)


def confirmation(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """A confirmation as it was issued."""
    rows = Confirmation.objects.visible_to(request.user).select_related("line__initiative")
    found = get_object_or_404(rows.distinct(), pk=pk)
    return _kept(request, found, f"xac-nhan-{found.line.initiative.code.lower()}", ending)


def decision(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The decision with its annexed list, as it was signed."""
    found = get_object_or_404(Recognition.objects.visible_to(request.user).distinct(), pk=pk)
    return _kept(request, found, f"quyet-dinh-cong-nhan-{pk}", ending)


def revocation(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The decision that took a recognition back, as it was signed."""
    return _kept(request, _line(request, pk), f"quyet-dinh-huy-cong-nhan-{pk}", ending)


def _kept(request: HttpRequest, thing: Any, name: str, ending: str) -> HttpResponse:
    content = kept(thing, ending, by=request.user)
    if content is None:
        raise Http404
    return file_response(content, name, ending)
