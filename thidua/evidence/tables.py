"""Lists of the room: facts of one table, imports."""

from __future__ import annotations

from functools import cache
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property, lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thidua.core import terms
from thidua.core.facts.columns import Column, Record
from thidua.core.facts.registry import BY_NAME
from thidua.evidence.doubts import open_doubts, with_doubts
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact, Import
from thidua.evidence.queries import STATES
from thidua.evidence.telling import said as told
from thidua.evidence.telling import shown_columns, subject, subject_column, value_of
from thidua.rounds.pages.naming import cap
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, figure, moment, said, term

RIGHT = {"td": {"class": "n"}, "th": {"class": "n"}}
FIGURES = ("int", "decimal")
_PRINTED = (
    "period",
    "as_at",
    "parts",
    "printed_class",
    "area",
    "named",
    "title",
    "source",
    "derived",
    "note",
)
BESIDE = {"index_results": _PRINTED}
"""What a published figure says of where it was printed: it stands on the record and on the pages of indices."""


def read(fact: Fact) -> Record:
    """The record that a fact is, read once for all columns of its row."""
    if "_read" not in fact.__dict__:
        fact._read = record_of(fact)
    return fact._read


class ValueColumn(tables.Column):
    """One column of a record, as people write it."""

    def __init__(self, column: Column, name: str) -> None:
        self.told = column
        super().__init__(
            verbose_name=said(cap(column.say)),
            accessor="pk",
            attrs=RIGHT if column.kind in (*FIGURES, "year") else {},
            orderable=True,
        )
        self.key = name

    def render(self, record: Fact) -> Any:
        """The value in words; a figure with the precision it was given with."""
        value = value_of(read(record), self.key)
        if value is None:
            return "–"
        return figure(value) if self.told.kind in FIGURES else said(told(self.told, value))

    def value(self, record: Fact) -> Any:
        """The same, for sheets."""
        value = value_of(read(record), self.key)
        if value is None:
            return ""
        return value if self.told.kind in (*FIGURES, "year") else said(told(self.told, value))

    def order(self, rows: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        """By the value as kept: years and ISO days sort rightly as text."""
        by = KeyTextTransform(self.key, "values")
        return rows.order_by(by.desc() if is_descending else by.asc(), "pk"), True


class DoubtsShown:
    """The column of a list of facts that leads to what a person should look at."""

    paginated_rows: Any

    @cached_property
    def open_doubts(self) -> dict[int, int]:
        """How many doubts there are about each fact of the page, asked for once."""
        return open_doubts([row.record for row in self.paginated_rows])

    def render_doubts(self, record: Fact) -> Any:
        """How many things to look at, leading to them."""
        found = self.open_doubts.get(record.pk)
        if not found:
            return "–"
        words = ngettext("%(n)s điều", "%(n)s điều", found) % {"n": found}
        return format_html('<a href="{}#can-xem">{}</a>', reverse("evidence:fact", args=[record.pk]), words)


class FactTable(DoubtsShown, Table):
    """Facts of one table."""

    about = tables.Column(verbose_name=gettext_lazy("Của ai"), accessor="pk", order_by=("sort_name", "pk"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"), accessor="pk", orderable=False)
    doubts = tables.Column(
        verbose_name=gettext_lazy("Điều cần xem"), accessor="pk", orderable=False, exclude_from_export=True
    )
    entered = tables.Column(verbose_name=gettext_lazy("Người nhập"), accessor="entered_by__name")

    class Meta(Table.Meta):
        model = Fact
        fields = ("about", "state", "doubts", "entered")

    def __init__(self, *given: Any, record: type[Record], **more: Any) -> None:
        self.record_class = record
        about = subject_column(record)
        columns = [c for c in shown_columns(record) if c.name not in (about, *BESIDE.get(record.table, ()))]
        more["extra_columns"] = [(f"v_{c.name}", ValueColumn(c, c.name)) for c in columns]
        more["sequence"] = ("stt", "about", *(f"v_{c.name}" for c in columns), "state", "doubts", "entered")
        super().__init__(*given, **more)
        self.cards = ("about", *(f"v_{c.name}" for c in columns[:3]), "state", "doubts")

    def render_about(self, record: Fact) -> Any:
        """Whom it is about, leading to the record."""
        url = reverse("evidence:fact", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, subject(record) or _("chung"))

    def value_about(self, record: Fact) -> str:
        """Whom it is about."""
        return subject(record) or _("chung")

    def render_state(self, record: Fact) -> str:
        """Where it stands."""
        return capital(term(record.state, "fact_state"))


def sorted_by_subject(rows: QuerySet) -> QuerySet:
    """Facts with the key of whom they are about."""
    return rows.annotate(sort_name=Coalesce("person__name_key", "unit__folded"))


class FactFilters(Filters):
    """Search without accents, state, and the known words of the table."""

    searched = ("folded",)
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        method="standing",
        choices=lambda: [(s, capital(term(s, "fact_state"))) for s in STATES],
    )
    doubts = django_filters.ChoiceFilter(
        label=gettext_lazy("Điều cần xem"),
        method="doubtful",
        choices=lambda: [("open", _("có điều cần xem"))],
    )
    year = django_filters.NumberFilter(label=gettext_lazy("Năm"), field_name="values__year")

    class Meta:
        model = Fact
        fields: tuple[str, ...] = ()

    def standing(self, rows: QuerySet, _name: str, state: str) -> QuerySet:
        """Facts in a state."""
        return rows.filter(STATES[state])

    def doubtful(self, rows: QuerySet, _name: str, _chosen: str) -> QuerySet:
        """Facts with something that nobody has looked at yet."""
        return with_doubts(rows)


@cache
def filters_for(table: str) -> type[FactFilters]:
    """The filters of a table: a choice for every column of known words."""
    record = BY_NAME[table]
    made: dict[str, Any] = {}
    for column in shown_columns(record):
        kind, _colon, group = column.kind.partition(":")
        if kind in ("term", "term?"):
            made[f"w_{column.name}"] = _words(column, group)
    if not any(c.name == "year" for c in shown_columns(record)):
        made["year"] = None
    return type(f"{record.__name__}Filters", (FactFilters,), made)


def _words(column: Column, group: str) -> django_filters.ChoiceFilter:
    def choices() -> list[tuple[str, str]]:
        return [(code, capital(said(t.say))) for code, t in terms.GROUPS[group].items()]

    label = lazy(lambda: said(cap(column.say)), str)()
    return django_filters.ChoiceFilter(label=label, field_name=f"values__{column.name}", choices=choices)


class ImportTable(Table):
    """Workbooks that were looked at or taken in."""

    name = tables.Column(linkify=lambda record: reverse("evidence:preview", args=[record.pk]))
    at = tables.Column()
    by = tables.Column(verbose_name=gettext_lazy("Người nhập"), accessor="by__name")
    rows_new = tables.Column(attrs=RIGHT)
    rows_same = tables.Column(attrs=RIGHT)
    rows_bad = tables.Column(attrs=RIGHT)
    state = tables.Column()

    cards = ("name", "at", "rows_new", "state")
    summed = ("rows_new", "rows_same", "rows_bad")

    class Meta(Table.Meta):
        model = Import
        fields = ("name", "at", "by", "rows_new", "rows_same", "rows_bad", "state")
        order_by = ("-at",)

    def render_at(self, value: Any) -> str:
        """When."""
        return moment(value)

    def render_state(self, record: Import) -> str:
        """Where it stands."""
        return capital(term(record.state, "import_state"))


class ImportFilters(Filters):
    """Search by name, filter by state."""

    searched = ("name", "by__name")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=lambda: [(s, capital(term(s, "import_state"))) for s in terms.GROUPS["import_state"]],
    )

    class Meta:
        model = Import
        fields: tuple[str, ...] = ()
