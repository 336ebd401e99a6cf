"""A draft scorecard changed piece by piece: one item, or its head; each change can be undone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.scorecards import reworking
from thidua.core.scorecards.check import item_faults
from thidua.core.scorecards.file import as_written
from thidua.core.scorecards.model import Item
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.scorecards.writing import written
from thidua.core.wording import Say
from thidua.scorecards.actions.keeping import describe, is_draft
from thidua.scorecards.compiled import read_text
from thidua.scorecards.models import Scorecard, ScorecardEdit
from thidua.screens.posting import Conflict

MOST_EDITS = 50
"""Edits of a draft that can be undone; older ones are let go."""


class Edit(NamedTuple):
    """One edit: what is told of it, its code, and what it makes of the tree."""

    told: Say
    code: str
    do: Callable[[Tree], Tree]


class Seen(NamedTuple):
    """What somebody else has saved meanwhile, with the digest to post on."""

    saved: Any
    version: str


@action("scorecard.change_item")
def change_item(scorecard: Scorecard, code: str, item: Item, *, by: Any, seen: str = "") -> Scorecard:
    """Write one item of a draft anew.

    Raises Refused with what is wrong with the item, and Conflict when somebody else has changed it
    since it was read (`seen` is its digest then).
    """
    draft = _draft(scorecard, "scorecard.change_item", by)
    now_ = tree_to_edit(draft).item(code)
    if seen and now_ is not None and seen != reworking.digest_of_item(now_):
        raise _conflict(draft, Seen(now_, reworking.digest_of_item(now_)))
    older = read_text(draft.after.text)[0] if draft.after_id else None
    told = Say(f"sửa mục {code}", f"item {code} changed")
    edit = Edit(told, item.code, lambda tree: reworking.changed(tree, code, item, older))
    return _save(draft, edit, by, "scorecard.change_item")


@action("scorecard.add_item")
def add_item(scorecard: Scorecard, item: Item, *, by: Any, within: str = "") -> Scorecard:
    """Put one more item at the end of another, or one more area at the end of all."""
    draft = _draft(scorecard, "scorecard.add_item", by)
    told = Say(f"thêm mục {item.code}", f"item {item.code} added")
    edit = Edit(told, item.code, lambda tree: reworking.added(tree, item, within))
    return _save(draft, edit, by, "scorecard.add_item")


@action("scorecard.move_item")
def move_item(scorecard: Scorecard, code: str, *, by: Any, within: str = "", steps: int = 0) -> Scorecard:
    """Move an item so many places among those beside it, or (without steps) to the end of another one."""
    draft = _draft(scorecard, "scorecard.move_item", by)
    do = (
        (lambda tree: reworking.shifted(tree, code, steps))
        if steps
        else (lambda tree: reworking.moved(tree, code, within))
    )
    return _save(
        draft, Edit(Say(f"chuyển mục {code}", f"item {code} moved"), code, do), by, "scorecard.move_item"
    )


@action("scorecard.remove_item")
def remove_item(scorecard: Scorecard, code: str, *, by: Any) -> Scorecard:
    """Take an item out with everything in it."""
    draft = _draft(scorecard, "scorecard.remove_item", by)
    told = Say(f"bỏ mục {code}", f"item {code} removed")
    return _save(
        draft, Edit(told, code, lambda tree: reworking.removed(tree, code)), by, "scorecard.remove_item"
    )


@action("scorecard.change_head")
def change_head(scorecard: Scorecard, head: Tree, *, by: Any, seen: str = "") -> Scorecard:
    """Write everything but the items anew: title, years, for whom, total, survey, classes.

    Raises Conflict when the head is no longer as it was read.
    """
    draft = _draft(scorecard, "scorecard.change_head", by)
    now_ = tree_to_edit(draft)
    if seen and seen != digest_of_head(now_):
        raise _conflict(draft, Seen(now_, digest_of_head(now_)))
    told = Say("sửa phần đầu", "head changed")
    edit = Edit(told, "", lambda tree: replace(head, items=tree.items))
    return _save(draft, edit, by, "scorecard.change_head")


@action("scorecard.undo")
def undo(scorecard: Scorecard, *, by: Any) -> Scorecard:
    """Bring back the text as it was before the last edit; Refused where there is none."""
    draft = _draft(scorecard, "scorecard.undo", by)
    last = draft.edits.order_by("-pk").first()
    if last is None:
        raise Refused(Say("Không còn lần sửa nào để hoàn tác.", "There is no edit left to undo."))
    describe(draft, last.text)
    last.delete()
    draft.version += 1
    draft.save()
    record("scorecard.undo", draft, by=by, told={"version": draft.version})
    return draft


def tree_to_edit(scorecard: Scorecard) -> Tree:
    """The tree that forms change; Refused where its text holds what writing it back would lose."""
    tree, unread = as_written(scorecard.text, "")
    codes = [item.code for item in tree.all_items] if tree else []
    if tree is None or unread or len(set(codes)) < len(codes):
        raise Refused(
            Say(
                "Nội dung tệp có chỗ chưa đọc được hoặc có hai mục trùng mã. Sửa trong nội dung tệp trước.",
                "The text has parts that cannot be read, or two items of one code. Mend it as text first.",
            )
        )
    return tree


def digest_of_head(tree: Tree) -> str:
    """What tells whether the head is still as it was read."""
    return hashlib.sha256(written(replace(tree, items=())).encode()).hexdigest()[:16]


def _draft(scorecard: Scorecard, right: str, by: Any) -> Scorecard:
    found = (
        Scorecard.objects.select_for_update(of=("self",), no_key=True)
        .select_related("after")
        .get(pk=scorecard.pk)
    )
    access.check(right, by, found)
    is_draft(found)
    return found


def _save(draft: Scorecard, edit: Edit, by: Any, name: str) -> Scorecard:
    """Keep what an edit makes of the tree; Refused with what would be wrong with the item it touches."""
    before = tree_to_edit(draft)
    after = edit.do(before)
    known = {(f.what, f.cure) for f in item_faults(before, edit.code)}
    wrong = [f for f in item_faults(after, edit.code) if (f.what, f.cure) not in known]
    if wrong:
        raise Refused(*(Say(f"{f.what.vi} {f.cure.vi}", f"{f.what.en} {f.cure.en}") for f in wrong))
    text = written(after)
    if text == draft.text:
        return draft
    told = {"told_vi": edit.told.vi[:300], "told_en": edit.told.en[:300]}
    ScorecardEdit.objects.create(scorecard=draft, text=draft.text, at=now(), by=by, **told)
    old = draft.edits.order_by("-pk").values_list("pk", flat=True)[MOST_EDITS:]
    ScorecardEdit.objects.filter(pk__in=list(old)).delete()
    describe(draft, text)
    draft.version += 1
    draft.save()
    record(name, draft, by=by, told={"item": edit.code} if edit.code else {"version": draft.version})
    return draft


def _conflict(draft: Scorecard, thing: Seen) -> Conflict:
    last = draft.edits.select_related("by").order_by("-pk").first()
    return Conflict(thing, str(last.by) if last else "", last.at if last else None)
