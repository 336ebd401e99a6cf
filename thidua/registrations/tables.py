"""Lists of registrations, and of units from which nothing came."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.people.forms import words
from thidua.people.models import Unit
from thidua.people.tables import unit_name
from thidua.registrations.models import Registration
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term


class RegistrationTable(Table):
    """Who registered, when, and how it stands."""

    cards = ("who", "unit", "state", "registered_on")
    who = tables.Column(
        verbose_name=gettext_lazy("Tập thể, cá nhân"),
        empty_values=(),
        order_by=("person__name_key", "unit__folded"),
    )
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    round = tables.Column(verbose_name=gettext_lazy("Đợt"), accessor="round__name")
    movement = tables.Column(verbose_name=gettext_lazy("Tên phong trào"), accessor="movement__name")
    aim = tables.Column(verbose_name=gettext_lazy("Nội dung đăng ký"), orderable=False)
    registered_on = tables.Column(verbose_name=gettext_lazy("Ngày"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    late_reason = tables.Column(verbose_name=gettext_lazy("Lý do muộn"), orderable=False)

    class Meta(Table.Meta):
        model = Registration
        fields = ("who", "unit", "round", "movement", "aim", "registered_on", "state", "late_reason")
        order_by = ("-registered_on",)

    def render_who(self, record: Registration) -> Any:
        """The person or the unit, leading to the registration."""
        address = reverse("registrations:registration", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, self.value_who(record))

    def value_who(self, record: Registration) -> str:
        """The plain name."""
        return str(record.person.name if record.person_id else unit_name(record.unit))

    def render_registered_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Registration) -> str:
        """The state in words; an accepted late one says so."""
        said = capital(term(record.state, "registration_state"))
        return _("%(state)s (muộn, được nhận)") % {"state": said} if accepted_late(record) else said

    def value_state(self, record: Registration) -> str:
        """The same in an export."""
        return self.render_state(record)


def accepted_late(record: Registration) -> bool:
    """Whether a registration counts because the office accepted it late."""
    return bool(record.state == "registered" and record.late_reason)


class OfRoundTable(RegistrationTable):
    """The same within one round."""

    class Meta(RegistrationTable.Meta):
        exclude = ("round", "movement")


class RegistrationFilters(Filters):
    """Filters of registrations."""

    searched = ("person__folded", "unit__folded", "person__code")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("registration_state")
    )
    round = django_filters.CharFilter(field_name="round__name", label=gettext_lazy("Đợt"))
    sort_of = django_filters.ChoiceFilter(
        label=gettext_lazy("Tập thể, cá nhân"), choices=lambda: words("who"), method="by_sort"
    )

    class Meta:
        model = Registration
        fields: tuple[str, ...] = ()

    def by_sort(self, rows: Any, _name: str, who: str) -> Any:
        """Collectives or individuals only."""
        return rows.filter(person=None) if who == "collective" else rows.exclude(person=None)


class OfRoundFilters(RegistrationFilters):
    """The same within one round."""

    round = None


class MissingTable(Table):
    """Units that have not registered, with whom one may ask."""

    name = tables.Column(verbose_name=gettext_lazy("Đơn vị"), order_by="folded")
    kind = tables.Column(verbose_name=gettext_lazy("Loại"))
    clerks = tables.Column(verbose_name=gettext_lazy("Đầu mối"), empty_values=(), orderable=False)

    class Meta(Table.Meta):
        model = Unit
        fields = ("name", "kind", "clerks")
        order_by = ("name",)

    def render_kind(self, record: Unit) -> str:
        """The kind in words."""
        return capital(term(record.kind, "unit_kind"))

    def render_clerks(self, record: Unit) -> str:
        """Names of the clerks, or that there is none."""
        return ", ".join(a.user.name for a in record.standing_clerks) or _("chưa có")

    def value_clerks(self, record: Unit) -> str:
        """The same in an export."""
        return self.render_clerks(record)


class MissingFilters(Filters):
    """Filters of units that have not registered."""

    kind = django_filters.ChoiceFilter(label=gettext_lazy("Loại"), choices=lambda: words("unit_kind"))

    class Meta:
        model = Unit
        fields: tuple[str, ...] = ()
