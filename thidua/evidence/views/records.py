"""One record: entered, seen, restated, revoked; a table declared complete."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.facts.columns import Record
from thidua.core.wording import Say
from thidua.evidence import actions
from thidua.evidence.actions.doubts import GONE
from thidua.evidence.catalogue import ENTERED, OFFICE_ONLY, entered_by, known
from thidua.evidence.concluded import act_of
from thidua.evidence.doubts import doubts_of
from thidua.evidence.facts import record_of
from thidua.evidence.forms import DeclareForm, FactForm, ReasonForm, SettleForm, named
from thidua.evidence.marks import filled, form_for
from thidua.evidence.models import SECRET, Fact
from thidua.evidence.queries import rejected_of
from thidua.evidence.resting import resting_on
from thidua.evidence.subjects import Subjects
from thidua.evidence.telling import cells, subject, subject_column
from thidua.rounds.pages.naming import cap
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post
from thidua.screens.spoken import said

WAITS = Say(
    "Đã nhận. Bản ghi chờ người thứ hai xác nhận rồi mới được tính.",
    "It was received. The record counts once a second person has verified it.",
)
ENTERED_IT = Say(
    "Đã nhập bản ghi. Kết quả xét chưa đổi cho đến khi có người xét lại.",
    "The record was entered. Results stay until somebody judges again.",
)


def enter(request: HttpRequest, table: str) -> HttpResponse:
    """A form made from the columns of the table."""
    record = known(table)
    if record is None or table not in ENTERED:
        raise Http404
    if table not in entered_by(request.user):
        right = "fact.enter_any" if table in OFFICE_ONLY else "fact.enter"
        return forbidden(request, access.refusal(right, request.user))
    if table == "coverage":
        return declare(request)
    mends = _rejected(request, table)
    form = _filled(request, record, mends)
    return _saved(
        request,
        form,
        lambda: actions.enter(form.given(), by=request.user, proof=_proof(form), mends=mends),
        lambda made: WAITS if made.waits else ENTERED_IT,
        {
            "heading": _("Nhập: %(table)s") % {"table": said(record.say)},
            "table": table,
            "table_name": cap(record.say),
            "mends": mends,
        },
    )


def _rejected(request: HttpRequest, table: str) -> Fact | None:
    """The rejected record of one's own that is entered anew (`?sua=`)."""
    asked = request.GET.get("sua", "")
    return rejected_of(request.user).filter(pk=asked, table=table).first() if asked.isdigit() else None


def restate(request: HttpRequest, pk: int) -> HttpResponse:
    """The same form, filled with what stands; what is saved is a new record."""
    fact = _fact(request, pk)
    if not _may(request, "fact.restate", fact):
        return forbidden(request, access.refusal("fact.restate", request.user))
    record = record_of(fact)
    form = form_for(type(record))(
        request.POST or None,
        request.FILES or None,
        record=type(record),
        by=request.user,
        initial=filled(fact, record),
    )
    told = {
        "heading": _("Đính chính: %(table)s") % {"table": said(record.say)},
        "table": fact.table,
        "table_name": cap(record.say),
        "restated": fact,
        "resting": resting_on(fact.ident),
    }
    return _saved(
        request,
        form,
        lambda: actions.restate(fact, form.given(), by=request.user, proof=_proof(form)),
        Say("Đã đính chính. Bản ghi cũ giữ lại để xem.", "It was restated. The old record stays to be seen."),
        told,
    )


def _filled(request: HttpRequest, record: type[Record], mends: Fact | None) -> FactForm:
    about = request.GET.get("about") or request.GET.get("owner") or ""
    found = Subjects(request.user).find(about) if ":" in about else None
    own = request.user.person if request.user.person_id and not found else None
    unit, person = found or (None, None)
    who = person or unit or (own if set(entered_by(request.user)) == {"initiatives"} else None)
    initial = {subject_column(record): named(who)} if who else {}
    if mends is not None:
        initial = filled(mends, record_of(mends))
    return form_for(record)(
        request.POST or None, request.FILES or None, record=record, by=request.user, initial=initial
    )


def _proof(form: FactForm) -> actions.Proof:
    return actions.Proof(form.sent(), form.cleaned_data.get("page", ""))


def _saved(request: HttpRequest, form: FactForm, do: Any, done: Any, told: dict[str, Any]) -> HttpResponse:
    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        back = reverse("evidence:table", args=[told["table"]])
        if "restated" in told:
            back = reverse("evidence:fact", args=[told["restated"].pk])
        return render(request, "evidence/form.html", {**told, "form": form, "back_url": back})

    if request.method != "POST" or not form.is_valid():
        return again()
    return post(request, do, done, lambda made: reverse("evidence:fact", args=[made.pk]), again)


def fact(request: HttpRequest, pk: int) -> HttpResponse:
    """One record with its files, who entered and verified it, what rests on it."""
    found = _fact(request, pk)
    before = found.replaces.visible_to(request.user).first()
    told = {
        "fact": found,
        "table_name": cap(record_of(found).say),
        "name": subject(found) or _("chung"),
        "cells": cells(found),
        "before": before,
        "resting": resting_on(found.ident) if access.may("review.view", request.user) else 0,
        "may": {r: _may(request, f"fact.{r}", found) for r in ("restate", "revoke", "verify", "reject")},
        "own_work": found.entered_by_id == request.user.pk,
        "standing": found.state in ("open", "waits", "verified"),
        "kept": found.table in ENTERED,
        "mine_to_mend": found.state == "rejected" and found.entered_by_id == request.user.pk,
        "doubts": doubts_of([found], request.user).get(found.pk, ()),
        "may_settle": _may_settle(request, found),
        "act_url": act_of(found, request.user),
    }
    return render(request, "evidence/fact.html", told)


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoking on a page of its own that says what it means."""
    found = _fact(request, pk)
    if not _may(request, "fact.revoke", found):
        return forbidden(request, access.refusal("fact.revoke", request.user))
    form, back = ReasonForm(request.POST or None), reverse("evidence:fact", args=[found.pk])
    resting = resting_on(found.ident)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "fact": found,
            "what": [(label, value) for label, value in cells(found)],
            "consequence": Say(
                f"Bản ghi thôi được tính từ hôm nay; {resting} kết quả dựa vào nó sẽ chờ xem lại.",
                f"The record stops counting today; {resting} results that rest on it will wait to be reviewed.",
            ),
            "button": _("Thu hồi bản ghi"),
            "danger": True,
            "back_url": back,
            "back_text": _("Giữ bản ghi này"),
        }
        return render(request, "evidence/revoke.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    done = Say(
        "Đã thu hồi bản ghi. Bản ghi vẫn xem được, kèm lý do.", "The record was revoked and stays to be seen."
    )
    reason = form.cleaned_data["reason"]
    return post(request, lambda: actions.revoke(found, reason, by=request.user), done, back, again)


def settle(request: HttpRequest, pk: int, sign: str) -> HttpResponse:
    """Letting a record stand with what a check found, on a page that says what it is."""
    found = _fact(request, pk)
    if not _may_settle(request, found):
        return forbidden(request, access.refusal("fact.settle", request.user))
    form, back = SettleForm(request.POST or None), reverse("evidence:fact", args=[found.pk])
    seen = next((s for s in doubts_of([found], request.user).get(pk, ()) if s.doubt.sign == sign), None)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "fact": found,
            "what": [(seen.check.say, seen.doubt.what), *cells(found)] if seen else cells(found),
            "consequence": seen.check.cure if seen else GONE,
            "button": _("Ghi lý do, để yên bản ghi"),
            "back_url": back,
            "back_text": _("Quay lại bản ghi"),
        }
        return render(request, "evidence/settle.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    done = Say("Đã ghi lý do. Bản ghi giữ nguyên.", "The reason is kept. The record stays as it is.")
    reason = form.cleaned_data["reason"]
    return post(request, lambda: actions.settle(found, sign, reason, by=request.user), done, back, again)


def declare(request: HttpRequest) -> HttpResponse:
    """Declare a table complete: absence then answers."""
    if not access.may("fact.declare", request.user):
        return forbidden(request, access.refusal("fact.declare", request.user))
    form = DeclareForm(request.POST or None, by=request.user)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        return render(request, "evidence/declare.html", {"form": form, "back_url": reverse("evidence:list")})

    if request.method != "POST" or not form.is_valid():
        return again()
    given = form.cleaned_data
    return post(
        request,
        lambda: actions.declare(
            given["table"], given["scope"] or "all", (given["from_"], given["to"]), by=request.user
        ),
        Say(
            "Đã khai đủ. Từ nay không có dòng nào là một câu trả lời.",
            "It is declared. Absence now is an answer.",
        ),
        lambda made: reverse("evidence:fact", args=[made.pk]),
        again,
    )


def _fact(request: HttpRequest, pk: int) -> Fact:
    seen = Fact.objects.visible_to(request.user)
    told = (
        "unit",
        "person",
        "entered_by",
        "verified_by",
        "rejected_by",
        "changed_by",
        "replaced_by",
        "came_by",
        "agency",
    )
    return get_object_or_404(seen.select_related(*told), pk=pk)


def _may_settle(request: HttpRequest, found: Fact) -> bool:
    rights = ["fact.settle", *(["person.private"] if found.table in SECRET else [])]
    return all(access.may(r, request.user, found) for r in rights)


def _may(request: HttpRequest, right: str, found: Fact) -> bool:
    rights = [right, *(["person.private"] if found.table in SECRET else [])]
    if found.table in OFFICE_ONLY and right not in ("fact.verify", "fact.reject"):
        rights.append("fact.enter_any")
    return found.table in ENTERED and all(access.may(r, request.user, found) for r in rights)


urlpatterns = [
    path("nhap/<str:table>", enter, name="enter"),
    path("khai-du", declare, name="declare"),
    path("ban-ghi/<int:pk>", fact, name="fact"),
    path("ban-ghi/<int:pk>/dinh-chinh", restate, name="restate"),
    path("ban-ghi/<int:pk>/thu-hoi", revoke, name="revoke"),
    path("ban-ghi/<int:pk>/da-xem/<str:sign>", settle, name="settle"),
]
