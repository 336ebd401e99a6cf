"""Workbooks of scores over HTTP: downloaded, sent, shown before anything is written, then written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.scorecards.model import RESCALE
from thidua.core.wording import Say, several
from thidua.exchange.grid import kept
from thidua.scorecards import filled, sheets
from thidua.scorecards.actions import appraising, scoring
from thidua.scorecards.actions.announcing import cards_with_lines
from thidua.scorecards.actions.appraising import SurveyMark
from thidua.scorecards.actions.appraising_many import appraise_many
from thidua.scorecards.actions.scoring import OwnMark
from thidua.scorecards.background import appraise_in_background, given
from thidua.scorecards.books import Column, made, read
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.filled import Understood
from thidua.scorecards.models import Card, Scoring
from thidua.scorecards.queries.across import mine_of
from thidua.scorecards.queries.cards import page_of, survey_items
from thidua.scorecards.views.cards import card_of, way_to
from thidua.scorecards.views.scorings import scoring_of, way_of
from thidua.screens.asking import unfit
from thidua.screens.forms import Form
from thidua.screens.jobs import begin
from thidua.screens.middleware import forbidden
from thidua.screens.models import Job
from thidua.screens.posting import Conflict, conflicted, post
from thidua.screens.sheets import XLSX
from thidua.screens.workbooks import WorkbookField

SALT = "scorecards.book"
MOST_BYTES = 5_000_000
MANY = 1_000
"""Rows from which on they are written in the background."""
FIRST = 200
"""Rows that a preview shows."""


class BookForm(Form):
    """A workbook that was filled in."""

    sheet = WorkbookField(label=gettext_lazy("Tệp Excel đã điền"), most=MOST_BYTES)


@dataclass(frozen=True)
class Kind:
    """One workbook: the right and thing it is of, its sheet, how it is understood and written."""

    right: str
    thing: Any
    name: str
    columns: Sequence[Column]
    rows: Callable[[], Any]
    understand: Callable[[Any], Understood]
    write: Callable[[list[list[Any]], Any], int]
    heading: str
    way: tuple[tuple[Any, str], ...]
    back: str
    version: Any = None
    later: Callable[[list[list[Any]]], Job] | None = None


def own(request: HttpRequest, card: Card) -> Kind:
    """A unit's own card."""
    page = page_of(card)

    def write(kept: list[list[Any]], version: Any) -> int:
        marks = [OwnMark(code, _figure(points), why, section) for code, points, why, section in kept]
        scoring.score(card, marks, by=request.user, version=version)
        return len(marks)

    return Kind(
        "card.score",
        card,
        f"{card.unit.code} {card.scoring.year} {card.pk}",
        sheets.OWN_COLUMNS,
        lambda: sheets.own_rows(page),
        lambda found: filled.own_scores(found, page),
        write,
        _("Tự chấm bằng Excel"),
        way_to(card, (_("Excel"), "")),
        reverse("scorecards:card", args=[card.pk]),
        card.version,
    )


def appraised(request: HttpRequest, of: Scoring) -> Kind:
    """Everything that a person's agency appraises in one year."""
    mine = mine_of(of, request.user)

    def write(kept: list[list[Any]], _version: Any) -> int:
        return appraise_many(of, given(kept), by=request.user)

    def later(kept: list[list[Any]]) -> Job:
        say = Say(f"Thẩm định {of.year} từ Excel", f"Appraisals of {of.year} from Excel")
        told = {"scoring_id": of.pk, "by_id": request.user.pk, "kept": kept}
        return begin(request.user, say, appraise_in_background, reverse("scorecards:queue"), **told)

    return Kind(
        "card.appraise_many",
        mine[0].line.desk if mine else None,
        f"tham-dinh {of.year} {of.pk}",
        sheets.APPRAISED_COLUMNS,
        lambda: sheets.appraised_rows(mine),
        lambda found: filled.appraisals(found, mine),
        write,
        _("Thẩm định bằng Excel"),
        way_of(of, (_("Thẩm định bằng Excel"), "")),
        reverse("scorecards:queue"),
        later=later,
    )


def survey(request: HttpRequest, of: Scoring) -> Kind:
    """The points of the survey of one year."""
    cards, items = cards_with_lines(of), survey_items(of)
    absent = tree_of(of.scorecard).survey_absent == RESCALE

    def write(kept: list[list[Any]], _version: Any) -> int:
        told = {unit: bool(x) for unit, code, x in kept if not code}
        none = [c.unit.code for c in cards if told.get(c.unit.code, c.survey_absent)]
        marks = [SurveyMark(unit, code, _figure(points)) for unit, code, points in kept if code]
        appraising.enter_survey(of, marks, by=request.user, absent=none)
        return len(kept)

    return Kind(
        "scoring.enter_survey",
        of,
        f"dieu-tra {of.year} {of.pk}",
        sheets.survey_columns(items, absent=absent),
        lambda: sheets.survey_rows(cards, items),
        lambda found: filled.surveys(found, cards, items, absent=absent),
        write,
        _("Điểm điều tra bằng Excel"),
        way_of(of, (_("Điểm điều tra bằng Excel"), "")),
        reverse("scorecards:survey", args=[of.pk]),
    )


def own_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of a card: downloaded, or sent back filled in."""
    return _answer(request, own(request, card_of(request, pk)))


def appraisal_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of an agency's appraisals of one year."""
    return _answer(request, appraised(request, scoring_of(request, pk)))


def survey_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of the survey of one year."""
    return _answer(request, survey(request, scoring_of(request, pk)))


def _answer(request: HttpRequest, kind: Kind) -> HttpResponse:
    if not access.may(kind.right, request.user, kind.thing) or kind.thing is None:
        return forbidden(request, access.refusal(kind.right, request.user))
    if "tai" in request.GET:
        return _download(kind)
    if request.method == "POST" and "rows" in request.POST:
        return _written(request, kind)
    form = BookForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _page(request, kind, form)
    if not form.is_valid():
        return unfit(_page(request, kind, form))
    sheet = read(form.cleaned_data["sheet"], kind.name, kind.columns)
    found = kind.understand(sheet)
    found.aside = kept(sheet.aside)
    return _page(request, kind, form, found)


def _page(
    request: HttpRequest,
    kind: Kind,
    form: BookForm,
    found: Understood | None = None,
    reasons: tuple[Say, ...] = (),
) -> HttpResponse:
    told: dict[str, Any] = {
        "heading": kind.heading,
        "way": kind.way,
        "form": form,
        "button": _("Xem trước"),
        "back_url": kind.back,
        "found": found,
        "reasons": reasons,
    }
    if found:
        packed = {"name": kind.name, "version": kind.version, "kept": found.kept}
        told |= {
            "rows": found.shown[:FIRST],
            "count": len(found.shown),
            "signed": signing.dumps(packed, salt=SALT, compress=True),
        }
    return render(request, "scorecards/book.html", told)


def _written(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Write the rows that were shown."""
    try:
        packed = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature:
        return HttpResponseRedirect(request.path)
    if packed["name"] != kind.name:
        return HttpResponseRedirect(request.path)

    if kind.later and len(packed["kept"]) > MANY:
        job = kind.later(packed["kept"])
        return HttpResponseRedirect(reverse("screens:job", args=[job.pk]))

    def again(reasons: tuple[Say, ...]) -> HttpResponse:
        return _page(request, kind, BookForm(), reasons=reasons)

    try:
        return post(
            request,
            lambda: kind.write(packed["kept"], packed["version"]),
            lambda n: Say(f"Đã ghi {n} dòng từ Excel.", f"{several(n, 'row')} from Excel were saved."),
            kind.back,
            again,
        )
    except Conflict as conflict:
        return conflicted(request, conflict, [])


def _download(kind: Kind) -> HttpResponse:
    body = made(kind.name, kind.columns, kind.rows(), _guide(kind))
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{kind.name.replace(" ", "-")}.xlsx"'
    return response


def _guide(kind: Kind) -> list[str]:
    return [
        kind.heading,
        _("Điền các cột đầu đỏ; không đổi mã, tiêu đề cột và tên trang. Ô để trống thì giữ điều đã có."),
        _(
            "Lưu tệp .xlsx rồi gửi lại ở cùng trang: mọi dòng được xem trước khi ghi; gửi lại cùng tệp không đổi gì."
        ),
    ]


def _figure(points: str | None) -> Decimal | None:
    return None if points is None else Decimal(points)


urlpatterns = [
    path("phieu/<int:pk>/excel", own_book, name="own_book"),
    path("nam/<int:pk>/tham-dinh-excel", appraisal_book, name="appraisal_book"),
    path("nam/<int:pk>/dieu-tra-excel", survey_book, name="survey_book"),
]
