"""Lists of difficulties and of answers."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.clock import today
from thidua.core.plan.model import plain_clause
from thidua.duties.models import Difficulty, Interpretation
from thidua.duties.queries.difficulties import waited
from thidua.people.forms import words
from thidua.people.tables import RIGHT, unit_name
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, term


class DifficultyTable(Table):
    """What was raised by whom against which clause, and how long it has waited."""

    cards = ("words", "clause", "state", "waited")
    words = tables.Column(verbose_name=gettext_lazy("Khó khăn, vướng mắc"), orderable=False)
    clause = tables.Column(verbose_name=gettext_lazy("Khoản"))
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    made_on = tables.Column(verbose_name=gettext_lazy("Ngày nêu"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    waited = tables.Column(
        verbose_name=gettext_lazy("Số ngày chờ"), empty_values=(), attrs=RIGHT, order_by=("-made_on",)
    )
    answered_on = tables.Column(verbose_name=gettext_lazy("Ngày trả lời"), default="–")

    class Meta(Table.Meta):
        model = Difficulty
        fields = ("words", "clause", "unit", "made_on", "state", "waited", "answered_on")
        order_by = ("-made_on",)

    def render_words(self, record: Difficulty) -> Any:
        """What was raised, leading to its page."""
        return format_html(
            '<a href="{}">{}</a>', reverse("duties:difficulty", args=[record.pk]), record.words
        )

    def value_words(self, record: Difficulty) -> str:
        """The plain words."""
        return str(record.words)

    def render_clause(self, value: str) -> str:
        """The clause as people call it."""
        return plain_clause(value)

    def render_unit(self, record: Difficulty) -> str:
        """The unit in the language of the page."""
        return unit_name(record.unit)

    def render_made_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_answered_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_state(self, record: Difficulty) -> str:
        """The state in words."""
        return capital(term(record.state, "difficulty_state"))

    def render_waited(self, record: Difficulty) -> str:
        """Days until today or until it was answered; none for what was withdrawn."""
        return "–" if record.state == "withdrawn" else str(waited(record, today()))

    def value_waited(self, record: Difficulty) -> str:
        """The same in an export."""
        return self.render_waited(record)


class DifficultyFilters(Filters):
    """Filters of difficulties."""

    searched = ("folded", "unit__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("difficulty_state")
    )

    class Meta:
        model = Difficulty
        fields: tuple[str, ...] = ()


class AnswerTable(Table):
    """Answers to questions about the plan, by clause."""

    cards = ("question", "words", "clause", "answered_on")
    clause = tables.Column(verbose_name=gettext_lazy("Khoản"))
    question = tables.Column(verbose_name=gettext_lazy("Câu hỏi"), orderable=False)
    words = tables.Column(verbose_name=gettext_lazy("Trả lời"), orderable=False)
    document = tables.Column(verbose_name=gettext_lazy("Văn bản trả lời"), default="–")
    answered_on = tables.Column(verbose_name=gettext_lazy("Ngày trả lời"))
    ways = tables.Column(
        verbose_name=gettext_lazy("Việc làm được"),
        empty_values=(),
        orderable=False,
        exclude_from_export=True,
    )

    class Meta(Table.Meta):
        model = Interpretation
        fields = ("clause", "question", "words", "document", "answered_on", "ways")
        order_by = ("-answered_on",)

    def __init__(self, *given: Any, may_withdraw: bool, may_settle: bool, **more: Any) -> None:
        hidden = () if may_withdraw else ("ways",)
        super().__init__(*given, exclude=hidden, **more)
        self.may_settle = may_settle

    def render_clause(self, value: str) -> str:
        """The clause as people call it."""
        return plain_clause(value)

    def render_answered_on(self, value: Any) -> str:
        """The day as printed."""
        return day(value)

    def render_ways(self, record: Interpretation) -> Any:
        """Write it into the plan where it chose a reading; take it back."""
        link = '<a class="btn btn-sm" href="{}">{}<span class="visually-hidden"> {}</span></a>'
        back = reverse("duties:answer_withdraw", args=[record.pk])
        found = format_html(link, back, _("Rút trả lời"), record.clause)
        if record.letter and self.may_settle:
            into = reverse("duties:answer_settle", args=[record.pk])
            return format_html("{} {}", format_html(link, into, _("Ghi vào kế hoạch"), record.clause), found)
        return found


class AnswerFilters(Filters):
    """Search in answers."""

    searched = ("folded",)
    clause = django_filters.CharFilter(
        label=gettext_lazy("Khoản"), field_name="clause", lookup_expr="istartswith"
    )

    class Meta:
        model = Interpretation
        fields: tuple[str, ...] = ()
