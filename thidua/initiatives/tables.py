"""Lists of initiatives and of the sessions that hear them."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from thidua.core import terms
from thidua.core.wording import fold
from thidua.initiatives.forms import words
from thidua.initiatives.models import Initiative
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, moment, said, term
from thidua.voting.models import Session

N = {"td": {"class": "n"}, "th": {"class": "n"}}


class InitiativeTable(Table):
    """Initiatives that one may see."""

    cards = ("title", "who", "state", "year")
    title = tables.Column(verbose_name=gettext_lazy("Sáng kiến"), order_by="folded")
    who = tables.Column(
        verbose_name=gettext_lazy("Tác giả, đơn vị"),
        empty_values=(),
        order_by=("person__name_key", "unit__folded"),
    )
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    topic = tables.Column(verbose_name=gettext_lazy("Lĩnh vực"))
    year = tables.Column(verbose_name=gettext_lazy("Năm"), attrs=N)
    host = tables.Column(verbose_name=gettext_lazy("Nơi xét"), accessor="host__name")
    submitted_on = tables.Column(verbose_name=gettext_lazy("Ngày gửi"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))

    class Meta(Table.Meta):
        model = Initiative
        fields = ("code", "title", "who", "unit", "topic", "year", "host", "submitted_on", "state")
        order_by = ("-code",)

    def render_title(self, record: Initiative) -> Any:
        """The name, leading to the page."""
        return format_html(
            '<a href="{}">{}</a>', reverse("initiatives:initiative", args=[record.pk]), record.title
        )

    def value_title(self, record: Initiative) -> str:
        """The plain name."""
        return str(record.title)

    def render_who(self, record: Initiative) -> str:
        """The first author, or the unit."""
        return str(record.person or record.unit)

    def value_who(self, record: Initiative) -> str:
        """The same in an export."""
        return self.render_who(record)

    def render_topic(self, value: str) -> str:
        """A known field in words, another as typed."""
        return term(value, "programme")

    def render_submitted_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Initiative) -> str:
        """The state in words."""
        return capital(term(record.state, "initiative_state"))

    def value_state(self, record: Initiative) -> str:
        """The same in an export."""
        return self.render_state(record)


class InitiativeFilters(Filters):
    """Filters of initiatives."""

    searched = ("folded", "person__folded", "unit__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("initiative_state")
    )
    level = django_filters.ChoiceFilter(
        label=gettext_lazy("Cấp công nhận"), choices=lambda: words("initiative_level"), method="at_level"
    )
    year = django_filters.NumberFilter(label=gettext_lazy("Năm"))
    unit = django_filters.CharFilter(label=gettext_lazy("Đơn vị"), method="of_unit")
    topic = django_filters.CharFilter(label=gettext_lazy("Lĩnh vực"), method="of_topic")

    class Meta:
        model = Initiative
        fields: tuple[str, ...] = ()

    def at_level(self, rows: Any, _name: str, level: str) -> Any:
        """Recognised at a level, not revoked."""
        return rows.filter(recognised__revoked_on=None, recognised__recognition__level=level).distinct()

    def of_unit(self, rows: Any, _name: str, asked: str) -> Any:
        """Of units whose name holds the words, with or without accents."""
        return _folded(rows, "unit__folded", asked)

    def of_topic(self, rows: Any, _name: str, asked: str) -> Any:
        """Of a field by its word or its code."""
        return rows.filter(topic__in={terms.read("programme", asked) or asked, asked})


class SharedFilters(InitiativeFilters):
    """Filters of what was recognised: all of it in one state."""

    searched = ("folded", "unit__folded", "agency__folded")
    state = None


class SharedTable(Table):
    """Recognised initiatives that others may copy: public parts only."""

    cards = ("title", "unit", "level", "copied")
    title = tables.Column(verbose_name=gettext_lazy("Sáng kiến"), order_by="folded")
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name")
    topic = tables.Column(verbose_name=gettext_lazy("Lĩnh vực"))
    year = tables.Column(verbose_name=gettext_lazy("Năm"), attrs=N)
    level = tables.Column(verbose_name=gettext_lazy("Cấp công nhận"), empty_values=(), orderable=False)
    copied = tables.Column(verbose_name=gettext_lazy("Nơi áp dụng lại"), attrs=N)

    class Meta(Table.Meta):
        model = Initiative
        fields = ("title", "unit", "agency", "topic", "year", "level", "copied")
        order_by = ("-year",)

    def render_title(self, record: Initiative) -> Any:
        """The name, leading to the shared page."""
        return format_html(
            '<a href="{}">{}</a>', reverse("initiatives:recognised", args=[record.pk]), record.title
        )

    def value_title(self, record: Initiative) -> str:
        """The plain name."""
        return str(record.title)

    def render_topic(self, value: str) -> str:
        """A known field in words, another as typed."""
        return term(value, "programme")

    def render_level(self, record: Initiative) -> str:
        """Every level at which it is recognised."""
        standing = [r.recognition.level for r in record.recognised.all() if r.revoked_on is None]
        return "; ".join(said(terms.label("initiative_level", level)) for level in dict.fromkeys(standing))

    def value_level(self, record: Initiative) -> str:
        """The same in an export."""
        return self.render_level(record)


class SessionTable(Table):
    """Sessions of initiative councils."""

    cards = ("title", "held_at", "state")
    title = tables.Column(
        verbose_name=gettext_lazy("Phiên họp"),
        linkify=lambda record: reverse("initiatives:session", args=[record.pk]),
    )
    council = tables.Column(verbose_name=gettext_lazy("Hội đồng"), accessor="council__name")
    held_at = tables.Column(verbose_name=gettext_lazy("Lúc"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))

    class Meta(Table.Meta):
        model = Session
        fields = ("title", "council", "held_at", "state")
        order_by = ("-held_at",)

    def render_held_at(self, value: Any) -> str:
        """Hour and day."""
        return moment(value)

    def render_state(self, record: Session) -> str:
        """The state in words."""
        return capital(term(record.state, "session_state"))

    def value_state(self, record: Session) -> str:
        """The same in an export."""
        return self.render_state(record)


class SessionFilters(Filters):
    """Filters of sessions."""

    searched = ("title", "council__name")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("session_state")
    )

    class Meta:
        model = Session
        fields: tuple[str, ...] = ()


def _folded(rows: Any, column: str, asked: str) -> Any:
    for word in fold(asked).split():
        rows = rows.filter(**{f"{column}__icontains": word})
    return rows
