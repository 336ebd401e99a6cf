"""Lists over HTTP: the office's queue, one's own, what was recognised, sessions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.initiatives.queries.heard import sessions
from thidua.initiatives.queries.lists import listed, own, shared
from thidua.initiatives.tables import (
    InitiativeFilters,
    InitiativeTable,
    SessionFilters,
    SessionTable,
    SharedFilters,
    SharedTable,
)
from thidua.people.models import Unit, User
from thidua.screens.lists import ListPage

TABS = (
    ("mine", gettext_lazy("Sáng kiến của tôi")),
    ("list", gettext_lazy("Tất cả")),
    ("shared", gettext_lazy("Được công nhận")),
    ("sessions", gettext_lazy("Phiên họp Hội đồng")),
)


def agencies_with(right: str, by: User) -> list[Unit]:
    """Agencies in which somebody has a right by a role of the agency."""
    ids = {h.agency_id for h in access.holdings_for([right], by) if h.movement_id is None}
    return list(Unit.objects.filter(pk__in=ids).order_by("path"))


class _OfRoom(ListPage):
    """A list of the room with its tabs and what may be begun here."""

    page = ""
    template_name = "initiatives/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tabs, and the buttons that one's rights allow."""
        by = self.request.user
        tabs = [
            {"url": reverse(f"initiatives:{name}"), "label": label, "current": name == self.page}
            for name, label in TABS
            if access.may(access.PAGES[f"initiatives:{name}"], by)
        ]
        return super().get_context_data(**kwargs) | {
            "tabs": tabs,
            "may_register": access.may("initiative.register", by),
            "may_records": access.may("import.look", by),
            "may_window": access.may("initiative.set_window", by),
            "deciding": agencies_with("initiative.recognise", by),
        }


class Initiatives(_OfRoom):
    """Every initiative that one sees."""

    table_class, filterset_class = InitiativeTable, InitiativeFilters
    heading = gettext_lazy("Sáng kiến")
    unit = gettext_lazy("sáng kiến")
    empty = gettext_lazy("Chưa có sáng kiến nào gửi tới đây.")
    export_name = "sang-kien"
    page = "list"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return listed(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Where to begin when there is none: the time of receiving, else one's own initiative."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        begun = (
            ("may_window", _("Mở thời gian nhận sáng kiến"), "initiatives:window"),
            ("may_register", _("Đăng ký sáng kiến"), "initiatives:register"),
        )
        links = [(label, reverse(page)) for may, label, page in begun if found[may]]
        reason = _("Sáng kiến đến khi tác giả gửi, trong thời gian nhận của năm.")
        return found | {"empty_link": links[0] if links else None, "empty_reason": reason}


class Mine(_OfRoom):
    """One's own initiatives."""

    table_class, filterset_class = InitiativeTable, InitiativeFilters
    heading = gettext_lazy("Sáng kiến của tôi")
    unit = gettext_lazy("sáng kiến")
    empty = gettext_lazy("Bạn chưa có sáng kiến nào. Đăng ký, viết dần rồi gửi khi đủ.")
    empty_link = (gettext_lazy("Đăng ký sáng kiến"), reverse_lazy("initiatives:register"))
    export_name = "sang-kien-cua-toi"
    page = "mine"

    def rows(self) -> QuerySet:
        """Those written by oneself or made with others."""
        return own(self.request.user)


class Shared(_OfRoom):
    """Recognised initiatives that others may copy."""

    table_class, filterset_class = SharedTable, SharedFilters
    heading = gettext_lazy("Sáng kiến được công nhận")
    lead = gettext_lazy("Xem cách làm của nơi khác; nơi nào làm theo thì ghi áp dụng lại.")
    unit = gettext_lazy("sáng kiến")
    empty = gettext_lazy("Chưa có sáng kiến nào được công nhận trên hệ thống.")
    empty_link = (gettext_lazy("Sáng kiến của tôi"), reverse_lazy("initiatives:mine"))
    export_name = "sang-kien-duoc-cong-nhan"
    page = "shared"

    def rows(self) -> QuerySet:
        """The public parts of every one."""
        return shared()


class Sessions(_OfRoom):
    """Sessions of initiative councils."""

    table_class, filterset_class = SessionTable, SessionFilters
    heading = gettext_lazy("Phiên họp Hội đồng sáng kiến")
    unit = gettext_lazy("phiên họp")
    empty = gettext_lazy("Chưa có phiên họp nào. Mở trang Hội đồng sáng kiến để lập phiên họp.")
    empty_link = (gettext_lazy("Các Hội đồng"), reverse_lazy("councils:sessions"))
    export_name = "phien-hop-sang-kien"
    page = "sessions"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return sessions(self.request.user)
