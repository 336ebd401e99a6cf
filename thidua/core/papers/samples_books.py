"""Sample register, prize list and statistics forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.core.papers.books import Entry, GoldenBook
from thidua.core.papers.frame import Paper
from thidua.core.papers.prize_list import Paid, PrizeList
from thidua.core.papers.samples_frame import FRAME, OCCASION
from thidua.core.papers.samples_nominees import OWN
from thidua.core.papers.statistics_forms import (
    HOLDERS,
    Line,
    MovementsForm,
    OwnAwardsForm,
    StateAwardsForm,
)

HERE = replace(FRAME, recipients=(), filed="VT, TĐKT")
DECISION = "Quyết định số 12/QĐ-SM ngày 15 tháng 01 năm 2025 của Giám đốc Sở Mẫu"


def golden_book() -> GoldenBook:
    """A book of one decision, its last line revoked."""
    entries = [
        Entry(f"{i:02d}/2025", "12/QĐ-SM", date(2025, 1, 15), n.name, n.form, n.unit, OCCASION.capitalize())
        for i, n in enumerate(OWN, 1)
    ]
    entries[-1] = replace(entries[-1], remark="Hủy bỏ theo QĐ số 30/QĐ-SM (mẫu)")
    return GoldenBook(HERE, "Năm 2025", tuple(entries))


def prize_list() -> PrizeList:
    """Prizes by the base salary of that day."""
    money = {"collective": (1_400_000, "0,6 × 2.340.000"), "individual": (700_000, "0,3 × 2.340.000")}
    return PrizeList(
        HERE,
        OCCASION,
        tuple(Paid(n, *money[n.subject]) for n in OWN),
        DECISION,
        "mức lương cơ sở 2.340.000 đồng, làm tròn đến hàng chục nghìn; hệ số của cá nhân chưa kiểm chứng",
        "quỹ thi đua, khen thưởng của Sở Mẫu",
    )


def _awards(*forms: str) -> tuple[Line, ...]:
    told = range(1, len(HOLDERS) + 1)
    return tuple(Line(form, tuple(n * (i + 1) for n in told)) for i, form in enumerate(forms))


def statistics() -> tuple[Paper, ...]:
    """One form of each kind; the form on State awards waits for its figures."""
    launched = (
        Line("Phạm vi toàn quốc", (0, 1, 1), "Theo phạm vi"),
        Line("Phạm vi tỉnh", (1, 2, 2), "Theo phạm vi"),
        Line("Cấp tỉnh phát động", (1, 2, 2), "Theo cấp phát động"),
        Line("Sở, ban, ngành phát động", (2, 3, 1), "Theo cấp phát động"),
    )
    return (
        MovementsForm(HERE, 2025, launched),
        StateAwardsForm(
            HERE, 2025, tuple(Line(form, ()) for form in ("Huân chương", "Cờ thi đua Chính phủ"))
        ),
        OwnAwardsForm(HERE, 2025, _awards("Bằng khen", "Chiến sĩ thi đua", "Cờ thi đua", "Kỷ niệm chương")),
    )


def books() -> tuple[Paper, ...]:
    """One paper of each kind."""
    return (golden_book(), prize_list(), *statistics())
