"""The scoring of a year over HTTP: opened, its cards, its deadlines, who appraises what."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.wording import Say
from thidua.scorecards.actions import opening as actions
from thidua.scorecards.forms.keeping import AppointForm, ChangeWindowsForm, OpenForm
from thidua.scorecards.models import Card, Complaint, Desk, Scoring
from thidua.scorecards.queries.waiting import own_cards
from thidua.scorecards.tables import CardFilters, CardTable, ScoringFilters, ScoringTable
from thidua.scorecards.views.scorecards import scorecard_of, way_to
from thidua.screens.asking import Question, ask, sent
from thidua.screens.lists import ListPage
from thidua.screens.spoken import term

SENT = Q(cards__state__in=("submitted", "appraised", "settled", "announced"))


class Scorings(ListPage):
    """Years of scoring that a person sees, with their own cards on top."""

    table_class, filterset_class = ScoringTable, ScoringFilters
    template_name = "scorecards/list.html"
    heading = gettext_lazy("Chấm điểm cải cách hành chính")
    unit = gettext_lazy("năm chấm điểm")
    empty = gettext_lazy("Chưa mở năm chấm điểm nào.")
    empty_reason = gettext_lazy("Cơ quan ban hành mở năm chấm điểm từ một bộ tiêu chí đã ban hành.")
    export_name = "nam-cham-diem"

    def rows(self) -> QuerySet:
        """Scorings with how many cards came."""
        seen = Scoring.objects.visible_to(self.request.user).select_related("agency", "scorecard")
        told = seen.annotate(sent=Count("cards", SENT), all=Count("cards"))
        return told.order_by("-year", "kind", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One's own cards, and the doors to other pages."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        by = self.request.user
        return found | {
            "empty_reason": self.empty_reason,
            "mine": list(own_cards(by)[:MOST_MINE]),
            "may_queue": access.may("card.appraise", by),
        }


MOST_MINE = 6
"""Own cards that stand above the list."""


class OfScoring(ListPage):
    """The cards of one scoring, as far as one sees them."""

    table_class, filterset_class = CardTable, CardFilters
    template_name = "scorecards/scoring.html"
    unit = gettext_lazy("phiếu")
    measured_in = gettext_lazy("mục của phiếu")
    empty = gettext_lazy("Bạn không thấy phiếu nào trước khi công bố.")
    export_name = "phieu-cham-diem"

    @cached_property
    def scoring(self) -> Scoring:
        """The scoring, when this person sees it."""
        return scoring_of(self.request, self.kwargs["pk"])

    @property
    def heading(self) -> str:
        """Which year and kind."""
        return heading_of(self.scoring)

    def rows(self) -> QuerySet:
        """Cards with how many lines have their marks."""
        seen = Card.objects.visible_to(self.request.user).filter(scoring=self.scoring)
        return (
            seen.select_related("unit")
            .annotate(
                filled=Count("lines", Q(lines__own__isnull=False)),
                appraised_n=Count("lines", Q(lines__appraised__isnull=False)),
            )
            .order_by("unit__folded", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The deadlines, who appraises, and what can be done."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        by, scoring = self.request.user, self.scoring
        names = ("set_windows", "appoint", "enter_survey", "settle", "announce", "restate")
        return found | {
            "scoring": scoring,
            "desks": list(
                scoring.desks.select_related("appraiser").annotate(n=Count("lines__code", distinct=True))
            ),
            "may": {name: access.may(f"scoring.{name}", by, scoring) for name in names}
            | {"council": scoring.agency_id in by.agencies_staffed},
            "complaints": list(
                Complaint.objects.visible_to(by)
                .filter(card__scoring=scoring)
                .select_related("card__unit", "line")
                .order_by(F("answered_at").asc(nulls_first=True), "-pk")
            ),
            "last": scoring.publications.last(),
        }


def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the year for all units of a kind."""
    found = scorecard_of(request, pk)
    form = OpenForm(sent(request), scorecard=found)

    def do(told: dict[str, Any]) -> Scoring:
        new = actions.NewScoring(told["year"], told["kind"], form.windows())
        return actions.open_scoring(found, new, by=request.user)

    question = Question(
        "scoring.open",
        found,
        _("Mở năm chấm điểm"),
        _("Mở phiếu cho mọi đơn vị của loại này"),
        do,
        lambda made: Say(f"Đã mở {made.cards.count()} phiếu.", f"{made.cards.count()} cards were opened."),
        lambda made: reverse("scorecards:scoring", args=[made.pk]),
        way_to(found, (_("Mở năm chấm điểm"), "")),
    )
    return ask(request, form, question)


def windows(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the days of a scoring."""
    found = scoring_of(request, pk)
    form = ChangeWindowsForm(
        sent(request), initial={name: getattr(found, name) for name in actions.Windows.__dataclass_fields__}
    )
    question = Question(
        "scoring.set_windows",
        found,
        _("Đặt hạn chấm điểm"),
        _("Lưu hạn"),
        lambda told: actions.set_windows(found, form.windows(), told["reason"], by=request.user),
        Say("Đã đặt hạn.", "The deadlines were set."),
        reverse("scorecards:scoring", args=[found.pk]),
        way_of(found, (_("Hạn"), "")),
    )
    return ask(request, form, question)


def appointing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which agency takes a desk."""
    seen = Desk.objects.visible_to(request.user).select_related("scoring__scorecard", "scoring__agency")
    desk = get_object_or_404(seen, pk=pk)
    form = AppointForm(sent(request), scoring=desk.scoring, initial={"agency": desk.appraiser_id})
    question = Question(
        "scoring.appoint",
        desk,
        _("Ai thẩm định các mục của “%(name)s”") % {"name": desk.name or "–"},
        _("Giao"),
        lambda told: actions.appoint(desk, told["agency"], by=request.user),
        Say(
            "Đã giao. Người thẩm định của cơ quan ấy thấy các mục này.",
            "It was given. Its appraisers see these items.",
        ),
        reverse("scorecards:scoring", args=[desk.scoring_id]),
        way_of(desk.scoring, (_("Nơi thẩm định"), "")),
    )
    return ask(request, form, question)


def scoring_of(request: HttpRequest, pk: int) -> Scoring:
    """A scoring that the person sees."""
    seen = Scoring.objects.visible_to(request.user).select_related("scorecard", "agency", "keeper")
    found: Scoring = get_object_or_404(seen, pk=pk)
    return found


def heading_of(scoring: Scoring) -> str:
    """A scoring in words."""
    return _("Chấm điểm %(year)s: %(kind)s") % {"year": scoring.year, "kind": term(scoring.kind, "unit_kind")}


def way_of(scoring: Scoring, *more: tuple[Any, str]) -> tuple[tuple[Any, str], ...]:
    """The steps that lead to a page of a scoring."""
    first = (_("Chấm điểm"), reverse("scorecards:list"))
    return (first, (heading_of(scoring), reverse("scorecards:scoring", args=[scoring.pk])), *more)
