"""Every list: searched, filtered, sorted, paged, exported and printed in one way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from thidua.clock import now
from thidua.core.wording import Say, fold
from thidua.screens.choosing import Choice, choice_of
from thidua.screens.sheets import sheet
from thidua.screens.throttle import may_export

MOST_PRINTED = 5_000


class Table(tables.Table):
    """A table of ours: numbered rows, our looks; columns are declared by the room."""

    stt = tables.Column(verbose_name=_("STT"), empty_values=(), orderable=False)
    summed: ClassVar[tuple[str, ...]] = ()
    """Columns of numbers whose total stands under them: of the whole list, not of the page."""

    class Meta:
        template_name = "screens/table.html"
        attrs: ClassVar[dict[str, str]] = {"class": "table"}
        sequence = ("stt", "...")

    def render_stt(self, bound_row: Any = None, **_more: Any) -> int:
        """The number of the row in the whole list."""
        self._row = getattr(self, "_row", self._before()) + 1
        return self._row

    def value_stt(self, **more: Any) -> int:
        """The number of the row in an export."""
        return self.render_stt(**more)

    def _before(self) -> int:
        page = getattr(self, "page", None)
        return page.start_index() - 1 if page else 0

    def add_up(self) -> None:
        """Put the totals of the whole list under the columns of numbers."""
        shown = [name for name in self.summed if name in self.columns]
        if shown:
            sums = {f"sum_{n}": Sum(str(self.columns[n].accessor).replace(".", "__")) for n in shown}
            found = self.data.data.order_by().aggregate(**sums)
            for name in shown:
                self.columns[name].column._footer = found[f"sum_{name}"] or 0
            self.columns[names(self)[0]].column._footer = _("Tổng số")

    def as_values(self, exclude_columns: Any = None) -> Iterator[list[Any]]:
        """The rows of a sheet: the columns that are shown, the totals last."""
        left_out = {*(exclude_columns or ()), *(c.name for c in self.columns.iterall() if not c.visible)}
        yield from super().as_values(exclude_columns=left_out)
        if self.has_footer():
            kept = [c for c in self.columns if not c.column.exclude_from_export and c.name not in left_out]
            yield [_total(column.footer) for column in kept]


def names(table: Any) -> list[str]:
    """The columns of a table that say something of a row, in their order."""
    return [c.name for c in table.columns.iterall() if c.name != "stt"]


def _total(footer: Any) -> Any:
    """A total as it stands in a sheet."""
    plain = strip_tags(str(footer))
    return int(plain) if plain.isdecimal() else plain


class Filters(django_filters.FilterSet):
    """Filters of a list; `q` searches the folded columns that the room names in `searched`."""

    searched: ClassVar[tuple[str, ...]] = ("folded",)
    q = django_filters.CharFilter(label=_("Tìm"), method="search")

    def search(self, rows: QuerySet, _name: str, asked: str) -> QuerySet:
        """Rows that hold every word asked for, with or without accents."""
        for word in fold(asked).split():
            rows = rows.filter(any_of(self.searched, word))
        return rows


class Lines(list[Any]):
    """Rows of a list that stand in no table of the database."""

    model = None

    def all(self) -> Lines:
        """As filters ask for their rows."""
        return self


class LineFilters(Filters):
    """Filters of such rows; every one of them names a method, and `q` searches what `told` says of a row."""

    def search(self, rows: Any, _name: str, asked: str) -> Lines:
        """Rows that hold every word asked for, with or without accents."""
        words = fold(asked).split()
        return Lines(row for row in rows if all(word in fold(self.told(row)) for word in words))

    def told(self, row: Any) -> str:
        """What is searched of a row."""
        return str(row)

    def filter_queryset(self, queryset: Any) -> Any:
        """Each filter in turn."""
        for name, value in self.form.cleaned_data.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset


def any_of(columns: tuple[str, ...], word: str) -> Q:
    """Rows where one of the columns holds the word."""
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__icontains": word})
    return found


TOO_OFTEN = Say(
    "Bạn xuất danh sách quá nhiều lần trong một phút hoặc một ngày. Đợi một lát rồi xuất lại.",
    "You have taken lists away too often in a minute or a day. Wait a little, then try again.",
)


class ListPage(SingleTableMixin, FilterView):
    """One list page. A room gives: rows(), table_class, filterset_class, heading, empty."""

    template_name = "screens/list.html"
    print_template = "screens/list_print.html"
    heading: Any = ""
    lead: Any = ""
    unit: Any = _("dòng")
    measured_in: Any = ""
    """The unit of measure of the numbers, where the table has some."""
    empty: Any = _("Chưa có gì ở đây.")
    empty_link: tuple[Any, str] | None = None
    export_name = "danh-sach"
    strict = False
    context_object_name = "object_list"

    def rows(self) -> QuerySet:
        """The rows that this person may see; must start from `visible_to`."""
        raise NotImplementedError

    def get_queryset(self) -> QuerySet:
        """The rows before filters."""
        return self.rows()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the same rows and columns as a sheet."""
        wanted = request.GET.get("xuat")
        if wanted not in ("xlsx", "csv"):
            return super().get(request, *args, **kwargs)
        if not may_export(request):
            return render(request, "screens/forbidden.html", {"reasons": (TOO_OFTEN,)}, status=429)
        filterset = self.get_filterset(self.get_filterset_class())
        self.object_list = filterset.qs
        table = self.get_table(**self.get_table_kwargs())
        lines = [self.export_head(filterset), *table.as_values()]
        return sheet(lines[1:], lines[0], self.export_name, wanted)

    @property
    def printed(self) -> bool:
        """Whether the whole list is asked for on paper."""
        return "in" in self.request.GET

    @property
    def kept_as(self) -> str:
        """The name under which a person's way of reading this list is remembered."""
        return str(self.request.resolver_match.view_name)

    @cached_property
    def choice(self) -> Choice:
        """How this person reads this list."""
        return choice_of(self.request.user, self.kept_as)

    def get_template_names(self) -> list[str]:
        """The page, or the whole list on paper."""
        return [self.print_template if self.printed else self.template_name]

    def get_table(self, **kwargs: Any) -> Any:
        """The table with the columns and in the order that the person has chosen."""
        if self.choice.order:
            kwargs.setdefault("order_by", self.choice.order)
        table = super().get_table(**kwargs)
        self.choice.show(table)
        table.add_up()
        return table

    def get_table_pagination(self, table: Any) -> Any:
        """As many rows a page as chosen, all on paper; a page that is not there shows the last."""
        return {"per_page": MOST_PRINTED if self.printed else self.choice.per_page, "silent": True}

    def export_head(self, filterset: Any) -> list[str]:
        """What stands over an exported sheet: what it is, when, how filtered."""
        asked = {k: v for k, v in filterset.data.items() if v and k in filterset.filters}
        told = "; ".join(f"{filterset.filters[k].label or k}: {v}" for k, v in asked.items())
        return [str(self.heading), f"{now():%d/%m/%Y %H:%M}", told]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page's words and whether anything was filtered away."""
        found = super().get_context_data(**kwargs)
        data = self.request.GET
        found |= {
            "heading": self.heading,
            "lead": self.lead,
            "unit": self.unit,
            "empty": self.empty,
            "empty_link": self.empty_link,
            "measured_in": self.measured_in,
            "filtered": any(v for k, v in data.items() if k not in ("page", "sort", "xuat", "in")),
            "count": found["table"].paginator.count,
            "choice": self.choice,
            "printed_list": self.printed,
        }
        return found
