"""What a person answers when a record changed under a verdict, a nomination or an honour."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.evidence.models import Review
from thidua.nominations.actions.creating import frozen, rest
from thidua.nominations.actions.eligibility import judge_one
from thidua.nominations.models import WRITABLE, Nomination, Standing
from thidua.nominations.queries.judgings import live_judging
from thidua.people.models import User


@action("review.keep")
def keep(review: Review, reason: str, *, by: User) -> Review:
    """Leave the result as it is, with the reason; answers every open review of the same thing."""
    rows = _open(review, by, "review.keep")
    given = {} if reason.strip() else {"reason": NO_REASON}
    state = next_state("review", "keep", rows[0].state, given)
    _answer(rows, state, reason.strip(), by)
    record("review.keep", review, by=by, told={"from": "open", "to": state})
    review.refresh_from_db()
    return review


@action("review.judge_again")
def judge_again(review: Review, *, by: User) -> Review:
    """Judge what rests on the changed record again; what was submitted or granted is never judged anew.

    Raises Refused for those: they are kept with a reason, returned, or revoked.
    """
    rows = _open(review, by, "review.judge_again")
    state = next_state("review", "judge_again", rows[0].state)
    thing = thing_of(review)
    if isinstance(thing, Standing):
        judge_one(thing, by=by)
    elif isinstance(thing, Nomination) and thing.state in WRITABLE:
        _judge_nomination(thing)
    else:
        raise Refused(LOCKED)
    _answer(rows, state, "", by)
    record("review.judge_again", review, by=by, told={"from": "open", "to": state})
    review.refresh_from_db()
    return review


def thing_of(review: Review) -> Any:
    """The verdict, nomination or honour that waits; None where it is gone (judged anew since)."""
    return apps.get_model(review.kind)._base_manager.filter(pk=review.ident).first()


def _open(review: Review, by: User, right: str) -> list[Review]:
    """The reviews of the same thing that are open, locked, the asked one first."""
    rows: QuerySet = Review.objects.select_for_update(no_key=True).filter(
        kind=review.kind, ident=review.ident
    )
    asked = rows.get(pk=review.pk)
    access.check(right, by, asked)
    return [asked, *rows.filter(state="open").exclude(pk=asked.pk)]


def _answer(rows: list[Review], state: str, reason: str, by: User) -> None:
    Review.objects.filter(pk__in=[r.pk for r in rows]).update(
        state=state, answer_reason=reason, answered_by=by, answered_at=now()
    )


def _judge_nomination(nomination: Nomination) -> None:
    judging = live_judging(nomination.round, nomination.unit)
    verdict = judging.verdict(nomination.candidate, judging.plan.award(nomination.award))
    nomination.verdict, nomination.answer = frozen(judging, verdict), verdict.answer
    nomination.as_of, nomination.plan = judging.view.as_of, nomination.movement.plan
    nomination.save(update_fields=["verdict", "answer", "as_of", "plan"])
    rest(nomination, verdict)


NO_REASON = Say("Chưa nêu lý do giữ kết quả.", "No reason was given for keeping the result.")
LOCKED = Say(
    "Không xét lại được: kết quả đã gửi hoặc đã khen thì khóa. Giữ kết quả và ghi lý do, trả lại hồ sơ để đơn vị "
    "gửi lại, hoặc hủy bỏ quyết định.",
    "It cannot be judged again: what was submitted or granted is locked. Keep it with a reason, return the dossier, "
    "or revoke the decision.",
)
