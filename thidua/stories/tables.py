"""Lists of stories: those one works with, and those that were published."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from thidua.core.wording import fold
from thidua.people.forms import words
from thidua.people.tables import RIGHT
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term
from thidua.stories.models import Story

TAGS = {"published": " met", "returned": " missing", "withdrawn": " unmet"}
"""By the state of a story the colour of its tag; the others stay plain."""


def _small(story: Story) -> Any:
    """The picture of a story as lists show it; its words stand on the page of the story."""
    if not (there := getattr(story, "picture", None)):
        return ""
    address = reverse("stories:picture", args=[story.pk, there.digest])
    return format_html(
        '<img class="small-picture" src="{}?nho" alt="" width="96" height="72" loading="lazy">', address
    )


class _Shared(Table):
    """Columns of every list of stories."""

    leads = "story"
    title = tables.Column(verbose_name=gettext_lazy("Tên bài"), order_by="folded")
    kind = tables.Column(verbose_name=gettext_lazy("Loại bài"))
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    year = tables.Column(verbose_name=gettext_lazy("Năm"), attrs=RIGHT)

    def render_title(self, record: Story) -> Any:
        """The name, leading to its page."""
        address = reverse(f"stories:{self.leads}", args=[record.pk])
        return format_html('{}<a href="{}">{}</a>', _small(record), address, record.title)

    def value_title(self, record: Story) -> str:
        """The plain name."""
        return str(record.title)

    def render_kind(self, record: Story) -> str:
        """The kind in words."""
        return capital(term(record.kind, "story_kind"))

    value_kind = render_kind


class StoryTable(_Shared):
    """Stories that one writes, reviews or looks into."""

    cards = ("title", "kind", "unit", "state")
    code = tables.Column(verbose_name=gettext_lazy("Mã"))
    host = tables.Column(verbose_name=gettext_lazy("Nơi duyệt"), accessor="host__name")
    movement = tables.Column(verbose_name=gettext_lazy("Phong trào"), accessor="movement__name")
    submitted_at = tables.Column(verbose_name=gettext_lazy("Ngày gửi"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))

    class Meta(Table.Meta):
        model = Story
        fields = ("code", "title", "kind", "unit", "year", "host", "movement", "submitted_at", "state")
        order_by = ("-code",)

    def render_submitted_at(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Story) -> Any:
        """The state in words, coloured."""
        told = self.value_state(record)
        return format_html('<span class="tag{}">{}</span>', TAGS.get(record.state, ""), told)

    def value_state(self, record: Story) -> str:
        """The state in words."""
        return capital(term(record.state, "story_state"))


class PublishedTable(_Shared):
    """Published stories with how many units do likewise."""

    leads = "read"
    cards = ("title", "kind", "unit", "adopted")
    about = tables.Column(verbose_name=gettext_lazy("Kể về ai"))
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name")
    published_at = tables.Column(verbose_name=gettext_lazy("Ngày đăng"))
    adopted = tables.Column(verbose_name=gettext_lazy("Số nơi áp dụng"), attrs=RIGHT)

    class Meta(Table.Meta):
        model = Story
        fields = ("title", "kind", "about", "unit", "agency", "year", "published_at", "adopted")
        order_by = ("-published_at",)

    def render_published_at(self, value: Any) -> str:
        """The day as printed."""
        return day(value)


class StoryFilters(Filters):
    """Filters of stories."""

    searched: ClassVar[tuple[str, ...]] = ("folded", "unit__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("story_state")
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Loại bài"), choices=lambda: words("story_kind"))
    year = django_filters.NumberFilter(label=gettext_lazy("Năm"))
    unit = django_filters.CharFilter(label=gettext_lazy("Đơn vị"), method="of_unit")

    class Meta:
        model = Story
        fields: tuple[str, ...] = ()

    def of_unit(self, rows: Any, _name: str, asked: str) -> Any:
        """Of units or agencies whose name holds the words, with or without accents."""
        for word in fold(asked).split():
            rows = rows.filter(unit__folded__icontains=word) | rows.filter(agency__folded__icontains=word)
        return rows


class PublishedFilters(StoryFilters):
    """Filters of published stories: all of them in one state."""

    searched = ("folded", "unit__folded", "agency__folded")
    state = None
