"""Published scorecards as rows with their source, and scorecards of one or two items to enter them in."""

import csv
from decimal import Decimal
from pathlib import Path

from thidua.core.scorecards.cards import Card, Mark
from thidua.core.scorecards.file import load, read
from thidua.core.scorecards.model import Scorecard

DATA = Path(__file__).parent / "data"
KINDS = {
    "sở, ban, ngành": "department",
    "cấp huyện": "district",
    "cơ quan ngành dọc trung ương": "central_agency",
    "đơn vị sự nghiệp thuộc UBND tỉnh": "public_service_unit",
}


def rows(name: str, **where: str) -> list[dict[str, str]]:
    """The rows of a file of published results."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [r for r in csv.DictReader(file) if all(r[k] == v for k, v in where.items())]


def tay_ninh() -> Scorecard:
    """Tây Ninh 2023: three maxima, by items that do not apply."""
    return load(DATA / "tay-ninh-2023.yaml")


def tay_ninh_card(scorecard: Scorecard, row: dict[str, str]) -> Card:
    """A printed row as a card: its points filled into the items that apply, in order."""
    card = Card(row["unit"], KINDS[row["unit_type"]])
    left, marks = Decimal(row["points"]), {}
    for item in scorecard.applicable(card):
        points = min(left, item.points or Decimal(0))
        marks[item.code] = Mark(appraised=points)
        left -= points
    return Card(card.unit, card.kind, marks)


def one_item(maximum: str) -> Scorecard:
    """A scorecard of one item for every kind of unit."""
    kinds = ", ".join(KINDS.values())
    text = (
        f"code: mot\ntitle: Một mục\nissuer: UBND tỉnh Mẫu\nyears: 2018\nunits: [{kinds}]\ntotal: {maximum}\n"
    )
    found, faults = read(f"{text}items:\n  - {{code: chung, name: Kết quả, points: {maximum}}}\n")
    assert found is not None
    assert [f.line("en") for f in faults] == []
    return found


def total_card(row: dict[str, str], points: str) -> Card:
    """A printed total as the one mark of a card."""
    return Card(row["unit"], KINDS[row["unit_type"]], {"chung": Mark(final=Decimal(points))})
