"""Letters to those not chosen over HTTP: list, one letter, its paper, reading and sending."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say, several
from thidua.decisions import actions
from thidua.decisions.forms.packages import NoteForm
from thidua.decisions.models import Letter
from thidua.decisions.queries import letters
from thidua.decisions.queries.papers import letter_paper
from thidua.decisions.tables import LetterFilters, LetterTable
from thidua.decisions.views.pages import seen as seen_decision
from thidua.records.keeping import kept
from thidua.records.printing import file_response, paper_file, worded
from thidua.records.rewording import by_hand, rewording_of
from thidua.screens.lists import ListPage
from thidua.screens.posting import post


class Letters(ListPage):
    """Letters: for the office those to read and send, for others those sent to them."""

    table_class, filterset_class = LetterTable, LetterFilters
    heading = gettext_lazy("Thư cho người chưa được chọn")
    unit = gettext_lazy("thư")
    empty = gettext_lazy("Chưa có thư nào. Thư được viết khi quyết định tặng đã ban hành.")
    empty_link = (gettext_lazy("Xem các phong trào"), reverse_lazy("movements:list"))
    export_name = "thu-ket-qua"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return letters(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The office sends several at once."""
        found = super().get_context_data(**kwargs)
        if access.may("letter.send", self.request.user):
            label = Say("Gửi các thư đã đọc lại", "Send letters that were read")
            found["bulk"] = [{"label": label, "url": reverse("decisions:send_letters"), "main": True}]
        return found


def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as it will be read."""
    found = _seen(request, pk)
    whole = found.agency_id in request.user.agencies_seen_whole
    may = {name: access.may(f"letter.{name}", request.user, found) for name in ("change", "read", "send")}
    form = NoteForm(initial={"note": found.note})
    return render(
        request,
        "decisions/letter.html",
        {"letter": found, "may": may, "form": form, "whole": whole, "words": rewording_of(found)},
    )


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The letter as a file."""
    found = _seen(request, pk)
    if (sent := kept(found, ending, by=request.user)) is not None:
        return file_response(sent, f"thu-{pk}", ending)
    own = worded(
        by_hand(found, letter_paper(found)), found.agency_id, found.movement.plan.code, found.sent_at
    )
    return paper_file(own, f"thu-{pk}", ending)


@require_POST
def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the letters that a decision's round still lacks."""
    found = seen_decision(request, pk)
    return post(
        request,
        lambda: actions.write_letters(found.round, found.award, by=request.user),
        lambda made: Say(f"Đã viết {len(made)} thư.", f"Written: {several(len(made), 'letter')}."),
        lambda _made: reverse("decisions:letters"),
    )


@require_POST
def changing(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a note to a letter."""
    found = _seen(request, pk)
    note = request.POST.get("note", "")[:1000]
    told = Say(
        "Đã lưu lời nhắn. Đọc lại thư trước khi gửi.", "The note was saved. Read the letter before sending."
    )
    return post(request, lambda: actions.change_letter(found, note, by=request.user), told, _page(pk))


@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a letter was read and may go."""
    found = _seen(request, pk)
    told = Say("Đã ghi: thư đã đọc lại, gửi được.", "Recorded: the letter was read and may go.")
    return post(request, lambda: actions.read_letter(found, by=request.user), told, _page(pk))


@require_POST
def sending(request: HttpRequest) -> HttpResponse:
    """Send the letters that were chosen."""
    rows = letters(request.user).filter(pk__in=[pk for pk in request.POST.getlist("pick") if pk.isdigit()])
    return post(
        request,
        lambda: actions.send_letters(list(rows), by=request.user),
        lambda sent: Say(f"Đã gửi {len(sent)} thư.", f"Sent: {several(len(sent), 'letter')}."),
        reverse("decisions:letters"),
    )


def _seen(request: HttpRequest, pk: int) -> Letter:
    rows = letters(request.user).select_related(
        "agency", "nomination__round__movement__plan", "nomination__round__movement__agency"
    )
    return get_object_or_404(rows, pk=pk)


def _page(pk: int) -> str:
    return reverse("decisions:letter", args=[pk])
