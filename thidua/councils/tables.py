"""Lists of councils and of their sessions."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua.core import terms
from thidua.councils.models import Agenda
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, moment, said, term
from thidua.voting.models import Council

N = {"td": {"class": "n"}, "th": {"class": "n"}}


class SessionTable(Table):
    """Sessions, the newest first."""

    cards = ("title", "held_at", "state", "cases")
    summed = ("cases",)

    title = tables.Column(
        verbose_name=gettext_lazy("Phiên họp"),
        accessor="session__title",
        linkify=lambda record: reverse("councils:session", args=[record.session_id]),
    )
    council = tables.Column(verbose_name=gettext_lazy("Hội đồng"), accessor="session__council__name")
    movement = tables.Column(verbose_name=gettext_lazy("Phong trào"), accessor="movement__name")
    round = tables.Column(verbose_name=gettext_lazy("Đợt"), accessor="round__name")
    held_at = tables.Column(verbose_name=gettext_lazy("Lúc"), accessor="session__held_at")
    cases = tables.Column(verbose_name=gettext_lazy("Hồ sơ"), accessor="case_count", attrs=N)
    mode = tables.Column(verbose_name=gettext_lazy("Cách bỏ phiếu"), accessor="session__mode")
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"), accessor="session__state")
    minutes = tables.Column(verbose_name=gettext_lazy("Biên bản"), accessor="minutes__text")

    class Meta(Table.Meta):
        model = Agenda
        fields = ("title", "council", "movement", "round", "held_at", "cases", "mode", "state", "minutes")
        order_by = ("-held_at",)

    def render_held_at(self, value: Any) -> str:
        """Hour and day."""
        return moment(value)

    def render_mode(self, value: str, record: Agenda) -> str:
        """The way of voting in words."""
        return term(record.session.mode, "vote_mode")

    def render_state(self, value: str, record: Agenda) -> str:
        """The state in words."""
        return term(record.session.state, "session_state")


class SessionFilters(Filters):
    """Filters of sessions."""

    searched = ("session__title", "movement__folded", "session__council__name")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        field_name="session__state",
        choices=lambda: [(c, capital(said(t.say))) for c, t in terms.GROUPS["session_state"].items()],
    )
    round = django_filters.CharFilter(label=gettext_lazy("Đợt"), field_name="round__name")

    class Meta:
        model = Agenda
        fields: tuple[str, ...] = ()


class CouncilTable(Table):
    """Award councils."""

    cards = ("name", "agency", "members")

    name = tables.Column(
        verbose_name=gettext_lazy("Hội đồng"),
        linkify=lambda record: reverse("councils:council", args=[record.pk]),
    )
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name")
    decision = tables.Column(verbose_name=gettext_lazy("Quyết định thành lập"))
    members = tables.Column(verbose_name=gettext_lazy("Thành viên"), attrs=N)

    class Meta(Table.Meta):
        model = Council
        fields = ("name", "agency", "decision", "members")
        order_by = ("name",)


class CouncilFilters(Filters):
    """Filters of councils."""

    searched = ("name", "agency__folded")

    class Meta:
        model = Council
        fields: tuple[str, ...] = ()
