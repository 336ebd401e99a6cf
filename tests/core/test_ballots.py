"""Council votes as the law counts them: over all members, in writing too, without those who recuse themselves."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.ballots.counting import (
    Choice,
    Council,
    Counts,
    Miscounted,
    Outcome,
    Standing,
    count,
    outcome,
)
from thidua.core.ballots.disclosure import fewest_seals, gave_away, gives_away, subtraction
from thidua.core.ballots.paper import PaperTotals
from thidua.core.ballots.places import Place, placed, to_break
from thidua.core.ballots.ratio import Ratio, counted
from thidua.core.ballots.rules import Recusal, Rule, by_law
from thidua.core.errors import Refused
from thidua.core.wording import Say

TWO_THIRDS = Ratio.read("2/3")
EIGHTY, NINETY, MAJORITY = Ratio.read("80%"), Ratio.read("90%"), Ratio.read("quá 50%")
OLD, NEW, LATER = date(2020, 1, 1), date(2024, 6, 1), date(2025, 8, 1)


def council(
    members: int = 9, attending: int | None = None, threshold: Ratio = EIGHTY, **told: Recusal
) -> Council:
    return Council(members, members if attending is None else attending, threshold, TWO_THIRDS, **told)


class TestNeeded:
    @pytest.mark.parametrize(
        ("rule", "members", "votes"),
        [
            ("90%", 9, 9),  # 8,1
            ("90%", 10, 9),  # exactly nine
            ("90%", 15, 14),  # 13,5
            ("80%", 5, 4),
            ("80%", 9, 8),  # 7,2
            ("80%", 10, 8),
            ("80%", 11, 9),  # 8,8
            ("2/3", 9, 6),
            ("2/3", 10, 7),  # 6,67
            ("66,67%", 9, 7),  # a decimal that is not two thirds is not read as two thirds
            ("quá 50%", 9, 5),
            ("quá 50%", 10, 6),  # half is not more than half
            ("50%", 10, 5),
            ("100%", 7, 7),
        ],
    )
    def test_the_smallest_whole_number_that_reaches_the_share(
        self, rule: str, members: int, votes: int
    ) -> None:
        assert Ratio.read(rule).needed(members) == votes

    @pytest.mark.parametrize(
        "told", ["", "80", "0%", "101%", "3/2", "1/0", "quá 100%", "tám mươi phần trăm", "-5%"]
    )
    def test_what_is_no_share_is_refused_with_an_example(self, told: str) -> None:
        with pytest.raises(Refused, match="Viết như 80%"):
            Ratio.read(told)

    @pytest.mark.parametrize("told", ["80%", "từ 80 % trở lên", "at least 80%", "≥ 80%", "80.0%"])
    def test_the_same_share_in_several_spellings(self, told: str) -> None:
        assert Ratio.read(told).share == Fraction(4, 5)

    @given(st.integers(1, 100), st.integers(0, 200))
    def test_it_reaches_and_one_less_does_not(self, percent: int, whole: int) -> None:
        needed = Ratio.read(f"{percent}%").needed(whole)
        assert needed * 100 >= percent * whole > (needed - 1) * 100 or whole == needed == 0

    @given(st.integers(1, 99), st.integers(0, 100))
    def test_more_members_or_a_higher_share_never_need_fewer_votes(self, percent: int, whole: int) -> None:
        ratio = Ratio.read(f"{percent}%")
        assert ratio.needed(whole) <= ratio.needed(whole + 1)
        assert ratio.needed(whole) <= Ratio.read(f"{percent + 1}%").needed(whole)


class TestTheLawOfTheDay:
    @pytest.mark.parametrize(
        ("form", "day", "told"),
        [
            ("fighter_national", NEW, "90%"),
            ("fighter_province", NEW, "90%"),
            ("hero", NEW, "90%"),
            ("fighter_base", NEW, "80%"),
            ("flag_province", NEW, "80%"),
            ("flag_government", NEW, "80%"),
            ("fighter_province", OLD, "90%"),
            ("flag_province", LATER, "80%"),
        ],
    )
    def test_thresholds_of_all_members(self, form: str, day: date, told: str) -> None:
        rule = by_law(form, day)
        assert rule.threshold == Ratio.read(told)
        assert "chưa kiểm chứng" in rule.source.vi

    def test_the_clause_is_named(self) -> None:
        assert by_law("flag_province", NEW).source.vi.startswith("Nghị định 98/2023/NĐ-CP Điều 30.7")

    @pytest.mark.parametrize("form", ["merit_certificate", "commendation_certificate", None, "no such form"])
    @pytest.mark.parametrize("day", [OLD, NEW, LATER])
    def test_no_law_sets_one_for_certificates_so_the_council_must(self, form: str | None, day: date) -> None:
        rule = by_law(form, day)
        assert rule.threshold is None
        assert any("chưa đặt ngưỡng thông qua" in say.vi for say in rule.unset())
        assert "chưa thấy luật quy định" in rule.source.vi

    def test_quorum_is_set_by_the_council_before_decree_152_and_two_thirds_after(self) -> None:
        assert by_law("flag_province", NEW).quorum is None
        assert by_law("flag_province", LATER).quorum == TWO_THIRDS
        assert by_law("merit_certificate", LATER).quorum == TWO_THIRDS

    def test_the_old_decree_asked_for_secrecy_for_fighters_and_heroes(self) -> None:
        assert by_law("hero", OLD).secret
        assert not by_law("merit_certificate", OLD).secret

    def test_a_council_may_ask_for_more_but_not_for_less(self) -> None:
        law = by_law("flag_province", LATER)
        stricter = Rule(NINETY, EIGHTY, True, Recusal.REDUCES, Say("QC 6", "rule 6"))
        laxer = Rule(MAJORITY, Ratio.read("1/2"), True, Recusal.REDUCES, Say("QC 6", "rule 6"))
        assert stricter.below(law) == ()
        assert [say.vi.split(" thấp")[0] for say in laxer.below(law)] == [
            "Ngưỡng quá 50%",
            "Số dự họp từ 1/2",
        ]

    def test_a_council_may_not_vote_openly_where_the_law_wants_secrecy(self) -> None:
        shown = Rule(NINETY, EIGHTY, False, Recusal.REDUCES, Say("QC 6", "rule 6"))
        assert any("bỏ phiếu kín" in say.vi for say in shown.below(by_law("hero", OLD)))

    def test_what_the_council_leaves_open_the_law_fills(self) -> None:
        told = Rule(None, None, True, Recusal.STAYS, Say("QC 6", "rule 6"))
        rule = by_law("flag_province", LATER).with_council(told)
        assert (rule.threshold, rule.quorum, rule.recusal) == (EIGHTY, TWO_THIRDS, Recusal.STAYS)
        assert rule.unset(recused=True) == ()
        assert "Nghị định 152" in rule.source.vi

    def test_what_the_law_leaves_open_the_council_fills(self) -> None:
        told = Rule(MAJORITY, None, True, None, Say("QC 6", "rule 6"))
        rule = by_law("commendation_certificate", LATER).with_council(told)
        assert (rule.threshold, rule.source.vi) == (MAJORITY, "QC 6")

    def test_a_general_rule_of_the_council_does_not_lower_the_laws(self) -> None:
        told = Rule(MAJORITY, None, True, None, Say("QC 6", "rule 6"))
        assert by_law("hero", LATER).with_council(told).threshold == NINETY

    def test_how_a_recusal_counts_must_be_declared_where_somebody_recuses_themselves(self) -> None:
        rule = by_law("flag_province", LATER)
        assert rule.unset() == ()
        assert "từ chối xét" in rule.unset(recused=True)[0].vi


class TestAllMembersNotThosePresent:
    def test_seven_of_seven_present_are_seven_of_nine(self) -> None:
        result = outcome(council(9, 7), Counts(7))
        assert (result.denominator, result.needed, result.standing) == (9, 8, Standing.NOT_PASSED)
        assert result.figures.vi == "7/9 phiếu, đạt 77,78%"

    def test_the_absent_member_counts_by_a_written_opinion(self) -> None:
        result = outcome(council(9, 7), Counts(7), Counts(1))
        assert result.standing is Standing.PASSED
        assert result.say.vi == "8/9 phiếu, đạt 88,89% (hòm phiếu 7/7, bằng văn bản 1/1), cần 8: thông qua"

    def test_a_written_opinion_is_no_attendance(self) -> None:
        result = outcome(council(9, 5), Counts(5), Counts(4))
        assert result.standing is Standing.NO_QUORUM
        assert not result.passed

    @pytest.mark.parametrize(("attending", "quorate"), [(5, False), (6, True), (9, True)])
    def test_two_thirds_of_nine_are_six(self, attending: int, quorate: bool) -> None:
        assert council(9, attending).quorate is quorate

    @pytest.mark.parametrize(
        ("agree", "standing"), [(8, Standing.PASSED), (7, Standing.NOT_PASSED), (9, Standing.PASSED)]
    )
    def test_exactly_at_the_threshold_passes(self, agree: int, standing: Standing) -> None:
        assert outcome(council(10), Counts(agree, 10 - agree)).standing is (
            standing if agree != 7 else Standing.NOT_PASSED
        )

    def test_exactly_half_is_not_more_than_half(self) -> None:
        assert not outcome(council(10, threshold=MAJORITY), Counts(5, 5)).passed
        assert outcome(council(10, threshold=MAJORITY), Counts(6, 4)).passed

    def test_a_blank_or_spoiled_ballot_agrees_to_nothing_and_stays_in_the_denominator(self) -> None:
        result = outcome(council(10), Counts(7, 0, 3))
        assert (result.passed, result.denominator) == (False, 10)

    def test_choices_become_counts(self) -> None:
        assert count([Choice.FOR, Choice.BLANK, Choice.AGAINST, Choice.FOR]) == Counts(2, 1, 1)


class TestRecusal:
    @pytest.mark.parametrize(
        ("rule", "denominator", "needed", "passed"),
        [(Recusal.REDUCES, 8, 7, True), (Recusal.STAYS, 9, 8, False)],
    )
    def test_the_councils_own_rule_decides_the_denominator(
        self, rule: Recusal, denominator: int, needed: int, passed: bool
    ) -> None:
        result = outcome(council(9, recusal=rule), Counts(7, 1), recused=1)
        assert (result.denominator, result.needed, result.passed) == (denominator, needed, passed)

    def test_a_recused_ballot_cannot_slip_in(self) -> None:
        with pytest.raises(Miscounted):
            outcome(council(9), Counts(8, 1), recused=1)

    def test_where_everybody_recuses_themselves_nothing_passes(self) -> None:
        assert not outcome(council(3), Counts(), recused=3).passed

    @given(st.data())
    def test_recusal_never_counts(self, data: st.DataObject) -> None:
        members = data.draw(st.integers(1, 40))
        recused = data.draw(st.integers(0, members))
        agree = data.draw(st.integers(0, members - recused))
        against = data.draw(st.integers(0, members - recused - agree))
        rule = data.draw(st.sampled_from(Recusal))
        result = outcome(council(members, recusal=rule), Counts(agree, against), recused=recused)
        assert result.agree <= result.denominator
        assert result.box.total + result.recused <= members
        assert result.passed == (agree >= result.needed and result.denominator > 0)

    @given(st.integers(1, 60), st.integers(0, 60))
    def test_a_recusal_never_raises_what_is_needed(self, members: int, recused: int) -> None:
        recused = min(recused, members)
        assert council(members).needed(recused) <= council(members).needed(0)
        assert council(members, recusal=Recusal.STAYS).needed(recused) == council(members).needed(0)


def results(**agree: int) -> dict[str, Outcome]:
    ten = council(10)
    return {name: outcome(ten, Counts(n, 10 - n)) for name, n in agree.items()}


class TestPlaces:
    def test_more_passed_than_places(self) -> None:
        found = placed(results(a=10, b=9, c=8, d=7), 2)
        assert [found[k].place for k in "abcd"] == [Place.IN, Place.IN, Place.BELOW, Place.NOT_PASSED]
        assert [found[k].rank for k in "abcd"] == [1, 2, 3, None]

    def test_level_at_the_line_waits_for_the_council(self) -> None:
        found = placed(results(a=10, b=9, c=9, d=8), 2)
        assert [found[k].place for k in "abcd"] == [Place.IN, Place.TIED, Place.TIED, Place.BELOW]
        assert [found[k].rank for k in "abcd"] == [1, 2, 2, 4]
        told = to_break(found, 2)
        assert told
        assert told.vi.startswith("2 người bằng phiếu cho 1 suất còn lại")

    def test_level_inside_the_line_is_no_tie(self) -> None:
        assert {p.place for p in placed(results(a=9, b=9), 2).values()} == {Place.IN}
        assert to_break(placed(results(a=9, b=9), 2), 2) is None

    def test_without_a_limit_everybody_who_passed_is_in(self) -> None:
        assert placed(results(a=10, b=8, c=3), None)["b"].place is Place.IN

    def test_shares_are_compared_where_recusals_differ(self) -> None:
        nine = council(9)
        votes = {
            "all of eight": outcome(nine, Counts(8), recused=1),
            "eight of nine": outcome(nine, Counts(8, 1)),
        }
        assert placed(votes, 1)["all of eight"].place is Place.IN
        assert placed(votes, 1)["eight of nine"].place is Place.BELOW

    @given(st.lists(st.integers(0, 10), max_size=12), st.integers(0, 12))
    def test_never_more_in_than_places(self, agree: list[int], places: int) -> None:
        found = placed({i: outcome(council(10), Counts(n)) for i, n in enumerate(agree)}, places)
        chosen = [p for p in found.values() if p.place is Place.IN]
        tied = [p for p in found.values() if p.place is Place.TIED]
        assert len(chosen) <= places
        assert not tied or len(chosen) < places < len(chosen) + len(tied)


class TestWhatCountsGiveAway:
    @pytest.mark.parametrize(
        ("members", "quorum", "fewest"), [(9, "2/3", 6), (5, "2/3", 5), (6, "1/2", 5), (25, "80%", 20)]
    )
    def test_a_box_is_never_opened_below_quorum_or_five(self, members: int, quorum: str, fewest: int) -> None:
        assert fewest_seals(members, Ratio.read(quorum)) == fewest

    def test_a_small_council_is_warned_before(self) -> None:
        told = gives_away(9)
        assert told
        assert "9/9 hoặc 0/9" in told.vi
        assert gives_away(15) is None

    @pytest.mark.parametrize(
        ("box", "told"), [(Counts(9), "Tất cả"), (Counts(0, 9), "Tất cả"), (Counts(8, 1), "Lệch")]
    )
    def test_and_told_after(self, box: Counts, told: str) -> None:
        say = gave_away(box)
        assert say
        assert say.vi.startswith(told)

    @pytest.mark.parametrize("box", [Counts(7, 2), Counts(6, 2, 1), Counts()])
    def test_where_nothing_is_given_away_nothing_is_said(self, box: Counts) -> None:
        assert gave_away(box) is None

    def test_voting_again_without_one_person_is_a_subtraction(self) -> None:
        assert subtraction(9, 8)
        assert subtraction(9, 9) is None


class TestPaper:
    right = PaperTotals(issued=9, returned=8, unused=1, valid=7, invalid=1, agree=6, against=1)

    def test_sums_that_come_out(self) -> None:
        assert self.right.faults(9) == ()
        assert self.right.counts == Counts(6, 1, 1)

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"unused": 0}, "Phát ra 9"),
            ({"invalid": 0}, "Thu về 8"),
            ({"agree": 7}, "Hợp lệ 7"),
            ({"agree": 8, "against": -1}, "không thể âm"),
        ],
    )
    def test_sums_that_do_not(self, changed: dict[str, int], told: str) -> None:
        totals = PaperTotals(**{**vars(self.right), **changed})
        assert any(told in say.vi for say in totals.faults(9))

    def test_more_ballots_than_voters(self) -> None:
        assert [say.vi for say in self.right.faults(7)] == [
            "Thu về 8 phiếu, nhiều hơn 7 người được bỏ phiếu."
        ]


def test_nothing_of_nothing_has_no_percent() -> None:
    assert counted(0, 0).vi == "0/0"
