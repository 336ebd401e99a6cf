"""The tree of a draft over HTTP: its items changed by forms, moved, taken out; undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import wraps
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.errors import Refused
from thidua.core.scorecards.check import added_up
from thidua.core.scorecards.model import Item
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.scorecards.reworking import digest_of_item
from thidua.core.wording import Say, both
from thidua.scorecards.actions import keeping
from thidua.scorecards.actions import reworking as actions
from thidua.scorecards.compiled import read_text
from thidua.scorecards.forms.reworking import HeadForm, ItemForm, MoveForm, new_item
from thidua.scorecards.models import Scorecard
from thidua.scorecards.views.scorecards import scorecard_of, way_to
from thidua.screens.asking import Question, ask, sent
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, conflicted, post, spoken, with_undo


class Row(NamedTuple):
    """One item as the tree shows it: how deep it stands, and what its items add up to where that differs."""

    item: Item
    depth: int
    added: Decimal | None
    first: bool
    last: bool


def tree(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole tree of a draft, with what is wrong with it and what can be done at each item."""
    found = scorecard_of(request, pk)
    if not access.may("scorecard.change_item", request.user, found):
        return forbidden(request, access.refusal("scorecard.change_item", request.user))
    told, faults = read_text(found.text)
    stuck = _stuck(found)
    shown = {
        "scorecard": found,
        "tree": told,
        "rows": list(_rows(told.items, 0)) if told and not stuck else [],
        "faults": faults,
        "stuck": stuck,
        "last": None if stuck else found.edits.last(),
        "way": way_to(found, (_("Cây tiêu chí"), "")),
    }
    return render(request, "scorecards/tree.html", shown)


def _stuck(found: Scorecard) -> tuple[Say, ...]:
    """Why the tree cannot be changed by forms."""
    try:
        keeping.is_draft(found)
        actions.tree_to_edit(found)
    except Refused as refused:
        return refused.reasons
    return ()


def _rows(items: tuple[Item, ...], depth: int) -> Iterator[Row]:
    for at, item in enumerate(items):
        added = added_up(item)
        wrong = added if added is not None and item.points is not None and added != item.points else None
        yield Row(item, depth, wrong, at == 0, at == len(items) - 1)
        yield from _rows(item.items, depth + 1)


View = Callable[..., HttpResponse]


def on_a_tree(view: View) -> View:
    """A page that changes the tree of a draft: given the draft, its tree and the item that is meant.

    Where forms cannot change it the page of the tree tells why.
    """

    @wraps(view)
    def seen(request: HttpRequest, pk: int, code: str = "") -> HttpResponse:
        found = scorecard_of(request, pk)
        if _stuck(found):
            return HttpResponseRedirect(_led(found))
        told = actions.tree_to_edit(found)
        item = told.item(code)
        if code and item is None:
            raise Http404
        return view(request, found, told, item)

    return seen


@on_a_tree
def item(request: HttpRequest, found: Scorecard, told: Tree, before: Item) -> HttpResponse:
    """Change one item of a draft by its form."""
    code = before.code
    form = ItemForm(told, before, sent(request))
    seen = request.POST.get("version", digest_of_item(before))
    question = Question(
        "scorecard.change_item",
        found,
        spoken(before.say),
        _("Lưu mục"),
        lambda _told: actions.change_item(found, code, form.item(), by=request.user, seen=seen),
        lambda made: _saved(made, Say(f"Đã sửa mục {code}.", f"Item {code} was changed.")),
        _led,
        _way(found, code),
        "scorecards/item.html",
        {"version": digest_of_item(before), "scorecard": found, "item": before, "may_drop": True},
    )
    return _asked(request, form, question, lambda thing: ItemForm(told, thing).initial)


@on_a_tree
def add(request: HttpRequest, found: Scorecard, told: Tree, above: Item | None) -> HttpResponse:
    """Put one more item into another, or one more area at the end."""
    code = above.code if above else ""
    form = ItemForm(told, new_item(above), sent(request))
    heading = _("Thêm mục vào %(code)s") % {"code": code} if code else _("Thêm lĩnh vực")
    question = Question(
        "scorecard.add_item",
        found,
        heading,
        _("Thêm"),
        lambda _told: actions.add_item(found, form.item(), by=request.user, within=code),
        lambda made: _saved(made, Say("Đã thêm.", "It was added.")),
        _led,
        _way(found, heading),
        "scorecards/item.html",
        {"scorecard": found},
    )
    return ask(request, form, question)


@on_a_tree
def move(request: HttpRequest, found: Scorecard, told: Tree, before: Item) -> HttpResponse:
    """Move an item up or down, or into another one."""
    code = before.code
    done = Say(f"Đã chuyển mục {code}.", f"Item {code} was moved.")
    steps = {"len": -1, "xuong": 1}.get(request.POST.get("huong", ""), 0)
    if request.method == "POST" and steps:
        return post(
            request,
            lambda: actions.move_item(found, code, by=request.user, steps=steps),
            lambda made: _saved(made, done),
            f"{_led(found)}#m-{code}",
        )
    question = Question(
        "scorecard.move_item",
        found,
        _("Chuyển mục %(code)s") % {"code": spoken(before.say)},
        _("Chuyển"),
        lambda given: actions.move_item(found, code, by=request.user, within=given["within"]),
        lambda made: _saved(made, done),
        _led,
        _way(found, code),
    )
    return ask(request, MoveForm(told, code, sent(request)), question)


@on_a_tree
def remove(request: HttpRequest, found: Scorecard, _tree: Tree, before: Item) -> HttpResponse:
    """Take an item out, after one look at what goes with it."""
    code = before.code
    if not access.may("scorecard.remove_item", request.user, found):
        return forbidden(request, access.refusal("scorecard.remove_item", request.user))
    if request.method == "POST":
        done = Say(f"Đã bỏ mục {code}.", f"Item {code} was taken out.")
        return post(
            request,
            lambda: actions.remove_item(found, code, by=request.user),
            lambda made: _saved(made, done),
            _led(found),
        )
    shown = {
        "heading": _("Bỏ mục %(code)s") % {"code": spoken(before.say)},
        "consequence": _(
            "Mục này và mọi mục trong nó không còn trong bản đang soạn. Hoàn tác được ngay sau khi bỏ."
        ),
        "names": [i.say for i in _inside(before)],
        "button": _("Bỏ mục"),
        "danger": True,
        "back_url": _led(found),
    }
    return render(request, "screens/confirm.html", shown)


@on_a_tree
def head(request: HttpRequest, found: Scorecard, told: Tree, _item: None) -> HttpResponse:
    """Change everything of a draft but its items."""
    form = HeadForm(told, sent(request))
    digest = actions.digest_of_head(told)
    seen = request.POST.get("version", digest)
    question = Question(
        "scorecard.change_head",
        found,
        _("Phần đầu bộ tiêu chí"),
        _("Lưu phần đầu"),
        lambda _told: actions.change_head(found, form.head(), by=request.user, seen=seen),
        lambda made: _saved(made, Say("Đã sửa phần đầu.", "The head was changed.")),
        _led,
        _way(found, _("Phần đầu bộ tiêu chí")),
        shown={"version": digest},
    )
    return _asked(request, form, question, lambda thing: HeadForm(thing).initial)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last edit back."""
    found = scorecard_of(request, pk)
    last = found.edits.last()
    told = Say(f"Đã hoàn tác: {last.told_vi}.", f"Undone: {last.told_en}.") if last else both("–")
    return post(request, lambda: actions.undo(found, by=request.user), told, _led(found))


def _asked(request: HttpRequest, form: Any, question: Question, saved: Any) -> HttpResponse:
    """The page of a form; where somebody else saved meanwhile, both versions side by side."""
    try:
        return ask(request, form, question)
    except Conflict as conflict:
        there = saved(conflict.thing.saved)
        pairs = [
            (both(str(field.label)), str(form[name].value() or ""), _plain(form, name, there.get(name)))
            for name, field in form.fields.items()
        ]
        return conflicted(request, conflict, [pair for pair in pairs if pair[1] != pair[2]])


def _plain(form: Any, name: str, value: Any) -> str:
    return str(form.fields[name].prepare_value(value) or "")


def _inside(item: Item) -> Iterator[Item]:
    for below in item.items:
        yield below
        yield from _inside(below)


def _way(found: Scorecard, last: str) -> tuple[tuple[Any, str], ...]:
    return way_to(found, (_("Cây tiêu chí"), _led(found)), (last, ""))


def _led(found: Scorecard) -> str:
    return reverse("scorecards:tree", args=[found.pk])


def _saved(made: Scorecard, what: Say) -> Say:
    """What was done, what is still wrong, and how to take it back."""
    left = len(read_text(made.text)[1])
    more = Say(f" Bản đang soạn còn {left} lỗi.", f" The draft has {left} faults.") if left else Say("", "")
    say = Say(what.vi + more.vi, what.en + more.en)
    return with_undo(say, reverse("scorecards:undo", args=[made.pk]))


_AT = "bo-tieu-chi/<int:pk>"
urlpatterns = [
    path(f"{_AT}/cay", tree, name="tree"),
    path(f"{_AT}/phan-dau", head, name="head"),
    path(f"{_AT}/hoan-tac", undo, name="undo"),
    path(f"{_AT}/them", add, name="add_area"),
    path(f"{_AT}/them/<path:code>", add, name="add_item"),
    path(f"{_AT}/muc/<path:code>", item, name="item"),
    path(f"{_AT}/chuyen/<path:code>", move, name="move_item"),
    path(f"{_AT}/bo/<path:code>", remove, name="remove_item"),
]
