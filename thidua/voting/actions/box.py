"""The box: three codes, closing with two of them, recount, and the end of seals and codes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django.views.decorators.debug import sensitive_variables

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.people.models import User
from thidua.voting.counting import counted, opened_counts
from thidua.voting.models import KeyHolder, Seal, Session
from thidua.voting.queries.roll import roll_of
from thidua.voting.refusals import in_preparation, locked, need, voting
from thidua.voting.sealing import HOLDERS, fresh_code, matching, public_of
from thidua.voting.wiping import settle, shredded


@action("voting.name_holders")
def name_holders(session: Session, holders: Mapping[str, User], *, by: User) -> list[KeyHolder]:
    """Name the three who keep a code: chair, secretary, one of the counting board.

    Never an administrator. Naming again voids the codes taken before.
    """
    session = locked(session)
    access.check("voting.name_holders", by, session)
    in_preparation(session)
    need(set(holders) == set(HOLDERS) and len({u.pk for u in holders.values()}) == len(HOLDERS), THREE)
    for user in holders.values():
        need(
            user.is_active and not user.is_superuser and not user.has_role("sysadmin", "agency_admin"),
            NO_ADMIN,
        )
    roles = {m.user_id: m.role for m in session.attendance.all()}
    need(roles.get(holders["chair"].pk) in ("chair", "deputy"), CHAIR)
    session.holders.all().delete()
    made = [KeyHolder.objects.create(session=session, place=p, user=holders[p]) for p in HOLDERS]
    record("voting.name_holders", session, by=by, told={h.place: h.user_id for h in made})
    return made


@sensitive_variables()
@action("voting.take_code")
def take_code(session: Session, *, by: User) -> str:
    """A fresh code for this holder, to be written down: it is shown this once and kept nowhere.

    Taking again voids the code before it. The holder types it once more (`confirm_code`).
    """
    session = locked(session)
    holder = _holder(session, by)
    access.check("voting.take_code", by, holder)
    in_preparation(session)
    code = fresh_code()
    holder.public_key, holder.taken_at = public_of(code, session.pk), None
    holder.save(update_fields=["public_key", "taken_at"])
    record("voting.take_code", session, by=by, told={"place": holder.place})
    return code


@sensitive_variables()
@action("voting.confirm_code")
def confirm_code(session: Session, code: str, *, by: User) -> KeyHolder:
    """The holder types the code from the paper: what was written down opens the box."""
    session = locked(session)
    holder = _holder(session, by)
    access.check("voting.confirm_code", by, holder)
    in_preparation(session)
    need(public_of(code, session.pk) == holder.public_key, NOT_YOURS)
    holder.taken_at = now()
    holder.save(update_fields=["taken_at"])
    record("voting.confirm_code", session, by=by, told={"place": holder.place})
    return holder


@sensitive_variables()
@action("voting.close")
def close(session: Session, codes: tuple[str, str], *, by: User) -> Session:
    """Close the vote and count it with two codes, both typed in one form. It cannot be undone.

    Only counts are written. Refused, and nothing written, for wrong codes, too few ballots, copies,
    ballots of another session or item, and ballots from outside the roll.
    """
    session = locked(session)
    access.check("voting.close", by, session)
    voting(session, "sealed")
    roll = roll_of(session)
    boxes = opened_counts(roll, matching(codes, session.pk, _public_keys(session)))
    before = session.state
    checks = (
        Seal.objects.filter(item__session=session).order_by("check_code").values_list("check_code", flat=True)
    )
    digest = hashlib.sha256("".join(checks).encode()).hexdigest()
    counted(roll, boxes)
    told = {"from": before, "to": session.state, "seals": len(checks), "checks": digest}
    record("voting.close", session, by=by, told=told)
    return session


@sensitive_variables()
@action("voting.recount")
def recount(session: Session, codes: tuple[str, str], *, by: User) -> bool:
    """Open every ballot of the frozen roll again, before the minutes are signed: do the counts agree?

    There is no recount of a part.
    """
    session = locked(session)
    access.check("voting.recount", by, session)
    need(session.state == "counted" and session.mode == "sealed", NO_RECOUNT)
    roll = roll_of(session)
    boxes = opened_counts(roll, matching(codes, session.pk, _public_keys(session)))
    same = all(item.result["box"] == [box.agree, box.against, box.blank] for item, box in boxes.items())
    record("voting.recount", session, by=by, told={"same": same})
    return same


@action("voting.sign")
def sign(session: Session, *, by: User) -> Session:
    """The minutes are signed: the result stands, and the seals may be destroyed."""
    session = locked(session)
    access.check("voting.sign", by, session)
    before = session.state
    session.state, session.signed_at = next_state("session", "sign", before), now()
    session.save(update_fields=["state", "signed_at"])
    record("voting.sign", session, by=by, told={"from": before, "to": session.state})
    return session


@action("voting.destroy")
def destroy(session: Session, *, by: User) -> int:
    """Destroy the sealed ballots after the minutes are signed; returns how many there were."""
    session = locked(session)
    access.check("voting.destroy", by, session)
    need(session.state == "signed" and session.mode == "sealed", AFTER_SIGNING)
    need(session.seals_destroyed_at is None, Say("Phiếu đã hủy rồi.", "The ballots are destroyed already."))
    gone = _wipe(session)
    session.seals_destroyed_at = now()
    session.save(update_fields=["seals_destroyed_at"])
    record("voting.destroy", session, by=by, told={"seals": gone})
    return gone


@action("voting.burn_code")
def burn_code(session: Session, *, by: User) -> KeyHolder:
    """A holder declares the paper with the code destroyed, once the minutes are signed."""
    session = locked(session)
    holder = _holder(session, by)
    access.check("voting.burn_code", by, holder)
    need(session.state in ("signed", "abandoned"), AFTER_SIGNING)
    holder.burnt_at = now()
    holder.save(update_fields=["burnt_at"])
    record("voting.burn_code", session, by=by, told={"place": holder.place})
    return holder


@action("voting.abandon")
def abandon(session: Session, reason: str, *, by: User) -> Session:
    """Give up an open vote that cannot be counted (codes lost, too few ballots): ballots go unread."""
    session = locked(session)
    access.check("voting.abandon", by, session)
    hindered = (
        {} if reason.strip() else {"reason": Say("Ghi lý do bỏ lượt bỏ phiếu.", "Say why it is abandoned.")}
    )
    before = session.state
    session.state = next_state("session", "abandon", before, hindered)
    gone = _wipe(session)
    session.closed_at = session.seals_destroyed_at = now()
    session.ended_because = reason.strip()
    session.save(update_fields=["state", "closed_at", "seals_destroyed_at", "ended_because"])
    record("voting.abandon", session, by=by, told={"from": before, "to": session.state, "seals": gone})
    return session


def _wipe(session: Session) -> int:
    with shredded():
        gone = Seal.objects.filter(item__session=session).delete()[0]
    settle()
    return gone


def _public_keys(session: Session) -> list[str]:
    return list(session.holders.order_by("pk").values_list("public_key", flat=True))


def _holder(session: Session, by: User) -> KeyHolder:
    holder: KeyHolder | None = session.holders.filter(user=by.pk).first()
    if holder is None:
        raise access.NoRight(Say("Bạn không giữ mã của phiên này.", "You hold no code of this session."))
    return holder


THREE = Say(
    "Chọn ba người giữ mã khác nhau: Chủ tịch, thư ký và một thành viên Ban kiểm phiếu.",
    "Choose three different holders: the chair, the secretary and one of the counting board.",
)
NO_ADMIN = Say(
    "Người quản trị hệ thống không giữ mã mở hòm phiếu. Chọn người khác.",
    "Administrators hold no code of the box. Choose somebody else.",
)
CHAIR = Say(
    "Mã thứ nhất do Chủ tịch hoặc Phó Chủ tịch Hội đồng giữ.",
    "The first code is held by the chair or a deputy.",
)
NOT_YOURS = Say(
    "Mã vừa gõ không phải mã đã cấp cho bạn. Xem lại tờ giấy, hoặc nhận mã mới.",
    "This is not the code that was given to you. Look at the paper, or take a new code.",
)
NO_RECOUNT = Say(
    "Chỉ kiểm phiếu lại sau khi đóng bỏ phiếu kín và trước khi ký biên bản.",
    "A recount is possible only after a secret vote has closed and before the minutes are signed.",
)
AFTER_SIGNING = Say(
    "Chỉ hủy phiếu và mã sau khi biên bản đã ký.",
    "Ballots and codes are destroyed only after the minutes are signed.",
)
