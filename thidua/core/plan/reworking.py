"""Clauses that come and go in the text of plan.md, without moving the id of any other."""

from __future__ import annotations

from thidua.core.errors import Refused
from thidua.core.plan.model import Clause, Plan
from thidua.core.plan.writing import change_words, end_of, one_line, remove_mark
from thidua.core.wording import Say

REPEALED = "(bãi bỏ)"
"""What stands in the place of a repealed clause, so that no id shifts."""


def add_clause(text: str, plan: Plan, after: Clause, words: str) -> tuple[str, str]:
    """The text with one more clause after another and what stands under it, and the new clause's id.

    It is a dash after a dash, else a paragraph; its id is written before it. Raises Refused
    within a table, and for words that begin like a numbered clause.
    """
    if after.marker == "|":
        raise Refused(Say("Chưa thêm được dòng vào bảng.", "A row cannot be added to a table yet."))
    lines = text.splitlines(keepends=True)
    new_id = _free_id(plan, after.id)
    dash = "- " if after.marker in ("-", "–", "—") else ""
    at = end_of(plan, lines, _last_under(plan, after))
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    block = end.join(["", f"{{#{new_id}}}", f"{dash}…", "```narrative", "```", ""])
    lines[at - 1] = lines[at - 1] if lines[at - 1].endswith("\n") else lines[at - 1] + end
    made = "".join([*lines[:at], block, *lines[at:]])
    marker = dash.strip()
    here = Clause(new_id, marker, "…", False, at + 3)
    return change_words(made, here, words), new_id


def repeal(text: str, clause: Clause) -> str:
    """The text in which a clause says only that it is repealed, and carries nothing out."""
    for mark in reversed(clause.marks):
        left = [m for m in clause.marks if m.line <= mark.line]
        rest = Clause(clause.id, clause.marker, clause.text, clause.heading, clause.line, marks=tuple(left))
        if mark.sort != "narrative" or len(left) > 1:
            text = remove_mark(text, rest, mark)
    return change_words(text, clause, REPEALED)


def amended(old: Plan, new: Plan) -> list[str]:
    """The clauses whose words are no longer those of an older version, as front matter lists them."""
    return [
        c.id for c in old.clauses if c.id in new.by_id and one_line(new.by_id[c.id].text) != one_line(c.text)
    ]


def _last_under(plan: Plan, clause: Clause) -> Clause:
    under = [c for c in plan.clauses if any(a.id == clause.id for a in plan.ancestors(c.id))]
    return under[-1] if under else clause


def _free_id(plan: Plan, after: str) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = (f"{after}{a}{b}" for a in ("", *letters) for b in letters)
    return next(i for i in found if i not in plan.by_id)
