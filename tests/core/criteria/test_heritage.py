"""What a unit inherits: only what was signed, by whom and when; near before far; ranks for a person to judge."""

from datetime import date
from typing import Any

import pytest

from tests.core.criteria.office import CODE, answer, kind, occasion, reason
from tests.core.criteria.test_indices import result
from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView

CLASS = kind("index_class", index="province_scorecard", at_least="good")
GOOD = result(class_="good", unit="so-cu")
SIGNED = date(2025, 2, 1)


def inherits(
    source: str = "so-cu", heir: str = "so", what: str = "index", on: date | None = SIGNED, **more: Any
) -> tables.Succession:
    given = {"signed_by": "Cá nhân mẫu 09"} | more
    return tables.Succession(from_unit=source, to_unit=heir, what=what, on=on, **given)


def change(source: str, heir: str, kind_: str, on: date = date(2024, 7, 1)) -> tables.UnitChange:
    return tables.UnitChange(from_unit=source, to_unit=heir, kind=kind_, on=on)


def test_a_signed_succession_brings_the_result_and_the_reason_says_whose() -> None:
    within = occasion(GOOD, inherits())
    assert answer(CLASS, "unit:so", within) == "met"
    told = reason(CLASS, "unit:so", within)
    assert "kế thừa của so-cu, Cá nhân mẫu 09 ký ngày 01/02/2025" in told
    found = CLASS.voice(within)(within.candidate("unit:so"))
    assert [r.table for r in found.records] == ["index_results", "successions"]


@pytest.mark.parametrize(
    "link",
    [
        change("so-cu", "so", "merge"),
        inherits(signed_by=None),
        inherits(signed_by=""),
        inherits(on=None),
        inherits(on=date(2025, 5, 21)),
        inherits(recorded_at=date(2025, 5, 21)),
        inherits(closed_at=date(2025, 5, 1)),
        inherits(what="honours"),
        inherits("so", "so-cu"),
    ],
    ids=["merged", "nobody", "blank", "undated", "later", "unknown", "closed", "honours", "backwards"],
)
def test_nothing_is_inherited_without_a_signature_that_counts_on_the_day(link: Record) -> None:
    assert answer(CLASS, "unit:so", occasion(GOOD, link)) == "missing"


def test_what_a_unit_has_itself_stands_before_what_it_inherits() -> None:
    within = occasion(GOOD, result(class_="fair"), inherits())
    assert answer(CLASS, "unit:so", within) == "unmet"
    years = kind("index_class", index="province_scorecard", at_least="good", years={"at_least": 2})
    earlier = result(2023, unit="so-cu", class_="excellent")
    within = occasion(GOOD, earlier, result(class_="good"), inherits(), round_="2023-2025")
    assert answer(years, "unit:so", within) == "met"


def test_two_that_were_merged_agree_or_wait_to_be_settled() -> None:
    links = inherits(), inherits("so-hai")
    same = occasion(GOOD, result(class_="good", unit="so-hai"), *links)
    assert answer(CLASS, "unit:so", same) == "met"
    apart = occasion(GOOD, result(class_="fair", unit="so-hai"), *links)
    assert answer(CLASS, "unit:so", apart) == "missing"


def test_a_chain_through_a_split_and_two_renamings_is_followed() -> None:
    chain = (
        change("so-goc", "so-1", "split", date(2021, 1, 1)),
        inherits("so-goc", "so-1", on=date(2021, 2, 1)),
        change("so-1", "so-2", "rename", date(2022, 1, 1)),
        change("so-2", "so", "rename", date(2023, 1, 1)),
    )
    first = result(class_="good", unit="so-goc")
    assert answer(CLASS, "unit:so", occasion(first, *chain)) == "met"
    assert "trước là so-2" in reason(CLASS, "unit:so", occasion(first, *chain))
    unsigned = [c for c in chain if not isinstance(c, tables.Succession)]
    assert answer(CLASS, "unit:so", occasion(first, *unsigned)) == "missing"
    nearer = result(class_="fair", unit="so-2")
    assert answer(CLASS, "unit:so", occasion(first, nearer, *chain)) == "unmet"


def test_renaming_one_of_two_merged_units_before_changes_no_answer() -> None:
    apart = GOOD, result(class_="fair", unit="so-hai")
    straight = occasion(*apart, inherits(), inherits("so-hai"))
    renamed = occasion(*apart, inherits(), change("so-hai", "so-ba", "rename"), inherits("so-ba"))
    assert answer(CLASS, "unit:so", straight) == answer(CLASS, "unit:so", renamed) == "missing"


def test_a_ring_of_successions_ends() -> None:
    ring = occasion(inherits("so-cu", "so"), inherits("so", "so-cu"))
    assert answer(CLASS, "unit:so", ring) == "missing"


def test_inherited_ranks_are_for_a_person_to_judge() -> None:
    better = kind("rank_improves", index="province_scorecard")
    ranks = result(2023, rank=5, unit="so-cu"), result(2024, rank=4)
    assert answer(better, "unit:so", occasion(*ranks)) == "missing"
    assert answer(better, "unit:so", occasion(*ranks, inherits())) == "to_judge"
    assert "kế thừa của so-cu" in reason(better, "unit:so", occasion(*ranks, inherits()))
    both = result(2023, rank=5, unit="so-cu"), result(2024, rank=4, unit="so-cu")
    assert answer(better, "unit:so", occasion(*both, inherits())) == "to_judge"


def honour(unit: str, form: str = "merit_certificate") -> acts.Honour:
    return acts.Honour(
        candidate=f"unit:{unit}",
        form=form,
        authority="province_chair",
        decision="QĐ mẫu 7",
        decided_on=date(2025, 1, 15),
        achievement=CODE,
        round="2024",
    )


def test_honours_are_inherited_beside_ones_own_for_good_and_for_ill() -> None:
    awarded = kind("collective_awarded", awards=["bk"])
    one = kind("one_award", form="merit_certificate", authority="province_chair")
    signed = inherits(what="honours")
    assert answer(awarded, "unit:so", occasion(honour("so-cu"))) == "missing"
    assert answer(awarded, "unit:so", occasion(honour("so-cu"), signed)) == "met"
    flag = honour("so-cu", "flag_province")
    assert answer(one, "unit:so", occasion(honour("so"), flag)) == "met"
    assert answer(one, "unit:so", occasion(honour("so"), flag, signed)) == "unmet"


def test_a_registration_is_inherited_with_the_movement() -> None:
    asked = kind("registered", deadline="cham-nhat")
    mine = tables.Registration(
        candidate="unit:so-cu", plan=CODE, round="2024", registered_on=date(2024, 3, 1)
    )
    assert answer(asked, "unit:so", occasion(mine)) == "unmet"
    assert answer(asked, "unit:so", occasion(mine, inherits(what="movement"))) == "met"


def test_a_unit_of_which_a_part_was_split_off_goes_on() -> None:
    stands = kind("unit_stands")
    assert answer(stands, "unit:so", occasion(change("so", "so-moi", "part"))) == "met"
    assert answer(stands, "unit:so", occasion(change("so", "so-moi", "split"))) == "unmet"
    better = kind("rank_improves", index="province_scorecard")
    ranks = result(2023, rank=5), result(2024, rank=4)
    assert answer(better, "unit:so", occasion(*ranks, change("so", "so-moi", "part"))) == "to_judge"


def test_an_allowance_has_one_heir() -> None:
    def inherited(*links: Record) -> list[str]:
        return FactsView(Facts.of(links), date(2025, 5, 20)).lineage.allowances("unit:so")

    first, second = inherits(what="quota"), inherits("so-goc", "so-cu", "quota")
    assert inherited(first, second) == ["unit:so-cu", "unit:so-goc"]
    assert inherited(first, inherits(heir="so-khac", what="quota"), second) == []
    assert inherited(change("so-cu", "so", "rename")) == []
