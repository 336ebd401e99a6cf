"""A draft edited in Word comes back: its words are taken in, or taken back; all else stays with the data."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.decisions.actions.drafting import locked
from thidua.decisions.models import Decision
from thidua.decisions.queries.hand import words_paper
from thidua.people.models import User
from thidua.records.models import File, Reworded
from thidua.records.rewording import reading, reword, unword


@action("decision.edit_words")
def edit_words(decision: Decision, file: File, *, by: User) -> Reworded:
    """Take in the words of an edited DOCX; number, date, list and signature stay the system's.

    Raises Refused after the draft was sent, for a file that is not such a DOCX, or one without a change.
    """
    decision = locked(decision)
    access.check("decision.edit_words", by, decision)
    _check_draft(decision)
    read = reading(words_paper(decision), file.path.read_bytes())
    made = reword(decision, file, read, "", by=by)
    _touch(decision)
    record("decision.edit_words", decision, by=by, told={"sha256": file.sha256, "changes": len(read.changes)})
    return made


@action("decision.drop_edit")
def drop_edit(decision: Decision, *, by: User) -> Decision:
    """Take the words of an edited DOCX back: the decision reads as its data say again."""
    decision = locked(decision)
    access.check("decision.drop_edit", by, decision)
    _check_draft(decision)
    unword(decision, by=by)
    _touch(decision)
    record("decision.drop_edit", decision, by=by)
    return decision


def _check_draft(decision: Decision) -> None:
    if decision.files_shut is not None:
        raise Refused(decision.files_shut)


def _touch(decision: Decision) -> None:
    decision.version += 1
    decision.save()
