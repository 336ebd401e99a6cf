"""How a draft is kept after a change: read again, refused where it went wrong, the text before it noted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple

from thidua import access
from thidua.clock import now
from thidua.core.errors import Fault, Refused
from thidua.core.plan import reworking, writing
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import reread
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.core.wording import Say
from thidua.movements.actions.plans import describe
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanEdit, PlanVersion
from thidua.people.models import User
from thidua.screens.posting import Conflict

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


class Edit(NamedTuple):
    """One edit as the list of edits tells it; `auto` when it saved itself while somebody typed."""

    told: Say
    by: User
    auto: bool = False


class Seen(NamedTuple):
    """What somebody else has saved meanwhile, with the digest to post on."""

    saved: Any
    version: str


def digest_of_words(words: str) -> str:
    """By what a form knows the words it was opened with."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def open_draft(version: PlanVersion, right: str, by: User) -> PlanVersion:
    """The draft, held for a change; raises Refused without the right, and once it is published."""
    draft = PlanVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    access.check(right, by, draft)
    if draft.state != "draft":
        raise Refused(
            Say(
                f"Bản {draft.number} đã công bố, không sửa được. Lập bản mới.",
                f"Version {draft.number} is published and frozen. Start a new version.",
            )
        )
    return draft


def clause_in(plan: Plan, clause_id: str) -> Clause:
    """A clause of a plan; Refused where it is gone."""
    if clause_id not in plan.by_id:
        raise Refused(Say(f"Không còn khoản {clause_id}.", f"There is no clause {clause_id} any more."))
    return plan.by_id[clause_id]


def mark_at(plan: Plan, at: MarkAt) -> Mark | None:
    """The mark that is meant, None where it is gone."""
    clause = plan.by_id.get(at.clause)
    marks = [m for m in clause.marks if m.sort == at.sort] if clause else []
    named = [m for m in marks if m.key == at.key]
    return named[-1] if named else None


def found_mark(draft: PlanVersion, plan: Plan, at: MarkAt) -> Mark:
    """The mark that is meant; Refused where it is gone, Conflict where it was changed meanwhile."""
    mark = mark_at(plan, at)
    if mark is None:
        raise Refused(Say(f"Quy tắc này ở {at.clause} đã bị bỏ.", f"This rule of {at.clause} is gone."))
    if at.digest and at.digest != mark.digest:
        raise conflict(draft, Seen(writing.entries_of(draft.text, mark), mark.digest))
    return mark


def conflict(draft: PlanVersion, seen: Seen) -> Conflict:
    """That somebody else was quicker: who, when, and what stands there now."""
    last = draft.edits.select_related("by").order_by("-pk").first()
    return Conflict(seen, str(last.by) if last else "", last.at if last else None)


def save(
    draft: PlanVersion, text: str, edit: Edit, mark: Callable[[Plan], Mark | None] = lambda _: None
) -> PlanEdit | None:
    """Keep a changed text; Refused when it cannot be read, or is wrong where it was changed.

    Gives the edit that can be undone; None where nothing changed, or what saves itself goes on.
    """
    if text == draft.text:
        return None
    before = draft_of(draft)
    plan, unread = reread(text, before.plan)
    known = {(f.what, f.cure) for f in before.faults}
    here = mark(plan)
    wrong = [f for f in unread if (f.what, f.cure) not in known]
    wrong += [f for f in faults_of(plan) if here and _line(f) == here.line]
    if wrong:
        raise Refused(*map(_reason, wrong))
    made = note(draft, edit)
    draft.text = _amended(draft, text, plan)
    keep(draft)
    return made


def note(draft: PlanVersion, edit: Edit) -> PlanEdit | None:
    """Keep the text before an edit; what saves itself again and again is one edit."""
    last = draft.edits.order_by("-pk").first() if edit.auto else None
    if last and last.auto and (last.by_id, last.told_vi) == (edit.by.pk, edit.told.vi):
        return None
    told = {"told_vi": edit.told.vi[:300], "told_en": edit.told.en[:300]}
    return PlanEdit.objects.create(plan=draft, text=draft.text, at=now(), by=edit.by, auto=edit.auto, **told)


def _reason(fault: Fault) -> Say:
    """A fault as a reason, with the cure in the words of the form."""
    cure = _IN_FORMS.get(fault.cure, fault.cure)
    return Say(f"{fault.what.vi} {cure.vi}", f"{fault.what.en} {cure.en}")


def keep(draft: PlanVersion) -> None:
    """Write a changed draft, with what lists show of it."""
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
