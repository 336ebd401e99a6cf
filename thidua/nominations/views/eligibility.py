"""Who meets which criteria: the door, the whole list, judging a round."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.nominations.actions.eligibility import BACKGROUND, Part, judge_round
from thidua.nominations.background import judge_in_background
from thidua.nominations.forms.eligibility import AsOfForm
from thidua.nominations.queries.rounds import awards_of, by_turn, lists_for, rounds_for
from thidua.nominations.queries.standings import Sheet
from thidua.nominations.views import criteria
from thidua.nominations.views.standings_table import StandingFilters, StandingTable
from thidua.people.models import Person, Unit
from thidua.rounds.pages.naming import award_full
from thidua.screens import marks
from thidua.screens.jobs import begin_once
from thidua.screens.lists import ListPage
from thidua.screens.posting import banner, post
from thidua.screens.spoken import said

UNREAD_DAY = Say(
    "Chưa xét: chưa đọc được ngày. Viết ngày/tháng/năm, ví dụ 01/09/2025.",
    "Nothing was judged: the day cannot be read. Write day/month/year, such as 01/09/2025.",
)


def door(request: HttpRequest) -> HttpResponse:
    """Where one looks for criteria: one's own page, one's unit, the lists of the office."""
    rounds = by_turn(rounds_for(request.user)[:20], today())
    reads = any(h.role != "candidate" for h in access.holdings_for(["standing.view"], request.user))
    told = {
        "rounds": rounds,
        "mine": request.user.person if request.user.person_id else None,
        "units": _units(request),
        "lists": [(row, award_full(row.award)) for row in lists_for(request.user, rounds)] if reads else [],
    }
    return render(request, "nominations/eligibility_door.html", told)


def _units(request: HttpRequest) -> list[Unit]:
    """The units whose clerk one is."""
    paths = request.user.unit_paths
    return list(Unit.objects.filter(path__in=paths).order_by("path")) if paths else []


class Standings(ListPage):
    """Everybody judged for one award of a round."""

    table_class, filterset_class = StandingTable, StandingFilters
    template_name = "nominations/eligibility_list.html"
    print_template = "nominations/eligibility_print.html"
    export_name = "xet-tieu-chuan"
    empty = gettext_lazy("Chưa xét đợt này, hoặc chưa có ai thuộc đối tượng.")

    @property
    def sheet(self) -> Sheet:
        """The round, the award, the reader."""
        if not hasattr(self, "_sheet"):
            seen = Round.objects.visible_to(self.request.user).select_related(
                "movement__plan", "movement__agency"
            )
            round_ = get_object_or_404(seen, pk=self.kwargs["pk"])
            if self.kwargs["award"] not in [a.id for a in awards_of(round_)]:
                raise Http404
            self._sheet = Sheet(round_, self.kwargs["award"], self.request.user)
        return self._sheet

    @property
    def heading(self) -> str:
        """The award and the round."""
        told = {"award": said(award_full(self.sheet.award)), "round": self.sheet.round.name}
        return _("Xét tiêu chuẩn: %(award)s, đợt %(round)s") % told

    @property
    def unit(self) -> str:
        """What is counted."""
        return _("tập thể") if self.sheet.award.who == "collective" else _("người")

    measured_in = unit

    def rows(self) -> QuerySet:
        """The rows with the answers shown to this person."""
        return self.sheet.rows()

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """The filters know the criteria of the list."""
        return super().get_filterset_kwargs(filterset_class) | {"sheet": self.sheet}

    def get_table_kwargs(self) -> dict[str, Any]:
        """Columns by criterion, totals of the rows that the filters leave."""
        return {"sheet": self.sheet, "totals": self.sheet.stopped(self.object_list)}

    @property
    def kept_as(self) -> str:
        """Each award has criteria of its own, so that its columns are chosen apart."""
        return f"{super().kept_as}/{self.sheet.round.movement.plan_id}/{self.sheet.award.id}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tabs by conclusion, when and by whom it was judged, what has changed since."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        round_, user = self.sheet.round, self.request.user
        first = self.object_list.first() if self.object_list else None
        found |= {
            "round": round_,
            "award": self.sheet.award.id,
            "first": first,
            "tabs": self._tabs(),
            "legend": True,
            "changed": self.sheet.changed_since() if first else 0,
            "agency_name": round_.movement.agency.name,
            "plan_version": _("Kế hoạch %(title)s, bản %(n)s")
            % {
                "title": round_.movement.plan.document or round_.movement.plan.title,
                "n": round_.movement.plan.number,
            },
            "as_of_form": AsOfForm(initial={"as_of": today()}),
            "judge": part_for(round_, self.request),
            "reads_private": any(p.private for p in self.sheet.points),
            "may_see_private": access.may("person.private", user, round_.movement),
        }
        return found

    def _tabs(self) -> list[dict[str, Any]]:
        counts, asked = self.sheet.counts(), self.request.GET.get("conclusion", "")
        url = self.request.path
        every = {"label": _("Tất cả"), "url": url, "count": sum(counts.values()), "current": not asked}
        return [every] + [
            {
                "label": marks.ANSWERS[name][0],
                "url": f"{url}?conclusion={name}",
                "count": n,
                "current": asked == name,
            }
            for name, n in counts.items()
        ]


def part_for(round_: Round, request: HttpRequest) -> Part | None:
    """The part of a round that a person may judge: all of it, their agency's, or none."""
    whole = Part(round_, round_.movement.agency)
    if access.may("standing.judge", request.user, whole):
        return whole
    held = [h for h in access.holdings_for(["standing.judge"], request.user) if h.movement_id is None]
    agency = Unit.objects.filter(pk__in=[h.agency_id for h in held]).first() if held else None
    if agency and agency.path.startswith(round_.movement.agency.path):
        return Part(round_, agency)
    return None


@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge a round; many candidates in the background."""
    seen = Round.objects.visible_to(request.user).select_related("movement__plan", "movement__agency")
    round_ = get_object_or_404(seen, pk=pk)
    part = part_for(round_, request) or Part(round_, round_.movement.agency)
    back, form = _back(request, round_), AsOfForm(request.POST)
    if not form.is_valid():
        banner(request, UNREAD_DAY, messages.ERROR)
        return HttpResponseRedirect(back)
    day = form.cleaned_data["as_of"]
    many = Person.objects.filter(unit__path__startswith=part.agency.path).count() > BACKGROUND
    if many and access.may("standing.judge", request.user, part):
        say = Say(f"Xét tiêu chuẩn đợt {round_.name}", f"Judging round {round_.name}")
        given = {"round_id": round_.pk, "agency_id": part.agency.pk, "by_id": request.user.pk}
        given |= {"as_of": day.isoformat()} if day else {}
        return begin_once(request, say, judge_in_background, back, **given)
    return post(
        request,
        lambda: judge_round(round_, by=request.user, agency=part.agency, as_of=day),
        lambda made: Say(
            f"Đã xét {made} kết quả của đợt {round_.name}.",
            f"{made} results of round {round_.name} were judged.",
        ),
        back,
    )


def _back(request: HttpRequest, round_: Round) -> str:
    award = request.POST.get("award", "")
    known = [a.id for a in awards_of(round_)]
    return reverse("nominations:standings", args=[round_.pk, award if award in known else known[0]])


urlpatterns = [
    path("xet", door, name="eligibility"),
    path("xet/<int:pk>/danh-sach/<str:award>", Standings.as_view(), name="standings"),
    path("xet/<int:pk>/xet-ca-dot", judge, name="judge"),
    path("xet/<int:pk>/ung-vien/<str:key>", criteria.criteria, name="criteria"),
    path("xet/<int:pk>/ung-vien/<str:key>/giai-thich", criteria.explained, name="explanation"),
    path("xet/<int:pk>/ung-vien/<str:key>/bao-sai", criteria.report_wrong, name="report_wrong"),
    path("xet/<int:pk>/ung-vien/<str:key>/hoi", criteria.ask, name="ask"),
]
