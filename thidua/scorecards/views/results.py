"""The council and the results over HTTP: points of the council, settling, announcing, the table of results."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say
from thidua.scorecards.actions import announcing as actions
from thidua.scorecards.compiled import tree_of, trimmed
from thidua.scorecards.forms.marking import AnnounceForm, MinutesForm, PointsForm, RestateForm
from thidua.scorecards.models import BEFORE_COUNCIL, Line, Publication, Result, Scoring
from thidua.scorecards.queries.drift import drift
from thidua.scorecards.tables import ResultFilters, ResultTable
from thidua.scorecards.views.cards import line_of, way_to
from thidua.scorecards.views.scorings import heading_of, scoring_of, way_of
from thidua.screens.asking import Question, ask, sent
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden

PREVIEW = "scorecards/announce.html"


class Results(ListPage):
    """One publication of a scoring, the latest unless another is asked for."""

    table_class, filterset_class = ResultTable, ResultFilters
    template_name = "scorecards/results.html"
    unit = gettext_lazy("đơn vị")
    measured_in = gettext_lazy("điểm")
    empty = gettext_lazy("Kết quả chưa công bố.")
    export_name = "ket-qua-cham-diem"

    @cached_property
    def scoring(self) -> Scoring:
        """The scoring, when this person sees it."""
        return scoring_of(self.request, self.kwargs["pk"])

    @cached_property
    def publications(self) -> list[Publication]:
        """Every publication, the first one first."""
        return list(Publication.objects.visible_to(self.request.user).filter(scoring=self.scoring))

    @cached_property
    def publication(self) -> Publication | None:
        """The one that is shown."""
        asked = self.request.GET.get("lan", "")
        found = [p for p in self.publications if str(p.number) == asked]
        return found[0] if found else self.publications[-1] if self.publications else None

    @property
    def heading(self) -> str:
        """Which results."""
        return _("Kết quả. %(what)s") % {"what": heading_of(self.scoring)}

    def rows(self) -> QuerySet:
        """The results of the publication."""
        seen = Result.objects.visible_to(self.request.user)
        return seen.filter(publication=self.publication).select_related("unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The publications to choose from, and whether a restatement is due."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        may = access.may("scoring.restate", self.request.user, self.scoring)
        return found | {
            "scoring": self.scoring,
            "publication": self.publication,
            "publications": self.publications,
            "may_restate": may and bool(self.publications),
            "filtered": any(v for k, v in self.request.GET.items() if k in ("q", "class_code")),
        }


def council(request: HttpRequest, pk: int) -> HttpResponse:
    """What the council reads: items on which unit and appraisers differ, and what it would come to."""
    found = scoring_of(request, pk)
    by = request.user
    if not access.may("scoring.settle", by, found) and found.agency_id not in by.agencies_staffed:
        return forbidden(request, access.refusal("scoring.settle", by))
    tree = tree_of(found.scorecard)
    differ = ~Q(own=F("appraised")) & Q(own__isnull=False, appraised__isnull=False) | Q(final__isnull=False)
    lines = Line.objects.visible_to(by).filter(differ, card__scoring=found, card__state__in=BEFORE_COUNCIL)
    places = actions.preview(found, today())
    ready = [pair for pair in places if pair[0].state in BEFORE_COUNCIL]
    told = {
        "scoring": found,
        "heading": heading_of(found),
        "lines": [
            (line, tree.item(line.code))
            for line in lines.select_related("card__unit").order_by("card__unit__folded", "card", "place")
        ],
        "places": ready,
        "ready": len(ready),
        "open": len(places) - len(ready),
        "may_settle": found.state == "open" and access.may("scoring.settle", by, found),
        "may_decide": found.state == "open" and access.may("scoring.settle", by, found),
        "way": way_of(found, (_("Trình Hội đồng"), "")),
    }
    return render(request, "scorecards/council.html", told)


def drifting(request: HttpRequest, pk: int) -> HttpResponse:
    """How far own scores lie from final ones over the years."""
    found = scoring_of(request, pk)
    told = drift(found, request.user)
    shown = {
        "told": told,
        "tables": [(_("Đơn vị"), told.units), (_("Mục"), told.items)],
        "way": way_of(found, (_("Tự chấm lệch kết quả"), "")),
    }
    return render(request, "scorecards/drift.html", shown)


def settling(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle the scores by the minutes."""
    found = scoring_of(request, pk)
    rows = actions.preview(found, today())
    question = Question(
        "scoring.settle",
        found,
        _("Chốt điểm theo biên bản Hội đồng"),
        _("Chốt điểm"),
        lambda told: actions.settle(found, told["minutes"], told["minutes_on"], by=request.user),
        Say("Đã chốt điểm. Bước sau: công bố.", "The scores are settled. Next they are announced."),
        reverse("scorecards:scoring", args=[found.pk]),
        way_of(found, (_("Chốt điểm"), "")),
        PREVIEW,
        _shown(rows)
        | {"consequence": _("Chốt rồi thì điểm không đổi nữa cho đến khi công bố và nhận kiến nghị.")},
    )
    return ask(request, MinutesForm(sent(request)), question)


def announcing(request: HttpRequest, pk: int) -> HttpResponse:
    """Announce the results, shown beforehand."""
    found = scoring_of(request, pk)
    rows = actions.preview(found, today())

    def do(told: dict[str, Any]) -> Publication:
        return actions.announce(
            found, told["decision"], told["on"], by=request.user, complain_until=told["complain_until"]
        )

    question = Question(
        "scoring.announce",
        found,
        _("Công bố kết quả"),
        _("Công bố"),
        do,
        Say(
            "Đã công bố. Kết quả đã vào số liệu để xét thi đua.",
            "It was announced. The results are facts now.",
        ),
        reverse("scorecards:results", args=[found.pk]),
        way_of(found, (_("Công bố"), "")),
        PREVIEW,
        _shown(rows)
        | {
            "consequence": _(
                "Mọi đơn vị trong tỉnh thấy bảng kết quả; kết quả vào số liệu xét thi đua; "
                "các hạn chờ công nhận kết quả được tính từ ngày này."
            )
        },
    )
    form = AnnounceForm(sent(request), initial={"complain_until": found.complain_until})
    return ask(request, form, question)


def restating(request: HttpRequest, pk: int) -> HttpResponse:
    """Announce the results again."""
    found = scoring_of(request, pk)
    last = found.publications.last()
    changed = actions.differing(found, last) if last else []
    question = Question(
        "scoring.restate",
        found,
        _("Công bố lại kết quả"),
        _("Công bố lại"),
        lambda told: actions.restate(found, told["decision"], told["on"], told["reason"], by=request.user),
        Say(
            "Đã công bố lại. Lần công bố trước vẫn xem được.",
            "It was announced again. The earlier publication stays.",
        ),
        reverse("scorecards:results", args=[found.pk]),
        way_of(found, (_("Công bố lại"), "")),
        PREVIEW,
        _shown(changed, whole=False)
        | {
            "consequence": _(
                "Kết quả xét, hồ sơ và khen thưởng dựa vào kết quả đã đổi sẽ được yêu cầu xem lại."
            )
        },
    )
    return ask(request, RestateForm(sent(request)), question)


def deciding(request: HttpRequest, pk: int) -> HttpResponse:
    """The council's points of one item."""
    found = line_of(request, pk)
    later = trimmed(found.final if found.final is not None else found.appraised)
    question = Question(
        "card.decide",
        found,
        _("Điểm Hội đồng, mục %(code)s") % {"code": found.code},
        _("Ghi điểm Hội đồng"),
        lambda told: actions.decide(found, told["points"], told["why"], by=request.user),
        Say("Đã ghi điểm Hội đồng.", "The council's points were recorded."),
        reverse("scorecards:line", args=[found.pk]),
        way_to(found.card, (found.code, "")),
    )
    return ask(request, PointsForm(sent(request), initial={"points": later}), question)


def _shown(rows: list[Any], *, whole: bool = True) -> dict[str, Any]:
    return {
        "places": rows,
        "whole": whole,
        "without": [card for card, place in rows if place.result.points is None] if whole else [],
    }
