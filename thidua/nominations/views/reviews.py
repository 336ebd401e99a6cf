"""Records that changed under a result: the list of what waits, and the page where a person decides."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import Say
from thidua.evidence.models import SECRET, Review, private_agencies
from thidua.nominations.actions.reviews import judge_again as judge_anew
from thidua.nominations.actions.reviews import keep as keep_result
from thidua.nominations.actions.reviews import thing_of
from thidua.nominations.forms.eligibility import KeepForm
from thidua.nominations.queries.reviews import KINDS, Looked, award_of, things_of
from thidua.screens.lists import Filters, ListPage, Table
from thidua.screens.posting import post
from thidua.screens.spoken import capital, moment, said, term


class ReviewTable(Table):
    """What waits to be reviewed."""

    what = tables.Column(verbose_name=gettext_lazy("Của ai"), accessor="pk", orderable=False)
    kind = tables.Column(verbose_name=gettext_lazy("Việc cần xem lại"))
    record = tables.Column(verbose_name=gettext_lazy("Số liệu đã đổi"), order_by=("record", "pk"))
    change = tables.Column()
    asked_at = tables.Column()
    state = tables.Column()

    cards = ("what", "kind", "record", "asked_at")

    class Meta(Table.Meta):
        model = Review
        fields = ("what", "kind", "record", "change", "asked_at", "state")
        order_by = ("-asked_at",)

    def __init__(self, *given: Any, by: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.by = by
        self._things: dict[tuple[str, int], Any] | None = None

    def thing(self, record: Review) -> Any:
        """What a review is about; all of the page in a few queries."""
        if self._things is None:
            shown = (
                [row.record for row in self.paginated_rows]
                if getattr(self, "page", None)
                else list(self.data)
            )
            self._things = things_of(shown)
        return self._things.get((record.kind, record.ident))

    def render_what(self, record: Review) -> Any:
        """Whose result it is, leading to the review."""
        name = self.value_what(record)
        return format_html('<a href="{}">{}</a>', reverse("nominations:review", args=[record.pk]), name)

    def value_what(self, record: Review) -> str:
        """Whose result it is."""
        thing = self.thing(record)
        return str(thing.person or thing.unit) if thing is not None else _("đã xét lại toàn đợt")

    def render_kind(self, value: str, record: Review) -> str:
        """What waits, of which award."""
        award = said(award_of(self.thing(record)))
        return capital(said(KINDS.get(value, value))) + (f": {award}" if award else "")

    def render_record(self, value: str, record: Review) -> str:
        """The table of the record; of secret tables nothing without the right."""
        table = value.partition(":")[0]
        if table in SECRET and record.agency_id not in self.private:
            return _("số liệu riêng")
        return said(BY_NAME[table].say) if table in BY_NAME else table

    @property
    def private(self) -> list[int]:
        """Agencies whose private data the reader sees."""
        if not hasattr(self, "_private"):
            self._private = private_agencies(self.by)
        return self._private

    def render_change(self, value: str, record: Review) -> str:
        """What happened to the record."""
        return term(record.change, "change_of_record")

    def render_asked_at(self, value: Any) -> str:
        """Since when it waits."""
        return moment(value)

    def render_state(self, record: Review) -> str:
        """Where it stands."""
        return term(record.state, "review_state")


class ReviewFilters(Filters):
    """Open ones unless asked otherwise."""

    searched = ("record",)
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=lambda: [(s, capital(term(s, "review_state"))) for s in ("open", "kept", "judged_again")],
    )

    class Meta:
        model = Review
        fields: tuple[str, ...] = ()


class Reviews(ListPage):
    """Every review that this person sees, the open ones first."""

    table_class, filterset_class = ReviewTable, ReviewFilters
    heading = gettext_lazy("Cần xem lại vì số liệu đã đổi")
    lead = gettext_lazy("Kết quả không tự xét lại: một người xem số liệu trước và sau, rồi giữ hoặc xét lại.")
    unit = gettext_lazy("việc")
    empty = gettext_lazy("Không có kết quả nào chờ xem lại. Khi một số liệu đã dùng bị đổi, việc hiện ở đây.")
    export_name = "can-xem-lai"

    def rows(self) -> QuerySet:
        """Reviews of one's agency and of the movements it runs."""
        rows = Review.objects.visible_to(self.request.user)
        return rows if self.request.GET.get("state") else rows.filter(state="open")

    def get_table_kwargs(self) -> dict[str, Any]:
        """The table knows its reader."""
        return {"by": self.request.user}


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The record before and after, what would change, and the two ways to answer."""
    return _page(request, _review(request, pk), KeepForm())


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the result with the reason."""
    found, form = _review(request, pk), KeepForm(request.POST)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        return _page(request, found, form)

    if not form.is_valid():
        return again()
    reason = form.cleaned_data["reason"]
    done = Say("Đã giữ kết quả, kèm lý do.", "The result was kept with its reason.")
    return post(
        request,
        lambda: keep_result(found, reason, by=request.user),
        done,
        reverse("nominations:reviews"),
        again,
    )


@require_POST
def judge_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge again by the facts of today."""
    found = _review(request, pk)
    done = Say("Đã xét lại theo số liệu hôm nay.", "It was judged again by the records of today.")
    return post(request, lambda: judge_anew(found, by=request.user), done, reverse("nominations:reviews"))


def _review(request: HttpRequest, pk: int) -> Review:
    seen = Review.objects.visible_to(request.user).select_related(
        "fact__replaced_by__unit", "fact__replaced_by__person", "fact__unit", "fact__person", "answered_by"
    )
    return get_object_or_404(seen, pk=pk)


def _page(request: HttpRequest, found: Review, form: KeepForm) -> HttpResponse:
    thing = thing_of(found)
    looked = Looked(found, thing, request.user)
    told = {
        "looked": looked,
        "review": found,
        "thing": thing,
        "who": (thing.person or thing.unit) if thing is not None else None,
        "rows": looked.record_rows(),
        "differences": looked.differences(),
        "may_keep": found.state == "open" and access.may("review.keep", request.user, found),
        "may_judge": found.state == "open" and access.may("review.judge_again", request.user, found),
        "form": form,
        "criteria_url": _criteria(thing),
    }
    return render(request, "nominations/eligibility_review.html", told)


def _criteria(thing: Any) -> str:
    round_id = getattr(thing, "round_id", None)
    return reverse("nominations:criteria", args=[round_id, thing.candidate]) if round_id else ""


urlpatterns = [
    path("xem-lai", Reviews.as_view(), name="reviews"),
    path("xem-lai/<int:pk>", review, name="review"),
    path("xem-lai/<int:pk>/giu", keep, name="keep"),
    path("xem-lai/<int:pk>/xet-lai", judge_again, name="judge_again"),
]
