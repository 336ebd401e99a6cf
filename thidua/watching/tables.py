"""The list of what was slow or failed, and its filters."""

from __future__ import annotations

import re
from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, moment, said, term
from thidua.watching.models import Noticed

COLUMNS = re.compile(r"^SELECT .*? FROM", re.DOTALL)
NUMBER = {"td": {"class": "n"}, "th": {"class": "n"}}


class NoticedTable(Table):
    """Requests by the name of their page; nothing that anybody typed."""

    cards = ("route", "at", "sort", "ms")
    at = tables.Column(verbose_name=_("Lúc"))
    sort = tables.Column(verbose_name=_("Loại"))
    route = tables.Column(verbose_name=_("Trang"))
    status = tables.Column(verbose_name=_("Trả lời"), attrs=NUMBER)
    ms = tables.Column(verbose_name=_("Mili giây"), attrs=NUMBER)
    queries = tables.Column(verbose_name=_("Số câu hỏi"), attrs=NUMBER)
    sql_ms = tables.Column(verbose_name=_("Câu lâu nhất, mili giây"), attrs=NUMBER)
    sql = tables.Column(verbose_name=_("Câu lâu nhất"))
    error = tables.Column(verbose_name=_("Lỗi"))
    place = tables.Column(verbose_name=_("Ở đâu"))
    code = tables.Column(verbose_name=_("Mã lỗi"))

    class Meta(Table.Meta):
        model = Noticed
        fields = ("at", "sort", "route", "status", "ms", "queries", "sql_ms", "sql", "error", "place", "code")
        order_by = ("-at",)

    def render_at(self, value: Any) -> str:
        """The hour and its date."""
        return moment(value)

    def render_sort(self, record: Noticed) -> str:
        """The word of the sort."""
        return capital(term(record.sort, "noticed_sort"))

    def render_sql(self, value: str) -> str:
        """The statement without its long list of columns; a file has it whole."""
        return COLUMNS.sub("SELECT … FROM", value)

    def value_sql(self, value: str) -> str:
        """The whole statement."""
        return value


class NoticedFilters(Filters):
    """By sort; the search looks into pages, errors, places, statements and codes."""

    searched = ("route", "error", "place", "sql", "code")
    sort = django_filters.ChoiceFilter(
        label=_("Loại"),
        choices=lambda: [(code, capital(said(t.say))) for code, t in terms.GROUPS["noticed_sort"].items()],
    )

    class Meta:
        model = Noticed
        fields = ("sort",)
