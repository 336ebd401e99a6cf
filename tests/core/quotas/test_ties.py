"""Who comes first among equals: the plan's priorities, then the law's rule for women, then the council."""

from datetime import date

import pytest

from tests.core.quotas.office import agency, allotment, people, person, plan, ranked, standing, unit
from tests.core.small import mark
from thidua.core.facts.columns import Record

PREFER = mark("order", "for: [gk]\nprefer: [direct_reform_worker]\nby: council\ntie: law")
ONE = plan("places: 1")
ONE_PREFERRED = plan("places: 1", PREFER)
EQUAL = ranked("person:p1", "person:p2", ranks=[1, 1])


def test_direct_reform_workers_come_first_where_the_plan_prefers_them() -> None:
    pair = [person("p1"), person("p2", direct_reform_worker=True)]
    assert standing(allotment(ONE_PREFERRED, pair, EQUAL)["gk"]) == {"p1": "below_line", "p2": "chosen"}


def test_without_the_plans_word_they_do_not() -> None:
    pair = [person("p1"), person("p2", direct_reform_worker=True)]
    assert set(standing(allotment(ONE, pair, EQUAL)["gk"]).values()) == {"tied"}


def test_women_come_first_by_the_law() -> None:
    pair = [person("p1", gender="male"), person("p2", gender="female")]
    assert standing(allotment(ONE, pair, EQUAL)["gk"]) == {"p1": "below_line", "p2": "chosen"}


def test_the_plans_priority_comes_before_the_laws() -> None:
    pair = [
        person("p1", gender="female"),
        person("p2", gender="male", direct_reform_worker=True),
    ]
    assert standing(allotment(ONE_PREFERRED, pair, EQUAL)["gk"])["p2"] == "chosen"


def test_a_better_rank_comes_before_any_priority() -> None:
    pair = [person("p1", gender="male"), person("p2", gender="female", direct_reform_worker=True)]
    order = ranked("person:p1", "person:p2")
    assert standing(allotment(ONE_PREFERRED, pair, order)["gk"])["p1"] == "chosen"


def test_priorities_alone_rank_nobody_without_an_order() -> None:
    pair = [person("p1"), person("p2", direct_reform_worker=True)]
    assert set(standing(allotment(ONE_PREFERRED, pair)["gk"]).values()) == {"waiting_council"}


def test_two_women_are_left_to_the_council() -> None:
    pair = [person("p1", gender="female"), person("p2", gender="female")]
    assert set(standing(allotment(ONE, pair, EQUAL)["gk"]).values()) == {"tied"}


def test_two_of_unknown_gender_are_left_to_the_council() -> None:
    assert set(standing(allotment(ONE, people(2), EQUAL)["gk"]).values()) == {"tied"}


def staff(division: str, women: int, men: int, unknown: int = 0) -> list[Record]:
    genders = ["female"] * women + ["male"] * men + [None] * unknown
    return [person(f"{division}-{n}", division, gender=g) for n, g in enumerate(genders)]


class TestCollectives:
    one = plan("places: 1", who="collective")
    equal = ranked("unit:a", "unit:b", ranks=[1, 1])

    def standing(self, *staff_: list[Record], as_of: date = date(2025, 3, 1)) -> dict[str, str]:
        units = [agency("so"), unit("a"), unit("b")]
        picked = standing(allotment(self.one, units, self.equal, *staff_, as_of=as_of)["gk"])
        return {k: picked[k] for k in ("a", "b")}

    def test_seventy_percent_women_come_first(self) -> None:
        assert self.standing(staff("a", 6, 4), staff("b", 7, 3)) == {"a": "below_line", "b": "chosen"}

    def test_just_below_seventy_does_not_count(self) -> None:
        assert set(self.standing(staff("a", 5, 5), staff("b", 69, 31)).values()) == {"tied"}

    def test_an_unknown_gender_leaves_the_share_unknown(self) -> None:
        assert set(self.standing(staff("a", 5, 5), staff("b", 9, 0, unknown=1)).values()) == {"tied"}

    def test_an_empty_collective_has_no_share(self) -> None:
        assert set(self.standing(staff("a", 5, 5)).values()) == {"tied"}


@pytest.mark.parametrize("as_of", [date(2025, 3, 1), date(2026, 11, 1)])
def test_the_rule_of_the_law_is_that_of_the_day(as_of: date) -> None:
    pair = [person("p1", gender="male"), person("p2", gender="female")]
    assert standing(allotment(ONE, pair, EQUAL, as_of=as_of)["gk"])["p2"] == "chosen"
