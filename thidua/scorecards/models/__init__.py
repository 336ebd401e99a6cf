"""Scorecards by version, the scoring of a year, the card of each unit, its marks, what was announced."""

from thidua.scorecards.models.cards import BEFORE_COUNCIL, Card, Change, Complaint, Line
from thidua.scorecards.models.results import Publication, Result
from thidua.scorecards.models.years import Desk, Scorecard, ScorecardEdit, Scoring

__all__ = [
    "BEFORE_COUNCIL",
    "Card",
    "Change",
    "Complaint",
    "Desk",
    "Line",
    "Publication",
    "Result",
    "Scorecard",
    "ScorecardEdit",
    "Scoring",
]
