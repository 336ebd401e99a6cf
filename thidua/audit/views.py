"""The diary over HTTP: the list, the diary of one movement, anchors to print, verification."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.audit.forms import VerifyForm
from thidua.audit.models import Entry
from thidua.audit.tables import DiaryFilters, DiaryTable
from thidua.audit.tasks import verify_all
from thidua.audit.verifying import anchors, sentence
from thidua.clock import today
from thidua.core.wording import Say
from thidua.screens.jobs import begin_once
from thidua.screens.lists import ListPage

RECENT = 31
"""Days whose anchors are shown."""


def tabs(user: Any, here: str) -> list[dict[str, Any]]:
    """The registers beside each other, as far as the person may open them."""
    every = (
        ("reports:list", _("Bảng điều hành")),
        ("reports:reports", _("Báo cáo phong trào")),
        ("records:series", _("Dãy số")),
        ("papers:wordings", _("Lời văn giấy tờ")),
        ("audit:diary", _("Nhật ký")),
    )
    seen = [(page, label) for page, label in every if access.may(access.PAGES[page], user)]
    return [{"url": reverse(page), "label": label, "current": page == here} for page, label in seen]


class Diary(ListPage):
    """What was done in one's agencies, newest first."""

    table_class, filterset_class = DiaryTable, DiaryFilters
    template_name = "audit/diary.html"
    heading = gettext_lazy("Nhật ký")
    lead = gettext_lazy("Mỗi việc một mục, chỉ ghi thêm, không sửa, không xóa.")
    unit = gettext_lazy("mục")
    empty = gettext_lazy("Chưa có mục nào được ghi.")
    export_name = "nhat-ky"

    def rows(self) -> QuerySet:
        """Entries that the person may read."""
        return Entry.objects.visible_to(self.request.user).select_related("by").order_by("-number")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the chain may be verified here."""
        return super().get_context_data(**kwargs) | {
            "may_verify": access.may("audit.verify", self.request.user),
            "tabs": tabs(self.request.user, "audit:diary"),
        }


class OfMovement(Diary):
    """What was done in one movement."""

    heading = gettext_lazy("Nhật ký phong trào")
    template_name = "screens/list.html"

    def rows(self) -> QuerySet:
        """Entries of the movement; a movement in which one may read nothing is not there."""
        found = super().rows().filter(movement_id=self.kwargs["movement"])
        if not found.exists():
            raise Http404
        return found


def moorings(request: HttpRequest) -> HttpResponse:
    """The anchors of the last month, to print and to paste into the office journal."""
    until = today()
    kept = [(a, sentence(a)) for a in anchors(until - timedelta(days=RECENT), until)]
    return render(request, "audit/anchors.html", {"kept": kept, "heading": _("Mã neo nhật ký")})


def verification(request: HttpRequest) -> HttpResponse:
    """Verify the whole chain in the background, against an anchor where one is given."""
    form = VerifyForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        told = {"form": form, "button": _("Kiểm tra nhật ký"), "back_url": reverse("audit:diary")}
        return render(request, "audit/verify.html", told)
    say = Say("Kiểm tra toàn bộ nhật ký", "Verify the whole diary")
    return begin_once(request, say, verify_all, reverse("audit:diary"), anchor=form.cleaned_data["anchor"])


urlpatterns = [
    path("", Diary.as_view(), name="diary"),
    path("phong-trao/<int:movement>", OfMovement.as_view(), name="movement"),
    path("ma-neo", moorings, name="anchors"),
    path("kiem-tra", verification, name="verify"),
]
