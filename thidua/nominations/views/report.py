"""Writing the report over HTTP: one section a page, saved as one types, both versions shown on a clash."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import VIETNAM
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.nominations.actions.report import save_section, section_of
from thidua.nominations.forms.dossier import SectionForm
from thidua.nominations.models import WRITABLE, Nomination
from thidua.nominations.queries.papers import needed_for
from thidua.nominations.queries.report import Written, sections, written
from thidua.nominations.views.dossier import nomination_of
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, banner, conflicted, spoken


def report(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One section: its hint, the text, the way to the one before and the next."""
    found = nomination_of(request, pk)
    if not access.may("nomination.write", request.user, found):
        return forbidden(request, access.refusal("nomination.write", request.user))
    here = _here(found, key)
    if request.method != "POST":
        return _page(request, found, here, SectionForm(initial={"text": here.text}))
    form = SectionForm(request.POST)
    form.is_valid()
    try:
        _save(request, found, here, form.cleaned_data.get("text", ""))
    except Conflict as conflict:
        mine = request.POST.get("text", "")
        return conflicted(request, conflict, [(Say("text", "text"), mine, conflict.thing.text)])
    except Refused as refused:
        form.refuse(refused.reasons)
        response = _page(request, found, here, form)
        response.status_code = 422
        return response
    banner(request, Say(f"Đã lưu mục {here.number}.", f"Section {here.number} was saved."))
    return HttpResponseRedirect(_next(found, here, request.POST.get("toi", "")))


@require_POST
def save(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Save as one types: the hour and the new version, or what stands in the way."""
    found = nomination_of(request, pk)
    try:
        row = _save(request, found, _here(found, key), request.POST.get("text", ""))
    except Conflict as conflict:
        told = {"version": conflict.thing.version, "by": conflict.by, "saved": conflict.thing.text}
        return JsonResponse(told, status=409)
    except Refused as refused:
        return JsonResponse({"reasons": [spoken(r) for r in refused.reasons]}, status=422)
    return JsonResponse({"at": f"{row.saved_at.astimezone(VIETNAM):%H:%M}", "version": row.version})


def _here(found: Nomination, key: str) -> Written:
    here = next((s for s in sections(found) if s.section.key == key), None)
    if here is None:
        raise Http404
    return here


def _save(request: HttpRequest, found: Nomination, here: Written, text: str) -> Any:
    access.check("nomination.write", request.user, found)
    row = here.row or section_of(found, here.section.key, by=request.user)
    return save_section(row, text, request.POST.get("version"), by=request.user)


def _page(request: HttpRequest, found: Nomination, here: Written, form: SectionForm) -> HttpResponse:
    every = sections(found)
    told = {
        "nomination": found,
        "here": here,
        "form": form,
        "every": every,
        "done": written(every),
        "before": every[here.number - 2] if here.number > 1 else None,
        "after": every[here.number] if here.number < len(every) else None,
        "version": here.row.version if here.row else "",
        "must_state": next((n.must_state for n in needed_for(found) if n.must_state), ""),
        "template_no": next((n.template for n in needed_for(found) if n.template), None),
        "shut": found.state not in WRITABLE,
        "back_url": reverse("nominations:dossier", args=[found.pk]),
        "returned": found.returns.filter(undone_at=None).order_by("-at").first()
        if found.state == "returned"
        else None,
        "heading": _("Mục %(n)s/%(all)s") % {"n": here.number, "all": len(every)},
    }
    return render(request, "nominations/section.html", told)


def _next(found: Nomination, here: Written, asked: str) -> str:
    every = sections(found)
    if asked == "tiep" and here.number < len(every):
        return reverse("nominations:report", args=[found.pk, every[here.number].section.key])
    if asked == "tiep":
        return reverse("nominations:dossier", args=[found.pk])
    return reverse("nominations:report", args=[found.pk, here.section.key])


urlpatterns = [
    path("<int:pk>/bao-cao/<slug:key>", report, name="report"),
    path("<int:pk>/bao-cao/<slug:key>/luu", save, name="save"),
]
