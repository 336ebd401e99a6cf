"""The read API: the open data sets as JSON, page by page, with their OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Path, Query, Schema
from ninja.decorators import decorate_view

from thidua.portal.opening import rows, sets
from thidua.portal.opening.guard import FAULTS, guarded, told_apart
from thidua.portal.opening.sets import SETS
from thidua.portal.queries import roll, shown
from thidua.portal.queries import stories as told_stories

T = TypeVar("T")
LARGEST = 2**31 - 1
PAGED = ("page", "per_page")
TEXT = r"^[^\x00-\x1f\x7f]*$"
"""Words without control characters."""
Number = Annotated[int, Query(ge=1, le=LARGEST, description="Trang, từ 1 · page, from 1")]
Size = Annotated[int, Query(ge=1, le=200, description="Số dòng một trang · rows a page")]
Words = Annotated[str, Query(max_length=100, pattern=TEXT, description="Tìm trong tên · words of the name")]
Year = Annotated[int | None, Query(ge=1900, le=2200, description="Năm · year")]
Code = Annotated[str, Query(max_length=60, pattern=r"^[a-z0-9_]*$", description="Mã · code")]
Ident = Annotated[int, Path(ge=1, le=LARGEST, description="Mã bền · lasting number")]

api = NinjaAPI(
    title="Thi Đua: dữ liệu mở · open data",
    version="1",
    description="Chỉ đọc, không cần tài khoản. Read only, no account. Dates are ISO 8601, decimals are strings.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="portal-api",
)
told_apart(api)


class Listed(Schema, Generic[T]):
    """Một trang của danh sách · one page of a list."""

    count: int = rows.told("Số dòng của cả danh sách", "Rows of the whole list")
    page: int = rows.told("Trang này", "This page")
    pages: int = rows.told("Số trang", "Pages there are")
    per_page: int = rows.told("Số dòng một trang", "Rows a page")
    items: list[T] = rows.told("Các dòng", "Rows")


class Column(Schema):
    """Một cột của một bộ dữ liệu · a column of a data set."""

    dataset: str = rows.told("Bộ dữ liệu", "Data set")
    name: str = rows.told("Tên cột", "Name of the column")
    kind: str = rows.told("Kiểu; dấu ? là có thể trống", "Kind; a ? says that it may be empty")
    vi: str = rows.told("Ý nghĩa", "Meaning in Vietnamese")
    en: str = rows.told("Ý nghĩa, tiếng Anh", "Meaning")


class Honoured(Schema):
    """Điều tìm trong bảng vinh danh · what is looked for in the honour roll."""

    q: Words = ""
    year: Year = None
    form: Code = ""


def listed(found: QuerySet | list[Any], page: int, per_page: int, tell: Any) -> dict[str, Any]:
    """One page of some rows; a page beyond the last is empty."""
    paginator = Paginator(found, per_page)
    things: Iterable[Any] = paginator.page(page).object_list if page <= paginator.num_pages else ()
    return {
        "count": paginator.count,
        "page": page,
        "pages": paginator.num_pages,
        "per_page": per_page,
        "items": [tell(thing) for thing in things],
    }


@api.get("/v1/movements", response={200: Listed[rows.Movement], **FAULTS}, url_name="api_movements")
@decorate_view(guarded(*PAGED))
def movements(request: HttpRequest, page: Number = 1, per_page: Size = 50) -> Any:
    """Phong trào đã công khai · public movements."""
    return listed(shown.shown_movements(), page, per_page, sets.movement)


@api.get("/v1/movements/{id}", response={200: rows.Movement, **FAULTS}, url_name="api_movement")
@decorate_view(guarded())
def movement(request: HttpRequest, id: Ident) -> Any:  # noqa: A002  # the name stands in the address
    """Một phong trào · one movement."""
    return sets.movement(get_object_or_404(shown.shown_movements(), pk=id))


@api.get("/v1/movements/{id}/clauses", response={200: list[rows.Clause], **FAULTS}, url_name="api_clauses")
@decorate_view(guarded())
def clauses(request: HttpRequest, id: Ident) -> Any:  # noqa: A002  # the name stands in the address
    """Kế hoạch của phong trào, từng khoản · the plan, clause by clause."""
    return sets.clauses(get_object_or_404(shown.shown_movements(), pk=id))


@api.get(
    "/v1/movements/{id}/calendar", response={200: list[rows.Deadline], **FAULTS}, url_name="api_calendar"
)
@decorate_view(guarded())
def calendar(request: HttpRequest, id: Ident) -> Any:  # noqa: A002  # the name stands in the address
    """Lịch của phong trào · the calendar."""
    return sets.deadlines(get_object_or_404(shown.shown_movements(), pk=id))


@api.get("/v1/honours", response={200: Listed[rows.Honour], **FAULTS}, url_name="api_honours")
@decorate_view(guarded(*PAGED, "q", "year", "form"))
def honours(
    request: HttpRequest, find: Annotated[Honoured, Query()], page: Number = 1, per_page: Size = 50
) -> Any:
    """Bảng vinh danh · the honour roll."""
    asked = roll.Asked(find.q, find.year, None, find.form)
    return listed(roll.lines(asked), page, per_page, sets.honour)


@api.get("/v1/honours/{id}", response={200: rows.Honour, **FAULTS}, url_name="api_honour")
@decorate_view(guarded())
def honour(request: HttpRequest, id: Ident) -> Any:  # noqa: A002  # the name stands in the address
    """Một khen thưởng · one award."""
    return sets.honour(get_object_or_404(roll.lines(), pk=id))


@api.get("/v1/decisions", response={200: Listed[rows.Decision], **FAULTS}, url_name="api_decisions")
@decorate_view(guarded(*PAGED))
def decisions(request: HttpRequest, page: Number = 1, per_page: Size = 50) -> Any:
    """Quyết định đã công bố · published decisions."""
    return listed(roll.decisions(), page, per_page, sets.decision)


@api.get("/v1/decisions/{id}", response={200: rows.Decision, **FAULTS}, url_name="api_decision")
@decorate_view(guarded())
def decision(request: HttpRequest, id: Ident) -> Any:  # noqa: A002  # the name stands in the address
    """Một quyết định · one decision."""
    return sets.decision(get_object_or_404(roll.decisions(), pk=id))


@api.get("/v1/initiatives", response={200: Listed[rows.Initiative], **FAULTS}, url_name="api_initiatives")
@decorate_view(guarded(*PAGED))
def initiatives(request: HttpRequest, page: Number = 1, per_page: Size = 50) -> Any:
    """Sáng kiến được công nhận · recognised initiatives."""
    return listed(roll.recognised(), page, per_page, sets.initiative)


@api.get("/v1/stories", response={200: Listed[rows.Story], **FAULTS}, url_name="api_stories")
@decorate_view(guarded(*PAGED))
def stories(request: HttpRequest, page: Number = 1, per_page: Size = 50) -> Any:
    """Điển hình, cách làm hay đã đăng · published models and good practice."""
    return listed(told_stories.stories(), page, per_page, sets.story)


@api.get("/v1/stories/{id}", response={200: rows.Story, **FAULTS}, url_name="api_story")
@decorate_view(guarded())
def story(request: HttpRequest, id: Ident) -> Any:  # noqa: A002  # the name stands in the address
    """Một bài · one story."""
    return sets.story(get_object_or_404(told_stories.stories(), pk=id))


@api.get("/v1/indices", response={200: Listed[rows.IndexFigure], **FAULTS}, url_name="api_indices")
@decorate_view(guarded(*PAGED, "index", "year"))
def indices(
    request: HttpRequest, index: Code = "", year: Year = None, page: Number = 1, per_page: Size = 50
) -> Any:
    """Chỉ số đã công bố, có nguồn · published indices with their sources."""
    found = sets.public_figures()
    found = found.filter(values__index=index) if index else found
    found = found.filter(values__year=year) if year else found
    return listed(found, page, per_page, sets.figure)


@api.get("/v1/dictionary", response={200: list[Column], **FAULTS}, url_name="api_dictionary")
@decorate_view(guarded())
def dictionary(request: HttpRequest) -> Any:
    """Từ điển dữ liệu · the data dictionary."""
    return columns()


def columns() -> list[dict[str, str]]:
    """Every column of every data set."""
    return [
        {"dataset": one.name, "name": name, "kind": kind, "vi": say.vi, "en": say.en}
        for one in SETS.values()
        for name, kind, say in one.columns
    ]
