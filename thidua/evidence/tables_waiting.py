"""The list of records that wait for a second person, of every table together."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.facts.registry import BY_NAME
from thidua.evidence.catalogue import ENTERED
from thidua.evidence.doubts import with_doubts
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.evidence.tables import DoubtsShown
from thidua.evidence.telling import line, subject
from thidua.rounds.pages.naming import cap
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import moment, said


class WaitingTable(DoubtsShown, Table):
    """Records that somebody else entered, with what they say."""

    about = tables.Column(verbose_name=gettext_lazy("Của ai"), accessor="pk", orderable=False)
    says = tables.Column(verbose_name=gettext_lazy("Nội dung"), accessor="pk", orderable=False)
    counts = tables.Column(verbose_name=gettext_lazy("Đang tính"), accessor="waits")
    doubts = tables.Column(
        verbose_name=gettext_lazy("Điều cần xem"), accessor="pk", orderable=False, exclude_from_export=True
    )
    entered = tables.Column(verbose_name=gettext_lazy("Người nhập"), accessor="entered_by__name")
    at = tables.Column(verbose_name=gettext_lazy("Nhập lúc"), accessor="entered_at")

    cards = ("about", "says", "counts", "entered")

    class Meta(Table.Meta):
        model = Fact
        fields = ("about", "says", "counts", "doubts", "entered", "at")

    def render_about(self, record: Fact) -> Any:
        """Whom it is about, leading to the record."""
        url = reverse("evidence:fact", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_about(record))

    def value_about(self, record: Fact) -> str:
        """Whom it is about."""
        return subject(record) or _("chung")

    def render_says(self, record: Fact) -> str:
        """The record in one line."""
        return said(line(record_of(record)))

    def render_counts(self, record: Fact) -> str:
        """Whether it counts already."""
        return _("chưa") if record.waits else _("đã tính")

    def render_at(self, value: Any) -> str:
        """When."""
        return moment(value)


class WaitingFilters(Filters):
    """Search without accents; by table, by whether it counts, by doubts."""

    searched = ("folded", "entered_by__name")
    table = django_filters.ChoiceFilter(
        label=gettext_lazy("Bảng"),
        choices=lambda: [(t, said(cap(BY_NAME[t].say))) for t in ENTERED],
    )
    waits = django_filters.ChoiceFilter(
        label=gettext_lazy("Đang tính"),
        choices=lambda: [("True", _("chưa tính")), ("False", _("đã tính"))],
    )
    doubts = django_filters.ChoiceFilter(
        label=gettext_lazy("Điều cần xem"),
        method="doubtful",
        choices=lambda: [("open", _("có điều cần xem"))],
    )

    class Meta:
        model = Fact
        fields: tuple[str, ...] = ()

    def doubtful(self, rows: QuerySet, _name: str, _chosen: str) -> QuerySet:
        """Facts with something that nobody has looked at yet."""
        return with_doubts(rows)
