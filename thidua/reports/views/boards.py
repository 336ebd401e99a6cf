"""Dashboards over HTTP: the movements, one movement's board on screen and on one page, the lists behind."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.audit.views import tabs
from thidua.clock import today
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say
from thidua.movements.compiled import name_of
from thidua.movements.models import Movement, Round
from thidua.reports.queries import LEAVES, Desk, board, desk_of, movements_of
from thidua.reports.queries.balanced import never_chosen
from thidua.reports.queries.given import of_units, years
from thidua.reports.queries.lists import round_to_open
from thidua.reports.tables import (
    AwardFilters,
    AwardTable,
    BoardFilters,
    BoardTable,
    NeverFilters,
    NeverTable,
    years_of,
)
from thidua.screens.lists import Lines, ListPage

NOW = next(iter(LEAVES))


class Boards(ListPage):
    """Movements of which one counts something."""

    table_class, filterset_class = BoardTable, BoardFilters
    heading = gettext_lazy("Bảng điều hành")
    lead = gettext_lazy("Chọn một phong trào để xem đăng ký, vướng mắc, hạn, cân đối và khen thưởng.")
    unit = gettext_lazy("phong trào")
    empty = gettext_lazy("Chưa có phong trào nào của cơ quan, đơn vị bạn.")
    empty_link = (gettext_lazy("Xem các phong trào"), reverse_lazy("movements:list"))
    export_name = "bang-dieu-hanh"

    def rows(self) -> QuerySet:
        """Those run by one's agencies or by one above one's units."""
        return movements_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The registers beside it."""
        return super().get_context_data(**kwargs) | {"tabs": tabs(self.request.user, "reports:list")}


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One round of a movement as one person counts it: on screen, or on one page of paper."""
    movement = movement_of(request, pk)
    rounds = list(movement.rounds.all())
    if not rounds:
        raise Http404
    desk = desk_for(request, _chosen(rounds, request.GET.get("dot", ""), movement))
    asked = request.GET.get("phan", "")
    leaf = asked if asked in LEAVES else NOW
    found = board(desk, leaf)
    told = {
        "board": found,
        "leaf": leaf,
        "heading": LEAVES[leaf],
        "movement": movement,
        "movement_said": name_of(movement),
        "round": desk.round,
        "rounds": _offered(rounds, desk.round),
        "leaves": [(slug, say, slug == leaf) for slug, say in LEAVES.items()],
        "plan_version": Say(
            f"{name_of(movement).vi}, đợt {desk.round.name}",
            f"{name_of(movement).en}, round {desk.round.name}",
        ),
        "agency_name": movement.agency.name,
        "back_url": f"{request.path}?dot={desk.round.name}&phan={leaf}",
    }
    return render(request, "reports/board_print.html" if "in" in request.GET else "reports/board.html", told)


def _offered(rounds: list[Round], here: Round) -> list[Round]:
    """Rounds that have begun, and the one that is shown, in order of time."""
    begun = [r for r in rounds if CoreRound.read(r.name).first <= today().year or r.pk == here.pk]
    return sorted(begun, key=lambda r: (r.kind != "annual", r.name))


def movement_of(request: HttpRequest, pk: int) -> Movement:
    """A movement with its plan and agency."""
    rows = (
        Movement.objects.visible_to(request.user).select_related("agency", "plan").prefetch_related("rounds")
    )
    found: Movement = get_object_or_404(rows, pk=pk)
    return found


def desk_for(request: HttpRequest, round_: Round) -> Desk:
    """What the person counts of a round; for others the page is not there."""
    found = desk_of(round_, request.user)
    if found is None:
        raise Http404
    return found


def _chosen(rounds: list[Round], name: str, movement: Movement) -> Round:
    """The round asked for, else the one that has something to show."""
    round_ = next((r for r in rounds if r.name == name), None) or round_to_open(movement, rounds)
    round_.movement = movement
    return round_


class _OfRound(ListPage):
    """A list behind a dashboard."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the round first; a foreign one is not there."""
        rows = Round.objects.select_related("movement__agency", "movement__plan")
        self.desk = desk_for(request, get_object_or_404(rows, pk=kwargs["pk"]))
        self.empty_link = (_("Mở bảng điều hành"), _board(self.desk))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way back."""
        way = ((name_of(self.desk.movement), _board(self.desk)), (self.heading, ""))
        return super().get_context_data(**kwargs) | {"way": way}


class Never(_OfRound):
    """Units that never had an award."""

    table_class, filterset_class = NeverTable, NeverFilters
    template_name = "reports/list.html"
    heading = gettext_lazy("Đơn vị chưa từng được khen")
    lead = gettext_lazy(
        "Không có khen thưởng còn hiệu lực nào trong sổ, của tập thể hay cá nhân thuộc đơn vị."
    )
    unit = gettext_lazy("đơn vị")
    empty = gettext_lazy("Đơn vị nào cũng từng được khen.")
    export_name = "chua-tung-duoc-khen"

    def rows(self) -> QuerySet:
        """Only where one counts the whole movement."""
        if not access.may("board.whole", self.request.user, self.desk.movement):
            raise Http404
        return never_chosen(self.desk)


class Awards(_OfRound):
    """Awards of each unit through the years."""

    table_class, filterset_class = AwardTable, AwardFilters
    template_name = "reports/list.html"
    heading = gettext_lazy("Khen thưởng theo đơn vị qua các năm")
    unit = gettext_lazy("đơn vị")
    measured_in = gettext_lazy("khen thưởng")
    empty = gettext_lazy("Chưa có đơn vị nào được mời tham gia.")
    export_name = "khen-thuong-theo-don-vi"

    @cached_property
    def listed(self) -> Lines:
        """A row a unit."""
        found = of_units(self.desk)
        named = ((name, dict(zip(years(), counts, strict=True))) for name, counts in found)
        return Lines(
            {"name": name, "total": sum(by_year.values()), **{f"y{y}": n for y, n in by_year.items()}}
            for name, by_year in named
        )

    def rows(self) -> Lines:
        """Counted once."""
        return self.listed

    def get_table_kwargs(self) -> dict[str, Any]:
        """The columns of years."""
        return years_of(years())


def _board(desk: Desk) -> str:
    return f"{reverse('reports:board', args=[desk.movement.pk])}?dot={desk.round.name}"


urlpatterns = [
    path("", Boards.as_view(), name="list"),
    path("bang/<int:pk>", page, name="board"),
    path("bang/chua-tung-duoc-khen/<int:pk>", Never.as_view(), name="never"),
    path("bang/khen-thuong/<int:pk>", Awards.as_view(), name="awards"),
]
