"""Facts as they stood in law on one day, as far as they were known on another."""

from datetime import date

import pytest

from thidua.core.facts.acts import Coverage
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Person, Rating, Unit, UnitChange
from thidua.core.facts.view import FactsView

DAY = date(2025, 3, 1)


def view(
    *records: Record, as_of: date = DAY, known_at: date | None = None, given: tuple[str, ...] = ()
) -> FactsView:
    return FactsView(Facts.of(records, given), as_of, known_at)


def rating(class_: str = "good", on: date | None = None, decision: str = "1/QĐ") -> Rating:
    return Rating(subject="person:p", year=2024, class_=class_, decided_on=on, decision=decision)


class TestCounting:
    def test_a_record_without_a_date_counts(self) -> None:
        assert view(rating()).rows(Rating) == (rating(),)

    def test_the_day_itself_counts(self) -> None:
        assert view(rating(on=DAY)).rows(Rating)
        assert not view(rating(on=date(2025, 3, 2))).rows(Rating)

    def test_the_latest_by_law_date_is_current(self) -> None:
        old, new = rating("good", date(2025, 1, 1)), rating("completed", date(2025, 2, 1), "2/QĐ")
        assert view(old, new).current(Rating, "subject", "year") == {("person:p", 2024): (new,)}

    def test_two_of_one_day_are_both_kept(self) -> None:
        one, other = rating("good", DAY), rating("completed", DAY, "2/QĐ")
        assert set(view(one, other).current(Rating, "subject", "year")[("person:p", 2024)]) == {one, other}

    def test_a_dated_record_is_later_than_an_undated(self) -> None:
        undated, dated = rating("good"), rating("completed", date(2020, 1, 1), "2/QĐ")
        assert view(undated, dated).current(Rating, "subject", "year")[("person:p", 2024)] == (dated,)


class TestCompleteness:
    start, end = date(2024, 1, 1), date(2024, 12, 31)

    def complete(
        self, table: str, *records: Record, subject: str = "unit:a", given: tuple[str, ...] = ()
    ) -> bool:
        units = (
            Unit(unit_id="t", name="Tỉnh", kind="province"),
            Unit(unit_id="a", name="Sở A", kind="department", parent_id="t", agency_id="a"),
        )
        return view(*units, *records, given=given).is_complete(table, subject, self.start, self.end)

    @pytest.mark.parametrize("table", ["discipline", "holds", "honours", "registrations", "nominations"])
    def test_some_tables_are_complete_when_they_are_given(self, table: str) -> None:
        assert self.complete(table, given=(table,))
        assert not self.complete(table)

    @pytest.mark.parametrize("table", ["ratings", "initiatives", "tasks", "services", "index_results"])
    def test_all_others_are_open(self, table: str) -> None:
        assert not self.complete(table, given=(table,))

    @pytest.mark.parametrize(
        ("scope", "start", "end", "complete"),
        [
            ("all", None, None, True),
            (None, None, None, True),
            ("unit:a", None, None, True),
            ("unit:t", None, None, True),
            ("unit:b", None, None, False),
            ("all", date(2024, 1, 1), date(2024, 12, 31), True),
            ("all", date(2024, 1, 2), date(2024, 12, 31), False),
            ("all", date(2024, 1, 1), date(2024, 12, 30), False),
        ],
    )
    def test_a_declared_coverage_decides(
        self, scope: str | None, start: date | None, end: date | None, complete: bool
    ) -> None:
        assert (
            self.complete("ratings", Coverage(table_="ratings", scope=scope, from_=start, to=end)) is complete
        )

    def test_a_partial_coverage_takes_the_rest_back(self) -> None:
        half = Coverage(table_="discipline", scope="unit:b")
        assert not self.complete("discipline", half, given=("discipline",))


class TestTree:
    units = (
        Unit(unit_id="t", name="Tỉnh", kind="province"),
        Unit(unit_id="so", name="Sở", kind="department", parent_id="t", agency_id="so"),
        Unit(unit_id="p", name="Phòng", kind="division", parent_id="so", agency_id="so"),
    )

    def test_a_line_leads_to_the_top(self) -> None:
        assert view(*self.units).tree.line("p") == {"p", "so", "t"}

    def test_units_that_stand_under_each_other_do_not_hang(self) -> None:
        ring = (
            Unit(unit_id="a", name="A", kind="division", parent_id="b"),
            Unit(unit_id="b", name="B", kind="division", parent_id="a"),
        )
        assert view(*ring).tree.line("a") == {"a", "b"}

    def test_members_are_counted_on_a_day_with_those_of_sub_units(self) -> None:
        staff = (
            Person(
                person_id="1",
                name="Một",
                unit_id="p",
                valid_from=date(2020, 1, 1),
                valid_to=date(2024, 12, 31),
            ),
            Person(person_id="2", name="Hai", unit_id="so", valid_from=date(2025, 1, 1)),
        )
        tree = view(*self.units, *staff).tree
        assert [m.person_id for m in tree.members("so", date(2024, 12, 31))] == ["1"]
        assert [m.person_id for m in tree.members("so", date(2025, 1, 1))] == ["2"]
        assert tree.members("p", date(2025, 1, 1)) == []

    def test_of_two_postings_the_later_counts(self) -> None:
        two = (
            Person(person_id="1", name="Một", unit_id="p", valid_from=date(2020, 1, 1)),
            Person(person_id="1", name="Một", unit_id="so", valid_from=date(2024, 1, 1)),
        )
        for order in (two, two[::-1]):
            held = view(*self.units, *order).tree.posting("1", DAY)
            assert held
            assert held.unit_id == "so"

    def test_the_version_of_a_unit_that_has_begun(self) -> None:
        renamed = Unit(unit_id="so", name="Sở mới", kind="department", valid_from=date(2025, 7, 1))
        assert view(*self.units, renamed).tree.units["so"].name == "Sở"
        assert view(*self.units, renamed, as_of=date(2025, 7, 1)).tree.units["so"].name == "Sở mới"

    def test_the_province_is_the_nearest_above(self) -> None:
        other = Unit(unit_id="t2", name="Tỉnh khác", kind="province")
        assert view(*self.units, other).tree.province("p") == "t"
        assert view(*self.units[:1]).tree.province("khong-biet") == "t"
        assert view(self.units[0], other).tree.province("khong-biet") is None

    @pytest.mark.parametrize(
        ("kind", "gone"), [("merge", True), ("split", True), ("abolish", True), ("rename", False)]
    )
    def test_a_unit_ends_with_a_change_but_not_with_a_new_name(self, kind: str, gone: bool) -> None:
        change = UnitChange(from_unit="p", to_unit="q", kind=kind, on=DAY)
        assert (view(*self.units, change).tree.ended("p", DAY) is not None) is gone

    def test_a_unit_into_which_others_merge_goes_on(self) -> None:
        into = UnitChange(from_unit="p", to_unit="p", kind="merge", on=DAY)
        assert view(*self.units, into).tree.ended("p", DAY) is None


def test_a_digest_does_not_depend_on_the_order_of_rows() -> None:
    rows = [rating("good", DAY), rating("completed", date(2025, 2, 1), "2/QĐ")]
    assert Facts.of(rows).digest == Facts.of(rows[::-1]).digest
    assert Facts.of(rows).digest != Facts.of(rows[:1]).digest
    assert Facts.of(rows).digest != Facts.of(rows, given=["holds"]).digest
