"""Lists of the record room: books of numbers, the numbers of a book."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import terms
from thidua.records.models import Issued, NumberSeries
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term

RIGHT = {"td": {"class": "n"}, "th": {"class": "n"}}


class SeriesTable(Table):
    """Books of numbers."""

    name = tables.Column(linkify=lambda record: reverse("records:book", args=[record.pk]))
    year = tables.Column(attrs=RIGHT)
    pattern = tables.Column()
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name")
    first = tables.Column(attrs=RIGHT)
    last = tables.Column(attrs=RIGHT)
    void = tables.Column(verbose_name=gettext_lazy("Đã bỏ"), accessor="void_count", attrs=RIGHT)

    class Meta(Table.Meta):
        model = NumberSeries
        fields = ("name", "year", "pattern", "agency", "first", "last", "void")
        order_by = ("-year", "name")

    def render_name(self, value: str) -> str:
        """The sort of paper in words."""
        return capital(term(value, "series"))

    def render_last(self, record: NumberSeries) -> Any:
        """The newest number, or that none was taken."""
        return record.last if record.last >= record.first else _("chưa cấp")


class SeriesFilters(Filters):
    """Filters of the books."""

    searched = ("pattern", "agency__folded")
    name = django_filters.ChoiceFilter(
        label=gettext_lazy("Dùng cho"),
        choices=lambda: [(code, capital(term(code, "series"))) for code in terms.GROUPS["series"]],
    )

    class Meta:
        model = NumberSeries
        fields = ("name", "year")


class BookTable(Table):
    """The numbers of one book; they are the numbers of its rows."""

    stt = None
    number = tables.Column(attrs=RIGHT)
    text = tables.Column()
    issued_on = tables.Column()
    by = tables.Column(verbose_name=gettext_lazy("Người lấy số"), accessor="by__name")
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"), empty_values=(), order_by="void_at")
    void_reason = tables.Column()
    act = tables.Column(
        verbose_name=gettext_lazy("Việc"), empty_values=(), orderable=False, exclude_from_export=True
    )

    class Meta(Table.Meta):
        model = Issued
        fields = ("number", "text", "issued_on", "by", "state", "void_reason", "act")
        sequence = ("number", "...")
        order_by = ("-number",)

    def render_issued_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Issued) -> str:
        """In force, or void and since when."""
        return (
            _("còn hiệu lực") if record.void_at is None else _("đã bỏ %(day)s") % {"day": day(record.void_at)}
        )

    def render_act(self, record: Issued) -> str:
        """The way to make a number void."""
        if record.void_at is not None:
            return ""
        return format_html('<a href="{}">{}</a>', reverse("records:void", args=[record.pk]), _("Bỏ số này"))


class BookFilters(Filters):
    """Filters of a book."""

    searched = ("text", "void_reason", "by__name")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=[("void", gettext_lazy("đã bỏ")), ("valid", gettext_lazy("còn hiệu lực"))],
        method="by_state",
    )

    class Meta:
        model = Issued
        fields: tuple[str, ...] = ()

    def by_state(self, rows: QuerySet, _name: str, asked: str) -> QuerySet:
        """Void numbers only, or those in force."""
        return rows.filter(void_at__isnull=asked != "void")
