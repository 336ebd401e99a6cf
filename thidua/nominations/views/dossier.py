"""Dossiers over HTTP: the list with its queues, one dossier, and the start of a new one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import today
from thidua.core.checklists import delegated
from thidua.core.plan.model import Award
from thidua.core.wording import Say
from thidua.core.workflow import allowed
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.actions import dossier as actions
from thidua.nominations.forms.dossier import WhichForm, WhoForm
from thidua.nominations.models import GONE, WRITABLE, Nomination
from thidua.nominations.queries import dossier as queries
from thidua.nominations.queries.allowances import allowance
from thidua.nominations.queries.deadlines import due_of
from thidua.nominations.queries.hindrances import sending
from thidua.nominations.queries.papers import checklist
from thidua.nominations.queries.proposing import (
    Offer,
    awards_to_propose,
    offers,
    proposer,
    rounds_to_propose_in,
)
from thidua.nominations.queries.report import sections, written
from thidua.nominations.queries.rounds import by_turn
from thidua.nominations.queries.steps import steps_of
from thidua.nominations.queries.verdicts import answer_for, criteria_of, sees_private, with_doubts
from thidua.nominations.views.dossier_table import DossierFilters, DossierTable
from thidua.registrations.queries import sees_whole
from thidua.screens.lists import ListPage
from thidua.screens.posting import post
from thidua.screens.spoken import said

QUEUE_NAMES = {
    "": gettext_lazy("Tất cả"),
    "waiting": gettext_lazy("Chờ xử lý"),
    "sent": gettext_lazy("Đã chuyển"),
    "returned": gettext_lazy("Yêu cầu bổ sung"),
    "late": gettext_lazy("Quá hạn"),
    "answered": gettext_lazy("Đã trả kết quả"),
}


class Dossiers(ListPage):
    """Dossiers that a person sees, in the queues that offices know by name."""

    table_class, filterset_class = DossierTable, DossierFilters
    template_name = "nominations/dossiers.html"
    heading = gettext_lazy("Hồ sơ đề nghị khen thưởng")
    unit = gettext_lazy("hồ sơ")
    export_name = "ho-so"
    empty = gettext_lazy("Chưa có hồ sơ nào ở đây.")

    @property
    def late(self) -> Any:
        """Drafts past their deadline, asked once."""
        if not hasattr(self, "_late"):
            self._late = queries.past_due(self.request.user)
        return self._late

    @property
    def names(self) -> dict[tuple[int, str], Say]:
        """Names of awards, asked once."""
        if not hasattr(self, "_names"):
            self._names = queries.award_names(self.request.user)
        return self._names

    def rows(self) -> QuerySet:
        """All that the person sees, or one queue."""
        rows, name = queries.dossiers(self.request.user), self.request.GET.get("hang", "")
        return (
            rows.filter(queries.queue(self.request.user, name, self.late)) if name in queries.QUEUES else rows
        )

    def get_table_kwargs(self) -> dict[str, Any]:
        """Tables know the names of awards."""
        return {**super().get_table_kwargs(), "names": self.names}

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """Filters offer the awards by name."""
        return {**super().get_filterset_kwargs(filterset_class), "names": self.names}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The queues with their counts, and what may be done with many at once."""
        user, now = self.request.user, self.request.GET.get("hang", "")
        counts = queries.counts(user, self.late)
        may_start = access.may("nomination.start", user)
        found = super().get_context_data(**kwargs)
        others = [k for k, v in self.request.GET.items() if v and k not in ("page", "sort", "xuat", "hang")]
        accepts = access.may("nomination.accept", user)
        return found | {
            "tabs": [
                {
                    "label": label,
                    "url": f"?hang={name}" if name else self.request.path,
                    "current": name == now,
                    "count": counts.get(name),
                }
                for name, label in QUEUE_NAMES.items()
            ],
            "filtered": bool(others),
            "may_start": may_start,
            "may_appraise": access.may("appraisal.view", user),
            "empty_reason": _("Hồ sơ đến khi đơn vị gửi; đơn vị bắt đầu bằng nút Lập hồ sơ."),
            "bulk": [{"label": _("Tiếp nhận"), "url": reverse("nominations:accept_many"), "main": True}]
            if accepts
            else None,
        }


def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier: where it is, its deadline and allowance, its papers, flags, buttons, history."""
    found = nomination_of(request, pk)
    return render(request, "nominations/dossier.html", page_of(request, found))


def nomination_of(request: HttpRequest, pk: int) -> Nomination:
    """The dossier, or a page that is not there."""
    found: Nomination = get_object_or_404(queries.one(request.user), pk=pk)
    return found


def page_of(request: HttpRequest, found: Nomination) -> dict[str, Any]:
    """Everything that the page of a dossier shows: a fixed number of queries."""
    user, report = request.user, sections(found)
    lines, places = checklist(found, report), allowance(found)
    due, award = due_of(found), queries.award_of(found)
    hindered = sending(found, lines, places, due)
    may = {name: access.may(f"nomination.{name}", user, found) for name in BUTTONS + OTHERS}
    ours = {b.action: b for b in allowed("nomination", found.state, hindered) if _is_ours(b.action, may)}
    return {
        "nomination": found,
        "name": queries.named(found),
        "award_said": queries.award_said(found),
        "line": steps_of(found),
        "holder": found.holder.name,
        "since": found.held_since,
        "lines": lines,
        "report": report,
        "report_done": written(report),
        "next_section": next((s.section.key for s in report if not s.is_written), report[0].section.key),
        "places": places,
        "places_used": (places.others + (found.state != "withdrawn")) if places else 0,
        "due": due,
        "delegated": _delegated(found, award),
        "buttons": ours,
        "may_appraise": found.submitted_at is not None and access.may("appraisal.view", user, found),
        "send": ours.get("submit") or ours.get("resubmit"),
        "may": may,
        "may_write": may["write"] and found.state in WRITABLE,
        "flags": found.flags.select_related("other__person", "other__unit").order_by("pk"),
        "returned": _last_return(found),
        "criteria": with_doubts(criteria_of(found), user),
        "opened": sees_private(user, found),
        "shown_answer": answer_for(found.verdict, sees_private(user, found)),
        "depends": queries.depends_on(found, award) if found.state in WRITABLE else None,
        "waits_for": (found.verdict or {}).get("conditional_on"),
        "unit_papers": found.state not in GONE and sees_whole(found.nominated_by, found.round, user),
        "submissions": found.submissions.select_related("by").order_by("-number"),
        "late_waits": found.late_asked_at is not None and not found.late_allowed,
        "too_late": hindered.get("in_time") if found.state == "draft" else hindered.get("in_supplement_time"),
    }


BUTTONS = ("submit", "accept", "return", "undo_return", "withdraw", "restore")
OTHERS = (
    "write",
    "compose",
    "settle",
    "ask_late",
    "allow_late",
    "refuse_late",
    "look_for_copies",
)


def _is_ours(action: str, may: dict[str, bool]) -> bool:
    return may.get("submit" if action == "resubmit" else action, False)


def _last_return(found: Nomination) -> Any:
    if found.state != "returned":
        return None
    return found.returns.filter(undone_at=None).select_related("by").order_by("-at").first()


def _delegated(found: Nomination, award: Award | None) -> list[Any]:
    plan = plan_of(found.movement.plan)
    return [plan.by_id[m.clause] for m in delegated(plan, award)] if award else []


def start(request: HttpRequest) -> HttpResponse:
    """First step: which round and which award; the second step asks for whom."""
    rounds = by_turn(rounds_to_propose_in(request.user), today())
    chosen = next((r for r in rounds if str(r.pk) == request.GET.get("round")), rounds[0] if rounds else None)
    awards = [(a.id, said(name)) for a, name in awards_to_propose(chosen)] if chosen else []
    named = [(r.pk, f"{r.movement.name}, {r.name}") for r in rounds]
    asked = request.GET if request.GET.get("award") else None
    initial = {"round": chosen.pk if chosen else None}
    form = WhichForm(asked, rounds=named, awards=awards, initial=initial)
    if asked and form.is_valid():
        told = form.cleaned_data
        return HttpResponseRedirect(reverse("nominations:candidates", args=[told["round"], told["award"]]))
    return render(request, "nominations/start.html", {"form": form, "rounds": rounds, "chosen": chosen})


def candidates(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """Second step: the candidate; a refusal says which clause stands against it."""
    round_ = get_object_or_404(rounds_to_propose_in(request.user), pk=pk)
    chosen = next(((a, name) for a, name in awards_to_propose(round_) if a.id == award), None)
    if chosen is None:
        raise Http404
    offered = offers(request.user, round_, chosen[0])
    form = WhoForm(request.POST or None, offers=offered)

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        form.refuse(reasons)
        told = {"form": form, "round": round_, "award_said": chosen[1], "offered": len(offered)}
        told["back_url"] = f"{reverse('nominations:start')}?round={pk}"
        return render(request, "nominations/candidates.html", told)

    if request.method != "POST" or not form.is_valid():
        return page()
    picked = next(o for o in offered if o.key == form.cleaned_data["candidate"])
    return post(
        request,
        lambda: actions.start(_new(request, round_, award, picked), by=request.user),
        lambda made: Say(
            f"Đã lập hồ sơ {made.code}. Viết báo cáo thành tích, gắn giấy tờ, rồi gửi.",
            f"Dossier {made.code} was started. Write the report, attach the papers, then send it.",
        ),
        lambda made: reverse("nominations:dossier", args=[made.pk]),
        again=page,
    )


def _new(request: HttpRequest, round_: Round, award: str, picked: Offer) -> actions.New:
    unit = proposer(request.user, picked.unit)
    if unit is None:
        raise Http404
    return actions.New(round_, award, unit, picked.unit, picked.person)


urlpatterns = [
    path("", Dossiers.as_view(), name="list"),
    path("lap", start, name="start"),
    path("lap/<int:pk>/<str:award>", candidates, name="candidates"),
    path("<int:pk>", dossier, name="dossier"),
]
