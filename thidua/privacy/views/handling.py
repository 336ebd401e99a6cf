"""Requests about personal data as the agency answers them and carries them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.wording import Say
from thidua.people.models import Unit
from thidua.privacy import actions
from thidua.privacy.forms import AnswerForm, DoneForm, ReceiveForm, SureForm
from thidua.privacy.models import DataRequest
from thidua.privacy.queries.asked import requests
from thidua.privacy.queries.erasing import foreseen
from thidua.privacy.tables import RequestFilters, RequestTable
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.lists import ListPage

WAYS = (
    ("withdraw", gettext_lazy("Rút yêu cầu"), ("received",)),
    ("refuse", gettext_lazy("Từ chối, nêu lý do"), ("received",)),
    ("accept", gettext_lazy("Nhận làm và trả lời"), ("received",)),
    ("finish", gettext_lazy("Làm theo yêu cầu"), ("accepted",)),
)
"""What may be done: right and page, its button, the states in which it stands."""


class Requests(ListPage):
    """Requests of the agencies that one sees whole."""

    table_class, filterset_class = RequestTable, RequestFilters
    template_name = "privacy/requests.html"
    heading = gettext_lazy("Yêu cầu về dữ liệu cá nhân")
    unit = gettext_lazy("yêu cầu")
    empty = gettext_lazy("Chưa có yêu cầu nào. Người có tài khoản gửi ở trang Dữ liệu của tôi.")
    empty_link = (gettext_lazy("Ghi yêu cầu nhận bằng giấy"), reverse_lazy("privacy:receive"))
    export_name = "yeu-cau-du-lieu"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return requests(self.request.user)


def _seen(request: HttpRequest, pk: int) -> DataRequest:
    rows = requests(request.user).select_related("answered_by", "done_by", "recorded_by")
    found: DataRequest = get_object_or_404(rows, pk=pk)
    return found


def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One request; before erasing, what goes and what stays."""
    found = _seen(request, pk)
    handles = access.may("data_request.accept", request.user, found)
    ways = [
        (reverse(f"privacy:{name}", args=[found.pk]), label)
        for name, label, states in WAYS
        if found.state in states and access.may(f"data_request.{name}", request.user, found)
    ]
    told = {
        "heading": str(found),
        "request_": found,
        "ways": ways,
        "handles": handles,
        "items": _items(found) if handles else (),
    }
    return render(request, "privacy/request.html", told)


def _items(found: DataRequest) -> list[Any]:
    return foreseen(found.person) if found.kind == "erase" and found.state in ("received", "accepted") else []


def _asked(
    found: DataRequest, right: str, heading: Any, do: Callable[[dict[str, Any]], Any], done: Say
) -> Question:
    at = reverse("privacy:request", args=[found.pk])
    way = ((_("Yêu cầu về dữ liệu cá nhân"), reverse("privacy:requests")), (str(found), at), (heading, ""))
    return Question(f"data_request.{right}", found, heading, heading, do, done, at, way)


def accepting(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it will be done, and how."""
    found = _seen(request, pk)

    def do(told: dict[str, Any]) -> DataRequest:
        return actions.accept(found, told["answer"], by=request.user)

    done = Say("Đã trả lời. Còn việc làm theo yêu cầu.", "Answered. It is still to be done.")
    return ask(
        request, AnswerForm(sent(request)), _asked(found, "accept", _("Nhận làm và trả lời"), do, done)
    )


def refusing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why it is not done."""
    found = _seen(request, pk)

    def do(told: dict[str, Any]) -> DataRequest:
        return actions.refuse(found, told["answer"], by=request.user)

    done = Say("Đã từ chối kèm lý do.", "Refused, with the reason.")
    return ask(request, AnswerForm(sent(request)), _asked(found, "refuse", _("Từ chối, nêu lý do"), do, done))


def finishing(request: HttpRequest, pk: int) -> HttpResponse:
    """Do it; erasing cannot be taken back."""
    found = _seen(request, pk)

    def do(told: dict[str, Any]) -> DataRequest:
        return actions.finish(found, told["note"], by=request.user)

    done = Say("Đã làm theo yêu cầu.", "Done as asked.")
    question = _asked(found, "finish", _("Làm theo yêu cầu"), do, done)
    if found.kind == "erase":
        goes = [item.what for item in _items(found) if item.goes and item.count]
        vi = ", ".join(say.vi for say in goes) or "không có gì"
        en = ", ".join(say.en for say in goes) or "nothing"
        told = Say(f"Sẽ xóa, không lấy lại được: {vi}.", f"To be erased for good: {en}.")
        return ask(request, DoneForm(sent(request)), _sure(question, told))
    return ask(request, DoneForm(sent(request)), question)


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own request back."""
    found = _seen(request, pk)
    done = Say("Đã rút yêu cầu.", "The request is withdrawn.")
    question = _asked(
        found, "withdraw", _("Rút yêu cầu"), lambda _t: actions.withdraw(found, by=request.user), done
    )
    return ask(request, SureForm(sent(request)), question)


def receiving(request: HttpRequest) -> HttpResponse:
    """Enter a request that came on paper."""
    heading = _("Ghi yêu cầu nhận bằng giấy")

    def do(told: dict[str, Any]) -> DataRequest:
        return actions.receive(told["person"], told["kind"], told["words"], by=request.user)

    done = Say("Đã ghi yêu cầu.", "The request is entered.")
    to = reverse("privacy:requests")
    way = ((_("Yêu cầu về dữ liệu cá nhân"), to), (heading, ""))
    question = Question("data_request.receive", None, heading, _("Ghi yêu cầu"), do, done, to, way)
    return ask(request, ReceiveForm(sent(request), by=request.user), question)


def erasing_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Blank the names and contacts of citizens whose term is over."""
    agency = get_object_or_404(Unit.objects.filter(pk__in=request.user.agencies_seen_whole), pk=pk)
    heading = _("Xóa liên hệ quá thời hạn giữ")
    to = reverse("privacy:retention")
    done = Say("Đã xóa liên hệ quá thời hạn.", "Contacts past their term are erased.")
    way = ((_("Giữ gì, bao lâu, vì sao"), to), (heading, ""))

    def do(_told: dict[str, Any]) -> int:
        return actions.erase_due(agency, by=request.user)

    question = Question("personal_data.erase_due", agency, heading, heading, do, done, to, way)
    told = Say(
        "Họ tên, liên hệ của người góp ý bị xóa hẳn; nội dung góp ý và câu trả lời ở lại.",
        "Names and contacts of those who commented are erased for good; what they said and the answers stay.",
    )
    return ask(request, SureForm(sent(request)), _sure(question, told))


def _sure(question: Question, consequence: Say) -> Question:
    return replace(question, template=SURE, shown={"consequence": consequence})
