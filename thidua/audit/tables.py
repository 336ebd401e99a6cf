"""The diary as a list, and its filters."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from thidua.audit.models import Entry
from thidua.audit.queries import deeds, kind_of, line, place_of
from thidua.core import terms
from thidua.core.wording import fold
from thidua.screens.forms import DayField
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, moment, said


class DiaryTable(Table):
    """Entries in words; their own number stands in place of the row's."""

    stt = None
    number = tables.Column(
        verbose_name=gettext_lazy("Số mục"), attrs={"td": {"class": "n"}, "th": {"class": "n"}}
    )
    at = tables.Column(verbose_name=gettext_lazy("Lúc"), order_by="number")
    by = tables.Column(verbose_name=gettext_lazy("Ai"), empty_values=(), order_by="by__name")
    what = tables.Column(verbose_name=gettext_lazy("Việc"), accessor="action", order_by="action")
    thing = tables.Column(verbose_name=gettext_lazy("Trên"), accessor="kind", order_by=("kind", "ident"))
    change = tables.Column(verbose_name=gettext_lazy("Từ đâu sang đâu"), empty_values=(), orderable=False)

    class Meta(Table.Meta):
        model = Entry
        fields = ("number", "at", "by", "what", "thing", "change")
        sequence = ("number", "...")
        order_by = ("-number",)

    cards = ("what", "at", "by", "change")

    def render_at(self, value: Any) -> str:
        """The hour and its date."""
        return moment(value)

    def render_by(self, record: Entry) -> str:
        """Who did it."""
        return said(line(record).who)

    def render_what(self, record: Entry) -> str:
        """What was done."""
        return said(line(record).what)

    def render_thing(self, record: Entry) -> str:
        """The sort of thing and its number, leading to its page where it has one."""
        address, name = place_of(record), self.value_thing(record)
        return format_html('<a href="{}">{}</a>', address, name) if address else name

    def value_thing(self, record: Entry) -> str:
        """The sort of thing and its number in an export."""
        return f"{capital(said(kind_of(record.kind)))} #{record.ident}"

    def render_change(self, record: Entry) -> str:
        """From which state to which, and what else is told."""
        told = line(record)
        states = [said(s) if s else "–" for s in (told.before, told.after)]
        parts = [" → ".join(states)] if told.before or told.after else []
        return "; ".join([*parts, *([said(told.why)] if told.why else [])])


def _kinds() -> list[tuple[str, str]]:
    return [(code, capital(said(term.say))) for code, term in terms.GROUPS["thing"].items()]


class DayFilter(django_filters.Filter):
    """A day, typed as people write it."""

    field_class = DayField


class DiaryFilters(Filters):
    """Filters of the diary: whose, what, on which sort of thing, from when to when."""

    searched = ("by__name", "by__username", "ident")
    action = django_filters.ChoiceFilter(
        label=gettext_lazy("Việc"), choices=lambda: [(name, said(say)) for name, say in deeds()]
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Trên"), choices=_kinds)
    since = DayFilter(label=gettext_lazy("Từ ngày"), field_name="at__date", lookup_expr="gte")
    until = DayFilter(label=gettext_lazy("Đến hết ngày"), field_name="at__date", lookup_expr="lte")

    class Meta:
        model = Entry
        fields = ("action", "kind")

    def search(self, rows: QuerySet, _name: str, asked: str) -> QuerySet:
        """By who did it, by the words of what was done, or by the number of the thing."""
        for word in asked.split():
            folded = fold(word)
            named = [name for name, say in deeds() if folded in fold(say.vi) or folded in fold(say.en)]
            found = Q(by__name__icontains=word) | Q(by__username__icontains=word) | Q(action__in=named)
            rows = rows.filter(found | Q(ident=word))
        return rows
