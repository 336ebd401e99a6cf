"""Every list: searched, filtered, sorted, paged, exported and printed in one way."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, ClassVar

import django_filters
import django_tables2 as tables
import xlsxwriter
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from thidua.clock import now
from thidua.core.wording import fold

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Table(tables.Table):
    """A table of ours: numbered rows, our looks; columns are declared by the room."""

    stt = tables.Column(verbose_name=_("STT"), empty_values=(), orderable=False)

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


class Filters(django_filters.FilterSet):
    """Filters of a list; `q` searches the folded columns that the room names in `searched`."""

    searched: ClassVar[tuple[str, ...]] = ("folded",)
    q = django_filters.CharFilter(label=_("Tìm"), method="search")

    def search(self, rows: QuerySet, _name: str, asked: str) -> QuerySet:
        """Rows that hold every word asked for, with or without accents."""
        for word in fold(asked).split():
            rows = rows.filter(any_of(self.searched, word))
        return rows


def any_of(columns: tuple[str, ...], word: str) -> Q:
    """Rows where one of the columns holds the word."""
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__icontains": word})
    return found


class ListPage(SingleTableMixin, FilterView):
    """One list page. A room gives: rows(), table_class, filterset_class, heading, empty."""

    template_name = "screens/list.html"
    paginate_by = PAGE
    heading: Any = ""
    lead: Any = ""
    unit: Any = _("dòng")
    empty: Any = _("Chưa có gì ở đây.")
    empty_link: tuple[Any, str] | None = None
    export_name = "danh-sach"
    strict = False

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
        filterset = self.get_filterset(self.get_filterset_class())
        self.object_list = filterset.qs
        table = self.get_table(**self.get_table_kwargs())
        lines = [self.export_head(filterset), *table.as_values()]
        return sheet(lines[1:], lines[0], self.export_name, wanted)

    def get_table_pagination(self, table: Any) -> Any:
        """Fifty rows a page, a page that is not there shows the last."""
        return {"per_page": self.paginate_by, "silent": True}

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
            "filtered": any(v for k, v in data.items() if k not in ("page", "sort", "xuat")),
            "count": found["table"].paginator.count,
        }
        return found


def sheet(rows: Iterator[list[Any]] | list[list[Any]], head: list[str], name: str, kind: str) -> HttpResponse:
    """Rows as a workbook or CSV, every cell text or number, never a formula."""
    if kind == "csv":
        out = io.StringIO()
        out.write("\ufeff")
        csv.writer(out).writerows([[_plain(c) for c in row] for row in rows])
        body, content = out.getvalue().encode(), "text/csv; charset=utf-8"
    else:
        body, content = _workbook(rows, head), XLSX
    response = HttpResponse(body, content_type=content)
    response["Content-Disposition"] = f'attachment; filename="{name}-{now():%Y%m%d}.{kind}"'
    return response


def _workbook(rows: Any, head: list[str]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet()
    bold, wrap = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    for at, line in enumerate(head):
        page.write_string(at, 0, line, bold if at == 0 else None)
    for at, row in enumerate(rows, len(head) + 1):
        for column, cell in enumerate(row):
            style = bold if at == len(head) + 1 else wrap
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                page.write_number(at, column, cell, style)
            else:
                page.write_string(at, column, "" if cell is None else str(cell), style)
    page.freeze_panes(len(head) + 2, 0)
    page.set_column(0, 0, 6)
    page.set_column(1, 30, 22)
    book.close()
    return out.getvalue()


def _plain(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r", "\0") else text
