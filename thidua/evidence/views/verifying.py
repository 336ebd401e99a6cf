"""The second person over HTTP: what waits, one or many verified, one rejected; for which tables it is asked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import Say, join, several
from thidua.evidence import actions
from thidua.evidence.actions.verifying import Verified
from thidua.evidence.facts import record_of
from thidua.evidence.forms import AskedForm, RejectForm
from thidua.evidence.models import Asked, Fact
from thidua.evidence.queries import to_verify
from thidua.evidence.subjects import agency_for
from thidua.evidence.tables_waiting import WaitingFilters, WaitingTable
from thidua.evidence.telling import cells, line, subject
from thidua.screens.asking import Question, ask, sent
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import banner, post

NOTHING_PICKED = Say("Chưa chọn bản ghi nào.", "No record is chosen.")


class Waiting(ListPage):
    """Records that this person may verify, of every table."""

    table_class, filterset_class = WaitingTable, WaitingFilters
    template_name = "evidence/to_verify.html"
    heading = gettext_lazy("Chờ xác nhận")
    unit = gettext_lazy("bản ghi")
    empty = gettext_lazy("Không có bản ghi nào chờ bạn xác nhận.")
    export_name = "cho-xac-nhan"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only who may verify."""
        if not access.may("fact.verify", request.user):
            return forbidden(request, access.refusal("fact.verify", request.user))
        return super().get(request, *args, **kwargs)

    def rows(self) -> QuerySet:
        """The oldest first: they have waited longest."""
        return to_verify(self.request.user).select_related("unit", "person", "entered_by").order_by("pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Many at once, after a look at which."""
        acts = [
            {"label": _("Xác nhận các bản ghi đã chọn"), "url": reverse("evidence:verify_many"), "main": True}
        ]
        told = super().get_context_data(**kwargs)
        return told | {
            "bulk": acts,
            "may_ask": access.may("fact.ask", self.request.user),
            "empty_reason": _(
                "Bản ghi đến đây khi đơn vị nhập; người nhập không tự xác nhận bản ghi của mình."
            ),
        }


@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person has compared it with its source."""
    found = fact_of(request, pk)
    done = Say("Đã xác nhận bản ghi.", "The record was verified.")
    back = reverse("evidence:fact", args=[found.pk])
    return post(request, lambda: actions.verify(found, by=request.user), done, back)


@require_POST
def verify_many(request: HttpRequest) -> HttpResponse:
    """Show which records are meant, then verify them."""
    picked = [int(pk) for pk in request.POST.getlist("pick") if pk.isdigit()]
    facts = list(
        to_verify(request.user).filter(pk__in=picked).select_related("unit", "person").order_by("pk")
    )
    back = reverse("evidence:to_verify")
    if not facts:
        banner(request, NOTHING_PICKED, messages.WARNING)
        return HttpResponseRedirect(back)
    if request.POST.get("confirmed"):
        return post(request, lambda: actions.verify_many(facts, by=request.user), _done, back)
    n = len(facts)
    told = {
        "heading": _("Xác nhận %(n)s bản ghi") % {"n": n},
        "consequence": Say(
            f"Bạn nói rằng đã đối chiếu {n} bản ghi này với văn bản gốc. Tên bạn ghi ở từng bản ghi.",
            f"You say that you compared these {n} records with their sources. Your name stands at each.",
        ),
        "names": [_named(f) for f in facts],
        "pick": [f.pk for f in facts],
        "button": _("Xác nhận %(n)s bản ghi") % {"n": n},
        "back_url": back,
        "way": [_up(), (_("Chờ xác nhận"), back), (_("Xác nhận nhiều bản ghi"), "")],
    }
    return render(request, "evidence/verify_many.html", told)


def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """A record goes back to whoever entered it, with what is wrong."""
    found = fact_of(request, pk)
    back = reverse("evidence:fact", args=[found.pk])
    question = Question(
        right="fact.reject",
        thing=found,
        heading=_("Trả lại bản ghi"),
        button=_("Trả lại người nhập"),
        do=lambda told: actions.reject(found, told["reason"], by=request.user),
        told=Say(
            "Đã trả lại. Người nhập nhận thông báo kèm lý do.",
            "It went back. Whoever entered it is told, with the reason.",
        ),
        to=lambda _made: reverse("evidence:to_verify"),
        way=(_up(), (subject(found) or _("Bản ghi"), back), (_("Trả lại"), "")),
        template="evidence/reject.html",
        shown={
            "what": cells(found),
            "danger": True,
            "consequence": Say(
                "Bản ghi thôi được tính từ hôm nay; kết quả đã dựa vào nó chờ xem lại. Người nhập sửa và gửi lại được.",
                "The record stops counting today; results that rest on it wait to be reviewed. It can be mended.",
            ),
        },
    )
    return ask(request, RejectForm(sent(request)), question)


@require_POST
def let_be(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever entered it agrees."""
    found = fact_of(request, pk)
    done = Say("Đã ghi: không nhập lại bản ghi này.", "Noted: this record is not entered again.")
    back = reverse("evidence:fact", args=[found.pk])
    return post(request, lambda: actions.let_be(found, by=request.user), done, back)


def asked(request: HttpRequest) -> HttpResponse:
    """For which tables the agency asks for a second person."""
    if not access.may("fact.ask", request.user):
        return forbidden(request, access.refusal("fact.ask", request.user))
    agency = agency_for(request.user, None)
    now = list(Asked.objects.visible_to(request.user).filter(agency=agency).values_list("table", flat=True))
    question = Question(
        right="fact.ask",
        thing=Asked(agency=agency),
        heading=_("Bảng phải có người thứ hai xác nhận"),
        button=_("Lưu"),
        do=lambda told: actions.ask(agency, told["tables"], by=request.user),
        told=_asked_told,
        to=lambda _made: reverse("evidence:to_verify"),
        way=(_up(), (_("Chờ xác nhận"), reverse("evidence:to_verify")), (_("Bảng phải xác nhận"), "")),
        shown={
            "note": Say(
                "Từ lúc lưu, bản ghi mới của các bảng được chọn chỉ được tính khi người thứ hai đã xác nhận. "
                "Bản ghi đang được tính vẫn được tính.",
                "From now on new records of the chosen tables count only once a second person has verified "
                "them. Records that count go on counting.",
            )
        },
    )
    return ask(request, AskedForm(sent(request), initial={"tables": now}), question)


def fact_of(request: HttpRequest, pk: int) -> Fact:
    """A record that this person sees; 404 otherwise."""
    seen = Fact.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("unit", "person", "entered_by", "agency"), pk=pk)


def _up() -> tuple[Any, str]:
    return (_("Số liệu"), reverse("evidence:list"))


def _named(fact: Fact) -> Say:
    about, told = subject(fact), line(record_of(fact))
    return Say(f"{about}: {told.vi}", f"{about}: {told.en}") if about else told


def _done(found: Verified) -> Say:
    said = Say(
        f"Đã xác nhận {len(found.done)} bản ghi, không xác nhận được {len(found.left_out)}.",
        f"{several(len(found.done), 'record')} verified, {len(found.left_out)} left out.",
    )
    return join([said, *(why for _fact, reasons in found.left_out for why in reasons)], " ")


def _asked_told(tables: list[str]) -> Say:
    if not tables:
        return Say("Không bảng nào buộc có người thứ hai xác nhận.", "No table asks for a second person.")
    names = [BY_NAME[t].say for t in tables]
    vi, en = ", ".join(n.vi for n in names), ", ".join(n.en for n in names)
    return Say(
        f"Từ nay phải có người thứ hai xác nhận: {vi}.", f"From now on a second person verifies: {en}."
    )


urlpatterns = [
    path("cho-xac-nhan", Waiting.as_view(), name="to_verify"),
    path("cho-xac-nhan/nhieu", verify_many, name="verify_many"),
    path("bang-phai-xac-nhan", asked, name="asked"),
    path("ban-ghi/<int:pk>/xac-nhan", verify, name="verify"),
    path("ban-ghi/<int:pk>/tra-lai", reject, name="reject"),
    path("ban-ghi/<int:pk>/khong-nhap-lai", let_be, name="let_be"),
]
