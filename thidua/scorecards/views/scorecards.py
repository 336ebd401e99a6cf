"""Scorecards over HTTP: the list, one with its tree and faults, drafted, edited, published, copied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.scorecards.shipped import scorecards as shipped
from thidua.core.scorecards.writing import written
from thidua.core.wording import Say
from thidua.people.models import Unit
from thidua.scorecards.actions import keeping
from thidua.scorecards.compiled import read_text, tree_of
from thidua.scorecards.forms.keeping import NewForm, PublishForm, TextForm
from thidua.scorecards.models import Scorecard
from thidua.scorecards.tables import ScorecardFilters, ScorecardTable
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.lists import ListPage
from thidua.screens.posting import post

DRAFTED = Say("Đã lưu bản đang soạn.", "The draft was saved.")


def way_to(scorecard: Scorecard | None = None, *more: tuple[Any, str]) -> tuple[tuple[Any, str], ...]:
    """The steps that lead to a page of this room."""
    found = (
        (_("Chấm điểm"), reverse("scorecards:list")),
        (_("Bộ tiêu chí"), reverse("scorecards:scorecards")),
    )
    if scorecard is None:
        return (*found, *more)
    return (*found, (scorecard.title, reverse("scorecards:scorecard", args=[scorecard.pk])), *more)


class Scorecards(ListPage):
    """Scorecards that a person sees, the newest first."""

    table_class, filterset_class = ScorecardTable, ScorecardFilters
    template_name = "scorecards/scorecards.html"
    heading = gettext_lazy("Bộ tiêu chí chấm điểm")
    unit = gettext_lazy("bộ tiêu chí")
    empty = gettext_lazy("Chưa có bộ tiêu chí nào.")
    export_name = "bo-tieu-chi"

    def rows(self) -> QuerySet:
        """Every version that this person sees."""
        return Scorecard.objects.visible_to(self.request.user).defer("text")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether one may draft."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"may_draft": access.may("scorecard.draft", self.request.user)}


def scorecard(request: HttpRequest, pk: int) -> HttpResponse:
    """One scorecard: what it says, its faults, what can be done with it."""
    found = scorecard_of(request, pk)
    tree, faults = read_text(found.text)
    by = request.user
    told = {
        "scorecard": found,
        "tree": tree_of(found),
        "readable": tree is not None,
        "faults": faults,
        "hindrances": list(keeping.hindrances(found).values()) if found.state == "draft" else [],
        "scorings": list(found.scorings.all()),
        "may": {
            name: access.may(f"scorecard.{name}", by, found)
            for name in ("draft", "edit", "publish", "discard")
        }
        | {"open": access.may("scoring.open", by, found)},
    }
    return render(request, "scorecards/scorecard.html", told)


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of a scorecard as a file."""
    found = scorecard_of(request, pk)
    response = HttpResponse(found.text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="bo-tieu-chi-{found.pk}.yaml"'
    return response


def new(request: HttpRequest) -> HttpResponse:
    """A new scorecard from a file or a template."""
    form = NewForm(sent(request), request.FILES or None)
    agency = get_object_or_404(Unit, pk=_office(request))

    def do(told: dict[str, Any]) -> Scorecard:
        text = told["file"] or written(shipped()[told["template"]])
        return keeping.draft(agency, text, by=request.user)

    question = Question(
        "scorecard.draft",
        Scorecard(agency=agency),
        _("Soạn bộ tiêu chí"),
        _("Đọc và lưu bản đang soạn"),
        do,
        DRAFTED,
        _led,
        way_to(None, (_("Soạn bộ tiêu chí"), "")),
        shown={
            "note": _(
                "Chưa có gì được áp dụng cho đến khi ban hành. Mẫu kèm theo chương trình có ghi rõ điều chưa "
                "kiểm chứng: đối chiếu với văn bản của tỉnh trước khi dùng."
            )
        },
    )
    return ask(request, form, question)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of a draft."""
    found = scorecard_of(request, pk)
    form = TextForm(sent(request), initial={"text": found.text})
    question = Question(
        "scorecard.edit",
        found,
        _("Sửa bộ tiêu chí"),
        _("Lưu và kiểm tra"),
        lambda told: keeping.edit(found, told["text"], by=request.user, version=request.POST.get("version")),
        DRAFTED,
        _led,
        way_to(found, (_("Sửa"), "")),
        shown={"version": found.version},
    )
    return ask(request, form, question)


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publishing a draft: it does not change any more."""
    found = scorecard_of(request, pk)
    question = Question(
        "scorecard.publish",
        found,
        _("Ban hành bộ tiêu chí"),
        _("Ban hành"),
        lambda told: keeping.publish(found, told["decision"], told["decided_on"], by=request.user),
        Say(
            "Đã ban hành. Bộ tiêu chí không đổi nữa; muốn sửa thì soạn bản mới.",
            "It was published and does not change any more.",
        ),
        _led,
        way_to(found, (_("Ban hành"), "")),
        SURE,
        {"consequence": _("Ban hành rồi thì không sửa được; muốn đổi phải soạn bản mới.")},
    )
    return ask(request, PublishForm(sent(request)), question)


@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version of a scorecard, to be changed for the years to come."""
    found = scorecard_of(request, pk)
    tree = tree_of(found)
    base = tree.code.removesuffix(f"-{found.number}")
    text = written(
        replace(tree, code=f"{base}-{found.number + 1}", replaces=tree.code, decision="", issued=None)
    )
    return post(
        request,
        lambda: keeping.draft(found.agency, text, by=request.user, after=found),
        Say(
            "Đã chép thành bản mới. Sửa năm và các mục, rồi ban hành.",
            "It was copied. Change years and items, then publish.",
        ),
        _led,
    )


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a draft."""
    found = scorecard_of(request, pk)
    return post(
        request,
        lambda: keeping.discard(found, by=request.user),
        Say("Đã bỏ bản đang soạn.", "The draft was discarded."),
        reverse("scorecards:scorecards"),
    )


def scorecard_of(request: HttpRequest, pk: int) -> Scorecard:
    """A scorecard that the person sees."""
    seen = Scorecard.objects.visible_to(request.user).select_related("agency", "after")
    found: Scorecard = get_object_or_404(seen, pk=pk)
    return found


def _led(made: Scorecard) -> str:
    return reverse("scorecards:scorecard", args=[made.pk])


def _office(request: HttpRequest) -> int | None:
    held = access.holdings_for(["scorecard.draft"], request.user)
    return next((h.agency_id for h in held if h.agency_id), None)
