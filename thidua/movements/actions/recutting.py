"""The cut of a document that was read is mended: clauses joined and split, lines set aside and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.plan import recutting, writing
from thidua.core.plan.asides import asides, set_aside
from thidua.core.plan.file import reread
from thidua.core.plan.model import Mark
from thidua.core.wording import Say, fold
from thidua.movements.actions.confirming import moved_from
from thidua.movements.actions.plan_saving import Edit, clause_in, open_draft, save
from thidua.movements.compiled import draft_of
from thidua.movements.models import Confirmed, PlanVersion, Proposed
from thidua.people.models import User

BY_HAND = "Người xác nhận để riêng"


class Halves(NamedTuple):
    """The words of a clause in two."""

    first: str
    second: str


@action("plan.join_clauses")
def join_clauses(version: PlanVersion, clause_id: str, *, by: User) -> PlanVersion:
    """Let a clause go on with the words of the next one, which stops being a clause; rules of both stay."""
    draft = open_draft(version, "plan.join_clauses", by)
    plan = draft_of(draft).plan
    first = clause_in(plan, clause_id)
    text, renamed = recutting.join(draft.text, plan, first)
    second = plan.clauses[plan.clauses.index(first) + 1]
    rows = list(Proposed.objects.filter(reading__plan=draft, clause=second.id))
    before = moved_from(rows)
    for row in rows:
        row.clause = clause_id
        row.key = renamed.get((row.mark, row.key or ""), row.key)
        row.doubt = renamed.get(("doubt", row.doubt), row.doubt)
    told = Say(f"ghép {second.id} vào {clause_id}", f"{second.id} joined to {clause_id}")
    _recut(draft, text, Edit(told, by), _Moved(rows, before))
    record("plan.join_clauses", draft, by=by, told={"clause": clause_id, "joined": second.id})
    return draft


@action("plan.split_clause")
def split_clause(
    version: PlanVersion, clause_id: str, halves: Halves, *, by: User
) -> tuple[PlanVersion, str]:
    """Make two clauses of one; the version and the id of the second.

    A rule goes with the half that holds the words which it rests on.
    """
    draft = open_draft(version, "plan.split_clause", by)
    plan = draft_of(draft).plan
    clause = clause_in(plan, clause_id)
    rows = list(Proposed.objects.filter(reading__plan=draft, clause=clause_id))
    words = {(r.mark, r.key): r.words for r in rows if r.mark} | {("doubt", r.doubt): r.words for r in rows}

    def goes(mark: Mark) -> bool:
        return _is_in_second(mark.says or words.get((mark.sort, mark.key), ""), halves)

    text, made = recutting.split(draft.text, plan, clause, halves, goes)
    going = [r for r in rows if _is_in_second(r.words, halves)]
    before = moved_from(going)
    for row in going:
        row.clause = made
    told = Say(f"tách {made} khỏi {clause_id}", f"{made} split from {clause_id}")
    _recut(draft, text, Edit(told, by), _Moved(going, before))
    record("plan.split_clause", draft, by=by, told={"clause": clause_id, "made": made})
    return draft, made


@action("plan.set_line_aside")
def set_line_aside(version: PlanVersion, line: int, *, by: User) -> PlanVersion:
    """Say that a line of the source is no part of the document; a clause of that line alone goes with it."""
    draft = open_draft(version, "plan.set_line_aside", by)
    plan = draft_of(draft).plan
    clause = next((c for c in plan.clauses if any(a <= line <= b for a, b in c.source)), None)
    if clause is None:
        raise Refused(Say(f"Dòng {line} không thuộc khoản nào.", f"Line {line} belongs to no clause."))
    text = recutting.take_out(draft.text, plan, clause, line)
    after, _ = reread(text, plan)
    text = writing.change_front(text, set_aside(plan.front, asides(plan.front) | {line: BY_HAND}))
    gone = [] if clause.id in after.by_id else Proposed.objects.filter(reading__plan=draft, clause=clause.id)
    told = Say(f"để riêng dòng {line}", f"line {line} set aside")
    rows = list(gone)
    _recut(draft, text, Edit(told, by), _Moved(rows, moved_from(rows), "narrative"))
    record("plan.set_line_aside", draft, by=by, told={"line": line, "clause": clause.id})
    return draft


@action("plan.bring_line_back")
def bring_line_back(version: PlanVersion, line: int, *, by: User) -> tuple[PlanVersion, str]:
    """Make a clause of a line that was set aside, where it stands in the source; the version and the clause's id."""
    draft = open_draft(version, "plan.bring_line_back", by)
    plan = draft_of(draft).plan
    left = asides(plan.front)
    if left.pop(line, None) is None:
        raise Refused(Say(f"Dòng {line} không bị để riêng.", f"Line {line} is not set aside."))
    text, made = recutting.put_in(draft.text, plan, line)
    text = writing.change_front(text, set_aside(plan.front, left))
    told = Say(f"lấy lại dòng {line}", f"line {line} brought back")
    _recut(draft, text, Edit(told, by), _Moved())
    record("plan.bring_line_back", draft, by=by, told={"line": line, "clause": made})
    return draft, made


class _Moved(NamedTuple):
    """Proposals that follow their clauses, with where they stood before; `how` answers those whose clause is gone."""

    rows: Sequence[Proposed] = ()
    before: dict[str, dict[str, str | None]] = {}
    how: str = ""


def _recut(draft: PlanVersion, text: str, edit: Edit, moved: _Moved) -> None:
    """Keep the draft with its proposals where they stand now."""
    made = save(draft, text, edit)
    if made is None:
        return
    made.moved = moved.before
    made.save(update_fields=["moved"])
    for row in moved.rows:
        row.save(update_fields=["clause", "mark", "key", "doubt"])
        if moved.how:
            Confirmed.objects.create(proposed=row, edit=made, how=moved.how)


def _is_in_second(words: str, halves: Halves) -> bool:
    """Whether words stand in the second half and not in the first."""
    plain = fold(words)
    return bool(plain) and plain in fold(halves.second) and plain not in fold(halves.first)
