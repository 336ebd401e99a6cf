"""The statistics forms of a round as a list that goes to Excel; their papers stand among those of the round."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core import terms
from thidua.core.papers import MovementsForm, OwnAwardsForm, StateAwardsForm
from thidua.core.wording import Say, both
from thidua.movements.compiled import name_of
from thidua.movements.models import Round
from thidua.papers.queries import KINDS, one
from thidua.reports.tables import NUMBER, AwardFilters, StatisticsTable, added
from thidua.screens.lists import Lines, ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.spoken import capital, said, term

FORMS = ("bieu-0601", "bieu-0602", "bieu-0603")
Form = MovementsForm | StateAwardsForm | OwnAwardsForm


HEADS = {
    vi: Say(vi, en)
    for vi, en in {
        "Tập thể": "Collectives",
        "Doanh nghiệp": "Enterprises",
        "Hộ gia đình": "Households",
        "Cá nhân lãnh đạo": "Leaders",
        "Cá nhân trực tiếp": "Direct workers",
        "Cá nhân khác": "Other individuals",
        "Dưới 1 năm": "Under a year",
        "1 năm": "One year",
        "Trên 1 năm": "Over a year",
    }.items()
}
"""The columns of the printed forms, which are Vietnamese, in both languages."""


def _in_words(label: str) -> str:
    """A line of a form in the language of the page: a form of award, or a kind of agency."""
    for group in ("form", "unit_kind"):
        code = terms.read(group, label)
        if code:
            return capital(term(code, group))
    return label


class Statistics(ListPage):
    """One statistics form of one year."""

    table_class, filterset_class = StatisticsTable, AwardFilters
    template_name = "reports/statistics.html"
    unit = gettext_lazy("dòng")
    empty = gettext_lazy("Năm này không có gì để thống kê theo biểu này.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the round and the form first."""
        rows = Round.objects.select_related("movement__agency", "movement__plan")
        self.round = get_object_or_404(rows, pk=kwargs["pk"])
        if not access.may("report.count", request.user, self.round.movement):
            return forbidden(request, access.refusal("report.count", request.user))
        if kwargs["slug"] not in FORMS or self.form is None:
            raise Http404
        self.export_name = f"{kwargs['slug']}-{kwargs['year']}"
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def form(self) -> Form | None:
        """The form as its paper counts it."""
        made = one(self.round, self.kwargs["slug"], self.kwargs["year"], self.request.user)
        paper = made.make() if made else None
        return paper if isinstance(paper, Form) else None

    @property
    def heading(self) -> str:
        """The form and the year."""
        assert self.form is not None
        label, year = self.form.label, self.kwargs["year"]
        return said(Say(f"{label.vi}, năm {year}", f"{label.en}, {year}"))

    def rows(self) -> Lines:
        """The lines of the form."""
        assert self.form is not None
        return Lines(
            {"name": _in_words(line.label), "group": line.group, "total": sum(n or 0 for n in line.figures)}
            | {f"f{place}": n for place, n in enumerate(line.figures)}
            for line in self.form.lines
        )

    def get_table_kwargs(self) -> dict[str, Any]:
        """The columns of the form."""
        assert self.form is not None
        columns = [
            (
                f"f{place}",
                tables.Column(verbose_name=said(HEADS.get(head, both(head))), attrs=NUMBER, footer=added),
            )
            for place, head in enumerate(self.form.heads)
        ]
        names = [name for name, _column in columns]
        return {"extra_columns": columns, "sequence": ("stt", "name", *names, "total")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The other forms beside this one, and the paper."""
        told, year = self.kwargs, self.kwargs["year"]
        beside = [
            {
                "url": reverse("reports:statistics", args=[told["pk"], slug, year]),
                "label": KINDS[slug].say,
                "current": slug == told["slug"],
            }
            for slug in FORMS
        ]
        paper = reverse("papers:sheet", args=[told["pk"], told["slug"], year])
        board = f"{reverse('reports:board', args=[self.round.movement_id])}?dot={self.round.name}"
        way = ((name_of(self.round.movement), board), (_("Thống kê"), ""))
        return super().get_context_data(**kwargs) | {"tabs": beside, "paper": paper, "way": way}


urlpatterns = [
    path("thong-ke/<int:pk>/<slug:slug>/<int:year>", Statistics.as_view(), name="statistics"),
]
