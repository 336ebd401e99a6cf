"""The sheets of scores that people fill in: a unit's own card, an agency's appraisals, the survey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from thidua.core.scorecards.bands import band_say, limits
from thidua.core.scorecards.model import Item
from thidua.core.wording import Say, join
from thidua.scorecards.books import Column, Line
from thidua.scorecards.compiled import trimmed
from thidua.scorecards.models import Card
from thidua.scorecards.queries.cards import Page, Told

CODE = Column("code", Say("Mã", "Code"), width=8)
UNIT = Column("unit", Say("Mã đơn vị", "Unit code"), width=14)
UNIT_NAME = Column("unit_name", Say("Đơn vị", "Unit"), width=34)
NAME = Column("name", Say("Tiêu chí", "Criterion"), width=50)
MOST = Column("most", Say("Điểm tối đa", "Maximum"), width=9)
STEPS = Column("steps", Say("Bậc điểm", "Steps"), width=34)
EVIDENCE = Column("evidence", Say("Tài liệu kiểm chứng", "Evidence asked for"), width=30)
OWN = Column(
    "own",
    Say("Điểm tự chấm", "Own score"),
    Say("Để trống khi chưa chấm", "Blank if not scored"),
    10,
    True,
    True,
)
WHY = Column("why", Say("Giải trình", "Explanation"), width=40, typed=True)
PROOF = Column(
    "section",
    Say("Minh chứng: văn bản, mục, trang", "Evidence: document, section, page"),
    Say("Tệp minh chứng gắn trên trang của mục", "Files are attached on the page of the item"),
    34,
    True,
)
OWN_SHOWN = Column("own", Say("Điểm tự chấm", "Own score"), width=10)
WHY_SHOWN = Column("why", Say("Giải trình", "Explanation"), width=40)
PROOF_SHOWN = Column("section", PROOF.say, width=30)
POINTS = Column(
    "points",
    Say("Điểm thẩm định", "Appraised"),
    Say("Để trống khi chưa thẩm định", "Blank if not appraised"),
    10,
    True,
    True,
)
REASON = Column(
    "reason",
    Say("Lý do", "Reason"),
    Say("Bắt buộc khi khác điểm tự chấm", "Needed where it differs from the own score"),
    40,
    True,
)
OWN_COLUMNS = (CODE, NAME, MOST, STEPS, EVIDENCE, OWN, WHY, PROOF)
APPRAISED_COLUMNS = (CODE, UNIT, UNIT_NAME, NAME, MOST, OWN_SHOWN, WHY_SHOWN, PROOF_SHOWN, POINTS, REASON)
NONE_HELD = Column(
    "none",
    Say("Không điều tra", "No survey"),
    Say("Ghi x nếu không điều tra", "Write x where none was held"),
    12,
    True,
)


def own_rows(page: Page) -> Iterator[Line]:
    """The rows of a unit's own card: areas as headings, every item with what it asks and what was typed."""
    for area in page.areas:
        yield _heading(area.item)
        for row in area.rows:
            line, item = row.line, row.item
            cells = _of_item(item)
            if row.is_survey or row.exempt is not None:
                why = Say("điểm điều tra", "survey") if row.is_survey else row.exempt
                yield Line(cells | {"why": f"({why.vi if why else ''})"})
                continue
            told = {"own": trimmed(line.own), "why": line.own_why, "section": line.section}
            yield Line(cells | told, limits(item))


def appraised_rows(mine: Iterable[Told]) -> Iterator[Line]:
    """The rows of an agency's appraisal: a unit's item each, with what the unit says of it."""
    for row in mine:
        line = row.line
        told = {
            "unit": line.card.unit.code,
            "unit_name": line.card.unit.name,
            "own": trimmed(line.own),
            "why": line.own_why,
            "section": line.section,
            "points": trimmed(line.appraised),
            "reason": line.appraised_why,
        }
        yield Line(_of_item(row.item) | told, limits(row.item))


def survey_columns(items: Iterable[Item], *, absent: bool) -> tuple[Column, ...]:
    """The columns of the survey: the unit, its items, whether none was held."""
    asked = tuple(
        Column(
            i.code,
            Say(f"{i.code} {i.name.vi}", i.name.en),
            Say(f"Tối đa {i.points}", f"At most {i.points}"),
            20,
            True,
            True,
        )
        for i in items
    )
    return (UNIT, UNIT_NAME, *asked, *((NONE_HELD,) if absent else ()))


def survey_rows(cards: Iterable[Card], items: list[Item]) -> Iterator[Line]:
    """A row a unit with the points that were entered so far."""
    for card in cards:
        by_code = {line.code: trimmed(line.appraised) for line in card.lines.all()}
        told = {
            "unit": card.unit.code,
            "unit_name": card.unit.name,
            "none": "x" if card.survey_absent else "",
        }
        yield Line(
            told | {i.code: by_code.get(i.code) for i in items}, limits(items[0]) if len(items) == 1 else None
        )


def _of_item(item: Item) -> dict[str, Any]:
    steps = join([band_say(b) for b in item.bands]).vi
    told = (
        Say(f"{item.measure.vi}: {steps}", "")
        if item.measure.vi and steps
        else Say(steps or item.measure.vi, "")
    )
    return {
        "code": item.code,
        "name": item.name.vi,
        "most": item.points,
        "steps": told.vi,
        "evidence": item.evidence.vi,
    }


def _heading(item: Item) -> Line:
    return Line({"code": item.code, "name": item.name.vi, "most": item.points}, heading=True)
