"""The list of an appraiser's queue."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from thidua.appraisals.queries.conflicts import conflict
from thidua.core.wording import Say
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import named
from thidua.screens import marks
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, said, term

_BARRED = Say("bạn thuộc đơn vị này: không được xét", "you belong to this unit: you may not appraise it")


class QueueTable(Table):
    """Cases with their due day and who has them."""

    cards = ("candidate", "due", "award", "who")
    code = tables.Column(verbose_name=_("Mã"))
    candidate = tables.Column(
        verbose_name=_("Người, tập thể"), accessor="pk", order_by=("person__name_key", "unit__path")
    )
    award = tables.Column(verbose_name=_("Hình thức khen"))
    unit = tables.Column(verbose_name=_("Đơn vị đề nghị"), accessor="nominated_by__name")
    due = tables.Column(verbose_name=_("Hạn có ý kiến"), accessor="due_on", empty_values=())
    who = tables.Column(verbose_name=_("Người thẩm định"), accessor="pk", orderable=False)
    state = tables.Column(verbose_name=_("Trạng thái"))

    class Meta(Table.Meta):
        model = Nomination
        fields = ("code", "candidate", "award", "unit", "due", "who", "state")

    def __init__(self, *args: Any, names: dict[tuple[int, str], Say], user: Any, **kwargs: Any) -> None:
        self.names, self.user = names, user
        super().__init__(*args, **kwargs)

    def render_code(self, record: Nomination) -> Any:
        """The code, which opens the appraisal."""
        return format_html(
            '<a class="nb" href="{}">{}</a>', reverse("appraisals:appraise", args=[record.pk]), record.code
        )

    def value_code(self, record: Nomination) -> str:
        """The code alone."""
        return str(record.code)

    def render_candidate(self, record: Nomination) -> Any:
        """Who is proposed; one's own unit is said to be barred."""
        address = reverse("appraisals:appraise", args=[record.pk])
        barred = conflict(self.user, record) if record.state == "accepted" else None
        note = format_html("<br><small>{}</small>", said(_BARRED)) if barred else ""
        return format_html('<a href="{}">{}</a>{}', address, named(record), note)

    def value_candidate(self, record: Nomination) -> str:
        """The name alone."""
        return named(record)

    def render_award(self, value: str, record: Nomination) -> str:
        """The award in words."""
        return said(self.names.get((record.movement_id, value), value))

    def render_due(self, record: Nomination) -> Any:
        """By when the opinion is due."""
        return marks.due(record.due_on) if record.due_on else ""

    def value_due(self, record: Nomination) -> str:
        """The day alone."""
        return day(record.due_on)

    def render_who(self, record: Nomination) -> str:
        """Those who have the case."""
        return ", ".join(str(a.user) for a in record.held_by) or "–"

    def render_state(self, value: str, record: Nomination) -> str:
        """The state in words."""
        return capital(term(record.state, "nomination_state"))


class QueueFilters(Filters):
    """Search by code, name and unit."""

    searched = ("code", "person__folded", "unit__folded")

    class Meta:
        model = Nomination
        fields = ("q",)
