"""Lists over HTTP: what was published, what one works with, one's own."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.screens.lists import ListPage
from thidua.stories.queries.lists import listed, own, published
from thidua.stories.tables import PublishedFilters, PublishedTable, StoryFilters, StoryTable

TABS = (
    ("published", gettext_lazy("Đã đăng")),
    ("mine", gettext_lazy("Bài của tôi")),
    ("list", gettext_lazy("Mọi bài")),
)


class _OfRoom(ListPage):
    """A list of the room with its tabs and the button to begin a story."""

    page = ""
    template_name = "stories/list.html"
    unit = gettext_lazy("bài")
    empty_link = (gettext_lazy("Viết bài"), reverse_lazy("stories:start"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tabs, and what one's rights allow to begin."""
        tabs = [
            {"url": reverse(f"stories:{name}"), "label": label, "current": name == self.page}
            for name, label in TABS
        ]
        found: dict[str, Any] = super().get_context_data(**kwargs)
        may_start = access.may("story.start", self.request.user)
        link = found["empty_link"] if may_start or self.page == "list" else None
        return found | {"tabs": tabs, "may_start": may_start, "empty_link": link}


class Stories(_OfRoom):
    """Every story that one works with or looks into."""

    table_class, filterset_class = StoryTable, StoryFilters
    heading = gettext_lazy("Bài điển hình")
    empty = gettext_lazy("Chưa có bài nào của đơn vị, cơ quan, hoặc gửi tới để duyệt.")
    empty_link = (gettext_lazy("Đọc bài đã đăng"), reverse_lazy("stories:published"))
    export_name = "bai-dien-hinh"
    page = "list"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return listed(self.request.user)


class Mine(_OfRoom):
    """Stories that one has begun."""

    table_class, filterset_class = StoryTable, StoryFilters
    heading = gettext_lazy("Bài điển hình của tôi")
    empty = gettext_lazy("Bạn chưa viết bài nào. Bài viết dần, hệ thống tự lưu; gửi duyệt khi đủ.")
    export_name = "bai-dien-hinh-cua-toi"
    page = "mine"

    def rows(self) -> QuerySet:
        """Those one has begun."""
        return own(self.request.user)


class Published(_OfRoom):
    """Published stories, for everybody signed in."""

    table_class, filterset_class = PublishedTable, PublishedFilters
    heading = gettext_lazy("Điển hình, cách làm hay")
    lead = gettext_lazy(
        "Gương tập thể, cá nhân, cách làm hay, người tốt việc tốt; nơi nào làm theo thì ghi áp dụng."
    )
    empty = gettext_lazy("Chưa có bài nào được đăng.")
    export_name = "dien-hinh-da-dang"
    page = "published"

    def rows(self) -> QuerySet:
        """Every one."""
        return published()
