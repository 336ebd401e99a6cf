"""What keeps a dossier from being started, sent, sent again or taken back: by need, in words."""

from __future__ import annotations

from datetime import timedelta

from thidua.clock import day_of, now, today
from thidua.core.calendar import Due
from thidua.core.plan.model import plain_clause
from thidua.core.wording import NOTHING, Say, days
from thidua.core.workflow import Hindrances
from thidua.nominations.models import Nomination
from thidua.nominations.queries.allowances import Allowance, allowance
from thidua.nominations.queries.deadlines import due_of
from thidua.nominations.queries.papers import Line, checklist

UNDO = timedelta(minutes=10)
"""How long a return can be undone."""


def hindrances(nomination: Nomination) -> Hindrances:
    """Every need of the dossier's own ways that is not fulfilled now."""
    return sending(
        nomination,
        checklist(nomination),
        allowance(nomination),
        due_of(nomination),
    )


def sending(
    nomination: Nomination, lines: list[Line], places: Allowance | None, due: Due | None
) -> Hindrances:
    """The same from what a page has read already."""
    found = {
        "complete": incomplete(lines),
        "allowance": places.refusal if places and places.full else None,
        "running": not_running(nomination),
        "in_time": too_late(nomination, due),
        "in_supplement_time": supplement_too_late(nomination),
        "within_undo": undo_too_late(nomination),
    }
    return {need: say for need, say in found.items() if say}


def incomplete(lines: list[Line]) -> Say | None:
    """Which papers are still missing, each with its clause."""
    lacking = [line.lacking for line in lines if line.stops]
    if not lacking:
        return None
    vi, en = "; ".join(s.vi for s in lacking), "; ".join(s.en for s in lacking)
    return Say(f"Chưa gửi được: còn thiếu {vi}.", f"It cannot be sent yet: {en}.")


def not_running(nomination: Nomination) -> Say | None:
    """A suspended or ended movement, or a closed round, takes no dossiers."""
    if nomination.movement.state != "open":
        return Say(
            "Phong trào không đang chạy nên chưa nhận hồ sơ. Chờ quyết định tiếp tục, hoặc hỏi cơ quan thường trực.",
            "The movement is not running, so it takes no dossiers. Wait until it continues, or ask the office.",
        )
    if nomination.round.closed_at:
        on = days(day_of(nomination.round.closed_at))
        return Say(
            f"Đợt {nomination.round.name} đã khóa danh sách ngày {on.vi}. Chuyển sang đợt sau.",
            f"Round {nomination.round.name} was closed on {on.en}. Use the next round.",
        )
    return None


def too_late(nomination: Nomination, due: Due | None) -> Say | None:
    """Past the plan's last day, unless the office has allowed it with a reason."""
    if due is None or due.last is None or today() <= due.last or nomination.late_allowed:
        return None
    on, clause = days(due.last), plain_clause(due.clause)
    return Say(
        f"Chưa gửi được: hạn đã hết lúc 24:00 ngày {on.vi} (khoản {clause}, giờ máy chủ). Bản nháp còn "
        "nguyên. Xin nộp muộn: nêu lý do, cơ quan thường trực quyết và lý do hiện cho mọi cấp.",
        f"It cannot be sent: the deadline ended at 24:00 on {on.en} (clause {clause}, server time). The "
        "draft is kept. Ask to send late with a reason; the office decides and the reason is shown to all.",
    )


def supplement_too_late(nomination: Nomination) -> Say | None:
    """Past the day that the office set for the supplement."""
    last = nomination.supplement_by
    if last is None or today() <= last or nomination.late_allowed:
        return None
    on = days(last)
    return Say(
        f"Chưa gửi lại được: hạn bổ sung đã hết ngày {on.vi}. Xin nộp muộn, nêu lý do.",
        f"It cannot be sent again: the supplement was due by {on.en}. Ask to send late with a reason.",
    )


def undo_too_late(nomination: Nomination) -> Say | None:
    """A return can be undone for ten minutes."""
    if nomination.state != "returned":
        return None
    last = nomination.returns.filter(undone_at=None).order_by("-at").first()
    if last and now() - last.at <= UNDO:
        return None
    return Say(
        "Quá 10 phút nên không hoàn tác được việc trả lại. Đơn vị gửi lại, hoặc nhờ đơn vị gửi ngay.",
        "More than 10 minutes have passed, so the return cannot be undone. Ask the unit to send it again.",
    )


def supplement_words(nomination: Nomination) -> Say:
    """By when the supplement is due, in words; nothing where no day was set."""
    if nomination.supplement_by is None:
        return NOTHING
    on = days(nomination.supplement_by)
    return Say(f"bổ sung hết ngày {on.vi}", f"supplement by {on.en}")
