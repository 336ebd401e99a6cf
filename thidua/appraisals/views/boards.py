"""The board of an award over HTTP: order, quota line, reserved places, the way to the council."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.appraisals.actions import ranking
from thidua.appraisals.forms.appraising import RankForm
from thidua.appraisals.models import Place
from thidua.appraisals.queries.boards import ON_THE_BOARD, Board, Ranked, balance, board
from thidua.appraisals.queries.comments import comments_hindrance
from thidua.appraisals.queries.queue import handled
from thidua.core.plan.model import Award
from thidua.core.wording import Say, several
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import named
from thidua.nominations.queries.rounds import awards_of
from thidua.nominations.views.office import done_words
from thidua.rounds.pages.naming import award_full
from thidua.screens.asking import Question, ask
from thidua.screens.posting import post
from thidua.screens.sheets import sheet
from thidua.screens.spoken import capital, said

BROUGHT = Say("trình Hội đồng", "put before the council")


def rounds_seen(request: HttpRequest) -> QuerySet:
    """Rounds of the movements that the person handles, with dossiers they see."""
    user = request.user
    seen = Nomination.objects.visible_to(user).filter(handled(user)).exclude(submitted_at=None)
    rows = Round.objects.filter(pk__in=seen.order_by().values("round"))
    return rows.select_related("movement__plan", "movement__agency").order_by("-name", "pk")


def boards(request: HttpRequest) -> HttpResponse:
    """Every round and award with how many stand on its board: a fixed number of queries."""
    rounds = list(rounds_seen(request))
    seen = Nomination.objects.visible_to(request.user).filter(round__in=rounds).order_by()
    counted = seen.filter(state__in=ON_THE_BOARD).values_list("round", "award").annotate(n=Count("pk"))
    ready = {(r, a): n for r, a, n in counted}
    sent = (
        seen.exclude(state__in=("draft", "withdrawn")).values_list("round", "award").annotate(n=Count("pk"))
    )
    told = {(r, a): n for r, a, n in sent}
    lists = [
        (
            r,
            [
                (a, award_full(a), told[r.pk, a.id], ready.get((r.pk, a.id), 0))
                for a in awards_of(r)
                if (r.pk, a.id) in told
            ],
        )
        for r in rounds
    ]
    return render(request, "appraisals/boards.html", {"lists": lists})


def round_and_award(request: HttpRequest, pk: int, award: str) -> tuple[Round, Award]:
    """The round and the award, or a page that is not there."""
    round_: Round = get_object_or_404(rounds_seen(request), pk=pk)
    found = plan_of(round_.movement.plan).awards_by_id.get(award)
    if found is None:
        raise Http404
    return round_, found


def board_page(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """The board, or its sheet."""
    round_, found = round_and_award(request, pk, award)
    here = board(round_, found, by=request.user)
    wanted = request.GET.get("xuat")
    if wanted in ("xlsx", "csv"):
        head = [f"{said(award_full(found))}, {round_.name}", said(here.quota.why)]
        return sheet(_lines(here), head, "xep-hang", wanted)
    return render(request, "appraisals/board.html", _shown(request, here))


def _shown(request: HttpRequest, here: Board, reasons: tuple[Say, ...] = ()) -> dict[str, Any]:
    user, round_ = request.user, here.round
    plan = plan_of(round_.movement.plan)
    ready = [r.nomination for r in here.rows if r.nomination.state == "appraised"]
    clause = here.quota.clause
    return {
        "board": here,
        "round": round_,
        "award": here.award,
        "award_said": award_full(here.award),
        "quota_clause": plan.by_id[clause] if clause else None,
        "balance": balance(here),
        "may": {
            "order": access.may("ranking.set_order", user, round_),
            "choose": access.may("ranking.choose", user, round_),
            "unchoose": access.may("ranking.unchoose", user, round_),
            "tie": access.may("ranking.break_tie", user, round_),
            "bring": access.may("ranking.bring", user, round_),
        },
        "ready": ready,
        "has_order": any(r.place for r in here.rows),
        "reserved": here.quota.reserved,
        "reasons": reasons,
        "set_by": next((r.place for r in here.rows if r.place), None),
        "change": next((r.place.reason for r in here.rows if r.place and r.place.reason), ""),
    }


def _lines(here: Board) -> list[list[Any]]:
    rows: list[list[Any]] = [
        [
            _("STT"),
            _("Nhóm"),
            _("Hạng"),
            _("Người, tập thể"),
            _("Đơn vị"),
            _("Kết quả"),
            _("Ghi chú"),
            _("Ưu tiên"),
        ]
    ]
    groups = [(s.label, r) for s in here.strips for r in s.rows]
    groups += [(_("Đứng ngoài"), r) for r in (*here.apart, *here.not_met)]
    for number, (label, row) in enumerate(groups, 1):
        rows.append([number, label, row.rank, *_cells(row)])
    return rows


def _cells(row: Ranked) -> list[str]:
    held = "" if not row.held else said(Say("tạm dừng xét", "on hold"))
    return [
        named(row.nomination),
        str(row.nomination.unit.name if row.nomination.person_id else row.nomination.unit.agency.name),
        capital(said(row.say)),
        "; ".join(filter(None, [said(row.why), held])),
        ", ".join(said(label) for label in row.labels),
    ]


@require_POST
def order(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """Set the order by the numbers typed; equal numbers stay in the order in which they stood."""
    round_, found = round_and_award(request, pk, award)
    here = board(round_, found, by=request.user)
    rows = [r for r in here.rows if r.nomination.award == found.id]
    wanted = sorted(enumerate(rows), key=lambda n: (_typed(request, n[1]), n[0]))

    def again(reasons: tuple[Say, ...]) -> HttpResponse:
        return render(request, "appraisals/board.html", _shown(request, here, reasons))

    return post(
        request,
        lambda: ranking.set_order(
            round_,
            found.id,
            [r.nomination for _n, r in wanted],
            request.POST.get("reason", ""),
            by=request.user,
        ),
        Say("Đã lưu thứ tự.", "The order was saved."),
        reverse("appraisals:board", args=[pk, award]),
        again=again,
    )


def _typed(request: HttpRequest, row: Ranked) -> int:
    told = request.POST.get(f"hang-{row.nomination.pk}", "").strip()
    return int(told) if told.isdigit() else 10**6


def rank(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one nomination to another rank, with the reason."""
    rows = Nomination.objects.visible_to(request.user).select_related(
        "round__movement", "movement", "person", "unit"
    )
    found = get_object_or_404(rows, pk=pk)
    place = Place.objects.visible_to(request.user).filter(nomination=found).first()
    back = reverse("appraisals:board", args=[found.round_id, found.award])
    form = RankForm(request.POST or None, initial={"rank": place.rank if place else None})
    question = Question(
        right="ranking.change",
        thing=found,
        heading=_("Đổi hạng: %(who)s") % {"who": named(found)},
        button=_("Đổi hạng"),
        do=lambda told: ranking.change_rank(found, told["rank"], told["reason"], by=request.user),
        told=Say(f"Đã đổi hạng {found.code}.", f"The rank of {found.code} was changed."),
        to=back,
        way=((_("Xếp hạng"), reverse("appraisals:boards")), (_("Bảng"), back), (_("Đổi hạng"), "")),
    )
    return ask(request, form, question)


@require_POST
def bring(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """Show who goes before the council and who stays behind and why; then bring them."""
    round_, found = round_and_award(request, pk, award)
    rows = Nomination.objects.visible_to(request.user).filter(round=round_, award=found.id, state="appraised")
    picked = list(rows.select_related("person", "unit", "movement").order_by("pk"))
    back = reverse("appraisals:board", args=[pk, award])
    if not picked:
        return HttpResponseRedirect(back)
    if request.POST.get("confirmed"):
        return post(request, lambda: ranking.bring(picked, by=request.user), done_words(BROUGHT), back)
    waits = {n.pk: comments_hindrance(n) for n in picked}
    ready = [n for n in picked if waits[n.pk] is None]
    told = {
        "heading": _("Trình Hội đồng %(n)s hồ sơ") % {"n": len(ready)},
        "consequence": Say(
            f"Trình Hội đồng {len(ready)} hồ sơ; {len(picked) - len(ready)} hồ sơ chưa trình được.",
            f"{several(len(ready), 'dossier')} for the council; {len(picked) - len(ready)} staying behind.",
        ),
        "names": [f"{n.code} · {named(n)}" for n in ready],
        "left_out": [(named(n), waits[n.pk]) for n in picked if waits[n.pk]],
        "button": _("Trình Hội đồng %(n)s hồ sơ") % {"n": len(ready)},
        "back_url": back,
        "award_said": award_full(found),
        "nobody": not ready,
        "comments_url": reverse("appraisals:comments", args=[pk]),
    }
    return render(request, "appraisals/bring.html", told)


urlpatterns = [
    path("xep-hang", boards, name="boards"),
    path("xep-hang/<int:pk>/<str:award>", board_page, name="board"),
    path("xep-hang/<int:pk>/<str:award>/thu-tu", order, name="order"),
    path("xep-hang/<int:pk>/<str:award>/trinh", bring, name="bring"),
    path("hang/<int:pk>", rank, name="rank"),
]
