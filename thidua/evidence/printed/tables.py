"""Lists of published indices: index by year, and the printings of one year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from thidua.core import terms
from thidua.core.criteria.printings import short_source
from thidua.core.wording import fold, name_key
from thidua.evidence.printed.queries import CONFLICT, Figure
from thidua.evidence.telling import subject
from thidua.rounds.pages.naming import cap
from thidua.screens.lists import LineFilters, Lines, Table
from thidua.screens.spoken import capital, day, figure, said, term

RIGHT = {"td": {"class": "n"}, "th": {"class": "n"}}
STATES = {
    "conflict": gettext_lazy("các bản in khác nhau"),
    "silent": gettext_lazy("không công bố"),
}


@dataclass(frozen=True)
class YearRow:
    """One index in one year: of how many units something is printed, in how many printings."""

    index: str
    year: int
    units: int
    printings: int

    @property
    def name(self) -> str:
        """The index in words."""
        return said(cap(terms.label("index", self.index)))

    @property
    def place(self) -> tuple[int, str, int]:
        """By what indices sort: as the field lists them, the newest year first."""
        known = list(terms.GROUPS["index"])
        at = known.index(self.index) if self.index in known else len(known)
        return at, self.index, -self.year


class IndexTable(Table):
    """Indices by year."""

    cards = ("name", "year", "units", "printings")
    name = tables.Column(verbose_name=gettext_lazy("Chỉ số"), order_by=("place",))
    year = tables.Column(verbose_name=gettext_lazy("Năm"), attrs=RIGHT)
    units = tables.Column(verbose_name=gettext_lazy("Số đơn vị có tên"), attrs=RIGHT)
    printings = tables.Column(verbose_name=gettext_lazy("Số dòng công bố"), attrs=RIGHT)

    def render_name(self, record: YearRow) -> Any:
        """The index, leading to its year."""
        url = reverse("evidence:published_year", args=[record.index, record.year])
        said_year = format_html('<span class="visually-hidden"> {}</span>', record.year)
        return format_html('<a href="{}">{}{}</a>', url, record.name, said_year)

    def value_name(self, record: YearRow) -> str:
        """The index in words."""
        return record.name

    def render_year(self, value: int) -> str:
        """A year is no count."""
        return str(value)


class IndexFilters(LineFilters):
    """Search by index, filter by year."""

    index = django_filters.ChoiceFilter(
        label=gettext_lazy("Chỉ số"),
        method="of_index",
        choices=lambda: [(code, said(cap(t.say))) for code, t in terms.GROUPS["index"].items()],
    )
    year = django_filters.NumberFilter(label=gettext_lazy("Năm"), method="of_year")

    def told(self, row: YearRow) -> str:
        """The index in both languages, its code, the year."""
        say = terms.label("index", row.index)
        return f"{say.vi} {say.en} {row.index} {row.year}"

    def of_index(self, rows: Lines, _name: str, index: str) -> Lines:
        """Years of one index."""
        return Lines(r for r in rows if r.index == index)

    def of_year(self, rows: Lines, _name: str, year: Any) -> Lines:
        """Indices of one year."""
        return Lines(r for r in rows if r.year == int(year)) if year else rows


@dataclass(frozen=True)
class PrintingRow:
    """One printing of a unit, as a row."""

    figure: Figure

    @property
    def name(self) -> str:
        """The unit as printed, or as it is called here."""
        return self.figure.record.named or subject(self.figure.fact) or self.figure.record.unit_id

    @property
    def name_order(self) -> Any:
        """By what names sort."""
        return name_key(self.name)

    @property
    def group(self) -> str:
        """The group in which it was ranked, with the province where units of several are there."""
        return " · ".join(p for p in (self.figure.record.area, group_words(self.figure.record.group)) if p)

    @property
    def classed(self) -> str:
        """The class as printed."""
        record = self.figure.record
        return capital(record.printed_class or (term(record.class_, "index_class") if record.class_ else ""))

    @property
    def ranked(self) -> str:
        """The rank with the size of its group: 9/63."""
        return rank_of(self.figure.record)

    @property
    def rank_order(self) -> tuple[bool, int]:
        """Ranks as numbers, those without one last."""
        return self.figure.record.rank is None, self.figure.record.rank or 0

    @property
    def score_order(self) -> tuple[bool, Any]:
        """Scores as numbers, those without one last."""
        reached = self.figure.record.score
        return reached is None, -reached if reached is not None else 0

    @property
    def percent_order(self) -> tuple[bool, Any]:
        """Percentages as numbers, those without one last."""
        reached = self.figure.record.percent
        return reached is None, -reached if reached is not None else 0

    @property
    def standing(self) -> str:
        """Whether it counts, and why."""
        return said(self.figure.say)

    @property
    def link(self) -> Any:
        """Where it is printed, leading there."""
        return source_link(self.figure.record)

    @property
    def source(self) -> str:
        """Where it is printed: the decision with its day, the source."""
        r = self.figure.record
        parts = [r.decision or "", day(r.published_on) if r.published_on else "", r.source or ""]
        return " · ".join(p for p in parts if p)


def rank_of(record: Any) -> str:
    """A rank with the size of its group."""
    if record.rank is None:
        return ""
    return f"{record.rank}/{record.group_size}" if record.group_size else str(record.rank)


def group_words(group: str | None) -> str:
    """A group as printed; the words of data files in the language of the page."""
    return said(_GROUPS.get(fold(group or ""), group or ""))


_GROUPS = {
    "province": ("tỉnh, thành phố", "provinces"),
    "ministry": ("bộ, ngành", "ministries"),
    "region average": ("trung bình vùng", "means of regions"),
    "national average": ("trung bình cả nước", "national mean"),
    "ministry average": ("trung bình các bộ", "mean of ministries"),
}


class PrintingTable(Table):
    """The printings of one index and year."""

    cards = ("name", "score", "classed", "ranked", "standing", "source")
    name = tables.Column(verbose_name=gettext_lazy("Đơn vị"), order_by=("name_order",))
    group = tables.Column(verbose_name=gettext_lazy("Nhóm xếp hạng"))
    score = tables.Column(
        verbose_name=gettext_lazy("Điểm"),
        accessor="figure__record__score",
        attrs=RIGHT,
        order_by=("score_order",),
    )
    most = tables.Column(
        verbose_name=gettext_lazy("Tối đa"),
        accessor="figure__record__max_score",
        attrs=RIGHT,
        orderable=False,
    )
    percent = tables.Column(
        verbose_name=gettext_lazy("Phần trăm"),
        accessor="figure__record__percent",
        attrs=RIGHT,
        order_by=("percent_order",),
    )
    classed = tables.Column(verbose_name=gettext_lazy("Xếp loại"))
    ranked = tables.Column(verbose_name=gettext_lazy("Thứ hạng"), attrs=RIGHT, order_by=("rank_order",))
    standing = tables.Column(verbose_name=gettext_lazy("Hiệu lực"))
    source = tables.Column(verbose_name=gettext_lazy("Công bố ở đâu"))

    def render_name(self, record: PrintingRow) -> Any:
        """The unit, leading to its indices through the years."""
        url = reverse("evidence:published_unit", args=[record.figure.record.unit_id])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def value_name(self, record: PrintingRow) -> str:
        """The unit."""
        return record.name

    def render_score(self, value: Any) -> str:
        """With the digits it was printed with."""
        return figure(value)

    render_most = render_percent = render_score

    def value_score(self, value: Any) -> Any:
        """The figure itself."""
        return value

    value_most = value_percent = value_score

    def render_source(self, record: PrintingRow) -> Any:
        """The source, leading to where it is printed."""
        return record.link

    def value_source(self, record: PrintingRow) -> str:
        """The whole source."""
        return record.source


def source_link(record: Any) -> Any:
    """Where a figure is printed, short; an address leads there."""
    told = " · ".join(
        p for p in (record.decision, day(record.published_on) if record.published_on else "") if p
    )
    place = short_source(record.source or "")
    if record.decision and f"QĐ {record.decision}" in place:
        place = place.partition(" (")[0]
    address = next((w for w in (record.source or "").split() if w.startswith(("https://", "http://"))), "")
    shown = " · ".join(p for p in (told, place) if p) or "–"
    if not address:
        return shown
    return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', address, shown)


class PrintingFilters(LineFilters):
    """Search by name, filter by group and by what is odd."""

    group = django_filters.CharFilter(label=gettext_lazy("Nhóm xếp hạng"), method="in_group")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Điều cần xem"), method="in_state", choices=list(STATES.items())
    )

    def told(self, row: PrintingRow) -> str:
        """The unit, its group, its source."""
        return f"{row.name} {row.group} {row.source}"

    def in_group(self, rows: Lines, _name: str, group: str) -> Lines:
        """Units of one group."""
        return Lines(r for r in rows if fold(group) in fold(r.group)) if group else rows

    def in_state(self, rows: Lines, _name: str, state: str) -> Lines:
        """Those whose printings differ, or of which nothing is printed."""
        if state == CONFLICT:
            return Lines(r for r in rows if r.figure.state == CONFLICT)
        return Lines(r for r in rows if r.figure.silent)


def rows_of(figures: Iterable[Figure]) -> Lines:
    """The rows of a year: by group, the best rank first, without a rank by score, then by name."""
    rows = [PrintingRow(f) for f in figures]
    rows.sort(key=lambda r: (r.group, r.rank_order, r.score_order, r.percent_order, r.name_order))
    return Lines(rows)
