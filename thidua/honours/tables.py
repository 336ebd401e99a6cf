"""The register of awards as a list."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import terms
from thidua.honours.models import Honour
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, said, term

STATES = (
    ("standing", gettext_lazy("còn hiệu lực")),
    ("revoked", gettext_lazy("đã hủy bỏ")),
    ("to_return", gettext_lazy("đã hủy bỏ, chưa thu hồi xong")),
)


def award(honour: Honour) -> str:
    """Form and giver in words."""
    form = capital(term(honour.form, "form"))
    if not honour.authority or honour.form.startswith("flag_"):
        return form
    giver = term(honour.authority, "authority")
    return _("%(form)s của %(giver)s") % {"form": form, "giver": giver}


class HonourTable(Table):
    """Awards held, each on its own line; revoked ones say so."""

    cards = ("holder", "form", "decision_number", "state")

    holder = tables.Column(
        verbose_name=gettext_lazy("Tập thể, cá nhân"),
        order_by="sort_name",
        linkify=lambda record: reverse("honours:honour", args=[record.pk]),
    )
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    form = tables.Column(verbose_name=gettext_lazy("Hình thức"), order_by=("form", "authority"))
    round = tables.Column(verbose_name=gettext_lazy("Đợt"))
    decision_number = tables.Column(verbose_name=gettext_lazy("Số quyết định"))
    decided_on = tables.Column(verbose_name=gettext_lazy("Ngày"))
    reason = tables.Column(verbose_name=gettext_lazy("Thành tích"), orderable=False)
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"), empty_values=(), order_by="revoked_on")

    class Meta(Table.Meta):
        model = Honour
        fields = ("holder", "unit", "form", "round", "decision_number", "decided_on", "reason", "state")
        order_by = ("-decided_on",)

    def render_form(self, record: Honour) -> str:
        """Form and giver."""
        return award(record)

    def render_decided_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Honour) -> str:
        """In force, or revoked by what."""
        if record.revoked_on is None:
            return _("còn hiệu lực")
        told = {"number": record.revoked_by_number, "day": day(record.revoked_on)}
        return _("đã hủy bỏ theo %(number)s ngày %(day)s") % told


class HonourFilters(Filters):
    """Filters of the register."""

    searched = ("person__folded", "unit__folded", "unit__agency__folded", "decision_number")
    form = django_filters.ChoiceFilter(
        label=gettext_lazy("Hình thức"),
        choices=lambda: [(code, capital(said(t.say))) for code, t in terms.GROUPS["form"].items()],
    )
    authority = django_filters.ChoiceFilter(
        label=gettext_lazy("Cấp tặng"),
        choices=lambda: [(code, capital(said(t.say))) for code, t in terms.GROUPS["authority"].items()],
    )
    who = django_filters.ChoiceFilter(
        label=gettext_lazy("Tập thể hay cá nhân"),
        method="by_who",
        choices=lambda: [(code, capital(said(t.say))) for code, t in terms.GROUPS["who"].items()],
    )
    year = django_filters.NumberFilter(label=gettext_lazy("Năm"), field_name="decided_on", lookup_expr="year")
    state = django_filters.ChoiceFilter(label=gettext_lazy("Tình trạng"), method="by_state", choices=STATES)

    class Meta:
        model = Honour
        fields: tuple[str, ...] = ()

    def by_who(self, rows: QuerySet, _name: str, asked: str) -> QuerySet:
        """Collectives only, or people only."""
        return rows.filter(person__isnull=asked == "collective")

    def by_state(self, rows: QuerySet, _name: str, asked: str) -> QuerySet:
        """Standing, revoked, or revoked and not yet returned."""
        if asked == "standing":
            return rows.filter(revoked_on=None)
        revoked = rows.exclude(revoked_on=None)
        return revoked if asked == "revoked" else revoked.filter(object_returned_on=None)
