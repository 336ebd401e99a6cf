"""Reserved places and ties over HTTP: chosen by those whom the plan names, with reasons."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.appraisals.actions import ranking
from thidua.appraisals.forms.appraising import ChooseForm, TextForm
from thidua.appraisals.models import Chosen
from thidua.appraisals.queries.boards import Board, board
from thidua.appraisals.views.boards import round_and_award
from thidua.core.quotas.places import Reserved
from thidua.core.wording import Say, both, join, several
from thidua.movements.compiled import plan_of
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import named
from thidua.screens.asking import Question, ask
from thidua.screens.posting import post, with_undo


def choose(request: HttpRequest, pk: int, award: str, place: str) -> HttpResponse:
    """Give a reserved place: everybody who was appraised is offered, the reason is kept."""
    round_, found = round_and_award(request, pk, award)
    here = board(round_, found, by=request.user)
    reserved = next((r for r in here.quota.reserved if r.id == place), None)
    if reserved is None:
        raise Http404
    taken = {c.nomination_id for c in here.chosen}
    rows = [r.nomination for r in here.rows if r.nomination.pk not in taken]
    form = ChooseForm(request.POST or None, rows=[(n.pk, f"{n.code} · {named(n)}") for n in rows])
    back = reverse("appraisals:board", args=[pk, award])
    question = Question(
        right="ranking.choose",
        thing=round_,
        heading=_("Chọn suất dành riêng"),
        button=_("Chọn người này"),
        do=lambda told: ranking.choose(
            next(n for n in rows if str(n.pk) == told["nomination"]), place, told["reason"], by=request.user
        ),
        told=lambda made: with_undo(
            Say(f"Đã chọn {made.nomination.code}.", f"{made.nomination.code} was chosen."),
            reverse("appraisals:unchoose", args=[made.pk]),
        ),
        to=back,
        way=(
            (_("Xếp hạng"), reverse("appraisals:boards")),
            (_("Bảng"), back),
            (_("Chọn suất dành riêng"), ""),
        ),
        shown={"note": _whose(here, reserved)},
    )
    return ask(request, form, question)


def _whose(here: Board, reserved: Reserved) -> Say:
    """Who chooses, how many, by which clause."""
    plan = plan_of(here.round.movement.plan)
    n, by = reserved.places, plan.called(here.quota.clause or "–")
    told = Say(f"{n} suất, {by.vi}", f"{several(n, 'place')}, {by.en}")
    return join([plan.actor_say(reserved.chosen_by), told], ": ")


@require_POST
def unchoose(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a choice back."""
    found = get_object_or_404(
        Chosen.objects.visible_to(request.user).select_related("nomination", "movement"), pk=pk
    )
    return post(
        request,
        lambda: ranking.unchoose(found, by=request.user),
        Say(
            f"Đã bỏ lựa chọn {found.nomination.code}.",
            f"The choice of {found.nomination.code} was taken back.",
        ),
        reverse("appraisals:board", args=[found.round_id, found.award.partition("/")[0]]),
    )


def break_tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Prefer one of those tied at the line."""
    rows = Nomination.objects.visible_to(request.user).select_related("person", "unit", "movement")
    found = get_object_or_404(rows, pk=pk)
    back = reverse("appraisals:board", args=[found.round_id, found.award])
    question = Question(
        right="ranking.break_tie",
        thing=found,
        heading=_("Chọn khi đồng hạng: %(who)s") % {"who": named(found)},
        button=_("Chọn người này"),
        do=lambda told: ranking.break_tie(found, told["reason"], by=request.user),
        told=Say(f"Đã chọn {found.code}.", f"{found.code} was chosen."),
        to=back,
        way=((_("Xếp hạng"), reverse("appraisals:boards")), (_("Bảng"), back), (_("Chọn khi đồng hạng"), "")),
        shown={"note": both(found.code)},
    )
    return ask(request, TextForm(request.POST or None), question)


urlpatterns = [
    path("xep-hang/<int:pk>/<str:award>/suat/<str:place>", choose, name="choose"),
    path("lua-chon/<int:pk>/bo", unchoose, name="unchoose"),
    path("dong-hang/<int:pk>", break_tie, name="break_tie"),
]
