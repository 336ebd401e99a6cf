"""Changes of a draft plan: one rule, one clause or its head at a time; each can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.plan import reworking, writing
from thidua.core.plan.fields.forms import free_key
from thidua.core.plan.marks import SORTS
from thidua.core.wording import Say
from thidua.movements.actions.plan_saving import (
    Edit,
    MarkAt,
    Seen,
    clause_in,
    conflict,
    digest_of_words,
    found_mark,
    keep,
    mark_at,
    open_draft,
    save,
)
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanVersion, Proposed
from thidua.people.models import User

Entries = Mapping[str, Any]


class Words(NamedTuple):
    """Words typed for a clause: `seen` is the digest of those read before; `auto` while still typing."""

    text: str
    seen: str = ""
    auto: bool = False


@action("plan.change_rule")
def change_rule(version: PlanVersion, at: MarkAt, entries: Entries, *, by: User) -> PlanVersion:
    """Write other entries into one mark of a draft.

    Raises Refused with the faults that the change would make at this mark, and Conflict when
    somebody else has changed it since it was read.
    """
    draft = open_draft(version, "plan.change_rule", by)
    plan = draft_of(draft).plan
    mark = found_mark(draft, plan, at)
    text = writing.change_mark(draft.text, mark, entries)
    told = Say(
        f"sửa {SORTS[at.sort].say.vi} ở {at.clause}", f"change of {SORTS[at.sort].say.en} at {at.clause}"
    )
    save(draft, text, Edit(told, by), lambda p: mark_at(p, at))
    record("plan.change_rule", draft, by=by, told={"clause": at.clause, "sort": at.sort})
    return draft


@action("plan.add_rule")
def add_rule(version: PlanVersion, clause_id: str, sort: str, entries: Entries, *, by: User) -> PlanVersion:
    """Write one more mark under a clause; it gets a key where the clause has one of its sort already."""
    draft = open_draft(version, "plan.add_rule", by)
    plan = draft_of(draft).plan
    clause = clause_in(plan, clause_id)
    key = free_key(clause, sort, entries.get("says")) if sort not in ("award", "form") else None
    named = {**({"key": key} if key else {}), **entries}
    text = writing.add_mark(draft.text, plan, clause, sort, named)
    told = Say(f"thêm {SORTS[sort].say.vi} vào {clause_id}", f"{SORTS[sort].say.en} added to {clause_id}")
    made = key or (str(entries["id"]) if sort in ("award", "form") else None)
    save(draft, text, Edit(told, by), lambda p: mark_at(p, MarkAt(clause_id, sort, made)))
    record("plan.add_rule", draft, by=by, told={"clause": clause_id, "sort": sort})
    return draft


@action("plan.remove_rule")
def remove_rule(version: PlanVersion, at: MarkAt, *, by: User) -> PlanVersion:
    """Take one mark away; a clause left with none says that it has no effect."""
    draft = open_draft(version, "plan.remove_rule", by)
    plan = draft_of(draft).plan
    mark = found_mark(draft, plan, at)
    text = writing.remove_mark(draft.text, plan.by_id[at.clause], mark)
    told = Say(f"bỏ {SORTS[at.sort].say.vi} ở {at.clause}", f"{SORTS[at.sort].say.en} removed at {at.clause}")
    save(draft, text, Edit(told, by))
    record("plan.remove_rule", draft, by=by, told={"clause": at.clause, "sort": at.sort})
    return draft


@action("plan.change_words")
def change_words(version: PlanVersion, clause_id: str, words: Words, *, by: User) -> PlanVersion:
    """Write other words into one clause.

    What saves itself while somebody types is one edit. Raises Conflict when the words are no
    longer those that were read.
    """
    draft = open_draft(version, "plan.change_words", by)
    clause = clause_in(draft_of(draft).plan, clause_id)
    if words.seen and words.seen != digest_of_words(clause.text):
        raise conflict(draft, Seen(clause.text, digest_of_words(clause.text)))
    text = writing.change_words(draft.text, clause, words.text)
    told = Say(f"sửa lời khoản {clause_id}", f"words of {clause_id} changed")
    save(draft, text, Edit(told, by, words.auto))
    record("plan.change_words", draft, by=by, told={"clause": clause_id})
    return draft


@action("plan.add_clause")
def add_clause(version: PlanVersion, after: str, words: str, *, by: User) -> tuple[PlanVersion, str]:
    """Put one more clause after another; the version and the new clause's id."""
    draft = open_draft(version, "plan.add_clause", by)
    plan = draft_of(draft).plan
    text, made = reworking.add_clause(draft.text, plan, clause_in(plan, after), words)
    save(draft, text, Edit(Say(f"thêm khoản {made}", f"clause {made} added"), by))
    record("plan.add_clause", draft, by=by, told={"clause": made})
    return draft, made


@action("plan.repeal")
def repeal(version: PlanVersion, clause_id: str, *, by: User) -> PlanVersion:
    """Leave of a clause only that it is repealed, so that no id shifts."""
    draft = open_draft(version, "plan.repeal", by)
    text = reworking.repeal(draft.text, clause_in(draft_of(draft).plan, clause_id))
    save(draft, text, Edit(Say(f"bãi bỏ khoản {clause_id}", f"clause {clause_id} repealed"), by))
    record("plan.repeal", draft, by=by, told={"clause": clause_id})
    return draft


@action("plan.change_front")
def change_front(version: PlanVersion, front: Entries, seen: str, *, by: User) -> PlanVersion:
    """Write another head: number, dates, issuer, whom the plan names. Conflict as for words."""
    draft = open_draft(version, "plan.change_front", by)
    now_ = draft_of(draft).plan.front
    if seen and seen != digest_of_words(repr(now_)):
        raise conflict(draft, Seen(now_, digest_of_words(repr(now_))))
    text = writing.change_front(draft.text, front)
    save(draft, text, Edit(Say("sửa phần đầu kế hoạch", "head of the plan changed"), by))
    record("plan.change_front", draft, by=by)
    return draft


@action("plan.undo")
def undo(version: PlanVersion, *, by: User) -> PlanVersion:
    """Bring back the text as it was before the last edit; Refused where there is none."""
    draft = open_draft(version, "plan.undo", by)
    last = draft.edits.order_by("-pk").first()
    if last is None:
        raise Refused(Say("Không còn lần sửa nào để hoàn tác.", "There is no edit left to undo."))
    for pk, stood in last.moved.items():
        Proposed.objects.filter(pk=pk, reading__plan=draft).update(**stood)
    draft.text = last.text
    last.delete()
    keep(draft)
    record("plan.undo", draft, by=by)
    return draft
