"""My work, search, notices, the calendar feed, help."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from thidua.core.wording import Say
from thidua.home import actions
from thidua.home.feed import calendar_of
from thidua.home.models import Feed
from thidua.home.queries.cases import handed_in
from thidua.home.queries.search import search
from thidua.home.queries.todo import todo
from thidua.people.models import Notice
from thidua.screens.lists import Filters, ListPage, Table
from thidua.screens.posting import post, spoken

SENT = 20
"""So many handed-in cases are shown on the first page; the list has all."""


def todo_page(request: HttpRequest) -> HttpResponse:
    """What waits for me, and where what I handed in stands."""
    sent = list(handed_in(request.user)[: SENT + 1])
    told = {
        "todo": todo(request.user),
        "sent": sent[:SENT],
        "more_sent": len(sent) > SENT,
        "feed": Feed.objects.filter(user=request.user).first(),
        "site_url": settings.SITE_URL,
    }
    return render(request, "home/todo.html", told)


def search_page(request: HttpRequest) -> HttpResponse:
    """What I may see that holds the words asked for."""
    asked = request.GET.get("q", "").strip()[:200]
    return render(request, "home/search.html", {"asked": asked, "groups": search(request.user, asked)})


class NoticeTable(Table):
    """Notices, the newest first."""

    cards = ("at", "told")
    at = tables.DateTimeColumn(verbose_name=_("Lúc"), format="H:i d/m/Y")
    told = tables.Column(verbose_name=_("Nội dung"), empty_values=(), orderable=False)

    def render_told(self, record: Notice) -> str:
        """The sentence, as a link to what it tells of; bold while it is new."""
        words = spoken(Say(record.vi, record.en))
        shown = format_html("<b>{}</b>", words) if record.read_at is None else words
        return format_html('<a href="{}">{}</a>', record.url, shown) if record.url else shown

    def value_told(self, record: Notice) -> str:
        """The sentence alone."""
        return spoken(Say(record.vi, record.en))


class NoticeFilters(Filters):
    """Search in notices."""

    searched = ("vi", "en")


class Notices(ListPage):
    """My notices; those on the page can be marked as read."""

    table_class = NoticeTable
    filterset_class = NoticeFilters
    template_name = "home/notices.html"
    heading = _("Thông báo")
    unit = _("thông báo")
    empty = _("Chưa có thông báo nào. Thông báo đến khi có việc, có hạn hoặc có kết quả liên quan đến bạn.")
    empty_link = (_("Về Việc của tôi"), reverse_lazy("home:todo"))
    export_name = "thong-bao"

    def rows(self) -> QuerySet:
        """My own notices."""
        return Notice.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest notice on the page, up to which they are marked as read."""
        found = super().get_context_data(**kwargs)
        return found | {"newest": self.rows().order_by("-pk").values_list("pk", flat=True).first() or 0}


@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """Mark my notices as read."""
    up_to = request.POST.get("up_to", "")
    return post(
        request,
        lambda: actions.read_notices(request.user, int(up_to) if up_to.isdigit() else 0),
        lambda n: Say(f"Đã đánh dấu đã đọc {n} thông báo.", f"{n} notices marked as read."),
        reverse("home:notices"),
    )


@require_POST
def feed_open(request: HttpRequest) -> HttpResponse:
    """Open a calendar feed of my deadlines."""
    return post(
        request,
        lambda: actions.open_feed(by=request.user),
        Say(
            "Đã mở lịch. Chép địa chỉ bên dưới vào chương trình lịch; ai có địa chỉ đều đọc được.",
            "Calendar opened. Copy the address below into a calendar program; whoever has it can read it.",
        ),
        f"{reverse('home:todo')}#lich",
    )


@require_POST
def feed_close(request: HttpRequest) -> HttpResponse:
    """Close my calendar feed."""
    return post(
        request,
        lambda: actions.close_feed(by=request.user),
        Say(
            "Đã đóng lịch: địa chỉ cũ không còn dùng được.",
            "Calendar closed: the old address no longer works.",
        ),
        f"{reverse('home:todo')}#lich",
    )


def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself, for a program that has the address."""
    found = Feed.objects.select_related("user").filter(token=token, user__is_active=True).first()
    if not found:
        raise Http404
    with translation.override(found.user.language):
        body = calendar_of(found.user, settings.SITE_URL)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="thi-dua.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response
