"""The points of the survey over HTTP."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.scorecards.model import RESCALE
from thidua.core.wording import Say
from thidua.scorecards.actions import appraising as actions
from thidua.scorecards.actions.announcing import cards_with_lines
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.forms.marking import SurveyForm
from thidua.scorecards.models import Scoring
from thidua.scorecards.queries.cards import survey_items
from thidua.scorecards.queries.windows import survey_late
from thidua.scorecards.views.scorings import scoring_of, way_of
from thidua.screens.asking import unfit
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post


def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """A row a unit, a column an item."""
    found = scoring_of(request, pk)
    if not access.may("scoring.enter_survey", request.user, found):
        return forbidden(request, access.refusal("scoring.enter_survey", request.user))
    absent = tree_of(found.scorecard).survey_absent == RESCALE
    sent = request.POST if request.method == "POST" else None
    form = SurveyForm(cards_with_lines(found), survey_items(found), sent, absent=absent)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        return render(request, "scorecards/survey.html", _shown(found, form))

    if request.method != "POST":
        return again()
    if not form.is_valid():
        return unfit(again())

    def do() -> int:
        marks, without = form.marks()
        return actions.enter_survey(found, marks, by=request.user, absent=without)

    return post(
        request,
        do,
        lambda n: Say(f"Đã lưu, {n} điểm thay đổi.", f"Saved, {n} points changed."),
        reverse("scorecards:survey", args=[found.pk]),
        again,
    )


def _shown(scoring: Scoring, form: SurveyForm) -> dict[str, Any]:
    return {
        "scoring": scoring,
        "form": form,
        "items": form.items,
        "rows": form.rows(),
        "absent": form.absent,
        "shut": survey_late(scoring),
        "way": way_of(scoring, (_("Điểm điều tra"), "")),
    }
