"""The list of imports by file."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua.people.models import BATCH_KINDS, BATCH_STATES, Batch
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, moment

RIGHT = {"td": {"class": "n"}, "th": {"class": "n"}}
PAGES = {
    "people": "people:batch",
    "moves": "people:moves_batch",
    "list": "people:list_batch",
    "registrations": "registrations:batch",
    "honours": "honours:batch",
    "own_scores": "scorecards:entered",
    "appraisals": "scorecards:entered",
    "survey": "scorecards:entered",
}
"""Where each kind of import is looked at, confirmed and undone."""


def page_of(record: Batch) -> str:
    """The address of an import."""
    return reverse(PAGES[record.kind], args=[record.pk])


class BatchTable(Table):
    """Files that were read or imported: which, by whom, when, how many rows taken and left out."""

    name = tables.Column(linkify=page_of)
    kind = tables.Column()
    at = tables.Column()
    by = tables.Column(verbose_name=gettext_lazy("Người nhập"), accessor="by__name")
    rows_new = tables.Column(attrs=RIGHT)
    rows_bad = tables.Column(attrs=RIGHT)
    state = tables.Column()

    cards = ("name", "kind", "at", "rows_new", "rows_bad", "state")
    summed = ("rows_new", "rows_bad")

    class Meta(Table.Meta):
        model = Batch
        fields = ("name", "kind", "at", "by", "rows_new", "rows_bad", "state")
        order_by = ("-at",)

    def render_kind(self, record: Batch) -> str:
        """What was imported."""
        return capital(str(record.get_kind_display()))

    def render_at(self, value: Any) -> str:
        """When."""
        return moment(value)

    def render_state(self, record: Batch) -> str:
        """Where it stands."""
        return capital(str(record.get_state_display()))


class BatchFilters(Filters):
    """Search by file and person, filter by what was imported and where it stands."""

    searched = ("name", "by__name")
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Nhập gì"), choices=lambda: [(k, capital(str(v))) for k, v in BATCH_KINDS]
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: [(k, capital(str(v))) for k, v in BATCH_STATES]
    )

    class Meta:
        model = Batch
        fields: tuple[str, ...] = ()
