"""The list of requests."""

from __future__ import annotations

from datetime import date

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua.people.forms import words
from thidua.privacy.models import DataRequest
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term


class RequestTable(Table):
    """Requests about personal data with their last days."""

    cards = ("code", "person", "kind", "state", "answer_by")
    code = tables.Column(
        verbose_name=gettext_lazy("Mã"),
        accessor="pk",
        linkify=lambda record: reverse("privacy:request", args=[record.pk]),
    )
    person = tables.Column(order_by="person__name_key")

    class Meta(Table.Meta):
        model = DataRequest
        fields = ("code", "person", "kind", "received_on", "answer_by", "finish_by", "state")
        order_by = ("-received_on",)

    def render_code(self, record: DataRequest) -> str:
        """The code by which people speak of it."""
        return str(record)

    def render_kind(self, record: DataRequest) -> str:
        """What is asked, in words."""
        return capital(term(record.kind, "data_request_kind"))

    def render_state(self, record: DataRequest) -> str:
        """The state in words."""
        return capital(term(record.state, "data_request_state"))

    def render_received_on(self, value: date) -> str:
        """The day as printed."""
        return day(value)

    value_code, value_kind, value_state = render_code, render_kind, render_state
    render_answer_by = render_finish_by = render_received_on
    value_received_on = value_answer_by = value_finish_by = render_received_on


class RequestFilters(Filters):
    """Filters of requests."""

    searched = ("person__folded",)
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("data_request_state")
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Yêu cầu"), choices=lambda: words("data_request_kind")
    )

    class Meta:
        model = DataRequest
        fields: tuple[str, ...] = ()
