"""Scorecards: drafted from a text, edited, published with their decision, discarded."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.scorecards.versions import version_faults
from thidua.core.wording import Say, fold
from thidua.core.workflow import next_state
from thidua.people.models import Unit
from thidua.scorecards.compiled import digest_of, read_text
from thidua.scorecards.models import Scorecard
from thidua.screens.posting import expect


@action("scorecard.draft")
def draft(agency: Unit, text: str, *, by: Any, after: Scorecard | None = None) -> Scorecard:
    """Begin a scorecard with a text, or the next version of one; the text may still have faults.

    Raises Refused where the text is not even a list of keys.
    """
    made = Scorecard(agency=agency, state="draft", after=after, made_by=by, made_at=now())
    access.check("scorecard.draft", by, made)
    made.number = after.number + 1 if after else 1
    describe(made, text)
    made.save()
    record("scorecard.draft", made, by=by, told={"to": made.state})
    return made


@action("scorecard.edit")
def edit(scorecard: Scorecard, text: str, *, by: Any, version: int | None = None) -> Scorecard:
    """Write another text into a draft; Conflict when somebody saved it meanwhile."""
    scorecard = Scorecard.objects.select_for_update(no_key=True).get(pk=scorecard.pk)
    access.check("scorecard.edit", by, scorecard)
    expect(version, scorecard)
    is_draft(scorecard)
    describe(scorecard, text)
    scorecard.version += 1
    scorecard.save()
    record("scorecard.edit", scorecard, by=by, told={"version": scorecard.version})
    return scorecard


@action("scorecard.publish")
def publish(scorecard: Scorecard, decision: str, decided_on: date, *, by: Any) -> Scorecard:
    """Publish a draft by its decision: from now on it does not change, and stands in place of the one before.

    Raises Refused with the number of faults, without the decision, or for a frame that cannot be scored.
    """
    scorecard = Scorecard.objects.select_for_update(no_key=True).get(pk=scorecard.pk)
    access.check("scorecard.publish", by, scorecard)
    scorecard.state = next_state("scorecard", "publish", scorecard.state, hindrances(scorecard, decision))
    if decided_on > today():
        raise Refused(Say("Ngày quyết định chưa tới.", "The day of the decision has not come."))
    scorecard.decision, scorecard.decided_on = decision.strip(), decided_on
    scorecard.published_at = now()
    scorecard.version += 1
    scorecard.save()
    scorecard.edits.all().delete()
    if scorecard.after_id and scorecard.after.state == "published":
        scorecard.after.state = next_state("scorecard", "replace", scorecard.after.state)
        scorecard.after.save(update_fields=["state"])
    record(
        "scorecard.publish",
        scorecard,
        by=by,
        told={"from": "draft", "to": scorecard.state, "decision": scorecard.decision},
    )
    return scorecard


@action("scorecard.discard")
def discard(scorecard: Scorecard, *, by: Any) -> None:
    """Let go of a draft."""
    scorecard = Scorecard.objects.select_for_update(no_key=True).get(pk=scorecard.pk)
    access.check("scorecard.discard", by, scorecard)
    is_draft(scorecard)
    record("scorecard.discard", scorecard, by=by, told={"version": scorecard.version})
    scorecard.delete()


def hindrances(scorecard: Scorecard, decision: str = "–") -> dict[str, Say]:
    """What stands in the way of publishing."""
    found = {} if decision.strip() else {"numbered": NO_NUMBER}
    tree, faults = read_text(scorecard.text)
    count = len(faults) + len(_links(scorecard))
    if tree is None or count:
        found["sound"] = Say(
            f"Còn {count} lỗi trong bộ tiêu chí. Sửa hết rồi ban hành.",
            f"The scorecard has {count} faults. Mend them first.",
        )
    elif tree.frame:
        found["sound"] = Say(
            "Đây mới là khung, chưa đủ mục để chấm. Bổ sung các mục, bỏ dòng frame.",
            "This is only a frame and cannot be scored. Add its items and take the line frame out.",
        )
    return found


def _links(scorecard: Scorecard) -> list[Any]:
    tree, _ = read_text(scorecard.text)
    older = read_text(scorecard.after.text)[0] if scorecard.after_id else None
    return version_faults(older, tree) if older and tree else []


def describe(scorecard: Scorecard, text: str) -> None:
    """Give a scorecard its text, and what lists show of it; Refused where it is not even a list of keys."""
    tree, faults = read_text(text)
    if tree is None:
        raise Refused(*(fault.what for fault in faults))
    scorecard.text, scorecard.digest = text, digest_of(text)
    scorecard.code = tree.code[:80]
    scorecard.title = tree.title.vi[:300] or tree.code
    scorecard.folded, scorecard.years = fold(scorecard.title)[:300], tree.years.name[:9]


def is_draft(scorecard: Scorecard) -> None:
    """Raise Refused once a scorecard is published."""
    if scorecard.state != "draft":
        raise Refused(
            Say(
                "Bộ tiêu chí đã ban hành thì không sửa. Soạn bản mới.",
                "A published scorecard does not change. Draft a new version.",
            )
        )


NO_NUMBER = Say("Ghi số của quyết định.", "Write the number of the decision.")
