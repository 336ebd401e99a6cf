"""Published indices over HTTP: every index and year, one year, one unit through the years, loading a table."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core import terms
from thidua.core.wording import Say
from thidua.evidence import actions
from thidua.evidence.background import read_in_background
from thidua.evidence.models import Import
from thidua.evidence.printed.forms import PrintedForm
from thidua.evidence.printed.queries import (
    CONFLICT,
    Figure,
    by_index_and_year,
    figures,
    gaps,
    name_in,
    of_year,
    told,
)
from thidua.evidence.printed.sets import SETS
from thidua.evidence.printed.tables import (
    IndexFilters,
    IndexTable,
    PrintingFilters,
    PrintingRow,
    PrintingTable,
    YearRow,
    rows_of,
)
from thidua.evidence.printed.through import row_of, through
from thidua.evidence.views.imports import LARGE, led
from thidua.people.models import UnitChange
from thidua.records.actions import keep
from thidua.rounds.pages.naming import cap
from thidua.screens.jobs import begin
from thidua.screens.lists import Lines, ListPage
from thidua.screens.posting import post
from thidua.screens.sheets import sheet
from thidua.screens.spoken import said
from thidua.screens.workbooks import as_workbook

READ = Say("Đã đọc bảng. Chưa lưu gì vào số liệu.", "The table was read. Nothing is kept in the records yet.")


class Published(ListPage):
    """Every index and year of which something is printed."""

    table_class, filterset_class = IndexTable, IndexFilters
    template_name = "evidence/published.html"
    heading = gettext_lazy("Chỉ số đã công bố")
    unit = gettext_lazy("chỉ số và năm")
    empty = gettext_lazy("Chưa nạp chỉ số nào.")
    export_name = "chi-so"

    def rows(self) -> Any:
        """Each index and year that this person may read, as the field lists them."""
        found = by_index_and_year(self.request.user)
        rows = [YearRow(r["index"], int(r["year"]), r["units"], r["printings"]) for r in found]
        return Lines(sorted(rows, key=lambda r: r.place))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether this person may load a table, and where to do so when there is none."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        may = access.may("published.load", self.request.user)
        link = (_("Nạp bảng đã công bố"), reverse("evidence:published_load")) if may else None
        why = "" if may else _("Cơ quan thường trực nạp các bảng đã công bố.")
        return found | {"may_load": may, "empty_link": link, "empty_reason": why}


class PublishedYear(ListPage):
    """The printings of one index and year, side by side."""

    table_class, filterset_class = PrintingTable, PrintingFilters
    template_name = "evidence/published_year.html"
    unit = gettext_lazy("dòng công bố")
    empty = gettext_lazy("Chưa có số nào của chỉ số và năm này.")
    empty_link = (gettext_lazy("Các chỉ số đã công bố"), reverse_lazy("evidence:published"))
    export_name = "chi-so-nam"

    @property
    def heading(self) -> str:
        """The index and the year."""
        return f"{said(cap(terms.label('index', self.kwargs['index'])))}, {self.kwargs['year']}"

    @cached_property
    def figures(self) -> list[Figure]:
        """Every printing, with how it stands."""
        facts = of_year(self.request.user, self.kwargs["index"], self.kwargs["year"]).select_related(
            "unit", "person"
        )
        return list(told(self.request.user, facts.order_by("pk")).values())

    def rows(self) -> Any:
        """The printings in order."""
        return rows_of(self.figures)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Printings that contradict each other, and units that other years have."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        index, year = self.kwargs["index"], self.kwargs["year"]
        beside: dict[str, list[PrintingRow]] = {}
        for one in self.figures:
            if one.state == CONFLICT:
                beside.setdefault(one.fact.topic, []).append(PrintingRow(one))
        conflicts = sorted(beside.values(), key=lambda rows: rows[0].name_order)
        return found | {"conflicts": conflicts, "gaps": gaps(self.request.user, index, year)}


def unit(request: HttpRequest, key: str) -> HttpResponse:
    """The indices of one unit through the years; the same as a sheet."""
    facts = list(
        figures(request.user).filter(values__unit_id=key).select_related("unit", "person").order_by("pk")
    )
    if not facts:
        raise Http404
    found = list(told(request.user, facts).values())
    name = name_in(facts)
    changes = list(UnitChange.objects.filter(unit__code=key)) if facts[-1].unit_id else []
    heading = _("Các chỉ số của %(name)s") % {"name": name}
    if request.GET.get("xuat") in ("xlsx", "csv"):
        lines = [[str(h) for h in HEADS], *(row_of(f) for f in found)]
        return sheet(lines, [heading], "chi-so-don-vi", request.GET["xuat"])
    shown = {"name": name, "heading": heading, "indices": through(found, changes), "unit": facts[-1].unit}
    return render(request, "evidence/published_unit.html", shown)


HEADS = (
    gettext_lazy("Chỉ số"),
    gettext_lazy("Năm"),
    gettext_lazy("Kỳ"),
    gettext_lazy("Đơn vị"),
    gettext_lazy("Nhóm xếp hạng"),
    gettext_lazy("Điểm"),
    gettext_lazy("Tối đa"),
    gettext_lazy("Phần trăm"),
    gettext_lazy("Xếp loại"),
    gettext_lazy("Thứ hạng"),
    gettext_lazy("Hiệu lực"),
    gettext_lazy("Công bố ở đâu"),
    gettext_lazy("Điểm thành phần"),
    gettext_lazy("Ghi chú"),
)


def load(request: HttpRequest) -> HttpResponse:
    """Bring a published table with what is true of all of it, or one that comes with the program."""
    form = PrintedForm(request.POST or None, request.FILES or None, by=request.user)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        back = reverse("evidence:published")
        shown = {"form": form, "button": _("Đọc thử bảng"), "back_url": back, "sets": SETS.values()}
        return render(request, "evidence/published_load.html", shown)

    if request.method != "POST" or not form.is_valid():
        return again()
    file = form.cleaned_data["files"][0]
    return post(request, lambda: _read(request, file, form.about()), READ, led, again)


@require_POST
def load_set(request: HttpRequest, name: str) -> HttpResponse:
    """Read a table that comes with the program; it is kept only when it is taken in."""
    shipped = SETS.get(name)
    if shipped is None:
        raise Http404

    def do() -> Import:
        access.check("published.load", request.user)
        file = keep(as_workbook(shipped.path.name, shipped.path.read_bytes()), by=request.user)
        return _read(request, file, shipped.about)

    return post(request, do, READ, led)


def _read(request: HttpRequest, file: Any, about: Any) -> Import:
    batch = actions.look_at_printed(file, about, by=request.user)
    if file.size < LARGE:
        return actions.read(batch, by=request.user)
    say = Say(f"Đọc bảng {batch.name}", f"Reading {batch.name}")
    back = reverse("evidence:preview", args=[batch.pk])
    batch.job = begin(request.user, say, read_in_background, back, batch_id=batch.pk, by_id=request.user.pk)
    return batch


urlpatterns = [
    path("chi-so", Published.as_view(), name="published"),
    path("chi-so/nap", load, name="published_load"),
    path("chi-so/nap/<slug:name>", load_set, name="published_set"),
    path("chi-so/don-vi/<str:key>", unit, name="published_unit"),
    path("chi-so/<str:index>/<int:year>", PublishedYear.as_view(), name="published_year"),
]
