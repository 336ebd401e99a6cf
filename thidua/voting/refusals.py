"""What a vote refuses, in the words of the screens; used by several acts."""

from __future__ import annotations

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import User
from thidua.voting.models import Minuted, Session


def need(fulfilled: object, otherwise: Say) -> None:
    """Go on, or refuse with the reason."""
    if not fulfilled:
        raise Refused(otherwise)


def locked(session: Session) -> Session:
    """The session as it stands now, locked until the transaction ends."""
    found: Session = (
        Session.objects.select_for_update(of=("self",), no_key=True)
        .select_related("council")
        .get(pk=session.pk)
    )
    return found


def in_preparation(session: Session) -> None:
    """Refuse once the vote has opened: composition, items and recusals are frozen then."""
    need(session.state == "planned", FROZEN)


def voting(session: Session, *modes: str) -> None:
    """Refuse unless the vote is open, and in one of these ways."""
    need(session.state == "voting", NOT_OPEN)
    need(session.mode in modes, OTHER_MODE)


def on_roll(session: Session, user: User) -> None:
    """Refuse who is not on the frozen roll."""
    need(session.attendance.filter(user=user.pk).exists(), NOT_ON_ROLL)


def unwritten(minutes: Minuted) -> None:
    """Refuse once the secretary has signed: what minutes say is frozen then."""
    need(minutes.written_at is None, WRITTEN)


def turn_to_sign(session: Session, minutes: Minuted, user: User) -> str:
    """Whose signature is next on the minutes, "secretary" or "chair" (a deputy signs for the chair).

    Raises Refused before the count, after the chair, and for whoever's turn it is not.
    """
    need(session.state == "counted", NOT_COUNTED)
    role = session.attendance.filter(user=user.pk).values_list("role", flat=True).first()
    turn = "secretary" if minutes.written_at is None else "chair"
    need(("chair" if role == "deputy" else role) == turn, ORDER)
    return turn


FROZEN = Say(
    "Đã mở bỏ phiếu: thành phần, danh sách và từ chối xét không thay đổi được nữa.",
    "The vote has opened: composition, items and recusals can no longer change.",
)
NOT_OPEN = Say("Lúc này không bỏ phiếu được: chưa mở hoặc đã đóng.", "The vote is not open now.")
OTHER_MODE = Say(
    "Phiên này bỏ phiếu theo cách khác. Xem cách bỏ phiếu ở đầu trang phiên họp.",
    "This session votes in another way. It is told on top of the session's page.",
)
NOT_ON_ROLL = Say(
    "Người này không có trong danh sách bỏ phiếu của phiên.", "This person is not on the roll of the session."
)
BEFORE_COUNT = Say(
    "Chưa kiểm phiếu: trước khi đóng bỏ phiếu không ai xem được số phiếu, kể cả người quản trị.",
    "Not counted yet: before closing nobody can see counts, administrators included.",
)
WRITTEN = Say(
    "Thư ký đã ký biên bản, nội dung không sửa được nữa.",
    "The secretary has signed the minutes; they can no longer change.",
)
NOT_COUNTED = Say(
    "Chưa ký được biên bản: chưa kiểm phiếu, hoặc biên bản đã ký.",
    "The minutes cannot be signed: not counted yet, or signed already.",
)
ORDER = Say(
    "Thư ký phiên họp ký biên bản trước, rồi Chủ tịch Hội đồng ký.",
    "The secretary of the session signs the minutes first, then the chair.",
)
