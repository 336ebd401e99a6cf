"""What waits for a person in the scoring of a year: own cards, items to appraise, steps of the office."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from thidua import access
from thidua.core.scorecards.model import SURVEY
from thidua.movements.models import Event, Movement, PlanVersion
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Card, Complaint, Line, Publication, Result, Scoring


def cards_for(rights: Iterable[str], by: Any) -> QuerySet:
    """Cards of the units for which a person holds one of the rights: of their unit, or of their agency."""
    paths = Q(pk__in=())
    for held in access.holdings_for(rights, by):
        if held.movement_id is None and held.path:
            clerk = held.role == "clerk"
            paths |= Q(unit__path__startswith=held.path) if clerk else Q(unit__agency=held.agency_id)
    return Card.objects.visible_to(by).filter(paths)


def own_cards(by: Any) -> QuerySet:
    """Cards that a person fills or signs, the newest year first."""
    rows = cards_for(["card.score", "card.submit"], by)
    rows = rows.exclude(scoring__state="announced", state="scoring")
    return rows.select_related("scoring", "unit").order_by("-scoring__year", "pk")


def to_score(right: str, by: Any, day: date) -> QuerySet:
    """Cards that a person still has to score or to sign, with how many of their items have a mark."""
    rows = cards_for([right], by).filter(state="scoring", scoring__state="open")
    rows = rows.exclude(scoring__score_from__gt=day).select_related("scoring__scorecard", "unit")
    return rows.annotate(filled=Count("lines", Q(lines__own__isnull=False))).order_by("scoring", "pk")


def agencies_for(right: str, by: Any) -> list[int]:
    """The agencies for which a person holds a right."""
    held = access.holdings_for([right], by)
    return [h.agency_id for h in held if h.agency_id and h.movement_id is None]


WAITS = Q(own__isnull=False, appraised=None) | Q(exemption="asked") | Q(exemption="refused", appraised=None)
"""A line of a sent card on which its appraisers have something to do."""


def lines_to_appraise(by: Any) -> QuerySet:
    """Lines that wait for the agencies for which a person appraises."""
    sent = Line.objects.filter(desk__appraiser__in=agencies_for("card.appraise", by), card__state="submitted")
    return sent.filter(WAITS)


def surveyed(by: Any) -> QuerySet[Scoring]:
    """Open scorings whose survey a person enters."""
    return Scoring.objects.filter(state="open", keeper__in=agencies_for("scoring.enter_survey", by))


def surveys_to_enter(scorings: QuerySet[Scoring]) -> list[tuple[Scoring, int]]:
    """Of some scorings those whose survey misses points, with how many: two queries."""
    open_ = {s.pk: s for s in scorings.select_related("scorecard")}
    asked = {
        pk: {i.code for i in tree_of(s.scorecard).leaves if i.channel == SURVEY} for pk, s in open_.items()
    }
    blank = Line.objects.filter(card__scoring__in=open_, appraised=None, card__survey_absent=False)
    blank = blank.exclude(card__state="scoring").order_by()
    found: dict[int, int] = {}
    for row in blank.values("card__scoring", "code").annotate(n=Count("pk")):
        if row["code"] in asked[row["card__scoring"]]:
            found[row["card__scoring"]] = found.get(row["card__scoring"], 0) + row["n"]
    return [(open_[pk], n) for pk, n in sorted(found.items())]


def scorings_of(right: str, by: Any, state: str) -> QuerySet:
    """Scorings in a state for whose agency a person holds a right, with how their cards stand."""
    rows = Scoring.objects.filter(agency__in=agencies_for(right, by), state=state)
    return (
        rows.select_related("scorecard")
        .annotate(
            done=Count("cards", Q(cards__state="appraised")),
            under_way=Count("cards", Q(cards__state__in=("scoring", "submitted"))),
        )
        .order_by("-year", "pk")
    )


def to_finish(by: Any) -> QuerySet:
    """Sent cards that no appraiser has anything left to do on, for the office that ends their appraisal."""
    rows = Card.objects.filter(agency__in=agencies_for("card.finish", by), state="submitted")
    waits = Line.objects.filter(WAITS, card__state="submitted")
    return rows.exclude(pk__in=waits.values("card"))


def complaints_to_answer(by: Any) -> QuerySet:
    """Complaints that wait for the office that scores."""
    return Complaint.objects.filter(agency__in=agencies_for("complaint.uphold", by), state="open")


def to_complain(by: Any, day: date) -> QuerySet:
    """Announced cards about which a person may still complain."""
    rows = cards_for(["complaint.make"], by).filter(state="announced", scoring__complain_until__gte=day)
    return rows.select_related("scoring", "unit").order_by("scoring", "pk")


def to_restate(by: Any) -> QuerySet:
    """Announced scorings in which a complaint was upheld since the last announcement."""
    last = Publication.objects.filter(scoring=OuterRef("pk")).order_by("-number").values("at")[:1]
    upheld = Max("cards__complaints__answered_at", filter=Q(cards__complaints__state="upheld"))
    rows = scorings_of("scoring.restate", by, "announced").annotate(upheld=upheld, told=Subquery(last))
    return rows.filter(upheld__gt=F("told"))


class Unheard(NamedTuple):
    """A movement whose deadlines wait for a result that was announced before it could be told of it."""

    movement: Movement
    publication: Publication


def listening(by: Any) -> QuerySet[Movement]:
    """Running movements of a person's offices inside which somebody's result was announced."""
    offices = agencies_for("movement.record_event", by)
    inside = Result.objects.filter(publication__number=1, unit__path__startswith=OuterRef("agency__path"))
    return Movement.objects.filter(Exists(inside), agency__in=offices, state="open")


def unheard(movements: QuerySet[Movement]) -> list[Unheard]:
    """Announced results that movements wait for: those opened or given a plan later.

    What is announced while a movement runs is recorded in it at once (`movements.actions.announced`).
    """
    near = list(movements.select_related("agency").prefetch_related("rounds"))
    plans = PlanVersion.objects.filter(pk__in=[m.plan_id for m in near], text__contains="index_recognised")
    waits = set(plans.values_list("pk", flat=True))
    waiting = [m for m in near if m.plan_id in waits]
    about = Q(pk__in=())
    for movement in waiting:
        about |= Q(unit__path__startswith=movement.agency.path)
    told = Result.objects.filter(about, publication__number=1).select_related("publication__scoring", "unit")
    events = Event.objects.filter(movement__in=waiting, event="index_recognised", withdrawn_at=None)
    heard = set(events.values_list("movement", "year"))
    found: dict[tuple[int, int], Unheard] = {}
    for movement, row in product(waiting, told):
        year = row.publication.scoring.year
        lasts = {int(r.name.rpartition("-")[2]) for r in movement.rounds.all()}
        if (
            row.unit.path.startswith(movement.agency.path)
            and year in lasts
            and (movement.pk, year) not in heard
        ):
            found.setdefault((movement.pk, year), Unheard(movement, row.publication))
    return list(found.values())
