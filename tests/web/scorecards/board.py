"""A small scorecard of sample items, and a year of it in the small province: cards of departments A and B."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.web.world import DAY, World
from thidua.scorecards.actions.announcing import announce, settle
from thidua.scorecards.actions.appraising import SurveyMark, agree, appraise, enter_survey, finish
from thidua.scorecards.actions.keeping import draft, publish
from thidua.scorecards.actions.opening import NewScoring, Windows, open_scoring
from thidua.scorecards.actions.scoring import OwnMark, score, submit
from thidua.scorecards.models import Card, Line, Publication, Scorecard, Scoring

TEXT = """
code: mau-thu
title: Bộ tiêu chí mẫu để thử
issuer: UBND tỉnh mẫu
years: "2024-2025"
units: [department]
total: "10"
survey: {points: "2", absent: rescale}
items:
  - code: "1"
    name: Chỉ đạo
    points: "5"
    by: Đơn vị mẫu B
    items:
      - {code: "1.1", name: Kế hoạch năm, points: "2"}
      - {code: "1.2", name: Nhiệm vụ hoàn thành, points: "3"}
  - code: "2"
    name: Thể chế
    points: "3"
    by: Đơn vị mẫu P
    items:
      - {code: "2.1", name: Văn bản, points: "2"}
      - {code: "2.2", name: Rà soát, points: "1"}
  - code: "3"
    name: Điều tra
    points: "2"
    channel: survey
    by: Đơn vị mẫu P
    items:
      - {code: "3.1", name: Hài lòng, points: "2"}
classes:
  - classes:
      - {class: excellent, from: "90"}
      - {class: good, from: "80"}
      - {class: fair, from: "0"}
"""
UNTIL = date(2024, 11, 10)
WINDOWS = Windows(
    basis="Kế hoạch 12/KH-UBND, mục III",
    score_from=DAY,
    score_until=UNTIL,
    appraise_until=date(2024, 11, 20),
    survey_until=date(2024, 11, 20),
)
FULL = {"1.1": "2", "1.2": "3", "2.1": "1.5", "2.2": "1"}


def published(world: World, text: str = TEXT) -> Scorecard:
    """The scorecard of the province, published on the first day."""
    by = world.users["p-office"]
    return publish(draft(world.units["P"], text, by=by), "01/QĐ-UBND", DAY, by=by)


def opened(world: World) -> Scoring:
    """The year 2024 opened for the departments."""
    made = NewScoring(2024, "department", WINDOWS)
    return open_scoring(published(world), made, by=world.users["p-office"])


def card(scoring: Scoring, unit: str) -> Card:
    """The card of a unit."""
    return scoring.cards.select_related("scoring__scorecard", "unit__agency").get(unit__code=unit)


def line(scoring: Scoring, unit: str, code: str) -> Line:
    """One line of a card."""
    return Line.objects.get(card=card(scoring, unit), code=code)


def marks(**points: str) -> list[OwnMark]:
    """Own marks of all items, with an explanation each; `c1_2="1"` changes one."""
    given = FULL | {name[1:].replace("_", "."): value for name, value in points.items()}
    return [OwnMark(code, Decimal(value), "theo báo cáo năm") for code, value in given.items()]


def sent(world: World, scoring: Scoring, unit: str, **points: str) -> Card:
    """A card scored by its clerk and signed by its head."""
    low = unit.lower()
    filled = score(card(scoring, unit), marks(**points), by=world.users[f"{low}-clerk"])
    return submit(filled, by=world.users[f"{low}-signer"])


def appraised(world: World, scoring: Scoring, unit: str, survey: str = "1.5") -> Card:
    """A card that both agencies agree with, its points of the survey entered, its appraisal ended."""
    for desk in scoring.desks.all():
        if desk.lines.filter(card__unit__code=unit, own__isnull=False, appraised=None).exists():
            by = world.users[f"{desk.appraiser.code.lower()}-appraiser"]
            agree(card(scoring, unit), desk, by=by)
    given = [SurveyMark(unit, "3.1", Decimal(survey))]
    enter_survey(scoring, given, by=world.users["p-appraiser"])
    return finish(card(scoring, unit), by=world.users["p-office"])


def announced(world: World) -> Publication:
    """Both departments on their whole way; B lost half a point at the appraisal."""
    scoring = opened(world)
    sent(world, scoring, "A")
    sent(world, scoring, "B")
    by = world.users["b-appraiser"]
    appraise(line(scoring, "B", "1.2"), Decimal("2.5"), "chậm một nhiệm vụ", by=by)
    appraised(world, scoring, "A")
    appraised(world, scoring, "B")
    settle(scoring, "05/BB-HĐ", DAY, by=world.users["p-secretary"])
    until = date(2024, 11, 30)
    return announce(scoring, "77/QĐ-UBND", DAY, by=world.users["p-signer"], complain_until=until)
