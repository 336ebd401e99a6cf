"""Versions, drift between own and final scores, and results published again with other figures."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tests.core.scorecards.published import one_item
from tests.core.scorecards.small import card, small
from thidua.core.facts.tables import IndexResult
from thidua.core.scorecards.cards import Card, Mark
from thidua.core.scorecards.drift import YearOfCards, drift_of
from thidua.core.scorecards.ranks import ranked, record_of
from thidua.core.scorecards.restating import restated
from thidua.core.scorecards.results import result_of
from thidua.core.scorecards.rounding import rounded
from thidua.core.scorecards.versions import successors, threads, version_faults

OLD = small()
NEW = small('code: "1.2"', 'code: "1.3"\n        was: "1.2"', code="mau-2025")
FRESH = small('code: "1.2"', 'code: "1.2"\n        was: []', code="mau-2025")


class TestVersions:
    def test_the_same_code_goes_on(self) -> None:
        assert successors(OLD, OLD)["1.10"] == ("1.10",)

    def test_a_stated_link_follows_a_new_number(self) -> None:
        assert successors(OLD, NEW)["1.3"] == ("1.2",)

    def test_a_new_item_under_an_old_number_goes_on_from_nothing(self) -> None:
        assert successors(OLD, FRESH)["1.2"] == ()

    def test_a_code_that_another_item_was_is_not_taken_twice(self) -> None:
        taken = small("{code: T, ", '{code: T, was: "1.2", ', code="mau-2025")
        found = successors(OLD, taken)
        assert (found["T"], found["1.2"]) == (("1.2",), ())

    def test_a_link_to_nothing_is_a_fault(self) -> None:
        (fault,) = version_faults(NEW, replace(NEW, code="mau-2026"))
        assert "was: mau-2025 has no item 1.2." in fault.line("en")

    def test_an_item_keeps_its_latest_name_over_three_years(self) -> None:
        names = threads([OLD, OLD, NEW])
        assert [n.get("1.2") for n in names] == ["1.3", "1.3", None]
        assert names[2]["1.3"] == "1.3"

    def test_a_scorecard_of_two_years_goes_on_from_itself(self) -> None:
        again = small('code: "1.2"', 'code: "1.3"\n        was: "1.2"', code="mau-2025")
        assert [n.get("1.3") for n in threads([NEW, again])] == ["1.3", "1.3"]

    def test_an_item_without_successor_ends_with_its_version(self) -> None:
        assert threads([OLD, FRESH])[0]["1.2"] == "1.2 (mau-2024)"


def scored(unit: str, own: tuple[str, str], final: tuple[str, str], code: str = "1.2") -> Card:
    return card(
        {
            "1.10": {"own": own[0], "appraised": final[0]},
            code: {"own": own[1], "appraised": own[1], "final": final[1]},
            "2": {"appraised": "3"},
        },
        unit,
    )


class TestDrift:
    drift = drift_of(
        [
            YearOfCards(2025, NEW, (scored("A", ("4", "3"), ("4", "1.5"), "1.3"),)),
            YearOfCards(
                2024,
                OLD,
                (scored("A", ("4", "3"), ("3", "0")), scored("B", ("3", "0"), ("3.5", "1.5"))),
            ),
        ]
    )

    def test_units_by_year_with_their_mean(self) -> None:
        line = self.drift.units[0]
        assert (line.key, line.years) == ("A", {2024: Decimal(4), 2025: Decimal("1.5")})
        assert line.mean == (Fraction(400, 7) + Fraction(150, 7)) / 2

    def test_who_overstates(self) -> None:
        assert [line.key for line in self.drift.overstating] == ["A"]
        assert self.drift.units[1].mean == Fraction(-200, 7)

    def test_an_item_is_one_line_over_versions(self) -> None:
        lines = {line.key: line.years for line in self.drift.items}
        assert lines == {
            "1.3": {2024: Decimal("1.5"), 2025: Decimal("1.5")},
            "1.10": {2024: Decimal("0.5"), 2025: Decimal(0)},
        }

    def test_the_survey_and_what_is_missing_are_no_part_of_it(self) -> None:
        lone = drift_of([YearOfCards(2024, OLD, (card({"1.10": {"own": "4"}, "2": {"final": "1"}}),))])
        assert lone.differences == ()

    def test_two_scorecards_of_one_year_keep_their_items_apart(self) -> None:
        other = small(code="khac-2024")
        years = [
            YearOfCards(2024, OLD, (scored("A", ("4", "3"), ("4", "0")),)),
            YearOfCards(2024, other, (scored("B", ("4", "3"), ("4", "1.5")),)),
        ]
        found = drift_of(years)
        assert {line.key: line.years[2024] for line in found.items} == {
            "1.2 (mau-2024)": Decimal(3),
            "1.2 (khac-2024)": Decimal("1.5"),
            "1.10 (mau-2024)": Decimal(0),
            "1.10 (khac-2024)": Decimal(0),
        }

    def test_nam_dinh_2020_cut_two_points_of_seventy(self) -> None:
        """Departments gave themselves 64.75 of 70 on average and came to 62.62."""
        mark = Mark(own=Decimal("64.75"), appraised=Decimal("62.62"))
        found = drift_of([YearOfCards(2020, one_item("70"), (Card("so", "department", {"chung": mark}),))])
        (line,) = found.kinds
        assert (line.key, line.years[2020], rounded(line.mean, 2)) == (
            "department",
            Decimal("2.13"),
            Decimal("3.04"),
        )


def result(unit: str, **given: object) -> IndexResult:
    return IndexResult(unit_id=unit, index="par_index", year=2023, **given)  # type: ignore[arg-type]  # columns by name


class TestRestating:
    def test_only_what_changed_is_told(self) -> None:
        before = [result("A", score=Decimal("87.79"), rank=1), result("B", score=Decimal("80.5"), rank=2)]
        after = [result("B", score=Decimal("80.50"), rank=1), result("A", score=Decimal("87.45"), rank=1)]
        found = restated(before, after)
        assert [(c.unit_id, c.field, c.before, c.after) for c in found.changed] == [
            ("A", "score", Decimal("87.79"), Decimal("87.45")),
            ("B", "rank", 2, 1),
        ]
        assert (found.added, found.dropped) == ((), ())

    def test_who_came_and_who_went(self) -> None:
        found = restated([result("A")], [result("B")])
        assert ([r.unit_id for r in found.added], [r.unit_id for r in found.dropped]) == (["B"], ["A"])
        assert found.units == ("A", "B")


def test_a_published_result_is_a_row_of_index_results() -> None:
    scorecard = small()
    (place,) = ranked(scorecard, [result_of(scorecard, card({"1.10": "4", "1.2": "3", "2": "2.5"}))])
    row = record_of(scorecard, place, 2024, decision="1/QĐ-UBND")
    assert (row.unit_id, row.score, row.max_score, row.class_, row.rank, row.group_size) == (
        "A",
        Decimal("9.5"),
        Decimal(10),
        "good",
        1,
        1,
    )
    assert (row.index, row.issuer, row.year, row.group) == (
        "province_scorecard",
        "UBND tỉnh Mẫu",
        2024,
        "sở, ban, ngành",
    )
