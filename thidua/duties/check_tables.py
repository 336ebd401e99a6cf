"""The list of checks."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from thidua.duties.models import Check
from thidua.people.forms import words
from thidua.people.tables import RIGHT, unit_name
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term


class CheckTable(Table):
    """Checks by their day: which unit, what kind, how far, how much is still to be mended."""

    cards = ("unit", "planned_on", "state", "left")
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    planned_on = tables.Column(verbose_name=gettext_lazy("Ngày kiểm tra"))
    kind = tables.Column(verbose_name=gettext_lazy("Loại kiểm tra"))
    team = tables.Column(verbose_name=gettext_lazy("Đoàn kiểm tra"), default="–")
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    found = tables.Column(verbose_name=gettext_lazy("Kết luận"), attrs=RIGHT)
    left = tables.Column(verbose_name=gettext_lazy("Chưa khắc phục"), attrs=RIGHT)

    class Meta(Table.Meta):
        model = Check
        fields = ("unit", "planned_on", "kind", "team", "state", "found", "left")
        order_by = ("-planned_on",)

    def render_unit(self, record: Check) -> Any:
        """The unit, leading to its check."""
        address = reverse("duties:check", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, unit_name(record.unit))

    def value_unit(self, record: Check) -> str:
        """The plain name."""
        return unit_name(record.unit)

    def render_planned_on(self, record: Check) -> str:
        """The day on which it was held, else that of the plan."""
        return day(record.held_on or record.planned_on)

    def render_kind(self, value: str, record: Check) -> str:
        """The kind in words."""
        return capital(term(record.kind, "check_kind"))

    def render_state(self, record: Check) -> str:
        """The state in words."""
        return capital(term(record.state, "check_state"))


class CheckFilters(Filters):
    """Filters of checks."""

    searched = ("folded", "unit__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("check_state")
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Loại kiểm tra"), choices=lambda: words("check_kind")
    )

    class Meta:
        model = Check
        fields: tuple[str, ...] = ()
