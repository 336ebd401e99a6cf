"""Workbooks of scores over HTTP: downloaded, sent, shown before anything is written, then written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import now
from thidua.core.scorecards.model import RESCALE
from thidua.core.wording import Say, several
from thidua.exchange.grid import kept
from thidua.exchange.sifting import Left
from thidua.exchange.wrong import Wrong
from thidua.people.batches import earlier
from thidua.people.models import Batch
from thidua.people.views.batches import shown_faults
from thidua.scorecards import filled, sheets
from thidua.scorecards.actions.announcing import cards_with_lines
from thidua.scorecards.actions.entering import RIGHTS, enter_book, keep_book
from thidua.scorecards.background import appraise_in_background
from thidua.scorecards.books import Column, made, read
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.filled import Understood
from thidua.scorecards.models import Card, Scoring
from thidua.scorecards.queries.across import mine_of
from thidua.scorecards.queries.cards import page_of, survey_items
from thidua.scorecards.queries.entered import recent
from thidua.scorecards.views.cards import card_of, way_to
from thidua.scorecards.views.scorings import scoring_of, way_of
from thidua.screens.asking import unfit
from thidua.screens.forms import Form
from thidua.screens.jobs import begin_once
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, conflicted, post, with_undo
from thidua.screens.sheets import XLSX
from thidua.screens.workbooks import WorkbookField

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
    """One workbook: the right and thing it is of, its sheet, how it is understood, what is kept beside its rows."""

    kind: str
    thing: Any
    name: str
    columns: Sequence[Column]
    rows: Callable[[], Any]
    understand: Callable[[Any], Understood]
    heading: str
    way: tuple[tuple[Any, str], ...]
    back: str
    lines: Mapping[str, Any]

    @property
    def right(self) -> str:
        """Whose scores these are to give."""
        return RIGHTS[self.kind]


def own(card: Card) -> Kind:
    """A unit's own card."""
    page = page_of(card)
    return Kind(
        "own_scores",
        card,
        f"{card.unit.code} {card.scoring.year} {card.pk}",
        sheets.OWN_COLUMNS,
        lambda: sheets.own_rows(page),
        lambda found: filled.own_scores(found, page),
        _("Tự chấm bằng Excel"),
        way_to(card, (_("Excel"), "")),
        reverse("scorecards:card", args=[card.pk]),
        {"card": card.pk, "scoring": card.scoring_id, "version": card.version},
    )


def appraised(request: HttpRequest, of: Scoring) -> Kind:
    """Everything that a person's agency appraises in one year."""
    mine = mine_of(of, request.user)
    return Kind(
        "appraisals",
        mine[0].line.desk if mine else None,
        f"tham-dinh {of.year} {of.pk}",
        sheets.APPRAISED_COLUMNS,
        lambda: sheets.appraised_rows(mine),
        lambda found: filled.appraisals(found, mine),
        _("Thẩm định bằng Excel"),
        way_of(of, (_("Thẩm định bằng Excel"), "")),
        reverse("scorecards:queue"),
        {"scoring": of.pk, "year": of.year},
    )


def survey(of: Scoring) -> Kind:
    """The points of the survey of one year."""
    cards, items = cards_with_lines(of), survey_items(of)
    absent = tree_of(of.scorecard).survey_absent == RESCALE
    return Kind(
        "survey",
        of,
        f"dieu-tra {of.year} {of.pk}",
        sheets.survey_columns(items, absent=absent),
        lambda: sheets.survey_rows(cards, items),
        lambda found: filled.surveys(found, cards, items, absent=absent),
        _("Điểm điều tra bằng Excel"),
        way_of(of, (_("Điểm điều tra bằng Excel"), "")),
        reverse("scorecards:survey", args=[of.pk]),
        {"scoring": of.pk},
    )


def own_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of a card: downloaded, or sent back filled in."""
    return _answer(request, own(card_of(request, pk)))


def appraisal_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of an agency's appraisals of one year."""
    return _answer(request, appraised(request, scoring_of(request, pk)))


def survey_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of the survey of one year."""
    return _answer(request, survey(scoring_of(request, pk)))


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
    upload = form.cleaned_data["sheet"]
    sheet = read(upload, kind.name, kind.columns)
    found = kind.understand(sheet)
    found.aside = kept(sheet.aside)
    left = sheet.left() if found.kept else None
    batch = _keep(request, kind, upload, found, left) if found.kept else None
    return _page(request, kind, form, found=found, batch=batch)


def _keep(request: HttpRequest, kind: Kind, upload: Any, found: Understood, left: Left | None) -> Batch:
    """The file with what it would change, kept until the person agrees."""
    lines = {"rows": found.kept, "shown": found.shown[:FIRST], "same": found.same, "aside": found.aside}
    wrong = [Wrong.of(fault) for fault in found.faults]
    batch = Batch(
        agency_id=kind.thing.host_id,
        kind=kind.kind,
        name=str(upload.name)[:200],
        lines={**kind.lines, **lines},
        rows_bad=len({w.row for w in wrong if w.row}),
        faults=[w.told for w in wrong],
        at=now(),
        by=request.user,
    )
    upload.seek(0)
    return keep_book(batch, upload.read(), left, by=request.user)


def _page(request: HttpRequest, kind: Kind, form: BookForm, **more: Any) -> HttpResponse:
    """The page of a workbook; `found` of what was sent and the `batch` that keeps it, or `reasons` of a refusal."""
    found, batch = more.get("found"), more.get("batch")
    told: dict[str, Any] = {
        "heading": kind.heading,
        "way": kind.way,
        "form": form,
        "button": _("Xem trước"),
        "back_url": kind.back,
        "faults": shown_faults(found.faults) if found else (),
        "batches": recent(request.user, kind.kind, kind.lines),
    }
    if found and batch:
        told |= {
            "left": bool(batch.rows_bad),
            "rows": found.shown[:FIRST],
            "count": len(found.shown),
            "earlier": earlier(batch),
        }
    return render(request, "scorecards/book.html", told | more)


def _written(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Write the rows that were shown."""
    mine = Batch.objects.visible_to(request.user).filter(by=request.user, kind=kind.kind)
    batch = get_object_or_404(mine, pk=_number(request.POST["rows"]))
    if any(batch.lines.get(key) != kind.lines[key] for key in ("card", "scoring") if key in kind.lines):
        return HttpResponseRedirect(request.path)
    if kind.kind == "appraisals" and batch.count > MANY:
        say = Say(
            f"Thẩm định {kind.lines['year']} từ Excel", f"Appraisals of {kind.lines['year']} from Excel"
        )
        told = {"batch_id": batch.pk, "by_id": request.user.pk}
        return begin_once(request, say, appraise_in_background, kind.back, **told)

    def again(reasons: tuple[Say, ...]) -> HttpResponse:
        return _page(request, kind, BookForm(), reasons=reasons)

    undo = reverse("scorecards:entered_undo", args=[batch.pk])
    try:
        return post(
            request,
            lambda: enter_book(batch, by=request.user),
            lambda done: with_undo(_done(done.count), undo),
            kind.back,
            again,
        )
    except Conflict as conflict:
        return conflicted(request, conflict, [])


def _done(count: int) -> Say:
    return Say(f"Đã ghi {count} dòng từ Excel.", f"{several(count, 'row')} from Excel were saved.")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


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


urlpatterns = [
    path("phieu/<int:pk>/excel", own_book, name="own_book"),
    path("nam/<int:pk>/tham-dinh-excel", appraisal_book, name="appraisal_book"),
    path("nam/<int:pk>/dieu-tra-excel", survey_book, name="survey_book"),
]
