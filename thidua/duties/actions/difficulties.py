"""Difficulties raised and answered; an answer is read by all, and may settle a reading of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.plan.model import Mark, Plan
from thidua.core.plan.writing import entries_of
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.duties.actions.reminding import who_does
from thidua.duties.models import Difficulty, Interpretation
from thidua.movements.actions.plan_edits import change_rule
from thidua.movements.actions.plan_saving import MarkAt
from thidua.movements.actions.plans import new_version
from thidua.movements.compiled import draft_of, plan_of
from thidua.movements.models import Movement, PlanVersion
from thidua.movements.queries.movements import office_users
from thidua.people.actions.notices import notify
from thidua.people.models import Unit

LETTERS = ("a", "b", "c")


@dataclass(frozen=True)
class NewDifficulty:
    """Of which unit, by which clause of a movement's plan, and what is difficult."""

    movement: Movement
    unit: Unit
    clause: str
    words: str


@dataclass(frozen=True)
class NewAnswer:
    """An answer as everybody will read it: the question in the office's words, the answer, by which document.

    `reading` is `sort:name:letter` of the reading that holds by it, empty where none is chosen.
    """

    question: str
    words: str
    document: str = ""
    reading: str = ""


@action("difficulty.raise")
def raise_(new: NewDifficulty, *, by: Any) -> Difficulty:
    """Raise a difficulty against a clause; the movement office is told at once.

    Raises Refused without words, for a clause that the plan does not have, and outside the movement.
    """
    made = Difficulty(
        agency_id=new.unit.agency_id,
        movement=new.movement,
        unit=new.unit,
        clause=new.clause,
        words=new.words.strip(),
        made_by=by,
        made_at=now(),
        made_on=today(),
    )
    access.check("difficulty.raise", by, made)
    _check_place(new)
    why = Say("Ghi khó khăn, vướng mắc.", "Write what the difficulty is.")
    made.state = next_state("difficulty", "raise", "-", {} if made.words else {"reason": why})
    made.save()
    said = Say(f"{made.unit} nêu khó khăn: {made.words}", f"{made.unit} raises a difficulty: {made.words}")
    notify(office_users(made.movement), said, page_of(made))
    record("difficulty.raise", made, by=by, told={"to": made.state, "clause": made.clause})
    return made


@action("difficulty.withdraw")
def withdraw(difficulty: Difficulty, *, by: Any) -> Difficulty:
    """Take a difficulty back before it is answered."""
    difficulty = locked(difficulty)
    access.check("difficulty.withdraw", by, difficulty)
    old = difficulty.state
    difficulty.state = next_state("difficulty", "withdraw", old)
    difficulty.save(update_fields=["state"])
    record("difficulty.withdraw", difficulty, by=by, told={"from": old, "to": difficulty.state})
    return difficulty


@action("difficulty.answer")
def answer(difficulty: Difficulty, new: NewAnswer, *, by: Any) -> Interpretation:
    """Answer a difficulty in words that everybody reads.

    Raises Refused without question or words, for a reading that the plan does not have, and once answered.
    """
    difficulty = locked(difficulty)
    access.check("difficulty.answer", by, difficulty)
    why = Say("Ghi cả câu hỏi và câu trả lời.", "Write both the question and the answer.")
    complete = bool(new.question.strip() and new.words.strip())
    state = next_state("difficulty", "answer", difficulty.state, {} if complete else {"reason": why})
    mark, letter = _reading(plan_of(difficulty.movement.plan), difficulty.clause, new.reading)
    made = Interpretation.objects.create(
        agency_id=difficulty.movement.agency_id,
        movement=difficulty.movement,
        clause=difficulty.clause,
        question=new.question.strip(),
        words=new.words.strip(),
        document=new.document.strip(),
        answered_on=today(),
        mark=mark,
        letter=letter,
        by=by,
        at=now(),
    )
    _answered(difficulty, state, made)
    record("difficulty.answer", difficulty, by=by, told={"from": "open", "to": state, "answer": made.pk})
    return made


@action("difficulty.answer_as")
def answer_as(difficulty: Difficulty, made: Interpretation, *, by: Any) -> Difficulty:
    """Answer a difficulty by an answer that was given before in the same movement."""
    difficulty = locked(difficulty)
    access.check("difficulty.answer_as", by, difficulty)
    if made.movement_id != difficulty.movement_id or made.withdrawn_at:
        raise Refused(
            Say("Trả lời này không còn dùng trong phong trào.", "This answer is not in use in the movement.")
        )
    old = difficulty.state
    state = next_state("difficulty", "answer", old)
    _answered(difficulty, state, made)
    record("difficulty.answer_as", difficulty, by=by, told={"from": old, "to": state, "answer": made.pk})
    return difficulty


@action("interpretation.withdraw")
def withdraw_answer(made: Interpretation, *, by: Any) -> Interpretation:
    """Take an answer back that was wrong: it is read no longer, and its difficulties wait again."""
    made = (
        Interpretation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement")
        .get(pk=made.pk)
    )
    access.check("interpretation.withdraw", by, made)
    if made.withdrawn_at:
        raise Refused(Say("Trả lời này đã rút.", "This answer is withdrawn already."))
    made.withdrawn_at = now()
    made.save(update_fields=["withdrawn_at"])
    for row in Difficulty.objects.select_for_update(no_key=True).filter(answer=made):
        row.state = next_state("difficulty", "reopen", row.state)
        row.answer = row.answered_on = None
        row.save(update_fields=["state", "answer", "answered_on"])
    record("interpretation.withdraw", made, by=by)
    return made


@action("interpretation.settle")
def settle(made: Interpretation, *, by: Any) -> PlanVersion:
    """Write into the draft of the plan that a reading holds by this answer; a draft is opened where none is.

    What was judged keeps its version; the office looks the draft over, publishes and adopts it.
    Raises Refused where the answer chose no reading, and where the plan no longer has it.
    """
    made = Interpretation.objects.select_related("movement__plan").get(pk=made.pk)
    access.check("interpretation.settle", by, made)
    if not made.letter or made.withdrawn_at:
        raise Refused(
            Say(
                "Trả lời này không chọn cách hiểu nào của kế hoạch nên không có gì để ghi.",
                "This answer chooses no reading of the plan, so there is nothing to write.",
            )
        )
    running = made.movement.plan
    draft = PlanVersion.objects.filter(agency=running.agency_id, code=running.code, state="draft").last()
    draft = draft or new_version(running, by=by)
    mark = _mark(draft_of(draft).plan, made.clause, made.mark)
    if mark is None or made.letter not in mark.body:
        raise Refused(
            Say(
                f"Bản nháp không còn hai cách hiểu ở khoản {made.clause}. Sửa khoản này trong bản nháp.",
                f"The draft has no such readings at {made.clause} any more. Change the clause in the draft.",
            )
        )
    settled = {"reading": made.letter, "settled_by": made.settled_by, "settled_on": made.answered_on}
    entries = {**entries_of(draft.text, mark), **settled}
    draft = change_rule(draft, MarkAt(mark.clause, mark.sort, mark.key, mark.digest), entries, by=by)
    record("interpretation.settle", made, by=by, told={"plan": draft.pk, "clause": made.clause})
    return draft


def locked(difficulty: Difficulty) -> Difficulty:
    """The difficulty as it stands now, locked until the transaction ends."""
    rows = Difficulty.objects.select_for_update(of=("self",), no_key=True)
    found: Difficulty = rows.select_related("unit", "movement__agency", "movement__plan", "made_by").get(
        pk=difficulty.pk
    )
    return found


def page_of(difficulty: Difficulty) -> str:
    """The address of a difficulty."""
    return reverse("duties:difficulty", args=[difficulty.pk])


def _answered(difficulty: Difficulty, state: str, made: Interpretation) -> None:
    difficulty.state, difficulty.answer, difficulty.answered_on = state, made, today()
    difficulty.save(update_fields=["state", "answer", "answered_on"])
    said = Say(f"Khó khăn đã có trả lời: {made.words}", f"A difficulty was answered: {made.words}")
    after = [user for unit in difficulty.came_to for user in who_does(unit, ["clerk"])]
    notify({u.pk: u for u in [difficulty.made_by, *after]}.values(), said, page_of(difficulty))


def _check_place(new: NewDifficulty) -> None:
    if new.movement.state != "open":
        raise Refused(Say("Phong trào không đang chạy.", "The movement is not running."))
    if not new.unit.path.startswith(new.movement.agency.path):
        raise Refused(
            Say(
                f"{new.unit} không thuộc {new.movement.agency}.",
                f"{new.unit} is not part of {new.movement.agency}.",
            )
        )
    if new.clause not in plan_of(new.movement.plan).by_id:
        raise Refused(Say("Chọn khoản của kế hoạch.", "Choose a clause of the plan."))


def _reading(plan: Plan, clause: str, told: str) -> tuple[str, str]:
    """The mark and letter that are meant by `sort:name:letter`."""
    if not told:
        return "", ""
    name, _, letter = told.rpartition(":")
    mark = _mark(plan, clause, name)
    if mark is None or letter not in LETTERS or letter not in mark.body:
        raise Refused(Say("Kế hoạch không có cách hiểu này.", "The plan has no such reading."))
    return name, letter


def _mark(plan: Plan, clause: str, name: str) -> Mark | None:
    """The mark under a clause that is called `sort:name`."""
    found = plan.by_id.get(clause)
    return next((m for m in found.marks if f"{m.sort}:{m.name}" == name), None) if found else None
