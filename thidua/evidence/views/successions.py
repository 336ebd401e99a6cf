"""Who inherits a reorganised unit's history: what is open, what it would change, and the signature."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say, several
from thidua.evidence.actions import Signed, sign, withdraw, would_change
from thidua.evidence.forms import ReasonForm, SuccessionForm
from thidua.evidence.inheriting import pairs, with_signed
from thidua.evidence.models import Fact
from thidua.screens.asking import SURE, Look, Question, ask, ask_previewed, sent
from thidua.screens.middleware import forbidden

UNSIGNED = Say(
    "Chưa ký gì. Đây là kết quả xét sẽ đổi khi ký.", "Nothing is signed yet. These verdicts would change."
)
MOST = 200
"""Most changes that the page lists; a province after the merger has some three hundred."""


def successions(request: HttpRequest) -> HttpResponse:
    """Units that were made from others, with who inherits what and what nobody signed yet."""
    if not access.may("succession.view", request.user):
        return forbidden(request, access.refusal("succession.view", request.user))
    found = pairs(request.user)
    told = {
        "pairs": with_signed(found[:MOST]),
        "more": max(found.count() - MOST, 0),
        "may_sign": access.may("succession.sign", request.user),
        "may_withdraw": access.may("succession.withdraw", request.user),
        "heading": _("Kế thừa sau sắp xếp"),
    }
    return render(request, "evidence/successions.html", told)


def succession_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what is inherited, see which verdicts change, and sign."""
    change = get_object_or_404(pairs(request.user), pk=pk)
    [pair] = with_signed([change])
    if not pair.open:
        raise Http404
    form = SuccessionForm(sent(request), open_=pair.open)
    heading = _("Ký chọn kế thừa")

    def do(told: dict[str, Any]) -> Any:
        return sign(pair.heir, pair.source, told["what"], told["reason"], by=request.user)

    note = Say(
        f"{pair.source} → {pair.heir}. Không có chữ ký thì không có gì được kế thừa.",
        f"{pair.source} → {pair.heir}. Nothing is inherited without a signature.",
    )
    question = Question(
        right="succession.sign",
        thing=pair.heir,
        heading=heading,
        button=_("Xem thay đổi kết quả"),
        do=do,
        told=_signed,
        to=reverse("evidence:successions"),
        way=_way(heading),
        shown={"note": note},
    )

    def shown(told: dict[str, Any]) -> dict[str, Any]:
        changed = would_change(pair.heir, pair.source, told["what"], told["reason"], by=request.user)
        return {"pair": pair, "told": told, "changed": changed, "consequence": UNSIGNED}

    return ask_previewed(request, form, question, Look("evidence/succession_preview.html", _("Ký"), shown))


def _signed(done: Signed) -> Say:
    n = len(done.changed)
    more = Say(
        f" {n} kết quả đổi: bản đã lưu giữ nguyên, chờ xem lại.",
        f" {several(n, 'verdict')} changed: what is stored stays and waits to be reviewed.",
    )
    vi, en = ("Đã ký. Kết quả xét từ hôm nay theo lựa chọn này.", "Signed. Verdicts follow it from today on.")
    return Say(vi + more.vi, en + more.en) if n else Say(vi, en)


def succession_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a signed choice back, with the reason."""
    rows = Fact.objects.visible_to(request.user).filter(table="successions")
    fact = get_object_or_404(rows.select_related("unit"), pk=pk)
    heading = _("Thu hồi chọn kế thừa")
    question = Question(
        right="succession.withdraw",
        thing=fact,
        heading=heading,
        button=_("Thu hồi"),
        do=lambda told: withdraw(fact, told["reason"], by=request.user),
        told=Say("Đã thu hồi.", "Withdrawn."),
        to=reverse("evidence:successions"),
        way=_way(heading),
        template=SURE,
        shown={
            "danger": True,
            "consequence": Say(
                f"{fact.unit} không còn kế thừa từ hôm nay; kết quả đã dựa vào đây chờ xem lại.",
                f"{fact.unit} inherits no longer from today; what rests on it waits to be reviewed.",
            ),
        },
    )
    return ask(request, ReasonForm(sent(request)), question)


def _way(heading: Any) -> tuple[tuple[Any, str], ...]:
    up = (_("Số liệu"), reverse("evidence:list"))
    return (up, (_("Kế thừa sau sắp xếp"), reverse("evidence:successions")), (heading, ""))


urlpatterns = [
    path("ke-thua/<int:pk>/thu-hoi", succession_withdraw, name="succession_withdraw"),
    path("ke-thua", successions, name="successions"),
    path("ke-thua/<int:pk>/ky", succession_sign, name="succession_sign"),
]
