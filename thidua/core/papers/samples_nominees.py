"""Made-up collectives and people for sample papers."""

from __future__ import annotations

from dataclasses import replace

from thidua.core.papers.nominees import Nominee

CHAIR = "Chủ tịch Ủy ban nhân dân tỉnh"


def _nominees(form: str, authority: str) -> tuple[Nominee, ...]:
    collectives = ("Văn phòng Sở", "Phòng Mẫu 01", "Trung tâm Mẫu 02")
    named = [
        Nominee(c, "collective", form, "Sở Mẫu", authority, i, clause="IV.1.2.a")
        for i, c in enumerate(collectives, 1)
    ]
    people = [
        Nominee(
            f"Cá nhân mẫu {i:02d}", "individual", form, f"Phòng Mẫu {i:02d}", authority, i, clause="IV.1.2.b"
        )
        for i in range(1, 5)
    ]
    people[3] = replace(people[3], order=None, remark="Chờ Hội đồng")
    return (*named, *people)


UPWARD = _nominees("Bằng khen", CHAIR)
OWN = _nominees("Giấy khen", "Giám đốc Sở")
