"""What if: a change of a plan tried on past facts, before anybody is bound by it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from thidua import access
from thidua.core.plan.findings import facts_say
from thidua.core.plan.knobs import knobs, turned
from thidua.core.plan.remark import SEVERITY
from thidua.core.rounds import Round
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanVersion
from thidua.nominations.forms.trying import TrialForm
from thidua.nominations.queries import trying
from thidua.screens.middleware import forbidden


def plan_try(request: HttpRequest, pk: int) -> HttpResponse:
    """The knobs of a plan, and what a change would do; the plan itself is not touched."""
    seen = PlanVersion.objects.visible_to(request.user).select_related("agency")
    version = get_object_or_404(seen, pk=pk)
    agency = trying.agency_for(request.user, version)
    if agency is None:
        return forbidden(request, access.refusal("plan.try", request.user))
    draft = draft_of(version)
    told: dict[str, Any] = {"version": version, "plan": draft.plan, "agency": agency, "faults": draft.faults}
    if draft.faults:
        return render(request, "nominations/plan_try.html", told)
    found, rounds = knobs(draft.plan), trying.rounds_to_try(draft.plan)
    form = TrialForm(found, rounds, request.GET)
    told |= {"form": form, "grave": SEVERITY}
    if form.is_bound and form.is_valid():
        told |= _results(request, version, form, agency)
    return render(request, "nominations/plan_try.html", told)


def _results(request: HttpRequest, version: PlanVersion, form: TrialForm, agency: Any) -> dict[str, Any]:
    if "doc-lai" in request.GET:
        trying.forget()
    plan = draft_of(version).plan
    read = trying.trial_of(version, agency, Round.read(form.cleaned_data["round"]))
    private = any(":no_discipline:" in name for name in form.turned)
    sees = access.may("person.private", request.user, agency)
    changed = turned(plan, form.turned)
    rows = list(trying.shown(read, changed, sees_private=sees, private=private))
    return {
        "results": rows,
        "turned": [k for k in form.knobs if k.name in form.turned],
        "read_at": read.at,
        "unnamed": private and not sees,
        "assumed": read.trial.judging.assumed,
        "remarks": facts_say(plan, read.trial.view),
        "empty": not any(r.before or r.after for r in rows),
    }


urlpatterns = [path("xet/thu-ke-hoach/<int:pk>", plan_try, name="plan_try")]
