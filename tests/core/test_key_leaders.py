"""A criterion about key leaders counts heads and deputies of the unit itself, in both kinds that count people."""

from datetime import date
from typing import Any

import pytest

from thidua.core.criteria.initiatives import InitiativeRecognised
from thidua.core.criteria.work import RatingAtLeast
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round
from thidua.core.verdict import NAMES
from thidua.exchange.cases import facts_from

UNITS = [
    {"unit_id": "s", "name": "Sở Mẫu", "kind": "department", "agency_id": "s"},
    {"unit_id": "p", "name": "Phòng mẫu", "kind": "division", "parent_id": "s", "agency_id": "s"},
]


def person(ident: str, unit: str, leadership: str) -> dict[str, Any]:
    return {"person_id": ident, "name": f"Cá nhân mẫu {ident}", "unit_id": unit, "leadership": leadership}


PEOPLE = [person("1", "s", "head"), person("2", "s", "none"), person("3", "p", "head")]


def answer(kind: Any, **tables: Any) -> str:
    facts = facts_from({"units": UNITS, "people": PEOPLE, **tables})
    plan = Plan("mau", {}, (), {}, (), "")
    occasion = Occasion(plan, Round.read("2024"), FactsView(facts, date(2025, 3, 1)))
    return NAMES[kind.voice(occasion)(occasion.candidate("unit:s")).answer]


@pytest.mark.parametrize(("class_", "expected"), [("good", "met"), ("completed", "unmet"), (None, "missing")])
def test_rating_of_the_head_decides_not_that_of_staff_or_parts(class_: str | None, expected: str) -> None:
    ratings = [{"subject": f"person:{p}", "year": 2024, "class": "not_completed"} for p in ("2", "3")]
    ratings += [{"subject": "person:1", "year": 2024, "class": class_}] if class_ else []
    assert (
        answer(RatingAtLeast.written({"of": "key_leader", "at_least": "good"}), ratings=ratings) == expected
    )


@pytest.mark.parametrize(("owner", "expected"), [("1", "met"), ("2", "missing"), ("3", "missing")])
def test_initiative_of_a_key_leader(owner: str, expected: str) -> None:
    row = {"initiative_id": "k", "owner": f"person:{owner}", "level": "base", "recognised_on": "2024-06-01"}
    kind = InitiativeRecognised.written({"of": "key_leader", "level_at_least": "base"})
    assert answer(kind, initiatives=[row]) == expected
