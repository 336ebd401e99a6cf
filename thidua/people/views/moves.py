"""People moved over HTTP: one from their page, many from a unit's list, many by workbook; and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.errors import FactFaults, Fault
from thidua.core.wording import Say, several
from thidua.people import actions
from thidua.people.actions import Change, Move
from thidua.people.background import move_in_background
from thidua.people.change_forms import MovesSheetForm, PersonMoveForm, UnitPeopleForm
from thidua.people.models import Batch, Person, Reorganisation, Unit
from thidua.people.preview import of_deed, previewed
from thidua.people.queries import people as seen
from thidua.people.queries import standing
from thidua.people.tables import unit_name
from thidua.people.views.batches import SHOWN, left_out, shown_faults
from thidua.people.views.imports import on_disk, own_agency
from thidua.people.views.units import unit_for
from thidua.screens.asking import Look, Question, ask, ask_previewed, sent
from thidua.screens.forms import Form
from thidua.screens.jobs import begin_once
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post, with_undo

UNSAVED = Say(
    "Chưa lưu gì. Đây là điều sẽ xảy ra khi chuyển.", "Nothing is saved yet. This is what will happen."
)
AT_ONCE = 50
"""Up to so many people are moved while the page waits; more in the background."""
Way = tuple[tuple[Any, str], ...]


def person_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one person to another unit, of this agency or another one."""
    found: Person = get_object_or_404(seen(request.user), pk=pk)
    here = reverse("people:person", args=[found.pk])
    way = ((_("Cá nhân"), reverse("people:people")), (found.name, here), (_("Chuyển công tác"), ""))
    form = PersonMoveForm(sent(request), units=_others(found.unit))

    def moves(told: dict[str, Any]) -> list[Move]:
        held = ("post", "leadership", "direct_reform_worker")
        return [Move(found, told["unit"], **{k: told[k] for k in held if told[k] not in ("", None)})]

    return _moving(request, form, found, moves, way)


def unit_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Move some of the people of one unit together."""
    found = unit_for(request, pk)
    here = reverse("people:unit", args=[found.pk])
    way = ((_("Cơ quan, đơn vị"), reverse("people:units")), (unit_name(found), here), (_("Chuyển người"), ""))
    people = seen(request.user).filter(unit=found)
    form = UnitPeopleForm(sent(request), units=_others(found), people=people)

    def moves(told: dict[str, Any]) -> list[Move]:
        return [Move(person, told["unit"]) for person in told["people"]]

    return _moving(request, form, found, moves, way)


def _others(unit: Unit) -> Any:
    """Units of the same tree (a province) that stand, but for one."""
    root = f"/{unit.path.split('/')[1]}/"
    return Unit.objects.filter(standing(), path__startswith=root).exclude(pk=unit.pk)


def _moving(request: HttpRequest, form: Any, thing: Any, moves: Any, way: Way) -> HttpResponse:
    """The form; then who goes where and what follows or stays; then the deed."""
    heading, here = way[-1][0], way[-2][1]

    def do(told: dict[str, Any]) -> Reorganisation:
        deed: Reorganisation = actions.move_people(moves(told), _on(told), by=request.user)
        return deed

    def shown(told: dict[str, Any]) -> dict[str, Any]:
        found = previewed(lambda: do(told), request.user)
        return {"preview": found, "change": _on(told), "to": told["unit"], "consequence": UNSAVED}

    question = Question(
        right="person.move",
        thing=thing,
        heading=heading,
        button=_("Xem trước"),
        do=do,
        told=_moved,
        to=lambda deed: _after(deed, here, request.user),
        way=way,
    )
    return ask_previewed(request, form, question, Look("people/move_preview.html", _("Chuyển"), shown))


def _moved(deed: Reorganisation) -> Say:
    n = len(actions.people_of(deed))
    told = Say(f"Đã chuyển {n} người.", f"{several(n, 'person')} moved.")
    return with_undo(told, reverse("people:move_undo", args=[deed.pk]))


def _after(deed: Reorganisation, here: str, user: Any) -> str:
    """Where to go: somebody who left the agency may no longer be seen."""
    moved = actions.people_of(deed)
    still = Person.objects.visible_to(user).filter(pk__in=moved).count() == len(moved)
    return here if still else reverse("people:people")


def move_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a move back, while nothing rests on it."""
    rows = Reorganisation.objects.visible_to(request.user).filter(kind="people")
    deed = get_object_or_404(rows.select_related("agency"), pk=pk)
    reason = actions.what_rests(deed) if access.may("person.undo_move", request.user, deed) else None
    say = Say(
        "Mọi người trở lại đơn vị, chức vụ và vai như trước; nhật ký giữ cả hai việc.",
        "Everybody goes back to unit, post and roles as before; the diary keeps both deeds.",
    )
    heading = _("Hoàn tác việc chuyển người")
    question = Question(
        right="person.undo_move",
        thing=deed,
        heading=heading,
        button=_("Hoàn tác"),
        do=lambda _told: actions.undo_move(deed, by=request.user),
        told=Say("Đã hoàn tác.", "Taken back."),
        to=reverse("people:people"),
        way=((_("Cá nhân"), reverse("people:people")), (heading, "")),
        template="people/undo.html",
        shown={
            "consequence": say,
            "danger": True,
            "preview": of_deed(deed, request.user),
            "deed": deed,
            "reasons": [reason] if reason else [],
        },
    )
    return ask(request, Form(sent(request)), question)


def moves(request: HttpRequest) -> HttpResponse:
    """Choose a workbook of moves; its faults come back by row, nothing is kept of one without a right row."""
    agency = own_agency(request.user)
    if agency is None or not access.may("person.read_moves", request.user, agency):
        return forbidden(request, access.refusal("person.read_moves", request.user))
    form = MovesSheetForm(sent(request), request.FILES or None)
    faults: Sequence[Fault] = ()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            with on_disk(told["sheet"]) as path:
                return post(
                    request,
                    lambda: actions.read_moves_sheet(
                        agency, path, told["sheet"].name, _on(told), by=request.user
                    ),
                    Say(
                        "Đã đọc tệp. Chưa chuyển ai: xem rồi bấm chuyển.",
                        "Read. Nobody has moved: look first.",
                    ),
                    lambda made: reverse("people:moves_batch", args=[made.pk]),
                )
        except FactFaults as found:
            faults = found.faults
    rows = Batch.objects.visible_to(request.user).filter(kind=actions.MOVES, agency=agency)
    told = {
        "form": form,
        "faults": shown_faults(faults),
        "fault_count": len(faults),
        "agency": agency,
        "heading": _("Chuyển nhiều người từ Excel"),
        "batches": rows.select_related("by")[:10],
    }
    return render(request, "people/moves.html", told, status=422 if faults or form.errors else 200)


def moves_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Who would move by a workbook, and the button that does it; later, what it did."""
    rows = Batch.objects.visible_to(request.user).filter(kind=actions.MOVES).select_related("by")
    found: Batch = get_object_or_404(rows, pk=pk)
    lines = found.lines["moves"]
    here, heading = reverse("people:moves_batch", args=[found.pk]), _("Xem trước khi chuyển")
    right = bool(request.POST.get("only_right"))
    may = access.may("person.take_moves", request.user, found)
    if request.method == "POST" and len(lines) > AT_ONCE and may:
        return _later(request, found, right)
    say = Say(
        f"Chuyển {len(lines)} người trong một lần; ai cũng chuyển hoặc không ai.",
        f"Move {several(len(lines), 'person')} in one deed: everybody or nobody.",
    )
    question = Question(
        right="person.take_moves",
        thing=found,
        heading=heading if found.state == "read" else _("Lần chuyển người"),
        button=_("Chuyển"),
        do=lambda _told: actions.take_moves(found, by=request.user, only_right=right),
        told=Say("Đã chuyển.", "Moved."),
        to=here,
        way=((_("Chuyển nhiều người từ Excel"), reverse("people:moves")), (found.name, "")),
        template="people/moves_batch.html",
        shown={
            "batch": found,
            "lines": lines[:SHOWN],
            "more": max(len(lines) - SHOWN, 0),
            "on": actions.on_of(found),
            "consequence": say,
            "deed": Reorganisation.objects.filter(pk=dict(found.made or {}).get("deed", 0)).first(),
            **left_out(found),
        },
    )
    return ask(request, Form(sent(request)), question)


def _later(request: HttpRequest, batch: Batch, right: bool) -> HttpResponse:
    """Move many in the background."""
    count = len(batch.lines["moves"])
    say = Say(f"Chuyển {count} người", f"Moving {several(count, 'person')}")
    here = reverse("people:moves_batch", args=[batch.pk])
    given = {"batch_id": batch.pk, "by_id": request.user.pk, "only_right": right}
    return begin_once(request, say, move_in_background, here, **given)


def _on(told: dict[str, Any]) -> Change:
    return Change(told["on"], told["basis"])
