"""The list of plans: its columns and its filters."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import terms
from thidua.movements.models import PlanVersion
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term

RIGHT = {"td": {"class": "n"}, "th": {"class": "n"}}


class PlanTable(Table):
    """Plans, one version a row."""

    cards = ("title", "document", "agency", "state")
    title = tables.Column(
        verbose_name=gettext_lazy("Kế hoạch"),
        linkify=lambda record: reverse("movements:plan", args=[record.pk]),
    )
    document = tables.Column(verbose_name=gettext_lazy("Số, ký hiệu"))
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan ban hành"), accessor="agency__name")
    number = tables.Column(verbose_name=gettext_lazy("Bản"), attrs=RIGHT)
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    published_at = tables.Column(verbose_name=gettext_lazy("Công bố ngày"))

    class Meta(Table.Meta):
        model = PlanVersion
        fields = ("title", "document", "agency", "number", "state", "published_at")
        order_by = ("title", "-number")

    def render_document(self, value: str) -> str:
        """The number of the document, or that it is blank."""
        return value or _("số để trống")

    def render_state(self, record: PlanVersion) -> str:
        """The state in words."""
        return capital(term(record.state, "plan_state"))

    def render_published_at(self, value: Any) -> str:
        """The day of publication."""
        return day(value.date())


class PlanFilters(Filters):
    """Filters of the list of plans."""

    searched = ("folded", "agency__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=lambda: [(code, capital(term(code, "plan_state"))) for code in terms.GROUPS["plan_state"]],
    )

    class Meta:
        model = PlanVersion
        fields = ("state",)
