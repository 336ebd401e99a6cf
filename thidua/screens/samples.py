"""Sample data of the style page: made-up names and figures, no person and no agency."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from thidua.clock import now, today
from thidua.core.wording import Say, both, fold
from thidua.screens import charts

CLAUSE = Say(
    "– Là tập thể được Ủy ban nhân dân tỉnh công bố kết quả Chỉ số cải cách hành chính trong nhóm xuất sắc hằng năm.",
    "– A collective that the provincial People's Committee announced in the excellent group of the reform index.",
)
_ANSWERS = ("met", "unmet", "missing", "to_judge", "held")
_WHYS = (
    "–",
    "b-5: 2/118 hồ sơ trễ hẹn",
    "b-4: chưa có quyết định công nhận",
    "b-1: chờ Trưởng phòng xác nhận",
    "–",
)
_STEPS = (
    (Say("Đơn vị gửi", "Unit submits"), "done"),
    (Say("Sở chốt danh sách", "Department closes its list"), "done"),
    (Say("Sở Nội vụ tiếp nhận", "Home Affairs receives"), "done"),
    (Say("Thẩm định", "Appraisal"), "now"),
    (Say("Hội đồng tỉnh", "Provincial council"), "next"),
    (Say("Quyết định", "Decision"), "next"),
)


def people(count: int) -> list[dict[str, Any]]:
    """Rows of a list, every answer and every kind of deadline among them."""
    return [
        {
            "pk": n,
            "name": f"Cá nhân mẫu {n:02d}",
            "unit": f"Phòng mẫu {n % 4 + 1:02d}",
            "points": Decimal("82.50") + n,
            "answer": _ANSWERS[n % 5],
            "due": today() + timedelta(days=n * 3 - 5),
            "why": _WHYS[n % 5],
        }
        for n in range(1, count + 1)
    ]


def drawn() -> dict[str, Any]:
    """One chart of each kind."""
    coverage = (("Sở, ban, ngành", 18, 21), ("Ngành dọc", 7, 12), ("Huyện, xã", 19, 25))
    stops = (
        ("Sáng kiến được công nhận", 18, 35, 8),
        ("Chỉ số từ khá", 20, 13, 0),
        ("Nhiệm vụ đúng hạn", 8, 9, 4),
    )
    strips = (("Sở, ban, ngành", "93.1 91.5 90.2 88.4 85"), ("Huyện, xã", "92 87.3 86.1 79"))
    gaps = (("Lãnh đạo", 22, 48), ("Trực tiếp làm CCHC", 35, 30), ("Nữ", 51, 47))
    return {
        "coverage": [charts.Bar(both(name), done, total, "#") for name, done, total in coverage],
        "stops": [
            charts.Stack(both(name), unmet, missing, to_judge, "#")
            for name, unmet, missing, to_judge in stops
        ],
        "strips": [charts.Strip(both(name), _points(values.split())) for name, values in strips],
        "gaps": [charts.Pair(both(name), left, right) for name, left, right in gaps],
        "threshold": (90, Say("ngưỡng", "threshold")),
    }


def _points(values: list[str]) -> list[charts.Point]:
    return [charts.Point(f"Đơn vị mẫu {n}", Decimal(value)) for n, value in enumerate(values, 1)]


def case() -> dict[str, Any]:
    """A case under way: its step line, its facts, its diary, its deadlines."""
    line = [{"label": label, "state": state, "note": ""} for label, state in _STEPS]
    line[3]["note"] = Say("Cá nhân mẫu 31 giữ, 3 ngày", "held by Cá nhân mẫu 31, 3 days")
    returned = {
        "what": Say("Trả lại hồ sơ", "Dossier returned"),
        "who": "Cá nhân mẫu 31",
        "at": now(),
        "before": Say("Thẩm định", "Appraisal"),
        "after": Say("Yêu cầu bổ sung", "Supplement asked"),
        "why": Say("Thiếu trang 2 báo cáo thành tích.", "Page 2 of the achievement report is missing."),
    }
    award = Say("Giấy khen của Giám đốc Sở", "Certificate of commendation of the director")
    facts = [(Say("Hình thức", "Award"), award), (Say("Mã", "Code"), "HS-0031")]
    days = {"late": -2, "today": 0, "near": 3, "far": 40}
    return {
        "line": line,
        "history": [returned],
        "facts": facts,
        "clause_text": CLAUSE,
        "days": {name: today() + timedelta(days=n) for name, n in days.items()},
    }


def act() -> dict[str, Any]:
    """An act that cannot be undone, with what stands against it."""
    return {
        "heading": Say("Đóng bỏ phiếu", "Close the ballot"),
        "consequence": Say(
            "Đóng rồi không mở lại được. Còn 2 người chưa bỏ phiếu.",
            "Once closed it cannot be opened again. Two members have not voted.",
        ),
        "what": [(Say("Phiên họp", "Session"), "08/01/2025"), (Say("Đã bỏ", "Cast"), "7/9")],
        "names": [row["name"] for row in people(5)],
        "button": Say("Đóng bỏ phiếu", "Close the ballot"),
        "danger": True,
        "reasons": [
            Say(
                "Bạn không xét được hồ sơ này vì thuộc cùng phòng. Chuyển người khác.",
                "You cannot appraise this dossier: same division. Hand it to somebody else.",
            )
        ],
    }


def nothing() -> dict[str, Any]:
    """A list without rows: the fact, the reason, one button."""
    return {
        "empty": Say("Chưa có hồ sơ nào chờ thẩm định.", "No dossier waits for appraisal."),
        "empty_reason": Say(
            "Hồ sơ đến khi đơn vị gửi, hạn 04/01/2025.",
            "Dossiers come when units send them, until 4 Jan 2025.",
        ),
        "empty_link": (Say("Xem lịch", "Open the calendar"), "#"),
    }


def suggestions(asked: str) -> list[dict[str, str]]:
    """Units that hold every word asked for, with or without accents."""
    names = [f"Phòng mẫu {n:02d}" for n in range(1, 6)]
    found = [name for name in names if all(word in fold(name) for word in fold(asked).split())]
    return [{"value": name[-2:], "label": name, "note": "Sở Nội vụ mẫu"} for name in found]
