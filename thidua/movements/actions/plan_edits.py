"""Changes of a draft plan: one rule, one clause or its head at a time; each can be undone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Fault, Refused
from thidua.core.plan import reworking, writing
from thidua.core.plan.check import faults_of
from thidua.core.plan.fields.forms import free_key
from thidua.core.plan.file import reread
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.core.wording import Say
from thidua.movements.actions.plans import describe
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanEdit, PlanVersion
from thidua.people.models import User
from thidua.screens.posting import Conflict

Entries = Mapping[str, Any]
_IN_FORMS = {
    Say("Đặt scope cho mục chứa nó, hoặc for.", "Put a scope over it, or a for."): Say(
        "Chọn hình thức khen ở ô “Chỉ dùng cho”.", "Choose the awards under “Only for”."
    ),
    Say("Chép đúng lời của khoản.", "Copy the clause's own words."): Say(
        "Chép đúng lời của khoản, hoặc để trống ô đó.", "Copy the clause's own words, or leave it empty."
    ),
}
"""Cures that name keys of the file, as they are said to somebody who fills in a form."""


class MarkAt(NamedTuple):
    """Which mark is meant: its clause, sort and key, and the digest it was read with."""

    clause: str
    sort: str
    key: str | None
    digest: str = ""


class Words(NamedTuple):
    """Words typed for a clause: `seen` is the digest of those read before; `auto` while still typing."""

    text: str
    seen: str = ""
    auto: bool = False


class Edit(NamedTuple):
    """One edit as the list of edits tells it; `auto` when it saved itself while somebody typed."""

    told: Say
    by: User
    auto: bool = False


class Seen(NamedTuple):
    """What somebody else has saved meanwhile, with the digest to post on."""

    saved: Any
    version: str


@action("plan.change_rule")
def change_rule(version: PlanVersion, at: MarkAt, entries: Entries, *, by: User) -> PlanVersion:
    """Write other entries into one mark of a draft.

    Raises Refused with the faults that the change would make at this mark, and Conflict when
    somebody else has changed it since it was read.
    """
    draft = _draft(version, "plan.change_rule", by)
    plan = draft_of(draft).plan
    mark = _found(draft, plan, at)
    text = writing.change_mark(draft.text, mark, entries)
    told = Say(
        f"sửa {SORTS[at.sort].say.vi} ở {at.clause}", f"change of {SORTS[at.sort].say.en} at {at.clause}"
    )
    _save(draft, text, Edit(told, by), lambda p: _mark_at(p, at))
    record("plan.change_rule", draft, by=by, told={"clause": at.clause, "sort": at.sort})
    return draft


@action("plan.add_rule")
def add_rule(version: PlanVersion, clause_id: str, sort: str, entries: Entries, *, by: User) -> PlanVersion:
    """Write one more mark under a clause; it gets a key where the clause has one of its sort already."""
    draft = _draft(version, "plan.add_rule", by)
    plan = draft_of(draft).plan
    clause = _clause(plan, clause_id)
    key = free_key(clause, sort, entries.get("says")) if sort not in ("award", "form") else None
    named = {**({"key": key} if key else {}), **entries}
    text = writing.add_mark(draft.text, plan, clause, sort, named)
    told = Say(f"thêm {SORTS[sort].say.vi} vào {clause_id}", f"{SORTS[sort].say.en} added to {clause_id}")
    made = key or (str(entries["id"]) if sort in ("award", "form") else None)
    _save(draft, text, Edit(told, by), lambda p: _mark_at(p, MarkAt(clause_id, sort, made)))
    record("plan.add_rule", draft, by=by, told={"clause": clause_id, "sort": sort})
    return draft


@action("plan.remove_rule")
def remove_rule(version: PlanVersion, at: MarkAt, *, by: User) -> PlanVersion:
    """Take one mark away; a clause left with none says that it has no effect."""
    draft = _draft(version, "plan.remove_rule", by)
    plan = draft_of(draft).plan
    mark = _found(draft, plan, at)
    text = writing.remove_mark(draft.text, plan.by_id[at.clause], mark)
    told = Say(f"bỏ {SORTS[at.sort].say.vi} ở {at.clause}", f"{SORTS[at.sort].say.en} removed at {at.clause}")
    _save(draft, text, Edit(told, by))
    record("plan.remove_rule", draft, by=by, told={"clause": at.clause, "sort": at.sort})
    return draft


@action("plan.change_words")
def change_words(version: PlanVersion, clause_id: str, words: Words, *, by: User) -> PlanVersion:
    """Write other words into one clause.

    What saves itself while somebody types is one edit. Raises Conflict when the words are no
    longer those that were read.
    """
    draft = _draft(version, "plan.change_words", by)
    clause = _clause(draft_of(draft).plan, clause_id)
    if words.seen and words.seen != digest_of_words(clause.text):
        raise _conflict(draft, Seen(clause.text, digest_of_words(clause.text)))
    text = writing.change_words(draft.text, clause, words.text)
    told = Say(f"sửa lời khoản {clause_id}", f"words of {clause_id} changed")
    _save(draft, text, Edit(told, by, words.auto))
    record("plan.change_words", draft, by=by, told={"clause": clause_id})
    return draft


@action("plan.add_clause")
def add_clause(version: PlanVersion, after: str, words: str, *, by: User) -> tuple[PlanVersion, str]:
    """Put one more clause after another; the version and the new clause's id."""
    draft = _draft(version, "plan.add_clause", by)
    plan = draft_of(draft).plan
    text, made = reworking.add_clause(draft.text, plan, _clause(plan, after), words)
    _save(draft, text, Edit(Say(f"thêm khoản {made}", f"clause {made} added"), by))
    record("plan.add_clause", draft, by=by, told={"clause": made})
    return draft, made


@action("plan.repeal")
def repeal(version: PlanVersion, clause_id: str, *, by: User) -> PlanVersion:
    """Leave of a clause only that it is repealed, so that no id shifts."""
    draft = _draft(version, "plan.repeal", by)
    text = reworking.repeal(draft.text, _clause(draft_of(draft).plan, clause_id))
    _save(draft, text, Edit(Say(f"bãi bỏ khoản {clause_id}", f"clause {clause_id} repealed"), by))
    record("plan.repeal", draft, by=by, told={"clause": clause_id})
    return draft


@action("plan.change_front")
def change_front(version: PlanVersion, front: Entries, seen: str, *, by: User) -> PlanVersion:
    """Write another head: number, dates, issuer, whom the plan names. Conflict as for words."""
    draft = _draft(version, "plan.change_front", by)
    now_ = draft_of(draft).plan.front
    if seen and seen != digest_of_words(repr(now_)):
        raise _conflict(draft, Seen(now_, digest_of_words(repr(now_))))
    text = writing.change_front(draft.text, front)
    _save(draft, text, Edit(Say("sửa phần đầu kế hoạch", "head of the plan changed"), by))
    record("plan.change_front", draft, by=by)
    return draft


@action("plan.undo")
def undo(version: PlanVersion, *, by: User) -> PlanVersion:
    """Bring back the text as it was before the last edit; Refused where there is none."""
    draft = _draft(version, "plan.undo", by)
    last = draft.edits.order_by("-pk").first()
    if last is None:
        raise Refused(Say("Không còn lần sửa nào để hoàn tác.", "There is no edit left to undo."))
    draft.text = last.text
    last.delete()
    _keep(draft)
    record("plan.undo", draft, by=by)
    return draft


def digest_of_words(words: str) -> str:
    """By what a form knows the words it was opened with."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _draft(version: PlanVersion, right: str, by: User) -> PlanVersion:
    draft = PlanVersion.objects.select_for_update().get(pk=version.pk)
    access.check(right, by, draft)
    if draft.state != "draft":
        raise Refused(
            Say(
                f"Bản {draft.number} đã công bố, không sửa được. Lập bản mới.",
                f"Version {draft.number} is published and frozen. Start a new version.",
            )
        )
    return draft


def _clause(plan: Plan, clause_id: str) -> Clause:
    if clause_id not in plan.by_id:
        raise Refused(Say(f"Không còn khoản {clause_id}.", f"There is no clause {clause_id} any more."))
    return plan.by_id[clause_id]


def _mark_at(plan: Plan, at: MarkAt) -> Mark | None:
    clause = plan.by_id.get(at.clause)
    marks = [m for m in clause.marks if m.sort == at.sort] if clause else []
    named = [m for m in marks if m.key == at.key]
    return named[-1] if named else None


def _found(draft: PlanVersion, plan: Plan, at: MarkAt) -> Mark:
    mark = _mark_at(plan, at)
    if mark is None:
        raise Refused(Say(f"Quy tắc này ở {at.clause} đã bị bỏ.", f"This rule of {at.clause} is gone."))
    if at.digest and at.digest != mark.digest:
        raise _conflict(draft, Seen(writing.entries_of(draft.text, mark), mark.digest))
    return mark


def _conflict(draft: PlanVersion, seen: Seen) -> Conflict:
    last = draft.edits.select_related("by").order_by("-pk").first()
    return Conflict(seen, str(last.by) if last else "", last.at if last else None)


def _save(
    draft: PlanVersion, text: str, edit: Edit, mark: Callable[[Plan], Mark | None] = lambda _: None
) -> None:
    """Keep a changed text; Refused when it cannot be read, or is wrong where it was changed."""
    if text == draft.text:
        return
    before = draft_of(draft)
    plan, unread = reread(text, before.plan)
    known = {(f.what, f.cure) for f in before.faults}
    here = mark(plan)
    wrong = [f for f in unread if (f.what, f.cure) not in known]
    wrong += [f for f in faults_of(plan) if here and _line(f) == here.line]
    if wrong:
        raise Refused(*map(_reason, wrong))
    _note(draft, edit)
    draft.text = _amended(draft, text, plan)
    _keep(draft)


def _note(draft: PlanVersion, edit: Edit) -> None:
    """Keep the text before an edit; what saves itself again and again is one edit."""
    last = draft.edits.order_by("-pk").first() if edit.auto else None
    if last and last.auto and (last.by_id, last.told_vi) == (edit.by.pk, edit.told.vi):
        return
    told = {"told_vi": edit.told.vi[:300], "told_en": edit.told.en[:300]}
    PlanEdit.objects.create(plan=draft, text=draft.text, at=now(), by=edit.by, auto=edit.auto, **told)


def _reason(fault: Fault) -> Say:
    """A fault as a reason, with the cure in the words of the form."""
    cure = _IN_FORMS.get(fault.cure, fault.cure)
    return Say(f"{fault.what.vi} {cure.vi}", f"{fault.what.en} {cure.en}")


def _keep(draft: PlanVersion) -> None:
    describe(draft, draft_of(draft).plan)
    draft.version += 1
    draft.save(update_fields=["text", "title", "folded", "document", "digest", "version"])


def _amended(draft: PlanVersion, text: str, plan: Plan) -> str:
    """The text with the clauses listed whose words are no longer those of the version before."""
    former = PlanVersion.objects.filter(agency=draft.agency_id, code=draft.code, number__lt=draft.number)
    old = former.exclude(state="draft").order_by("-number").first()
    if old is None:
        return text
    listed = [str(c) for c in plan.front.get("amendments") or ()]
    more = [c for c in reworking.amended(draft_of(old).plan, plan) if c not in listed]
    return writing.change_front(text, {**plan.front, "amendments": [*listed, *more]}) if more else text


def _line(fault: Fault) -> int:
    """The line of plan.md at which a fault stands; nought where it stands at none."""
    number = fault.where.partition(":")[2].split(" ")[0]
    return int(number) if number.isdigit() else 0
