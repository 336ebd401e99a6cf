"""Lists of the room of papers: the papers of a round, the kinds that an office words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.wording import fold
from thidua.papers.queries import KINDS, Made, Shelf
from thidua.papers.queries.wordings import Kind
from thidua.records.models import PaperText
from thidua.records.printing import FORMS
from thidua.screens.lists import LineFilters, Lines, Table
from thidua.screens.spoken import moment, said

STATES = {
    "issued": gettext_lazy("đã phát hành"),
    "done": gettext_lazy("đã xong"),
    "draft": gettext_lazy("bản nháp hoặc để trống"),
}


@dataclass(frozen=True)
class PaperLine:
    """One paper of a round, as a row."""

    round_id: int
    shelf: Shelf
    made: Made

    @property
    def key(self) -> tuple[str, ...]:
        """By what papers sort under their name."""
        return tuple(fold(self.made.name).split())

    @property
    def kind(self) -> tuple[str, str]:
        """By what kinds sort: the order of the work, then their name."""
        return self.shelf.kind.folder, fold(said(self.shelf.kind.say))

    @property
    def state(self) -> str:
        """Whether it was issued here, else whether what it tells has happened."""
        if self.made.release and self.made.release.state == "issued":
            return "issued"
        return "done" if self.made.done else "draft"


class PaperTable(Table):
    """The papers of a round, each in both forms."""

    cards = ("name", "kind", "state", "files")
    name = tables.Column(verbose_name=gettext_lazy("Giấy tờ"), accessor="made__name", order_by=("key",))
    kind = tables.Column(verbose_name=gettext_lazy("Loại giấy tờ"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    files = tables.Column(
        verbose_name=gettext_lazy("Tải về"), empty_values=(), orderable=False, exclude_from_export=True
    )

    class Meta(Table.Meta):
        order_by = ("kind", "name")

    def render_kind(self, record: PaperLine) -> str:
        """The kind in words."""
        return said(record.shelf.kind.say)

    def render_name(self, value: str, record: PaperLine) -> Any:
        """The paper, leading to its own page."""
        told = [record.round_id, record.shelf.kind.slug, record.made.ident]
        return format_html('<a href="{}">{}</a>', reverse("papers:sheet", args=told), value)

    def value_name(self, value: str) -> str:
        """The plain name."""
        return value

    def render_state(self, value: str, record: PaperLine) -> str:
        """Issued and when, done, or a draft or a blank."""
        issued = record.made.release if value == "issued" else None
        return f"{STATES[value]} {issued.issued_on:%d/%m/%Y}" if issued else str(STATES[value])

    def render_files(self, record: PaperLine) -> Any:
        """The paper as PDF and as DOCX."""
        links = ((self._address(record, ending), ending.upper(), record.made.name) for ending in FORMS)
        link = '<a class="btn btn-sm" href="{}" download>{}<span class="visually-hidden"> {}</span></a>'
        return format_html('<span class="nb">{}</span>', format_html_join(" ", link, links))

    def _address(self, record: PaperLine, ending: str) -> str:
        told = [record.round_id, record.shelf.kind.slug, record.made.ident, ending]
        return reverse("papers:paper", args=told)


class PaperFilters(LineFilters):
    """Filters of the papers of a round."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Loại giấy tờ"),
        choices=lambda: [(kind.slug, said(kind.say)) for kind in _in_order()],
        method="of_kind",
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=list(STATES.items()),
        method="in_state",
    )

    def told(self, row: PaperLine) -> str:
        """Its name and its kind, in both languages."""
        return f"{row.made.name} {row.shelf.kind.say.vi} {row.shelf.kind.say.en}"

    def of_kind(self, rows: Lines, _name: str, slug: str) -> Lines:
        """Papers of one kind."""
        return Lines(row for row in rows if row.shelf.kind.slug == slug)

    def in_state(self, rows: Lines, _name: str, state: str) -> Lines:
        """Papers that were issued, are done, or are not."""
        return Lines(row for row in rows if row.state == state)


def _in_order() -> list[Any]:
    return sorted(KINDS.values(), key=lambda kind: kind.folder)


class WordingTable(Table):
    """Kinds of papers and whose words they have."""

    cards = ("label", "general", "of_plans")
    label = tables.Column(verbose_name=gettext_lazy("Loại giấy tờ"), order_by=("place",))
    general = tables.Column(
        verbose_name=gettext_lazy("Lời văn chung"), empty_values=(), order_by=("worded", "place")
    )
    of_plans = tables.Column(
        verbose_name=gettext_lazy("Riêng từng kế hoạch"), empty_values=(), orderable=False
    )

    def __init__(self, *given: Any, titles: dict[str, str], **more: Any) -> None:
        super().__init__(*given, **more)
        self.titles = titles

    def render_label(self, record: Kind) -> Any:
        """The kind, leading to its wording."""
        return format_html('<a href="{}">{}</a>', self._address(record), said(record.label))

    def value_label(self, record: Kind) -> str:
        """The plain name."""
        return said(record.label)

    def render_general(self, record: Kind) -> str:
        """Who changed it and when, or that it is as given."""
        text = record.general
        if text is None:
            return _("có sẵn")
        told = {"who": text.by, "day": moment(text.at)}
        return _("của cơ quan, %(who)s sửa %(day)s") % told

    def render_of_plans(self, record: Kind) -> Any:
        """The plans for which there are own words, each leading to them."""
        links = ((self._address(record, text), self._title(text)) for text in record.of_plans)
        return format_html_join("; ", '<a href="{}">{}</a>', links) or "–"

    def value_of_plans(self, record: Kind) -> str:
        """Their plain titles."""
        return "; ".join(self._title(text) for text in record.of_plans)

    def _title(self, text: PaperText) -> str:
        return self.titles.get(text.plan, text.plan)

    def _address(self, record: Kind, text: PaperText | None = None) -> str:
        query = f"?{urlencode({'plan': text.plan})}" if text else ""
        return reverse("papers:wording", args=[record.slug]) + query


class WordingFilters(LineFilters):
    """Filters of the kinds of papers."""

    whose = django_filters.ChoiceFilter(
        label=gettext_lazy("Lời văn"),
        choices=[("given", gettext_lazy("có sẵn")), ("own", gettext_lazy("cơ quan đã sửa"))],
        method="by_whose",
    )

    def told(self, row: Kind) -> str:
        """Its name in both languages."""
        return f"{row.label.vi} {row.label.en}"

    def by_whose(self, rows: Lines, _name: str, whose: str) -> Lines:
        """Kinds with words of the office's own, or those without."""
        return Lines(row for row in rows if bool(row.own) == (whose == "own"))
