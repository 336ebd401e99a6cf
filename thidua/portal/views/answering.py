"""The office answers what citizens say, and a signer makes evidence of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.wording import Say
from thidua.portal import actions
from thidua.portal.forms import AnswerForm, AttestForm, ReasonForm, SureForm
from thidua.portal.models import Attested, Observation
from thidua.portal.queries.observed import observations
from thidua.portal.tables import ObservationFilters, ObservationTable
from thidua.screens.asking import Question, ask, sent
from thidua.screens.lists import ListPage

ACTS = (
    ("take_up", gettext_lazy("Nhận xem"), ("received", "answered")),
    ("answer", gettext_lazy("Trả lời"), ("received", "looking")),
    ("follow_up", gettext_lazy("Ghi việc đã làm"), ("answered",)),
    ("attest", gettext_lazy("Ký xác nhận"), ("answered",)),
)
"""What may be done: right and page, its button, the states in which it stands."""


class Observations(ListPage):
    """What citizens said of one's agencies."""

    table_class, filterset_class = ObservationTable, ObservationFilters
    heading = gettext_lazy("Góp ý về phục vụ")
    unit = gettext_lazy("góp ý")
    empty = gettext_lazy("Chưa có góp ý nào. Người dân gửi góp ý ở cổng công khai.")
    empty_link = (gettext_lazy("Mở trang góp ý"), reverse_lazy("portal:observe"))
    export_name = "gop-y"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return observations(self.request.user)


def _seen(request: HttpRequest, pk: int) -> Observation:
    found: Observation = get_object_or_404(observations(request.user), pk=pk)
    return found


def observation(request: HttpRequest, pk: int) -> HttpResponse:
    """One observation with what was answered and done; who sent it, for those who need it."""
    found = _seen(request, pk)
    by = request.user
    attested = list(found.attested.select_related("signer", "unit", "person", "agency"))
    ways = [
        (reverse(f"portal:{name}", args=[found.pk]), label)
        for name, label, states in ACTS
        if found.state in states and access.may(f"observation.{name}", by, found)
        if not (name == "attest" and found.is_attested)
    ]
    told = {
        "heading": found.code,
        "observation": found,
        "ways": ways,
        "follow_ups": found.follow_ups.select_related("by"),
        "attested": attested,
        "sees_sender": access.may("observation.answer", by, found),
        "may_withdraw": access.may("observation.withdraw_attested", by, found),
    }
    return render(request, "portal/observation.html", told)


def _asked(
    found: Observation, right: str, heading: Any, do: Callable[[dict[str, Any]], Any], done: Say
) -> Question:
    at = reverse("portal:observation", args=[found.pk])
    way = ((_("Góp ý về phục vụ"), reverse("portal:observations")), (found.code, at), (heading, ""))
    return Question(f"observation.{right}", found, heading, heading, do, done, at, way)


def taking_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the office looks into it."""
    found = _seen(request, pk)
    done = Say("Đang xem góp ý.", "The observation is being looked into.")
    question = _asked(
        found, "take_up", _("Nhận xem"), lambda _t: actions.take_up(found, by=request.user), done
    )
    return ask(request, SureForm(sent(request)), question)


def answering(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer it."""
    found = _seen(request, pk)

    def do(told: dict[str, Any]) -> Observation:
        return actions.answer(found, told["text"], by=request.user)

    done = Say("Đã trả lời. Người góp ý đọc được bằng mã.", "Answered. The sender reads it by the code.")
    return ask(request, AnswerForm(sent(request)), _asked(found, "answer", _("Trả lời"), do, done))


def following_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was done after the answer."""
    found = _seen(request, pk)

    def do(told: dict[str, Any]) -> Any:
        return actions.follow_up(found, told["text"], by=request.user)

    done = Say("Đã ghi việc đã làm.", "Recorded.")
    return ask(request, AnswerForm(sent(request)), _asked(found, "follow_up", _("Ghi việc đã làm"), do, done))


def attesting(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign that what was observed was found to be so."""
    found = _seen(request, pk)

    def do(told: dict[str, Any]) -> Attested:
        return actions.attest(found, actions.Act(**told), by=request.user)

    done = Say("Đã ký xác nhận. Từ nay là minh chứng.", "Attested. It is evidence from now on.")
    form = AttestForm(sent(request), by=request.user)
    return ask(request, form, _asked(found, "attest", _("Ký xác nhận"), do, done))


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an attestation back."""
    rows = Attested.objects.visible_to(request.user).select_related("observation__agency")
    found = get_object_or_404(rows, pk=pk)

    def do(told: dict[str, Any]) -> Attested:
        return actions.withdraw_attested(found, told["reason"], by=request.user)

    done = Say("Đã rút xác nhận.", "The attestation is withdrawn.")
    question = _asked(found.observation, "withdraw_attested", _("Rút xác nhận"), do, done)
    return ask(request, ReasonForm(sent(request)), question)
