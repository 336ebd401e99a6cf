"""Lists of decisions, packages and letters."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import terms
from thidua.decisions.models import Decision, Letter, Package
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, said, term

N = {"td": {"class": "n"}, "th": {"class": "n"}}


def words(group: str) -> list[tuple[str, str]]:
    """The words of a group for a filter."""
    return [(code, capital(said(t.say))) for code, t in terms.GROUPS[group].items()]


LETTER_STATES = (
    ("unread", gettext_lazy("chưa đọc lại")),
    ("read", gettext_lazy("đã đọc, gửi được")),
    ("sent", gettext_lazy("đã gửi")),
)


class DecisionTable(Table):
    """Decisions of one's agency, and those that are published."""

    cards = ("title", "number", "state", "people")

    title = tables.Column(
        order_by="folded", linkify=lambda record: reverse("decisions:decision", args=[record.pk])
    )
    kind = tables.Column(verbose_name=gettext_lazy("Loại"))
    number = tables.Column(
        verbose_name=gettext_lazy("Số"), accessor="issued__text", order_by="issued__number"
    )
    signed_on = tables.Column(verbose_name=gettext_lazy("Ngày ký"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    people = tables.Column(verbose_name=gettext_lazy("Tập thể, cá nhân"), empty_values=(), attrs=N)
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name")

    class Meta(Table.Meta):
        model = Decision
        fields = ("title", "kind", "number", "signed_on", "state", "people", "agency")
        order_by = ("-signed_on", "-pk")

    def render_kind(self, value: str, record: Decision) -> str:
        """The kind in words."""
        return capital(term(record.kind, "decision_kind"))

    def render_state(self, record: Decision) -> str:
        """The state in words."""
        return term(record.state, "decision_state")

    def render_signed_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_people(self, record: Any) -> int:
        """How many are in it."""
        return int(record.people or record.taken_back)


class DecisionFilters(Filters):
    """Filters of decisions."""

    searched = ("folded", "issued__text", "agency__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("decision_state")
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Loại"), choices=lambda: words("decision_kind"))
    year = django_filters.NumberFilter(label=gettext_lazy("Năm"), field_name="signed_on", lookup_expr="year")

    class Meta:
        model = Decision
        fields: tuple[str, ...] = ()


class PackageTable(Table):
    """Packages sent up or come from below."""

    cards = ("movement", "state", "people", "sent_at")
    summed = ("people", "granted")

    movement = tables.Column(
        verbose_name=gettext_lazy("Phong trào"),
        accessor="movement__name",
        linkify=lambda record: reverse("decisions:package", args=[record.pk]),
    )
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan gửi"), accessor="agency__name")
    round = tables.Column(verbose_name=gettext_lazy("Đợt"), accessor="round__name")
    to = tables.Column(
        verbose_name=gettext_lazy("Nơi nhận"), empty_values=(), order_by="to_movement__agency__name"
    )
    letter = tables.Column(verbose_name=gettext_lazy("Tờ trình"), accessor="letter__text")
    sent_at = tables.Column(verbose_name=gettext_lazy("Gửi ngày"))
    people = tables.Column(verbose_name=gettext_lazy("Hồ sơ"), attrs=N)
    granted = tables.Column(verbose_name=gettext_lazy("Được tặng"), attrs=N)
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))

    class Meta(Table.Meta):
        model = Package
        fields = ("movement", "agency", "round", "to", "letter", "sent_at", "people", "granted", "state")
        order_by = ("-sent_at",)

    def render_to(self, record: Package) -> str:
        """The agency above."""
        return str(record.to_movement.agency.name if record.to_movement_id else record.to_outside)

    def render_sent_at(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Package) -> str:
        """The state in words."""
        return term(record.state, "relay_state")


class PackageFilters(Filters):
    """Filters of packages."""

    searched = ("movement__folded", "agency__folded", "letter__text", "to_outside")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("relay_state")
    )
    round = django_filters.CharFilter(label=gettext_lazy("Đợt"), field_name="round__name")

    class Meta:
        model = Package
        fields: tuple[str, ...] = ()


class LetterTable(Table):
    """Letters to those not chosen."""

    cards = ("who", "round", "state")

    who = tables.Column(
        verbose_name=gettext_lazy("Gửi cho"),
        empty_values=(),
        order_by=("nomination__person__name_key", "unit__folded"),
        linkify=lambda record: reverse("decisions:letter", args=[record.pk]),
    )
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name")
    code = tables.Column(verbose_name=gettext_lazy("Hồ sơ"), accessor="nomination__code")
    round = tables.Column(verbose_name=gettext_lazy("Đợt"), accessor="nomination__round__name")
    made_at = tables.Column(verbose_name=gettext_lazy("Viết ngày"))
    state = tables.Column(
        verbose_name=gettext_lazy("Tình trạng"), empty_values=(), order_by=("sent_at", "read_at")
    )

    class Meta(Table.Meta):
        model = Letter
        fields = ("who", "unit", "code", "round", "made_at", "state")
        order_by = ("-made_at",)

    def render_who(self, record: Letter) -> str:
        """The person or the collective."""
        return str(record)

    def render_made_at(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Letter) -> str:
        """To be read, ready, or sent."""
        if record.sent_at:
            return _("đã gửi %(day)s") % {"day": day(record.sent_at)}
        return _("đã đọc, gửi được") if record.read_at else _("chưa đọc lại")


class LetterFilters(Filters):
    """Filters of letters."""

    searched = ("nomination__person__folded", "unit__folded", "nomination__code")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), method="by_state", choices=LETTER_STATES
    )

    class Meta:
        model = Letter
        fields: tuple[str, ...] = ()

    def by_state(self, rows: QuerySet, _name: str, asked: str) -> QuerySet:
        """Still to be read, ready to go, or sent."""
        if asked == "sent":
            return rows.exclude(sent_at=None)
        return rows.filter(sent_at=None, read_at__isnull=asked == "unread")
