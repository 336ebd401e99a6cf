"""The register over HTTP: list, one award, entering, mending, revoking, what came back."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.wording import Say, days
from thidua.honours import actions
from thidua.honours.forms import HonourForm, ReturnForm, RevokeForm
from thidua.honours.models import Honour
from thidua.honours.queries import register
from thidua.honours.tables import HonourFilters, HonourTable, award
from thidua.people.models import Person, Unit
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, conflicted, expect, post


class Register(ListPage):
    """Awards held, old books included."""

    table_class, filterset_class = HonourTable, HonourFilters
    template_name = "honours/register.html"
    heading = gettext_lazy("Sổ khen thưởng")
    unit = gettext_lazy("khen thưởng")
    empty = gettext_lazy("Sổ chưa có khen thưởng nào. Nhập sổ cũ để xét đúng người đã được khen.")
    export_name = "so-khen-thuong"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return register(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether awards may be entered here."""
        return super().get_context_data(**kwargs) | {"may_add": access.may("honour.enter", self.request.user)}


def honour(request: HttpRequest, pk: int) -> HttpResponse:
    """One award: what for, by which decision, and what became of it."""
    found = _seen(request, pk)
    may = {
        name: access.may(f"honour.{name}", request.user, found) for name in ("change", "revoke", "returned")
    }
    may["reason"] = may["revoke"] or access.may("person.private", request.user, found)
    return render(request, "honours/honour.html", {"honour": found, "award": award(found), "may": may})


def adding(request: HttpRequest) -> HttpResponse:
    """Enter one award of an old book."""
    form = _form(request, None)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {"form": form, "button": _("Ghi vào sổ"), "back_url": reverse("honours:register")}
        return render(request, "honours/add.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    return post(
        request,
        lambda: actions.enter(form.honour(), by=request.user),
        lambda made: Say(
            f"Đã ghi khen thưởng của {made.holder}.", f"The award of {made.holder} was entered."
        ),
        lambda made: reverse("honours:honour", args=[made.pk]),
        again,
    )


def changing(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend an entry from an old book."""
    found = _seen(request, pk)
    if not access.may("honour.change", request.user, found):
        return forbidden(request, access.refusal("honour.change", request.user))
    form, back = _form(request, found), reverse("honours:honour", args=[pk])

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {"form": form, "honour": found, "version": found.version, "button": _("Lưu khen thưởng")}
        return render(request, "honours/change.html", told | {"back_url": back})

    if request.method != "POST" or not form.is_valid():
        return again()

    def do() -> Honour:
        expect(request.POST.get("version"), Honour.objects.select_for_update(no_key=True).get(pk=pk))
        return actions.change(found, form.honour(), by=request.user)

    try:
        return post(request, do, Say("Đã lưu khen thưởng.", "The award was saved."), back, again)
    except Conflict as conflict:
        return conflicted(request, conflict, _pairs(form, conflict.thing))


def revoking(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an award as revoked by a decision made elsewhere."""
    found = _seen(request, pk)
    if not access.may("honour.revoke", request.user, found):
        return forbidden(request, access.refusal("honour.revoke", request.user))
    form, back = RevokeForm(request.POST or None), reverse("honours:honour", args=[pk])

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "honour": found,
            "consequence": _("Khen thưởng vẫn ở trong sổ và ghi là đã hủy bỏ. Việc này không làm lại được."),
            "button": _("Ghi hủy bỏ"),
            "danger": True,
            "back_url": back,
            "back_text": _("Giữ khen thưởng"),
        }
        return render(request, "honours/revoke.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    told = Say("Đã ghi hủy bỏ khen thưởng.", "The award is marked as revoked.")
    return post(
        request, lambda: actions.revoke(found, by=request.user, **form.cleaned_data), told, back, again
    )


def returning(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Note the day on which the object or the money came back."""
    found = _seen(request, pk)
    if what not in ("object", "money"):
        raise Http404
    if not access.may("honour.returned", request.user, found):
        return forbidden(request, access.refusal("honour.returned", request.user))
    form, back = ReturnForm(request.POST or None), reverse("honours:honour", args=[pk])

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {"form": form, "honour": found, "what": what, "button": _("Ghi thu hồi"), "back_url": back}
        return render(request, "honours/returned.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    on = form.cleaned_data["on"]
    told = days(on)
    return post(
        request,
        lambda: actions.returned(found, what, on, by=request.user),
        Say(f"Đã ghi thu hồi ngày {told.vi}.", f"The return on {told.en} was recorded."),
        back,
        again,
    )


def _seen(request: HttpRequest, pk: int) -> Honour:
    seen = Honour.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("unit", "unit__agency", "person", "giver"), pk=pk)


def _form(request: HttpRequest, honour: Honour | None) -> HonourForm:
    held = access.holdings_for(["honour.enter"], request.user)
    agencies = [h.agency_id for h in held if h.agency_id and h.movement_id is None]
    if honour is not None:
        agencies = [honour.agency_id]
    names = HonourForm.base_fields
    first = {name: getattr(honour, name, None) for name in names} if honour else None
    return HonourForm(
        request.POST or None,
        units=Unit.objects.filter(agency__in=agencies).order_by("path"),
        people=Person.objects.filter(agency__in=agencies),
        initial=first,
    )


def _pairs(form: HonourForm, saved: Honour) -> list[tuple[Any, str, str]]:
    return [
        (form.fields[name].label, str(form.cleaned_data.get(name) or ""), str(getattr(saved, name) or ""))
        for name in form.fields
    ]
