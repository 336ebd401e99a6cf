"""Pages that save themselves as one types, and save by their button too: one way for every room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from thidua import access
from thidua.clock import VIETNAM
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, banner, conflicted, expect, spoken


@dataclass(frozen=True)
class Writing:
    """What is written: the right over the thing, how the form is kept, the page and where it leads.

    `keep` saves what the valid form says and gives the row with its version and hour; `kept_of` reads
    from a row what stands in a field, for whoever wrote at the same time.
    """

    right: str
    thing: Any
    keep: Callable[[], Any]
    template: str = ""
    to: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)
    kept_of: Callable[[Any, str], Any] = lambda row, name: getattr(row, name, "")


def write(request: HttpRequest, form: BaseForm, writing: Writing) -> HttpResponse:
    """The page with its form; posted by the button it saves and leads on, or says what stands in the way."""
    if not access.may(writing.right, request.user, writing.thing):
        return forbidden(request, access.refusal(writing.right, request.user))
    told = {"one": writing.thing, "form": form, "version": writing.thing.version} | dict(writing.shown)
    if request.method != "POST":
        return render(request, writing.template, told)
    if form.is_valid():
        try:
            _kept(request, writing)
        except Conflict as conflict:
            return conflicted(request, conflict, _both(form, writing, conflict.thing))
        except Refused as refused:
            form.refuse(refused.reasons)
        else:
            banner(request, Say("Đã lưu.", "Saved."))
            return HttpResponseRedirect(writing.to)
    return render(request, writing.template, told, status=422)


def autosave(request: HttpRequest, form: BaseForm, writing: Writing) -> HttpResponse:
    """Save as one types: the hour and the new version, or what stands in the way."""
    try:
        access.check(writing.right, request.user, writing.thing)
        if not form.is_valid():
            faults = [str(fault) for faults in form.errors.values() for fault in faults]
            return JsonResponse({"reasons": faults}, status=422)
        row = _kept(request, writing)
    except Conflict as conflict:
        return JsonResponse({"version": conflict.thing.version}, status=409)
    except Refused as refused:
        status = 403 if isinstance(refused, access.NoRight) else 422
        return JsonResponse({"reasons": [spoken(r) for r in refused.reasons]}, status=status)
    return JsonResponse({"at": f"{row.saved_at.astimezone(VIETNAM):%H:%M}", "version": row.version})


def _kept(request: HttpRequest, writing: Writing) -> Any:
    expect(request.POST.get("version"), writing.thing)
    return writing.keep()


def _both(form: BaseForm, writing: Writing, saved: Any) -> list[tuple[Say, str, str]]:
    """For each field its name, what was typed, what is saved."""
    typed = form.cleaned_data
    return [
        (
            Say(str(one.label), str(one.label)),
            str(typed.get(name) or ""),
            str(writing.kept_of(saved, name) or ""),
        )
        for name, one in form.fields.items()
    ]
