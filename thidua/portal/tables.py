"""Lists of the office's side."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua.people.forms import words
from thidua.portal.models import Observation
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, moment, term


class ObservationTable(Table):
    """What was said of how one's agency serves; names and contacts stand on its own page only."""

    cards = ("code", "subject", "state", "received_at")
    code = tables.Column(linkify=lambda record: reverse("portal:observation", args=[record.pk]))
    agency = tables.Column(
        verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name", order_by="agency__folded"
    )
    subject = tables.Column(order_by="folded")
    is_attested = tables.Column(verbose_name=gettext_lazy("Xác nhận"), order_by="is_attested")

    class Meta(Table.Meta):
        model = Observation
        fields = ("code", "subject", "kind", "voice", "agency", "received_at", "state", "is_attested")
        order_by = ("-received_at",)

    def render_kind(self, record: Observation) -> str:
        """The kind in words."""
        return term(record.kind, "observation_kind")

    def render_voice(self, record: Observation) -> str:
        """Who says it, in words."""
        return term(record.voice, "observation_voice")

    def render_state(self, record: Observation) -> str:
        """The state in words."""
        return capital(term(record.state, "observation_state"))

    def render_received_at(self, value: Any) -> str:
        """The hour as printed."""
        return moment(value)

    def render_is_attested(self, value: bool) -> Any:
        """Whether a signed act stands."""
        return gettext_lazy("đã xác nhận") if value else "–"

    value_kind, value_voice, value_state = render_kind, render_voice, render_state
    value_received_at, value_is_attested = render_received_at, render_is_attested


class ObservationFilters(Filters):
    """Filters of observations."""

    searched = ("folded", "agency__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("observation_state")
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Loại góp ý"), choices=lambda: words("observation_kind")
    )
    voice = django_filters.ChoiceFilter(
        label=gettext_lazy("Người góp ý"), choices=lambda: words("observation_voice")
    )

    class Meta:
        model = Observation
        fields: tuple[str, ...] = ()
