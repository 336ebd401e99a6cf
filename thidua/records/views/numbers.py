"""Books of numbers over HTTP."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.audit.views import tabs
from thidua.core import terms
from thidua.core.wording import Say
from thidua.people.models import Unit
from thidua.records import actions
from thidua.records.forms import SeriesForm, VoidForm
from thidua.records.models import Issued, NumberSeries
from thidua.records.tables import BookFilters, BookTable, SeriesFilters, SeriesTable
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post
from thidua.screens.spoken import term


class Series(ListPage):
    """The books of numbers of one's agencies."""

    table_class, filterset_class = SeriesTable, SeriesFilters
    template_name = "records/series.html"
    heading = gettext_lazy("Dãy số")
    unit = gettext_lazy("sổ")
    empty = gettext_lazy("Chưa có sổ nào. Quản trị cơ quan mở sổ trước khi cấp số đầu tiên.")
    export_name = "day-so"

    def rows(self) -> QuerySet:
        """Books with their numbers counted."""
        seen = NumberSeries.objects.visible_to(self.request.user).select_related("agency")
        return seen.order_by("-year", "name").annotate(
            void_count=Count("issued", filter=Q(issued__void_at__isnull=False))
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether a book may be opened here."""
        return super().get_context_data(**kwargs) | {
            "may_open": access.may("records.open_series", self.request.user),
            "tabs": tabs(self.request.user, "records:series"),
        }


class Book(ListPage):
    """The numbers of one book."""

    table_class, filterset_class = BookTable, BookFilters
    template_name = "records/book.html"
    unit = gettext_lazy("số")
    empty = gettext_lazy("Chưa cấp số nào trong sổ này.")
    export_name = "so-cap-so"

    @property
    def series(self) -> NumberSeries:
        """The book, when the person sees it."""
        if not hasattr(self, "_series"):
            seen = NumberSeries.objects.visible_to(self.request.user).select_related("agency")
            self._series = get_object_or_404(seen, pk=self.kwargs["pk"])
        return self._series

    @property
    def heading(self) -> str:
        """What the book is for."""
        told = {"name": term(self.series.name, "series"), "year": self.series.year}
        return _("Sổ cấp số %(name)s năm %(year)s") % told

    def rows(self) -> QuerySet:
        """The numbers of the book, void ones among them."""
        seen = Issued.objects.visible_to(self.request.user)
        return seen.filter(series=self.series).select_related("by")

    def get_table_kwargs(self) -> dict[str, Any]:
        """Without the right, no way to make numbers void is shown."""
        may = access.may("records.void_number", self.request.user, self.series)
        return {} if may else {"exclude": ("act",)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The book itself."""
        return super().get_context_data(**kwargs) | {"series": self.series}


def opening(request: HttpRequest) -> HttpResponse:
    """Open a book of numbers."""
    mine = {
        h.agency_id for h in access.holdings_for(["records.open_series"], request.user) if not h.movement_id
    }
    agencies = Unit.objects.filter(pk__in=mine).order_by("path")
    form = SeriesForm(request.POST or None, agencies=agencies)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {"form": form, "button": _("Mở sổ"), "back_url": reverse("records:series")}
        return render(request, "records/open.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    given = form.cleaned_data
    return post(
        request,
        lambda: actions.open_series(
            given["agency"],
            given["name"],
            given["pattern"],
            by=request.user,
            year=given["year"],
            first=given["first"],
        ),
        lambda made: Say(
            f"Đã mở sổ {terms.label('series', made.name).vi} năm {made.year}, bắt đầu từ số {made.first}.",
            f"The book for {terms.label('series', made.name).en} of {made.year} is open from number {made.first}.",
        ),
        lambda made: reverse("records:book", args=[made.pk]),
        again,
    )


def voiding(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a number void, on a page of its own that says what it means."""
    seen = Issued.objects.visible_to(request.user).select_related("series")
    issued = get_object_or_404(seen, pk=pk)
    if not access.may("records.void_number", request.user, issued):
        return forbidden(request, access.refusal("records.void_number", request.user))
    form, book = VoidForm(request.POST or None), reverse("records:book", args=[issued.series_id])

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "issued": issued,
            "consequence": _("Số đã bỏ vẫn ở trong sổ và không bao giờ được cấp lại."),
            "button": _("Bỏ số %(text)s") % {"text": issued.text},
            "danger": True,
            "back_url": book,
            "back_text": _("Giữ số này"),
        }
        return render(request, "records/void.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    told = Say(f"Đã bỏ số {issued.text}.", f"Number {issued.text} is void.")
    reason = form.cleaned_data["reason"]
    return post(request, lambda: actions.void_number(issued, reason, by=request.user), told, book, again)
