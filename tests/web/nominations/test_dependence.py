"""An award that depends on the collective's: the draft says whom it waits for, and what would change that."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.clock import moment
from thidua.core.plan.standards import criteria_in
from thidua.core.verdict import MISSING, UNMET
from thidua.movements.compiled import plan_of
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import award_of, depends_on
from thidua.nominations.queries.eligibility_cures import Cures
from thidua.nominations.queries.judgings import live_judging
from thidua.people.models import User
from thidua.registrations.models import Registration


@pytest.fixture
def draft(world: World) -> Nomination:
    """A draft, not saved, whose award only members of an awarded collective may have."""
    movement = world.movement(world.plan("mau", "A"), "2024")
    plan = plan_of(movement.plan)
    award = plan.awards_for(["gk.individual"])[0]
    person = world.people["a1"]
    return Nomination(
        movement=movement, round=movement.rounds.get(), unit=person.unit, person=person, award=award.id
    )


def test_it_names_the_collective_and_the_clause(draft: Nomination) -> None:
    Registration.objects.create(
        movement=draft.movement,
        round=draft.round,
        agency=draft.unit.agency,
        unit=draft.unit,
        state="registered",
        registered_on=date(2024, 2, 1),
        registered_by=User.objects.get(username="a1-clerk"),
        entered_at=moment(date(2024, 2, 1)),
    )
    found = depends_on(draft, award_of(draft))
    assert found
    assert found.name == draft.unit.name
    assert found.clause


def test_a_collective_that_cannot_have_the_award_is_not_waited_for(draft: Nomination) -> None:
    assert depends_on(draft, award_of(draft)) is None


def test_waiting_is_cured_by_waiting_and_declares_nothing(draft: Nomination) -> None:
    judging = live_judging(draft.round, draft.unit)
    verdict = judging.verdict(draft.candidate, award_of(draft))
    test = next(t for t in criteria_in(verdict.asked.node) if t.kind.name == "collective_awarded")
    cures = Cures(judging, verdict)
    waits, lost = cures.cure(test, MISSING), cures.cure(test, UNMET)
    assert waits
    assert lost
    assert waits.say.vi == "Chờ kết quả của tập thể; đổi khi tập thể được tặng."
    assert lost.say.vi == "Chỉ đổi khi kết quả của chính tập thể thay đổi."
