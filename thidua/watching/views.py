"""Health, measures, and the page of what was slow or failed."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.screens.lists import ListPage
from thidua.watching.health import live, ready
from thidua.watching.metrics import measures
from thidua.watching.models import Noticed
from thidua.watching.tables import NoticedFilters, NoticedTable


class NoticedPage(ListPage):
    """What was slow or failed, newest first; the table of rights shows it to system administrators only."""

    table_class, filterset_class = NoticedTable, NoticedFilters
    template_name = "watching/noticed.html"
    heading = _("Yêu cầu chậm và lỗi")
    lead = _("Tên trang và thời gian, không có dữ liệu của ai. Giữ 30 ngày.")
    unit = _("yêu cầu")
    empty = _("Chưa có yêu cầu nào chậm hay lỗi.")
    export_name = "yeu-cau-cham-va-loi"

    def rows(self) -> QuerySet:
        """All: no row belongs to an agency."""
        return Noticed.objects.order_by("-at")


urlpatterns = [
    path("song", require_safe(live), name="live"),
    path("san-sang", require_safe(ready), name="ready"),
    path("so-do", require_safe(measures), name="measures"),
    path("cham-va-loi", NoticedPage.as_view(), name="noticed"),
]
