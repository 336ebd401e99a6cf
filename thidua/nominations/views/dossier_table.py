"""The list of dossiers: its columns and filters."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.core.wording import Say
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import named
from thidua.nominations.queries.steps import step_said
from thidua.people.models import Unit
from thidua.screens import marks
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, said, term


class DossierTable(Table):
    """Dossiers with who is proposed for what, where each is and since when."""

    cards = ("candidate", "code", "award", "state", "due")
    code = tables.Column(verbose_name=_("Mã"))
    candidate = tables.Column(
        verbose_name=_("Người, tập thể"), accessor="pk", order_by=("person__name_key", "unit__path")
    )
    award = tables.Column(verbose_name=_("Hình thức khen"))
    round = tables.Column(verbose_name=_("Đợt"), accessor="round__name")
    nominated_by = tables.Column(verbose_name=_("Đơn vị đề nghị"), accessor="nominated_by__name")
    state = tables.Column(verbose_name=_("Trạng thái"))
    holder = tables.Column(
        verbose_name=_("Ai đang giữ, từ ngày"), accessor="holder__name", order_by="held_since"
    )
    due = tables.Column(verbose_name=_("Hạn bổ sung"), accessor="supplement_by", empty_values=())

    class Meta(Table.Meta):
        model = Nomination
        fields = ("code", "candidate", "award", "round", "nominated_by", "state", "holder", "due")
        order_by = ("-code",)

    def __init__(self, *args: Any, names: dict[tuple[int, str], Say], **kwargs: Any) -> None:
        self.names = names
        super().__init__(*args, **kwargs)

    def render_code(self, record: Nomination) -> Any:
        """The code, which opens the dossier."""
        return format_html(
            '<a class="nb" href="{}">{}</a>', reverse("nominations:dossier", args=[record.pk]), record.code
        )

    def value_code(self, record: Nomination) -> str:
        """The code alone."""
        return str(record.code)

    def render_candidate(self, record: Nomination) -> Any:
        """Who is proposed, with the unit of a person."""
        address, name = reverse("nominations:dossier", args=[record.pk]), named(record)
        if record.person_id and record.unit_id != record.nominated_by_id:
            return format_html('<a href="{}">{}</a> <small>{}</small>', address, name, record.unit.name)
        return format_html('<a href="{}">{}</a>', address, name)

    def value_candidate(self, record: Nomination) -> str:
        """The name alone."""
        return named(record)

    def render_award(self, value: str, record: Nomination) -> str:
        """The award in words."""
        return said(self.names.get((record.movement_id, value), value))

    def render_state(self, record: Nomination) -> Any:
        """The state, with the step it belongs to."""
        words = capital(term(record.state, "nomination_state"))
        late = format_html("<br><small>{}</small>", said(_LATE)) if record.late_reason else ""
        return format_html("{}<br><small>{}</small>{}", words, said(step_said(record)), late)

    def value_state(self, record: Nomination) -> str:
        """The state in words."""
        return capital(term(record.state, "nomination_state"))

    def render_holder(self, value: str, record: Nomination) -> Any:
        """Who holds it, since which day."""
        return format_html("{}<br><small>{}</small>", value, day(record.held_since))

    def value_holder(self, value: str, record: Nomination) -> str:
        """Who holds it, since which day, in one line."""
        return f"{value}, {day(record.held_since)}"

    def render_due(self, record: Nomination) -> Any:
        """By when the supplement is due; nothing where none was asked."""
        return marks.due(record.supplement_by) if record.supplement_by else ""

    def value_due(self, record: Nomination) -> str:
        """The day alone."""
        return day(record.supplement_by)


_LATE = Say("nộp muộn, đã nhận", "late, accepted")


def _proposers(request: Any) -> QuerySet:
    seen = Nomination.objects.visible_to(request.user).order_by().values("nominated_by")
    return Unit.objects.filter(pk__in=seen).order_by("path")


class DossierFilters(Filters):
    """Search by code, name and unit; state and unit."""

    searched = ("code", "person__folded", "unit__folded")
    state = django_filters.ChoiceFilter(
        label=_("Trạng thái"),
        choices=[(c, capital(t.vi)) for c, t in terms.GROUPS["nomination_state"].items()],
    )
    award = django_filters.ChoiceFilter(label=_("Hình thức khen"), choices=())
    unit = django_filters.ModelChoiceFilter(
        label=_("Đơn vị đề nghị"), field_name="nominated_by", queryset=_proposers
    )

    class Meta:
        model = Nomination
        fields = ("q", "state", "award", "unit")

    def __init__(self, *args: Any, names: dict[tuple[int, str], Say], **kwargs: Any) -> None:
        self.base_filters["award"].extra["choices"] = ()
        super().__init__(*args, **kwargs)
        awards = {award: said(name) for (_movement, award), name in names.items()}
        self.filters["award"].extra["choices"] = sorted(awards.items())
        states = terms.GROUPS["nomination_state"].values()
        self.filters["state"].extra["choices"] = [(t.code, capital(said(t.say))) for t in states]
