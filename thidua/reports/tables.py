"""Lists of the room: movements with their dashboards, units never chosen, awards by unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from thidua.movements.compiled import name_of
from thidua.movements.models import Movement
from thidua.people.forms import words
from thidua.people.models import Unit
from thidua.reports.models import Report
from thidua.screens.lists import Filters, LineFilters, Table
from thidua.screens.spoken import capital, day, said, term

NUMBER = {"td": {"class": "n"}}


def added(table: Any, bound_column: Any) -> int:
    """The sum of a column over the whole list."""
    return sum(bound_column.accessor.resolve(row) or 0 for row in table.data)


class BoardTable(Table):
    """Movements of which one counts something."""

    cards = ("name", "agency", "state")
    name = tables.Column(verbose_name=gettext_lazy("Phong trào"), order_by="folded")
    agency = tables.Column(
        verbose_name=gettext_lazy("Cơ quan chủ trì"), accessor="agency__name", order_by="agency__folded"
    )
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))

    class Meta(Table.Meta):
        model = Movement
        fields = ("name", "agency", "state")

    def render_name(self, record: Movement) -> Any:
        """The movement, leading to its dashboard."""
        address = reverse("reports:board", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, self.value_name(record))

    def value_name(self, record: Movement) -> str:
        """The plain name."""
        return said(name_of(record))

    def render_state(self, record: Movement) -> str:
        """The state in words."""
        return capital(term(record.state, "movement_state"))


class BoardFilters(Filters):
    """Filters of movements."""

    searched = ("folded", "agency__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("movement_state")
    )

    class Meta:
        model = Movement
        fields: tuple[str, ...] = ()


class NeverTable(Table):
    """Units that never had an award."""

    name = tables.Column(verbose_name=gettext_lazy("Đơn vị"), order_by="folded")
    kind = tables.Column(verbose_name=gettext_lazy("Loại"))
    people_count = tables.Column(verbose_name=gettext_lazy("Số người"), attrs=NUMBER)

    class Meta(Table.Meta):
        model = Unit
        fields = ("name", "kind", "people_count")
        order_by = ("name",)

    def render_kind(self, record: Unit) -> str:
        """The kind in words."""
        return capital(term(record.kind, "unit_kind"))


class NeverFilters(Filters):
    """Filters of units."""

    kind = django_filters.ChoiceFilter(label=gettext_lazy("Loại"), choices=lambda: words("unit_kind"))

    class Meta:
        model = Unit
        fields: tuple[str, ...] = ()


class MissingTable(Table):
    """Units that have not reported."""

    name = tables.Column(verbose_name=gettext_lazy("Đơn vị"), order_by="folded")
    kind = tables.Column(verbose_name=gettext_lazy("Loại"))

    class Meta(Table.Meta):
        model = Unit
        fields = ("name", "kind")

    def render_kind(self, record: Unit) -> str:
        """The kind in words."""
        return capital(term(record.kind, "unit_kind"))


class MissingFilters(NeverFilters):
    """Filters of units."""


class ReportTable(Table):
    """Reports, each with where it stands."""

    cards = ("unit", "kind", "round", "state")
    unit = tables.Column(
        verbose_name=gettext_lazy("Đơn vị báo cáo"), accessor="unit__name", order_by="unit__folded"
    )
    kind = tables.Column(verbose_name=gettext_lazy("Loại báo cáo"))
    round = tables.Column(verbose_name=gettext_lazy("Đợt"), accessor="round__name")
    part = tables.Column(verbose_name=gettext_lazy("Kỳ"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    due_on = tables.Column(verbose_name=gettext_lazy("Hạn"))
    sent_at = tables.Column(verbose_name=gettext_lazy("Gửi lúc"))

    class Meta(Table.Meta):
        model = Report
        fields = ("unit", "kind", "round", "part", "state", "due_on", "sent_at")

    def render_unit(self, value: str, record: Report) -> Any:
        """Who reports, leading to the report."""
        return format_html('<a href="{}">{}</a>', reverse("reports:report", args=[record.pk]), value)

    def value_unit(self, value: str) -> str:
        """The plain name."""
        return value

    def render_kind(self, record: Report) -> str:
        """The kind in words."""
        return capital(term(record.kind, "report_kind"))

    def render_part(self, record: Report) -> str:
        """The part of the year in words."""
        return capital(term(record.part, "report_part"))

    def render_state(self, record: Report) -> str:
        """The state in words."""
        return capital(term(record.state, "report_state"))

    def render_due_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_sent_at(self, value: Any) -> str:
        """The day as printed."""
        return day(value)


class ReportFilters(Filters):
    """Filters of reports."""

    searched = ("unit__folded", "movement__folded")
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Loại báo cáo"), choices=lambda: words("report_kind")
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("report_state")
    )
    round = django_filters.CharFilter(field_name="round__name", label=gettext_lazy("Đợt"))

    class Meta:
        model = Report
        fields: tuple[str, ...] = ()


class AwardTable(Table):
    """Units with their awards of each year; the columns of years come with the list."""

    keep_table = True
    name = tables.Column(verbose_name=gettext_lazy("Đơn vị"), footer=gettext_lazy("Tổng số"))
    total = tables.Column(verbose_name=gettext_lazy("Cộng"), attrs=NUMBER, footer=added)

    class Meta(Table.Meta):
        order_by = ("-total",)


class StatisticsTable(Table):
    """The lines of a statistics form; the columns of figures come with the form."""

    keep_table = True
    name = tables.Column(verbose_name=gettext_lazy("Chỉ tiêu báo cáo"), footer=gettext_lazy("Tổng số"))
    total = tables.Column(verbose_name=gettext_lazy("Cộng"), attrs=NUMBER, footer=added)


class AwardFilters(LineFilters):
    """A search over units by name."""

    def told(self, row: Any) -> str:
        """The name of the unit."""
        return str(row["name"])


def years_of(years: Iterable[int]) -> dict[str, Any]:
    """What a table of awards is made with: a column for each year, between the name and the sum."""
    columns = [(f"y{y}", tables.Column(verbose_name=str(y), attrs=NUMBER, footer=added)) for y in years]
    names = [name for name, _ in columns]
    return {"extra_columns": columns, "sequence": ("stt", "name", *names, "total")}
