"""Days for public comment: opened or waived by the office, commented by anybody, answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from thidua import access
from thidua.appraisals.models import Comment, CommentPeriod
from thidua.appraisals.queries.comments import Asked, asked_by_law, not_published, worked_at
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.law.holidays import WorkingDays
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.nominations.actions.moving import reason_given
from thidua.nominations.models import Nomination
from thidua.people.models import User

LONGEST = 4000
"""Most letters of one comment."""


@dataclass(frozen=True)
class Days:
    """From when to when names are public, and where else a comment may be sent."""

    from_on: date
    to_on: date
    address: str


@dataclass(frozen=True)
class Words:
    """What somebody says of a nominee; name and contact are never shown in public."""

    text: str
    source: str = ""
    name: str = ""
    contact: str = ""


@action("comments.open")
def open_period(round_: Round, award: str, days: Days, *, by: User) -> CommentPeriod:
    """Publish the appraised nominations of an award for comment.

    Raises Refused when the days are fewer than the law asks, or there is nobody to publish.
    """
    round_ = (
        Round.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement__plan")
        .get(pk=round_.pk)
    )
    access.check("comments.open", by, round_)
    asked = asked_by_law(round_, award)
    _check_days(days, asked, worked_at(round_.movement))
    fresh = list(not_published(round_, award))
    if not fresh:
        raise Refused(
            Say(
                "Chưa có hồ sơ nào thẩm định xong, hoặc tất cả đã lấy ý kiến.",
                "No dossier is appraised yet, or all have been published for comment.",
            )
        )
    made = CommentPeriod.objects.create(
        agency=round_.movement.agency,
        movement=round_.movement,
        round=round_,
        award=award,
        from_on=days.from_on,
        to_on=days.to_on,
        clause=asked.source.vi[:120] if asked.required else "",
        address=days.address.strip(),
        opened_by=by,
    )
    made.nominations.set(fresh)
    told = {"award": award, "from_on": f"{days.from_on}", "to_on": f"{days.to_on}", "count": len(fresh)}
    record("comments.open", made, by=by, told=told)
    return made


@action("comments.waive")
def waive(round_: Round, award: str, reason: str, *, by: User) -> CommentPeriod:
    """Leave the days out, with the reason: only where no law asks for them."""
    access.check("comments.waive", by, round_)
    asked = asked_by_law(round_, award)
    if asked.required:
        raise Refused(
            Say(
                f"Không bỏ được việc lấy ý kiến: {asked.source.vi} yêu cầu ít nhất {asked.working_days} ngày "
                "làm việc. Mở lấy ý kiến.",
                f"The comment days cannot be left out: {asked.source.en} asks for at least "
                f"{asked.working_days} working days. Open them.",
            )
        )
    lacking = reason_given(reason)
    if lacking:
        raise Refused(*lacking.values())
    if CommentPeriod.objects.filter(round=round_, award=award, to_on__gte=today()).exists():
        raise Refused(
            Say(
                "Đang lấy ý kiến nên không bỏ được. Chờ hết hạn rồi trả lời góp ý.",
                "The days are open now, so they cannot be left out. Wait until they end and answer.",
            )
        )
    made = CommentPeriod.objects.create(
        agency=round_.movement.agency,
        movement=round_.movement,
        round=round_,
        award=award,
        waived_reason=reason.strip(),
        opened_by=by,
    )
    record("comments.waive", made, by=by, told={"award": award})
    return made


@action("comments.say")
def comment(period: CommentPeriod, nomination: Nomination, words: Words, *, by: Any = None) -> Comment:
    """Take a comment of anybody on a published name, inside the days; it gets a code."""
    access.check("comments.say", by)
    return _taken(period, nomination, words, None, by)


@action("comments.record")
def record_comment(period: CommentPeriod, nomination: Nomination, words: Words, *, by: User) -> Comment:
    """Write down a comment that came by letter or telephone."""
    access.check("comments.record", by, period)
    return _taken(period, nomination, words, by, by)


def _taken(
    period: CommentPeriod, nomination: Nomination, words: Words, recorded_by: User | None, by: Any
) -> Comment:
    if period.waived_reason or not period.nominations.filter(pk=nomination.pk).exists():
        raise Refused(Say("Hồ sơ này không lấy ý kiến.", "This dossier is not open for comment."))
    if not period.from_on <= today() <= period.to_on:
        raise Refused(
            Say(
                f"Thời gian lấy ý kiến từ {period.from_on:%d/%m/%Y} đến hết {period.to_on:%d/%m/%Y}. Gửi về "
                f"{period.address or 'cơ quan phát động'}.",
                f"Comments are taken from {period.from_on:%d/%m/%Y} to {period.to_on:%d/%m/%Y}. Write to "
                f"{period.address or 'the agency that runs the movement'}.",
            )
        )
    text = words.text.strip()
    if not text or len(text) > LONGEST:
        raise Refused(
            Say(
                f"Viết nội dung góp ý, tối đa {LONGEST} chữ cái.",
                f"Write the comment, at most {LONGEST} letters.",
            )
        )
    made = Comment.objects.create(
        agency_id=period.agency_id,
        movement_id=period.movement_id,
        period=period,
        nomination=nomination,
        code=uuid4().hex[:20],
        text=text,
        source=words.source.strip()[:300],
        name=words.name.strip()[:120],
        contact=words.contact.strip()[:200],
        received_at=now(),
        recorded_by=recorded_by,
    )
    made.code = f"GY-{today().year}-{made.pk:04d}"
    made.save(update_fields=["code"])
    name = "comments.record" if recorded_by else "comments.say"
    record(name, made, by=by, told={"code": made.code})
    return made


@action("comments.answer")
def answer(comment_: Comment, text: str, upheld: bool, *, by: User) -> Comment:
    """Answer a comment and say whether it is upheld."""
    row = Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=comment_.pk)
    access.check("comments.answer", by, row)
    if not text.strip():
        raise Refused(Say("Viết câu trả lời.", "Write the answer."))
    row.answer, row.upheld, row.answered_by, row.answered_at = text.strip(), upheld, by, now()
    row.save()
    record("comments.answer", row, by=by, told={"upheld": upheld})
    return row


def _check_days(days: Days, asked: Asked, worked: WorkingDays) -> None:
    if days.from_on < today() or days.to_on < days.from_on:
        raise Refused(
            Say(
                "Ngày bắt đầu phải từ hôm nay, ngày kết thúc không trước ngày bắt đầu.",
                "The first day must be today or later, the last not before the first.",
            )
        )
    count = worked.count(days.from_on, days.to_on)
    if asked.working_days and count < asked.working_days:
        note = worked.note(days.from_on, days.to_on)
        vi, en = (f" ({note.vi})", f" ({note.en})") if note else ("", "")
        raise Refused(
            Say(
                f"Mới có {count} ngày làm việc{vi}; {asked.source.vi} yêu cầu ít nhất {asked.working_days}.",
                f"These are {count} working days{en}; {asked.source.en} asks for at least {asked.working_days}.",
            )
        )
