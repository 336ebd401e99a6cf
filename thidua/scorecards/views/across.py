"""One item over every unit, over HTTP: points side by side, each row saved by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import VIETNAM, now
from thidua.core.errors import Refused
from thidua.core.scorecards.model import SURVEY, Item
from thidua.core.wording import Say
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.forms.marking import AppraiseForm
from thidua.scorecards.models import Scoring
from thidua.scorecards.queries.across import across, items_of
from thidua.scorecards.queries.cards import Told
from thidua.scorecards.queries.windows import appraise_late
from thidua.scorecards.views.appraising import appraised, both_versions
from thidua.scorecards.views.cards import line_of
from thidua.scorecards.views.scorings import scoring_of, way_of
from thidua.screens.asking import unfit
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, post, spoken


def item_across(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One item of a year for all its units, as the agency that appraises it sees it."""
    found = scoring_of(request, pk)
    return _page(request, found, _item(found, code))


@require_POST
def row(request: HttpRequest, pk: int) -> HttpResponse:
    """Save one row of that page; a script is answered with the hour, or with what is wrong."""
    line = line_of(request, pk)
    scoring, by = line.card.scoring, request.user
    access.check("card.appraise", by, line.desk)
    item = _item(scoring, line.code)
    form = AppraiseForm(tree_of(scoring.scorecard), [Told(item, line)], request.POST)
    scripted = bool(request.headers.get("X-Autosave"))
    if not form.is_valid():
        told = [str(fault) for faults in form.errors.values() for fault in faults]
        return _no(told) if scripted else unfit(_page(request, scoring, item, form))
    try:
        if scripted:
            return _saved(form, by)
        return post(
            request,
            lambda: appraised(form, by),
            Say(f"Đã lưu điểm của {line.card.unit}.", f"The points of {line.card.unit} were saved."),
            f"{reverse('scorecards:across', args=[scoring.pk, line.code])}#m-{line.pk}",
            lambda reasons: _again(request, scoring, item, form, reasons),
        )
    except Conflict as conflict:
        return JsonResponse({}, status=409) if scripted else both_versions(request, conflict, form)


def _saved(form: AppraiseForm, by: Any) -> HttpResponse:
    try:
        lines = appraised(form, by)
    except Refused as refused:
        return _no([spoken(reason) for reason in refused.reasons])
    at = now().astimezone(VIETNAM)
    shown = form.mine[0].line if not lines else lines[0]
    fresh = AppraiseForm(form.tree, [Told(form.mine[0].item, shown)])
    return JsonResponse({"at": f"{at:%H:%M}", "version": fresh.version})


def _no(reasons: list[str]) -> HttpResponse:
    return JsonResponse({"reasons": reasons}, status=422)


def _again(
    request: HttpRequest, scoring: Scoring, item: Item, form: AppraiseForm, reasons: tuple[Say, ...]
) -> HttpResponse:
    form.refuse(reasons)
    return _page(request, scoring, item, form)


def _page(
    request: HttpRequest, scoring: Scoring, item: Item, typed: AppraiseForm | None = None
) -> HttpResponse:
    by, tree = request.user, tree_of(scoring.scorecard)
    seen = across(scoring, item, by)
    mine = [told for told in seen if access.may("card.appraise", by, told.line.desk)]
    if not mine:
        return forbidden(request, access.refusal("card.appraise", by))
    held = typed.mine[0].line.pk if typed else None
    rows = []
    for told in mine:
        form = typed if typed and told.line.pk == held else AppraiseForm(tree, [told])
        rows.append((told, form, form.rows()[0]))
    shut = appraise_late(scoring)
    shown = {
        "scoring": scoring,
        "item": item,
        "rows": rows,
        "shut": shut,
        "writes": shut is None and scoring.state == "open",
        "waiting": sum(t.line.appraised is None and t.line.own is not None for t in mine),
        "highest": _most(mine),
        "beside": _beside(scoring, item, by),
        "way": way_of(scoring, (_("Thẩm định theo mục"), "")),
    }
    return render(request, "scorecards/across.html", shown)


def _most(mine: list[Told]) -> Decimal | None:
    """The highest own score, which the others are read against."""
    return max((t.line.own for t in mine if t.line.own is not None), default=None)


def _beside(scoring: Scoring, item: Item, by: Any) -> tuple[Item | None, Item | None]:
    """The items before and after this one that the same agency appraises."""
    items = [told.item for told in items_of(by) if told.scoring.pk == scoring.pk]
    codes = [i.code for i in items]
    if item.code not in codes:
        return None, None
    at = codes.index(item.code)
    return (items[at - 1] if at else None), (items[at + 1] if at + 1 < len(items) else None)


def _item(scoring: Scoring, code: str) -> Item:
    found = tree_of(scoring.scorecard).item(code)
    if found is None or found.items or found.channel == SURVEY:
        raise Http404
    return found


urlpatterns = [
    path("nam/<int:pk>/muc/<path:code>", item_across, name="across"),
    path("muc/<int:pk>/cham", row, name="appraise_row"),
]
