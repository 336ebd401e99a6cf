"""Papers that the system writes from its data: marked as there, taken off the list again."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.checklists import LETTER
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.nominations.actions.moving import check_writable, locked
from thidua.nominations.models import Paper
from thidua.people.models import User


@action("nomination.compose")
def compose(paper: Paper, *, by: User) -> Paper:
    """Take the submission letter as made from the dossier's data; it prints at any time."""
    return _set(paper, True, by=by)


@action("nomination.uncompose")
def uncompose(paper: Paper, *, by: User) -> Paper:
    """Take it off the list again, to hang a file instead."""
    return _set(paper, False, by=by)


def _set(paper: Paper, made: bool, *, by: User) -> Paper:
    name = "nomination.compose" if made else "nomination.uncompose"
    nomination = locked(paper.nomination)
    access.check(name, by, nomination)
    check_writable(nomination)
    if paper.paper != LETTER:
        raise Refused(
            Say(
                "Chỉ tờ trình được soạn từ dữ liệu. Giấy tờ này cần tệp.",
                "Only the submission letter is made from the data. This paper needs a file.",
            )
        )
    paper.composed_at = now() if made else None
    paper.save(update_fields=["composed_at"])
    record(name, nomination, by=by, told={"paper": paper.paper})
    return paper
