"""Pages that change the rules and the head of a draft plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core.plan.fields.criteria import KINDS
from thidua.core.plan.fields.forms import MarkForm, may_differ
from thidua.core.plan.fields.front import ACTORS, FRONT, front_entries, front_values, without_actors
from thidua.core.plan.fields.offers import GROUPS, OFFERS
from thidua.core.plan.fields.said import Line, Path, lines, mark_lines
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Clause
from thidua.core.plan.writing import entries_of
from thidua.core.wording import Say, both
from thidua.movements.actions import plan_edits as actions
from thidua.movements.actions.plan_saving import MarkAt, digest_of_words
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanVersion
from thidua.movements.queries import plan_text
from thidua.movements.queries.plan_text import Line as Shown
from thidua.movements.views.plan_form import Led, Sheet
from thidua.movements.views.plans import shell, version_for
from thidua.screens.posting import post, with_undo


def line_of(version: PlanVersion, clause: str) -> Shown:
    """A clause of a version, else 404."""
    found = plan_text.line_of(version, clause)
    if found is None:
        raise Http404
    return found


def back_of(request: HttpRequest, version: PlanVersion, clause: str) -> str:
    """The clause in the text of its plan, or on the page of confirming where one came from there."""
    if request.GET.get("ve") == "xac-nhan":
        return f"{reverse('movements:confirm', args=[version.pk])}?khoan={quote(clause)}"
    return f"{reverse('movements:plan', args=[version.pk])}?khoan={clause}#k-{clause}"


def saved(what: Say) -> Any:
    """What is told after a change: what was done, what is still wrong, and how to undo it."""

    def told(result: Any) -> Say:
        version = result[0] if isinstance(result, tuple) else result
        left = len(draft_of(version).faults)
        more = Say(f" Bản nháp còn {left} lỗi, xem Rà soát.", f" The draft has {left} faults: see Review.")
        say = Say(what.vi + more.vi, what.en + more.en) if left else what
        return with_undo(say, reverse("movements:plan_undo", args=[version.pk]))

    return told


def rule(request: HttpRequest, pk: int, clause: str, sort: str, key: str) -> HttpResponse:
    """Change one rule by its form."""
    version = version_for(request, pk)
    shown = line_of(version, clause)
    named = None if key == "-" else key
    mark = next((m for m in shown.clause.marks if (m.sort, m.key) == (sort, named)), None)
    if mark is None:
        raise Http404
    entries = entries_of(version.text, mark)
    form = MarkForm.of(draft_of(version).plan, sort, entries)
    told = told_of(request, version, shown, sort) | {"mark": mark, "digest": mark.digest, "key": key}
    at = MarkAt(clause, sort, named, request.POST.get("version", mark.digest))
    led = _led(request, version, shown.clause, sort, Say("Đã sửa", "Changed"))
    do = (lambda made: actions.change_rule(version, at, made, by=request.user), led)
    return asked(request, form, entries, told, do)


def add(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """Choose what to put under a clause, in plain words."""
    version = version_for(request, pk)
    groups = [(say, [o for o in OFFERS if o.group == group]) for group, say in GROUPS.items()]
    told = told_of(request, version, line_of(version, clause), "") | {"groups": groups}
    return render(request, "movements/plan_add.html", told)


def add_rule(request: HttpRequest, pk: int, clause: str, sort: str) -> HttpResponse:
    """Fill in a new rule; `?loai=` is the kind of criterion it begins with."""
    version = version_for(request, pk)
    shown = line_of(version, clause)
    if sort not in SORTS:
        raise Http404
    form = MarkForm(draft_of(version).plan, sort)
    kind = request.GET.get("loai", "")
    start: dict[str, Any] = {kind: {}} if sort == "rule" and kind in KINDS else {}
    led = _led(request, version, shown.clause, sort, Say("Đã thêm", "Added"))
    do = (lambda made: actions.add_rule(version, clause, sort, made, by=request.user), led)
    return asked(request, form, start, told_of(request, version, shown, sort) | {"adds": True}, do)


def told_of(request: HttpRequest, version: PlanVersion, shown: Shown, sort: str) -> dict[str, Any]:
    """What every page about one clause shows around its form."""
    return shell(request, version, "plan") | {
        "line": shown,
        "sort": sort,
        "sort_say": SORTS[sort].say if sort else None,
        "back_url": back_of(request, version, shown.clause.id),
        "may_differ": may_differ(sort),
    }


def _led(request: HttpRequest, version: PlanVersion, clause: Clause, sort: str, did: Say) -> Led:
    name, plan = SORTS[sort].say, draft_of(version).plan
    what = Say(f"{did.vi} {name.vi} ở khoản {clause.id}.", f"{did.en} {name.en} at {clause.id}.")
    return Led(
        saved(what), back_of(request, version, clause.id), lambda entries: mark_lines(plan, sort, entries)
    )


def asked(
    request: HttpRequest, form: MarkForm, entries: dict[str, Any], told: dict[str, Any], do: tuple[Any, Led]
) -> HttpResponse:
    """One round with the form of a rule: opened, grown, given a second reading, or saved."""
    if request.method != "POST":
        return _sheet(request, form, entries, told).page(form.values(entries))
    letters = tuple(c for c in request.POST.get("letters", "") if c in "abc")
    form = MarkForm(form.plan, form.sort, letters if may_differ(form.sort) else ())
    sheet = _sheet(request, form, entries, told)
    wish = request.POST.get("do", "")
    if wish == "readings" and may_differ(form.sort) and len(letters) < 3:
        wider = MarkForm(form.plan, form.sort, ("a", "b", "c") if letters else ("a", "b"))
        return _sheet(request, wider, entries, told).page(form.two_readings(sheet.posted))
    if wish.startswith("settle:") and wish[7:] in letters:
        single = MarkForm(form.plan, form.sort)
        return _sheet(request, single, entries, told).page(form.one_reading(sheet.posted, wish[7:]))
    action, led = do
    return sheet.grown() or sheet.save(lambda values: form.entries(values, entries), action, led)


def _sheet(request: HttpRequest, form: MarkForm, entries: dict[str, Any], told: dict[str, Any]) -> Sheet:
    kept = [name for name, value in form.values(entries).items() if value is None]
    more = {"letters": "".join(form.letters), "kept": form.kept(entries)}
    return Sheet(request, form.plan, form.fields, told | more, kept=kept)


def remove_rule(request: HttpRequest, pk: int, clause: str, sort: str, key: str) -> HttpResponse:
    """Take a rule away, after one look at what goes."""
    version = version_for(request, pk)
    shown = line_of(version, clause)
    named = None if key == "-" else key
    gone = next((r for r in shown.rules if (r.mark.sort, r.mark.key) == (sort, named)), None)
    if gone is None:
        raise Http404
    at = MarkAt(clause, sort, named, gone.mark.digest)
    if request.method == "POST":
        what = Say(
            f"Đã bỏ {SORTS[sort].say.vi} ở khoản {clause}.", f"Removed {SORTS[sort].say.en} at {clause}."
        )
        return post(
            request,
            lambda: actions.remove_rule(version, at, by=request.user),
            saved(what),
            back_of(request, version, clause),
        )
    told = shell(request, version, "plan") | {
        "consequence": _("Quy tắc này không còn trong bản nháp. Hoàn tác được ngay sau khi bỏ."),
        "what": [
            (both(clause), both(shown.clause.quote(gone.mark))),
            *((x.label, x.value) for x in gone.lines),
        ],
        "button": _("Bỏ quy tắc"),
        "heading": _("Bỏ quy tắc"),
        "danger": True,
        "back_url": back_of(request, version, clause),
    }
    return render(request, "screens/confirm.html", told)


def front(request: HttpRequest, pk: int) -> HttpResponse:
    """Change number, dates, issuer and the rest of the plan's head."""
    return _front(request, pk, without_actors(), _("Phần đầu kế hoạch"))


def actors(request: HttpRequest, pk: int) -> HttpResponse:
    """Change whom the plan names: units, offices, leaders, councils."""
    return _front(request, pk, (ACTORS,), _("Cơ quan, đơn vị, người được nêu tên"))


def _front(request: HttpRequest, pk: int, shown: Any, heading: str) -> HttpResponse:
    version = version_for(request, pk)
    plan = draft_of(version).plan
    digest = digest_of_words(repr(plan.front))
    values = front_values(plan)
    back = reverse("movements:plan", args=[pk])
    told = shell(request, version, "plan") | {"heading": heading, "digest": digest, "back_url": back}
    kept = [f.name for f in shown if values.get(f.name) is None]
    sheet = Sheet(request, plan, shown, told, "movements/plan_front.html", kept)
    if request.method != "POST":
        return sheet.page(values)
    seen = request.POST.get("version", digest)

    def said(entries: Any) -> dict[Path, Line]:
        return dict(lines(plan, FRONT, front_values(replace(plan, front=entries))))

    led = Led(saved(Say("Đã sửa phần đầu kế hoạch.", "The head of the plan was changed.")), back, said)
    return sheet.grown() or sheet.save(
        lambda typed: front_entries(plan, typed),
        lambda made: actions.change_front(version, made, seen, by=request.user),
        led,
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last edit back."""
    version = version_for(request, pk)
    last = version.edits.order_by("-pk").first()
    what = Say(last.told_vi, last.told_en) if last else Say("", "")
    told = Say(f"Đã hoàn tác: {what.vi}.", f"Undone: {what.en}.")
    return post(
        request, lambda: actions.undo(version, by=request.user), told, reverse("movements:plan", args=[pk])
    )


_RULE = "ke-hoach/<int:pk>/khoan/<str:clause>"
urlpatterns = [
    path(f"{_RULE}/sua/<str:sort>/<str:key>", rule, name="plan_rule"),
    path(f"{_RULE}/bo/<str:sort>/<str:key>", remove_rule, name="plan_remove_rule"),
    path(f"{_RULE}/them", add, name="plan_add"),
    path(f"{_RULE}/them/<str:sort>", add_rule, name="plan_add_rule"),
    path("ke-hoach/<int:pk>/phan-dau", front, name="plan_front"),
    path("ke-hoach/<int:pk>/ten-goi", actors, name="plan_actors"),
    path("ke-hoach/<int:pk>/hoan-tac", undo, name="plan_undo"),
]
