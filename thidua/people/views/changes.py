"""What is done to a unit over HTTP: asked, previewed, saved, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.people import actions
from thidua.people.actions import Change, Part
from thidua.people.change_forms import CodeForm, EndForm, KindForm, MergeForm, MoveForm, RenameForm, SplitForm
from thidua.people.models import Person, Reorganisation, Unit
from thidua.people.preview import of_deed, previewed
from thidua.people.queries import standing
from thidua.people.tables import unit_name
from thidua.people.views.units import mine, unit_for
from thidua.screens.asking import Look, Question, ask, ask_previewed, sent
from thidua.screens.forms import Form

UNSAVED = Say(
    "Chưa lưu gì. Đây là điều sẽ xảy ra khi ghi.", "Nothing is saved yet. This is what will happen."
)
SAVED = Say(
    "Đã ghi. Trang đơn vị cho thấy lịch sử, và hoàn tác được khi chưa có gì dựa vào.",
    "Recorded. The unit's page shows the history; it can be taken back while nothing rests on it.",
)


def unit_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a unit a new name from a day on."""
    found = unit_for(request, pk)
    form = RenameForm(sent(request), initial={"name": found.name})
    what = ("unit.rename", _("Đổi tên đơn vị"))
    return _change(
        request, form, found, what, lambda t: actions.rename(found, t["name"], _on(t), by=request.user)
    )


def unit_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a unit under another."""
    found = unit_for(request, pk)
    form = MoveForm(sent(request), parents=mine(request.user).exclude(path__startswith=found.path))
    what = ("unit.move", _("Chuyển sang đơn vị cấp trên khác"))
    return _change(
        request, form, found, what, lambda t: actions.move(found, t["parent"], _on(t), by=request.user)
    )


def unit_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a unit in which nobody stands any more."""
    found = unit_for(request, pk)
    form = EndForm(sent(request), successors=_near(request.user, found))
    what = ("unit.end", _("Kết thúc đơn vị"))
    return _change(
        request, form, found, what, lambda t: actions.end(found, _on(t), t["successor"], by=request.user)
    )


def unit_kind(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a unit one of another kind."""
    found = unit_for(request, pk)
    form = KindForm(sent(request), initial={"kind": found.kind, "name": found.name})
    what = ("unit.change_kind", _("Đổi loại đơn vị"))

    def do(told: dict[str, Any]) -> Any:
        return actions.change_kind(found, told["kind"], told["name"], _on(told), by=request.user)

    return _change(request, form, found, what, do)


def unit_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a unit another official code."""
    found = unit_for(request, pk)
    form = CodeForm(sent(request), initial={"official": found.official})
    what = ("unit.change_code", _("Đổi mã số hành chính"))

    def do(told: dict[str, Any]) -> Any:
        return actions.change_code(found, told["official"], _on(told), by=request.user)

    return _change(request, form, found, what, do)


def unit_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge a unit, perhaps with others, into one that is there."""
    found = unit_for(request, pk)
    form = MergeForm(sent(request), near=_near(request.user, found), own=found)

    def do(told: dict[str, Any]) -> Any:
        old = [u for u in (found, *told["others"]) if u != told["into"]]
        return actions.merge(old, told["into"], _on(told), by=request.user)

    return _change(request, form, found, ("unit.merge", _("Sáp nhập đơn vị")), do)


def unit_split(request: HttpRequest, pk: int) -> HttpResponse:
    """Divide a unit among others, naming who goes where."""
    found = unit_for(request, pk)
    people = Person.objects.visible_to(request.user).filter(unit=found)
    children = found.children.filter(valid_to=None)
    form = SplitForm(sent(request), near=_near(request.user, found), people=people, children=children)

    def do(told: dict[str, Any]) -> Any:
        parts = tuple(Part(*part) for part in form.parts())
        return actions.split(found, parts, _on(told), by=request.user, keeps=told["keeps"])

    return _change(request, form, found, ("unit.split", _("Chia, tách đơn vị")), do)


def unit_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a change back, while nothing rests on it."""
    deed = get_object_or_404(Reorganisation.objects.visible_to(request.user).select_related("agency"), pk=pk)
    unit = Unit.objects.filter(changes__deed=deed).order_by("pk").first() or deed.agency
    reason = actions.what_rests(deed) if access.may("unit.undo", request.user, deed) else None
    say = Say(
        "Mọi dòng trở lại như trước thay đổi; nhật ký giữ cả hai việc.",
        "Every row becomes what it was; the diary keeps both deeds.",
    )
    question = Question(
        right="unit.undo",
        thing=deed,
        heading=_("Hoàn tác thay đổi đơn vị"),
        button=_("Hoàn tác"),
        do=lambda _told: actions.undo(deed, by=request.user),
        told=Say("Đã hoàn tác.", "Taken back."),
        to=reverse("people:unit", args=[unit.pk]),
        way=_way(unit, _("Hoàn tác")),
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


def _change(
    request: HttpRequest,
    form: Any,
    unit: Unit,
    what: tuple[str, str],
    do: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """The form; then what it would do, nothing being saved; then the deed."""
    right, heading = what
    question = Question(
        right=right,
        thing=unit,
        heading=heading,
        button=_("Xem trước"),
        do=do,
        told=SAVED,
        to=reverse("people:unit", args=[unit.pk]),
        way=_way(unit, heading),
    )

    def shown(told: dict[str, Any]) -> dict[str, Any]:
        return {
            "preview": previewed(lambda: do(told), request.user),
            "unit": unit,
            "change": _on(told),
            "consequence": UNSAVED,
        }

    return ask_previewed(request, form, question, Look("people/preview.html", _("Ghi thay đổi"), shown))


def _on(told: dict[str, Any]) -> Change:
    return Change(told["on"], told["basis"])


def _way(unit: Unit, heading: Any) -> tuple[tuple[Any, str], ...]:
    here = reverse("people:unit", args=[unit.pk])
    return ((_("Cơ quan, đơn vị"), reverse("people:units")), (unit_name(unit), here), (heading, ""))


def _near(user: Any, unit: Unit) -> QuerySet:
    """Standing units that one administers and that may receive a unit: of its agency, or of its kind nearby."""
    others = mine(user).exclude(path__startswith=unit.path)
    if not unit.is_agency:
        return others.filter(agency=unit.agency_id)
    root = "/" + unit.path.strip("/").split("/")[0] + "/"
    alike = Q(kind=unit.kind) if unit.parent_id is None else Q(path__startswith=root)
    return others.filter(alike & standing(), is_agency=True)
