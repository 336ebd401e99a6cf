"""Lists of scorecards, scorings, cards and announced results."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from thidua.people.forms import words
from thidua.scorecards.compiled import trimmed
from thidua.scorecards.models import Card, Result, Scorecard, Scoring
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, figure, moment, term


def linked(page: str, pk: int, text: object) -> Any:
    """A name that leads to its page."""
    return format_html('<a href="{}">{}</a>', reverse(page, args=[pk]), text)


class ScorecardTable(Table):
    """Versions of scorecards."""

    cards = ("title", "years", "state", "decision")
    title = tables.Column(verbose_name=_("Bộ tiêu chí"), order_by="folded")
    number = tables.Column(verbose_name=_("Bản"))
    years = tables.Column(verbose_name=_("Năm"))
    state = tables.Column(verbose_name=_("Tình trạng"))
    decision = tables.Column(verbose_name=_("Quyết định"))
    decided_on = tables.Column(verbose_name=_("Ngày"))

    class Meta(Table.Meta):
        model = Scorecard
        fields = ("title", "number", "years", "state", "decision", "decided_on")

    def render_title(self, record: Scorecard) -> Any:
        """The title, leading to the scorecard."""
        return linked("scorecards:scorecard", record.pk, record.title)

    def render_state(self, record: Scorecard) -> str:
        """The state in words."""
        return capital(term(record.state, "scorecard_state"))

    def render_decided_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def value_title(self, record: Scorecard) -> str:
        """The plain title."""
        return record.title


class ScorecardFilters(Filters):
    """Filters of scorecards."""

    searched = ("folded", "code")
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=lambda: words("scorecard_state"))

    class Meta:
        model = Scorecard
        fields: tuple[str, ...] = ()


class ScoringTable(Table):
    """Years of scoring."""

    cards = ("year", "kind", "state", "score_until", "sent")
    year = tables.Column(verbose_name=_("Năm"), order_by=("year", "pk"))
    kind = tables.Column(verbose_name=_("Loại đơn vị"))
    agency = tables.Column(verbose_name=_("Cơ quan"), accessor="agency__name")
    scorecard = tables.Column(verbose_name=_("Bộ tiêu chí"), accessor="scorecard__title")
    state = tables.Column(verbose_name=_("Tình trạng"))
    score_until = tables.Column(verbose_name=_("Hạn tự chấm"))
    sent = tables.Column(verbose_name=_("Phiếu đã gửi"), attrs={"td": {"class": "n"}}, orderable=False)

    class Meta(Table.Meta):
        model = Scoring
        fields = ("year", "kind", "agency", "scorecard", "state", "score_until", "sent")

    def render_year(self, record: Scoring) -> Any:
        """The year, leading to the scoring."""
        return linked("scorecards:scoring", record.pk, record.year)

    def value_year(self, record: Scoring) -> int:
        """The plain year."""
        return record.year

    def render_kind(self, record: Scoring) -> str:
        """The kind in words."""
        return capital(term(record.kind, "unit_kind"))

    def render_state(self, record: Scoring) -> str:
        """The state in words."""
        return capital(term(record.state, "scoring_state"))

    def render_score_until(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_sent(self, record: Any) -> str:
        """How many cards came, of how many."""
        return f"{record.sent}/{record.all}"

    def value_sent(self, record: Any) -> str:
        """The same in an export."""
        return self.render_sent(record)


class ScoringFilters(Filters):
    """Filters of scorings."""

    searched = ("scorecard__folded",)
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=lambda: words("scoring_state"))
    kind = django_filters.ChoiceFilter(label=_("Loại đơn vị"), choices=lambda: words("unit_kind"))

    class Meta:
        model = Scoring
        fields: tuple[str, ...] = ()


class CardTable(Table):
    """Cards of one scoring."""

    cards = ("unit", "state", "filled", "submitted_at")
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    state = tables.Column(verbose_name=_("Tình trạng"))
    filled = tables.Column(verbose_name=_("Mục đã chấm"), attrs={"td": {"class": "n"}})
    appraised_n = tables.Column(verbose_name=_("Mục đã thẩm định"), attrs={"td": {"class": "n"}})
    submitted_at = tables.Column(verbose_name=_("Gửi lúc"))

    class Meta(Table.Meta):
        model = Card
        fields = ("unit", "state", "filled", "appraised_n", "submitted_at")

    def render_unit(self, record: Card) -> Any:
        """The unit, leading to its card."""
        return linked("scorecards:card", record.pk, record.unit.name)

    def value_unit(self, record: Card) -> str:
        """The plain name."""
        return str(record.unit.name)

    def render_state(self, record: Card) -> str:
        """The state in words."""
        return capital(term(record.state, "card_state"))

    def render_submitted_at(self, value: Any) -> str:
        """The moment as printed."""
        return moment(value)


class CardFilters(Filters):
    """Filters of cards."""

    searched = ("unit__folded",)
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=lambda: words("card_state"))

    class Meta:
        model = Card
        fields: tuple[str, ...] = ()


class ResultTable(Table):
    """What a publication says of each unit."""

    keep_table = True
    rank = tables.Column(
        verbose_name=_("Hạng"), attrs={"td": {"class": "n"}}, order_by=("rank", "unit__folded")
    )
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    points = tables.Column(verbose_name=_("Điểm"), attrs={"td": {"class": "n"}})
    maximum = tables.Column(verbose_name=_("Điểm tối đa"), attrs={"td": {"class": "n"}})
    percent = tables.Column(verbose_name=_("Tỷ lệ %"), attrs={"td": {"class": "n"}})
    class_code = tables.Column(verbose_name=_("Xếp loại"))

    class Meta(Table.Meta):
        model = Result
        fields = ("rank", "unit", "points", "maximum", "percent", "class_code")
        order_by = ("rank",)

    def render_points(self, value: Any) -> str:
        """The points as printed."""
        return figure(trimmed(value))

    def render_maximum(self, value: Any) -> str:
        """The maximum as printed."""
        return figure(trimmed(value))

    def render_percent(self, value: Any) -> str:
        """The percent as printed."""
        return figure(trimmed(value))

    def render_class_code(self, value: Any) -> str:
        """The class in words."""
        return capital(term(value, "index_class"))


class ResultFilters(Filters):
    """Filters of results."""

    searched = ("unit__folded",)
    class_code = django_filters.ChoiceFilter(label=_("Xếp loại"), choices=lambda: words("index_class"))

    class Meta:
        model = Result
        fields: tuple[str, ...] = ()
