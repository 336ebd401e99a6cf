"""A form that anybody may send is kept from floods without asking a stranger's service who is human.

A hidden field that only machines fill, a stamp that says when the form was opened, and a count by
the address it comes from: nothing of it needs a script or a cookie.
"""

from __future__ import annotations

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.throttle import within_limit

QUICKEST, LONGEST = 3, 6 * 3600
"""Seconds that a person needs at least for a form, and that a form may lie open."""
_SIGNER = TimestampSigner(salt="thidua.portal.begun")


def begun() -> str:
    """The stamp of a form that is opened now."""
    return _SIGNER.sign("x")


def check(request: HttpRequest, stamp: str, what: str) -> None:
    """Let a form pass.

    Raises Refused when it came too quickly, lay too long, or too many came from one address.
    """
    if not _is_within(stamp, LONGEST):
        raise Refused(
            Say(
                "Trang mở đã lâu. Xem lại điều đã viết rồi gửi lại.",
                "The page was opened long ago. Read again what you wrote, then send it once more.",
            )
        )
    if _is_within(stamp, QUICKEST):
        raise Refused(
            Say(
                "Gửi nhanh quá. Đợi vài giây rồi gửi lại.",
                "Sent too quickly. Wait some seconds and send again.",
            )
        )
    if not within_limit(request, what):
        raise Refused(
            Say(
                "Từ máy này đã gửi 5 góp ý trong một giờ. Gửi tiếp sau, hoặc gọi số ghi ở chân trang.",
                "5 observations came from this machine within an hour. Send more later, or call the number "
                "at the foot of the page.",
            )
        )


def _is_within(stamp: str, seconds: int) -> bool:
    """Whether a stamp of ours is at most so old."""
    try:
        _SIGNER.unsign(stamp, max_age=seconds)
    except BadSignature:
        return False
    return True
