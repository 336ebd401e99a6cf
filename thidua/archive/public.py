"""The archive that anybody may have: the plan, the published decisions, why each award was given."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.archive.dossiers import decision_said, in_plan, path_of
from thidua.archive.granted import Granted, granted
from thidua.archive.pages import Block, Clause, Page, Site, pairs
from thidua.archive.plan import plan_pages
from thidua.core import terms
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.nominations.queries.verdicts import Criterion, criteria_of
from thidua.rounds.pages.naming import award_full


def public_pages(site: Site, movement: Movement) -> Iterator[Page]:
    """Plan and calendar, then a page for each award that was published; nobody else is named."""
    yield from plan_pages(site, movement)
    told: dict[int, list[Granted]] = {}
    for one in granted(movement):
        told.setdefault(one.nomination.pk, []).append(one)
    for awards in told.values():
        yield _award(site, awards)


def _award(site: Site, awards: list[Granted]) -> Page:
    first = awards[0]
    nomination = first.nomination
    award = plan_of(nomination.plan).award(nomination.award)
    head = pairs(
        "",
        [
            (site.say("Đơn vị", "Unit"), str(nomination.unit)),
            (site.say("Hình thức", "Award"), site.of(award_full(award))),
            (site.say("Đợt", "Round"), nomination.round.name),
            *((site.say("Quyết định", "Decision"), decision_said(one.honour)) for one in awards),
            (site.say("Thành tích", "For"), first.reason),
        ],
    )
    met = tuple(_criterion(site, c) for c in criteria_of(nomination) if not c.private and not c.by_law)
    heading = site.say("Các tiêu chuẩn của kế hoạch", "The criteria of the plan")
    return Page(path_of(nomination), first.name, "", (head, Block(heading, clauses=met)))


def _criterion(site: Site, criterion: Criterion) -> Clause:
    """A criterion with its answer alone: the reasons name records that are not for everybody."""
    said = site.of(terms.label("answer", criterion.answer))
    return Clause(
        criterion.clause, criterion.quote, 0, criterion.answer, said, notes=(in_plan(site, criterion.clause),)
    )
