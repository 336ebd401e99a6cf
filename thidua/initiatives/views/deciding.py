"""Recognising, revoking and sending up over HTTP."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.clock import today
from thidua.core.law import pack_on
from thidua.core.wording import Say
from thidua.initiatives import actions
from thidua.initiatives.forms import ReasonForm, RecogniseForm
from thidua.initiatives.models import Initiative, Recognised, Recognition
from thidua.initiatives.queries.deciding import levels_of, passed
from thidua.initiatives.views.shared import initiative_of, question, way_to
from thidua.people.models import Unit
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form


def recognising(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one decision on what the council passed; the number is taken from the agency's book."""
    agency = get_object_or_404(Unit, pk=pk, is_agency=True)
    seen = Initiative.objects.visible_to(request.user).filter(pk__in=passed(agency.pk).values("pk"))
    levels = levels_of(agency, today())
    form = RecogniseForm(sent(request), rows=seen.order_by("pk"), levels=levels)
    heading = _("Công nhận sáng kiến")
    cited = pack_on(today()).rules["initiatives"].cited
    note = Say(
        f"{agency}. Ký xong thì lấy số trong sổ quyết định và ghi vào số liệu của từng tác giả. Căn cứ: {cited.vi}.",
        f"{agency}. Signing takes a number and writes the authors' records. Basis: {cited.en}.",
    )

    def do(told: dict[str, Any]) -> Recognition:
        chosen = list(told["initiatives"])
        return actions.recognise(agency, chosen, told["level"], told["scope"], by=request.user)

    asked = Question(
        right="initiative.recognise",
        thing=Recognition(agency=agency),
        heading=heading,
        button=_("Ký quyết định công nhận"),
        do=do,
        told=lambda made: Say(
            f"Đã công nhận theo Quyết định số {made}.", f"Recognised by decision number {made}."
        ),
        to=reverse("initiatives:list"),
        way=way_to(None, heading),
        template=SURE,
        shown={"consequence": note},
    )
    return ask(request, form, asked)


def revoking(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one recognition, by a number of its own."""
    seen = Recognised.objects.filter(recognition__in=Recognition.objects.visible_to(request.user))
    line = get_object_or_404(seen.select_related("initiative", "recognition__issued"), pk=pk)
    say = Say(
        f"{line.initiative.code} thôi được tính từ hôm nay; kết quả dựa vào nó chờ xem lại.",
        f"{line.initiative.code} stops counting today; results that rest on it wait for review.",
    )
    heading = _("Hủy công nhận sáng kiến")
    asked = Question(
        right="initiative.revoke",
        thing=line,
        heading=heading,
        button=heading,
        do=lambda told: actions.revoke(line, told["reason"], by=request.user),
        told=Say("Đã hủy công nhận.", "The recognition was revoked."),
        to=reverse("initiatives:initiative", args=[line.initiative_id]),
        way=way_to(line.initiative, heading),
        template=SURE,
        shown={"consequence": say, "danger": True},
    )
    return ask(request, ReasonForm(sent(request)), asked)


def sending_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the agency above for wider recognition."""
    found = initiative_of(request, pk)
    say = Say(
        "Cơ quan cấp trên xét tiếp. Công nhận đã có vẫn giữ.",
        "The agency above considers it. What it has stays.",
    )
    asked = question(
        found,
        ("send_up", _("Đề nghị công nhận ở phạm vi rộng hơn")),
        lambda _told: actions.send_up(found, by=request.user),
        Say("Đã gửi lên cấp trên.", "It was sent to the agency above."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)
