"""Whether a step of a scoring may be done on a day, and if not by which date and document."""

from __future__ import annotations

from datetime import date

from thidua.clock import today
from thidua.core.wording import Say, days
from thidua.scorecards.models import Card, Scoring


def late(until: date | None, scoring: Scoring, what: Say) -> Say | None:
    """Why a step is over today; None where its last day has not passed, or none was set."""
    if until is None or today() <= until:
        return None
    end = days(until)
    vi = f"{scoring.basis}, giờ máy chủ" if scoring.basis else "giờ máy chủ"
    en = f"{scoring.basis}, server time" if scoring.basis else "server time"
    return Say(
        f"Hạn {what.vi} đã hết lúc 24:00 ngày {end.vi} ({vi}). Xin gia hạn: cơ quan ban hành quyết và ghi lý do.",
        f"The time for {what.en} ended at 24:00 on {end.en} ({en}). Ask the issuer for more time; it gives "
        "its reason.",
    )


def own_late(card: Card) -> Say | None:
    """Why a unit may not score itself today."""
    scoring = card.scoring
    if scoring.score_from and today() < scoring.score_from:
        start = days(scoring.score_from)
        return Say(f"Chưa mở tự chấm, từ {start.vi}.", f"Own scoring opens on {start.en}.")
    until = max((d for d in (scoring.score_until, card.extended_until) if d), default=None)
    return late(until if scoring.score_until else None, scoring, Say("tự chấm", "own scores"))


def appraise_late(scoring: Scoring) -> Say | None:
    """Why nobody may appraise today."""
    return late(scoring.appraise_until, scoring, Say("thẩm định", "appraisals"))


def survey_late(scoring: Scoring) -> Say | None:
    """Why the survey may not be entered today."""
    return late(scoring.survey_until, scoring, Say("nhập điểm điều tra", "survey points"))


def complain_late(scoring: Scoring) -> Say | None:
    """Why nobody may complain today."""
    return late(scoring.complain_until, scoring, Say("kiến nghị", "complaints"))
