"""The list of movements."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua.movements.models import Movement
from thidua.people.forms import words
from thidua.people.models import Unit
from thidua.people.tables import RIGHT
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term


class MovementTable(Table):
    """Movements with their agency, state and rounds."""

    cards = ("name", "agency", "state", "rounds")
    summed = ("registered",)
    name = tables.Column(
        verbose_name=gettext_lazy("Tên phong trào"),
        order_by="folded",
        linkify=lambda record: reverse("movements:movement", args=[record.pk]),
    )
    agency = tables.Column(
        verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name", order_by="agency__folded"
    )
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    rounds = tables.Column(verbose_name=gettext_lazy("Các đợt"), empty_values=(), orderable=False)
    registered = tables.Column(verbose_name=gettext_lazy("Đã đăng ký"), attrs=RIGHT)
    parent = tables.Column(
        verbose_name=gettext_lazy("Thuộc phong trào của"), empty_values=(), orderable=False
    )
    opened_at = tables.Column(verbose_name=gettext_lazy("Mở ngày"))

    class Meta(Table.Meta):
        model = Movement
        fields = ("name", "agency", "state", "rounds", "registered", "parent", "opened_at")
        order_by = ("-opened_at",)

    def render_state(self, record: Movement) -> str:
        """The state in words."""
        return capital(term(record.state, "movement_state"))

    def render_rounds(self, record: Movement) -> str:
        """Names of the rounds."""
        return ", ".join(r.name for r in record.rounds.all())

    def render_parent(self, record: Movement) -> str:
        """The agency above, here or elsewhere."""
        return str(record.parent.agency.name) if record.parent_id else record.parent_outside or "–"

    def render_opened_at(self, value: Any) -> str:
        """The day as printed."""
        return day(value)


def _agencies(request: Any) -> QuerySet:
    ids = Movement.objects.visible_to(request.user).order_by().values("agency")
    return Unit.objects.filter(pk__in=ids).order_by("path")


class MovementFilters(Filters):
    """Filters of movements."""

    searched = ("folded", "agency__folded", "plan__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("movement_state")
    )
    agency = django_filters.ModelChoiceFilter(label=gettext_lazy("Cơ quan"), queryset=_agencies)
    year = django_filters.NumberFilter(label=gettext_lazy("Năm"), method="of_year")

    class Meta:
        model = Movement
        fields: tuple[str, ...] = ()

    def of_year(self, rows: QuerySet, _name: str, year: Any) -> QuerySet:
        """Movements with a round of that year."""
        return rows.filter(rounds__name__contains=str(int(year))).distinct()
