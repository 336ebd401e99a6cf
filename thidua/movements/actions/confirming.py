"""What was read of a document is answered by a person: accepted, changed, found to be only words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.plan import writing
from thidua.core.plan.entries import read_block
from thidua.core.plan.fields.forms import free_key
from thidua.core.plan.file import reread
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Plan
from thidua.core.wording import Say
from thidua.movements.actions.plan_saving import (
    Edit,
    MarkAt,
    clause_in,
    found_mark,
    mark_at,
    note,
    open_draft,
    save,
)
from thidua.movements.compiled import draft_of
from thidua.movements.models import Confirmed, PlanEdit, PlanVersion, Proposed
from thidua.people.models import User

NAMED = ("award", "form")
"""Sorts whose key is their own id."""
HEAD_SAY = {
    "number": Say("số, ký hiệu", "number"),
    "issued": Say("ngày ban hành", "date of issue"),
    "issuer": Say("cơ quan ban hành", "issuing agency"),
    "superior": Say("cơ quan cấp trên", "agency above"),
    "place": Say("nơi ban hành", "place of issue"),
    "title": Say("tên kế hoạch", "title"),
}


class Written(NamedTuple):
    """A mark as a person fills it in: its sort, its entries, the digest of the one it replaces as it was read."""

    sort: str
    entries: Mapping[str, Any]
    digest: str = ""


class _Desk(NamedTuple):
    """One proposal with the draft that it stands in, both held for a change."""

    proposed: Proposed
    draft: PlanVersion
    plan: Plan
    by: User


@action("plan.accept_read")
def accept(proposed: Proposed, *, by: User) -> Proposed:
    """Confirm a proposal as it was read; a question that it answers is no longer asked.

    Raises Refused where too little was understood to make a rule of it.
    """
    desk = _desk(proposed, "plan.accept_read", by)
    at = _stands(desk)
    if at is None and desk.proposed.sort != "head":
        if not desk.proposed.whole:
            raise Refused(
                Say(
                    "Chưa đủ dữ kiện để thành quy tắc. Bấm “Sửa bằng biểu mẫu” và điền chỗ còn thiếu.",
                    "Too little is known to make a rule. Choose “Change by form” and fill in what is missing.",
                )
            )
        _write(desk, Written(desk.proposed.sort, body_of(desk.proposed)), "accepted", "plan.accept_read")
    else:
        text, _ = _without(desk.draft.text, desk.plan, _doubt_at(desk.proposed))
        _answered(desk, text, "accepted", at)
    record("plan.accept_read", desk.draft, by=by, told=_told(desk.proposed))
    return desk.proposed


@action("plan.change_read")
def change(proposed: Proposed, written: Written, *, by: User) -> Proposed:
    """Write what a person filled in in the place of a proposal, of the same sort or of another.

    Raises Refused with the faults of what was filled in, and Conflict where somebody else changed it meanwhile.
    """
    desk = _desk(proposed, "plan.change_read", by)
    how = "changed" if written.sort == desk.proposed.sort else "other"
    _write(desk, written, how, "plan.change_read")
    record("plan.change_read", desk.draft, by=by, told=_told(desk.proposed))
    return desk.proposed


@action("plan.correct_head")
def correct_head(proposed: Proposed, value: str, *, by: User) -> Proposed:
    """Write what the head of the document says, as a person reads it; nothing where it leaves it blank.

    Raises Refused for a date that cannot be read.
    """
    desk = _desk(proposed, "plan.correct_head", by)
    name = desk.proposed.key or ""
    if desk.proposed.sort != "head":
        raise Refused(Say("Chỗ này không thuộc phần đầu văn bản.", "This is no part of the head."))
    said: Any = _day(value) if name == "issued" else writing.one_line(value) or None
    front = dict(desk.plan.front)
    if name in ("issuer", "superior"):
        inner = "name" if name == "issuer" else "superior"
        front["issuer"] = {**(front.get("issuer") or {}), inner: said}
    else:
        front[name] = said
    _answered(desk, writing.change_front(desk.draft.text, front), "changed", None)
    record("plan.correct_head", desk.draft, by=by, told={"head": name})
    return desk.proposed


@action("plan.call_narrative")
def call_narrative(proposed: Proposed, *, by: User) -> Proposed:
    """Say that the words of a proposal carry nothing out: its rule and its question go.

    Raises Refused for the head of the document, which is corrected instead.
    """
    desk = _desk(proposed, "plan.call_narrative", by)
    if desk.proposed.sort == "head":
        raise Refused(Say("Phần đầu văn bản chỉ sửa được, không bỏ được.", "The head can only be corrected."))
    text, plan = desk.draft.text, desk.plan
    for at in (_mark_at(desk.proposed), _doubt_at(desk.proposed)):
        text, plan = _without(text, plan, at)
    _answered(desk, text, "narrative", None)
    _stand(desk.proposed, mark="", key=None, doubt="")
    record("plan.call_narrative", desk.draft, by=by, told=_told(desk.proposed))
    return desk.proposed


def body_of(proposed: Proposed) -> dict[str, Any]:
    """The entries of the mark that a proposal would make."""
    return read_block(proposed.body.splitlines())[0]


def moved_from(rows: list[Proposed]) -> dict[str, dict[str, Any]]:
    """Where proposals stand now, as an edit keeps it for its undo."""
    return {
        str(row.pk): {"clause": row.clause, "mark": row.mark, "key": row.key, "doubt": row.doubt}
        for row in rows
    }


def _desk(proposed: Proposed, right: str, by: User) -> _Desk:
    row = Proposed.objects.select_related("reading__plan").get(pk=proposed.pk)
    draft = open_draft(row.reading.plan, right, by)
    return _Desk(row, draft, draft_of(draft).plan, by)


def _mark_at(row: Proposed) -> MarkAt | None:
    return MarkAt(row.clause, row.mark, row.key) if row.mark else None


def _doubt_at(row: Proposed) -> MarkAt | None:
    return MarkAt(row.clause, "doubt", row.doubt) if row.doubt else None


def _stands(desk: _Desk) -> MarkAt | None:
    """Where the mark of a proposal stands in the draft; None where it does not."""
    at = _mark_at(desk.proposed)
    return at if at and mark_at(desk.plan, at) else None


def _without(text: str, plan: Plan, at: MarkAt | None) -> tuple[str, Plan]:
    """The text without one mark, where it stands there, and the plan that this makes."""
    mark = mark_at(plan, at) if at else None
    if mark is None:
        return text, plan
    text = writing.remove_mark(text, plan.by_id[mark.clause], mark)
    return text, reread(text, plan)[0]


def _write(desk: _Desk, written: Written, how: str, right: str) -> None:
    """Put a mark in the place of what a proposal became: changed where it is of the same sort, else exchanged."""
    row, sort = desk.proposed, written.sort
    at = _stands(desk)
    if at and at.sort == sort:
        mark = found_mark(desk.draft, desk.plan, at._replace(digest=written.digest))
        key = str(written.entries["id"]) if sort in NAMED else at.key
        text = writing.change_mark(desk.draft.text, mark, _keyed(written, key))
    else:
        text, plan = desk.draft.text, desk.plan
        clause = clause_in(plan, row.clause)
        key = (
            str(written.entries["id"])
            if sort in NAMED
            else free_key(clause, sort, written.entries.get("says"))
        )
        text = writing.add_mark(text, plan, clause, sort, _keyed(written, key))
        text, _ = _without(text, reread(text, plan)[0], at)
    text, _ = _without(text, reread(text, desk.plan)[0], _doubt_at(row))
    _answered(desk, text, how, MarkAt(row.clause, sort, key))


def _keyed(written: Written, key: str | None) -> dict[str, Any]:
    return {**({"key": key} if key and written.sort not in NAMED else {}), **written.entries}


def _answered(desk: _Desk, text: str, how: str, at: MarkAt | None) -> None:
    """Keep the draft with the answer; the edit that holds both is one step of the undo."""
    row = desk.proposed
    edit = Edit(_named(row, how), desk.by)
    changes = text != desk.draft.text
    made = save(desk.draft, text, edit, lambda plan: mark_at(plan, at) if at else None) if changes else None
    made = made or note(desk.draft, edit)
    _answer(made, row, how)
    if at:
        _stand(row, mark=at.sort, key=at.key, doubt="")


def _answer(edit: PlanEdit | None, row: Proposed, how: str) -> None:
    if edit is None:
        raise RuntimeError("an answer is an edit of its own")
    edit.moved = moved_from([row])
    edit.save(update_fields=["moved"])
    Confirmed.objects.create(proposed=row, edit=edit, how=how)


def _stand(row: Proposed, **told: Any) -> None:
    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=list(told))


def _told(row: Proposed) -> dict[str, Any]:
    return {"clause": row.clause, "sort": row.mark or row.sort}


def _named(row: Proposed, how: str) -> Say:
    """An edit as the list of edits tells it."""
    what = HEAD_SAY[row.key or "title"] if row.sort == "head" else SORTS[row.sort].say
    where = Say(f" ở {row.clause}", f" at {row.clause}") if row.clause else Say("", "")
    did = {
        "accepted": Say("nhận", "accepted:"),
        "changed": Say("sửa điều đã đọc:", "changed what was read:"),
        "other": Say("hiểu khác đi:", "understood otherwise:"),
        "narrative": Say("coi là lời dẫn:", "called narrative:"),
    }[how]
    return Say(f"{did.vi} {what.vi}{where.vi}", f"{did.en} {what.en}{where.en}")


def _day(typed: str) -> date | None:
    """A day as people write it: 5/9/2023, 05-09-2023, 2023-09-05; None for nothing."""
    parts = [p for p in typed.replace("-", "/").replace(".", "/").split("/") if p.strip()]
    if not parts:
        return None
    try:
        first, month, last = map(int, parts)
        return date(first, month, last) if first > 31 else date(last, month, first)
    except ValueError:
        raise Refused(
            Say(
                f"“{typed[:20]}” không phải một ngày. Viết ngày/tháng/năm, ví dụ 05/09/2023.",
                f"“{typed[:20]}” is not a day. Write day/month/year, such as 05/09/2023.",
            )
        ) from None
