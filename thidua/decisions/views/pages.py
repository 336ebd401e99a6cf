"""The list of decisions, and the one page on which a decision is made and signed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say
from thidua.core.workflow import allowed
from thidua.decisions.actions.drafting import hindrances
from thidua.decisions.actions.money import prizes
from thidua.decisions.models import Decision
from thidua.decisions.queries import decisions, standing_of
from thidua.decisions.queries.page import (
    authority_said,
    balance,
    groups,
    line_views,
    lines_of,
    money_of,
    spares,
)
from thidua.decisions.queries.papers import decision_paper
from thidua.decisions.tables import DecisionFilters, DecisionTable
from thidua.movements.compiled import plan_of
from thidua.people.queries import holders
from thidua.records.keeping import kept
from thidua.records.printing import file_response, paper_file, taken_at, worded
from thidua.records.rewording import rewording_of
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden

STEPS = (
    ("draft", Say("Dự thảo", "Draft")),
    ("for_signature", Say("Trình ký", "For signature")),
    ("issued", Say("Ban hành", "Issued")),
    ("published", Say("Công bố", "Published")),
)


class Decisions(ListPage):
    """Decisions of one's agency, and those that are published."""

    table_class, filterset_class = DecisionTable, DecisionFilters
    template_name = "decisions/list.html"
    heading = gettext_lazy("Quyết định")
    unit = gettext_lazy("quyết định")
    empty = gettext_lazy(
        "Chưa có quyết định nào. Dự thảo lập được khi hồ sơ đã thẩm định hoặc Hội đồng thông qua."
    )
    export_name = "quyet-dinh"

    def rows(self) -> QuerySet:
        """What this person may see."""
        return decisions(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether a decision may be drafted here."""
        may = access.may("decision.draft", self.request.user)
        return super().get_context_data(**kwargs) | {"may_draft": may}


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision: a page on which the office makes it and the signer decides in one minute."""
    found = seen(request, pk)
    whole = found.agency_id in request.user.agencies_seen_whole
    told: dict[str, Any] = {"decision": found, "line": steps(found), "whole": whole}
    told |= {"heading": found.title, "words": rewording_of(found) if whole else None, **_holder(found)}
    if found.kind == "grant":
        told |= _grants(request, found, whole)
    elif found.kind == "revoke":
        told["withdrawals"] = found.withdrawals.select_related("line__honour")
        told["buttons"] = buttons(request, found, {})
    else:
        told["wordings"] = found.wordings.select_related("line")
        told["buttons"] = buttons(request, found, {})
    if whole:
        told["later"] = Decision.objects.filter(revokes=found) | Decision.objects.filter(corrects=found)
    return render(request, "decisions/decision.html", told)


def _holder(found: Decision) -> dict[str, Any]:
    """Who has it in hand, and since when: the office until it is sent, then whoever signs."""
    if found.state == "for_signature":
        names = ", ".join(str(u) for u in holders("signer", found.agency))
        return {"holder": names or None, "since": found.sent_at}
    return {"holder": found.made_by, "since": found.made_at} if found.state == "draft" else {}


def _grants(request: HttpRequest, found: Decision, whole: bool) -> dict[str, Any]:
    lines = lines_of(found)
    if not whole:
        return {"public_lines": lines}
    live = found.state in ("draft", "for_signature")
    standing = standing_of(found.round)
    hindered = hindrances(found, standing) if live else {}
    worth = prizes(standing.plan, found.award, found.signed_on or today())
    money = money_of(lines, worth)
    return {
        "lines": (views := line_views(standing, lines, worth, live=live)),
        "points": sum(len(view.points) for view in views),
        "groups": groups(standing, found, lines),
        "authority": authority_said(standing, found),
        "no_authority": hindered.get("authority"),
        "money": money,
        "balance": balance(found, lines),
        "spares": spares(standing, found) if found.state == "draft" else [],
        "hindered": hindered,
        "buttons": buttons(request, found, hindered),
        "may_change": found.state == "draft" and access.may("decision.take_in", request.user, found),
        "may_take_out": live and access.may("decision.take_out", request.user, found),
    }


def buttons(request: HttpRequest, found: Decision, hindered: Any) -> dict[str, Any]:
    """What this person may do with a decision now: True, or the reasons why it is grey."""
    ways = {b.action: b.hindered for b in allowed("decision", found.state, hindered)}
    return {
        name: {"reasons": reasons}
        for name, reasons in ways.items()
        if f"decision.{name}" in access.RIGHTS and access.may(f"decision.{name}", request.user, found)
    } | {
        name: {"reasons": ()}
        for name in ("draft_revocation", "draft_correction")
        if found.kind == "grant"
        and found.state in ("issued", "published")
        and access.may(f"decision.{name}", request.user, found)
    }


def steps(found: Decision) -> list[dict[str, Any]]:
    """The step line of a decision."""
    order = [code for code, _ in STEPS]
    at = order.index(found.state) if found.state in order else len(order)
    return [
        {"label": say, "state": "done" if n < at else "now" if n == at else "next"}
        for n, (_code, say) in enumerate(STEPS)
    ]


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The decision with its annex as a file."""
    found = seen(request, pk)
    if found.kind != "grant" and found.agency_id not in request.user.agencies_seen_whole:
        return forbidden(request, _REASONS_INSIDE)
    if (issued := kept(found, ending, by=request.user)) is not None:
        return file_response(issued, f"quyet-dinh-{found.pk}", ending)
    on = found.signed_on or today()
    made = decision_paper(found, prizes(plan_of(found.movement.plan), found.award, on))
    own = worded(made, found.agency_id, found.movement.plan.code, taken_at(found.issued))
    return paper_file(own, f"quyet-dinh-{found.pk}", ending)


def seen(request: HttpRequest, pk: int) -> Decision:
    """A decision that this person may see, else 404."""
    rows = Decision.objects.visible_to(request.user).select_related(
        "movement__plan", "movement__agency", "round__movement__plan", "round__movement__agency", "issued",
        "agency", "signer", "sent_by", "made_by", "revokes__issued", "corrects__issued",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def back(found: Decision) -> str:
    """The page of a decision."""
    return reverse("decisions:decision", args=[found.pk])


def keep(reasons: tuple[Say, ...], form: Any) -> None:
    """Put the reasons of a refusal into a form."""
    if reasons:
        form.refuse(reasons)


_REASONS_INSIDE = Say(
    "Bản in có lý do hủy bỏ hoặc đính chính, chỉ cơ quan ra quyết định xem được.",
    "The paper states why awards were revoked or corrected; only the agency that decided may open it.",
)
