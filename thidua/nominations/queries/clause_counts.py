"""How often each answer came at the criteria of one clause: what the page of a plan tells beside it."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count

from thidua.core.wording import Say, join
from thidua.movements.models import Movement, Round
from thidua.nominations.queries.rounds import awards_of
from thidua.nominations.queries.standings import Point, Sheet, has_at
from thidua.people.models import User
from thidua.rounds.pages.naming import ANSWER_WORDS, ORDER, award_full

ROUNDS = 2
"""How many of the newest rounds are told."""


class Counted(NamedTuple):
    """One criterion in one round: of which award, how many have each answer, where the list stands."""

    round: Round
    award: str
    title: Say
    point: Point
    counts: dict[str, int]

    @property
    def say(self) -> Say:
        """The counts as one line."""
        words = ((ANSWER_WORDS[answer], n) for answer, n in self.counts.items())
        told = [Say(f"{n} {word.vi.lower()}", f"{n} {word.en.lower()}") for word, n in words]
        line = join(told, " · ")
        return Say(f"Đợt {self.round.name}: {line.vi}", f"Round {self.round.name}: {line.en}")


def clause_counts(movement: Movement, clause: str, by: User) -> list[Counted]:
    """The counts of every criterion of a clause, in the newest rounds that were judged."""
    judged = Round.objects.filter(movement=movement, standings__isnull=False).distinct()
    rounds = judged.select_related("movement__plan").order_by("-name")[:ROUNDS]
    return [found for round_ in rounds for found in _in_round(round_, clause, by)]


def _in_round(round_: Round, clause: str, by: User) -> list[Counted]:
    sheets = [Sheet(round_, a.id, by) for a in awards_of(round_)]
    mine = [(s, p) for s in sheets for p in s.points if p.clause == clause]
    return [Counted(round_, s.award.id, award_full(s.award), p, _counts(s, p)) for s, p in mine]


def _counts(sheet: Sheet, point: Point) -> dict[str, int]:
    asked = {answer: Count("pk", filter=has_at(point, answer)) for answer in ORDER}
    return dict(sheet.rows().order_by().aggregate(**asked))
