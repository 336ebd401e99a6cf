"""A small scorecard that holds one of everything, and cards for it."""

from collections.abc import Mapping
from decimal import Decimal

from thidua.core.scorecards.cards import Card, Mark
from thidua.core.scorecards.file import read
from thidua.core.scorecards.model import Scorecard

TEXT = """\
code: mau-2024
title: {vi: Bộ tiêu chí mẫu, en: Sample scorecard}
issuer: UBND tỉnh Mẫu
years: 2024-2025
units: [department, district]
total: 10
survey: {points: 3, absent: rescale}
bonus_most: 1
deduction_most: -1
items:
  - code: 1
    name: {vi: Chỉ đạo, en: Direction}
    points: 7
    by: Sở Nội vụ
    items:
      - code: 1.10
        name: {vi: Nhiệm vụ đúng hạn, en: Tasks on time}
        points: 4
        measure: tỷ lệ nhiệm vụ đúng hạn
        evidence: Báo cáo năm
        bands: [{from: 100, points: 4}, {from: 80, share: "3,5"}, {from: 0, points: 0}]
      - code: "1.2"
        name: {vi: "Kế hoạch năm", en: Yearly plan}
        points: 3
        bands: [{when: Kịp thời, points: 3}, {when: Chậm, points: 1.5}, {when: Không có, points: 0}]
        not_for: {kinds: [district], reason: {vi: Huyện không lập kế hoạch riêng, en: Districts have none}}
  - {code: 2, name: {vi: Điều tra, en: Survey}, points: 3, channel: survey}
  - {code: T, name: {vi: Thưởng, en: Bonus}, points: 2, kind: bonus}
  - {code: K, name: {vi: Trừ, en: Deduction}, points: -2, kind: deduction}
classes:
  - {classes: [{class: Tốt, from: 80}, {class: Khá, from: 60}, {class: Kém, from: 0}]}
"""


def small(old: str = "", new: str = "", code: str = "mau-2024") -> Scorecard:
    """The small scorecard, with a piece of its text changed, as a version of its own where it has a code."""
    assert old in TEXT
    text = TEXT.replace("mau-2024", code)
    found, faults = read(text.replace(old, new, 1) if old else text, "mau.yaml")
    assert found is not None
    assert [f.line("en") for f in faults] == []
    return found


def faults_in(old: str, new: str, text: str = TEXT) -> list[str]:
    """The faults of the small scorecard where a piece of its text is another."""
    assert old in text
    return [fault.line("en") for fault in read(text.replace(old, new, 1), "mau.yaml")[1]]


def card(marks: Mapping[str, object], unit: str = "A", kind: str = "department", **more: object) -> Card:
    """A card; a plain figure is what counts, a mapping holds own, appraised and final."""
    given = {
        code: Mark(**{k: Decimal(str(v)) for k, v in told.items()})
        if isinstance(told, Mapping)
        else Mark(final=Decimal(str(told)))
        for code, told in marks.items()
    }
    return Card(unit, kind, given, **more)  # type: ignore[arg-type]  # name, left_out, survey_absent


FULL = {"1.10": "4", "1.2": "3", "2": "2.5"}
"""A department with everything scored."""
