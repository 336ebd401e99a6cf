"""Votes that bear names or lie on paper: show of hands, written opinions of the absent, paper totals."""

import pytest

from tests.web.voting.council import AGAINST, FOR, SEATS, Bench
from thidua.core.ballots.paper import PaperTotals
from thidua.core.errors import Refused
from thidua.voting import actions, queries
from thidua.voting.models import OpenVote

pytestmark = pytest.mark.slow

PAPER = "Ý kiến số 01 ngày 31/10/2024, hồ sơ phiên họp"


@pytest.fixture
def one_absent(bench: Bench) -> Bench:
    """Nine members, the last of them absent; the vote is not open yet."""
    bench.plan()
    bench.hand_out()
    actions.mark(bench.vote, bench.user("a-member7"), "absent", by=bench.secretary, note="ốm")
    return bench


class TestWrittenOpinions:
    def test_they_count_over_all_members(self, one_absent: Bench) -> None:
        absent = one_absent.user("a-member7")
        actions.write(one_absent.item(), absent, (FOR, PAPER), by=one_absent.secretary)
        one_absent.open()
        for name in SEATS[:8]:
            one_absent.cast(name, AGAINST if name == "a-chair" else FOR)
        one_absent.close()
        result = queries.outcome_of(one_absent.vote, one_absent.item())
        assert result.say.vi == "8/9 phiếu, đạt 88,89% (hòm phiếu 7/8, bằng văn bản 1/1), cần 8: thông qua"
        assert queries.minutes_figures(one_absent.vote)[0].written == ("Tài khoản mẫu a-member7",)

    def test_during_the_vote_too(self, one_absent: Bench) -> None:
        one_absent.open()
        actions.write(one_absent.item(), one_absent.user("a-member7"), (FOR, PAPER), by=one_absent.secretary)
        with pytest.raises(Refused, match="đã có ý kiến bằng văn bản"):
            one_absent.cast("a-member7", FOR)

    def test_who_is_there_votes_in_the_box(self, one_absent: Bench) -> None:
        with pytest.raises(Refused, match="Chỉ ghi ý kiến bằng văn bản của thành viên vắng mặt"):
            actions.write(one_absent.item(), one_absent.chair, (FOR, PAPER), by=one_absent.secretary)

    def test_who_voted_from_afar_gives_none(self, one_absent: Bench) -> None:
        one_absent.open()
        one_absent.cast("a-member7", FOR)
        with pytest.raises(Refused, match="đã bỏ phiếu"):
            actions.write(
                one_absent.item(), one_absent.user("a-member7"), (FOR, PAPER), by=one_absent.secretary
            )

    def test_the_paper_is_named(self, one_absent: Bench) -> None:
        with pytest.raises(Refused, match="số, ngày, nơi lưu"):
            actions.write(
                one_absent.item(), one_absent.user("a-member7"), (FOR, " "), by=one_absent.secretary
            )

    def test_never_so_many_that_the_box_gives_votes_away(self, one_absent: Bench) -> None:
        for name in SEATS[6:8]:
            actions.mark(one_absent.vote, one_absent.user(name), "absent", by=one_absent.secretary)
        one_absent.open()
        for name in SEATS[6:]:
            actions.write(one_absent.item(), one_absent.user(name), (FOR, PAPER), by=one_absent.secretary)
        item = one_absent.item()
        assert len(queries.roll_of(one_absent.vote).voters(item.pk)) == 6
        one_absent.vote.attendance.filter(user__username="a-member4").update(presence="absent")
        with pytest.raises(Refused, match="còn ít hơn 6 phiếu"):
            actions.write(item, one_absent.user("a-member4"), (FOR, PAPER), by=one_absent.secretary)

    def test_only_the_secretary_records_them(self, one_absent: Bench) -> None:
        with pytest.raises(Refused, match="Bạn không có quyền ghi ý kiến"):
            actions.write(one_absent.item(), one_absent.user("a-member7"), (FOR, PAPER), by=one_absent.chair)

    def test_not_after_the_count(self, one_absent: Bench) -> None:
        one_absent.open()
        for name in SEATS[:8]:
            one_absent.cast(name, FOR)
        one_absent.close()
        with pytest.raises(Refused, match="Đã kiểm phiếu"):
            actions.write(
                one_absent.item(), one_absent.user("a-member7"), (FOR, PAPER), by=one_absent.secretary
            )


@pytest.fixture
def hands(bench: Bench) -> Bench:
    """An open vote by show of hands, under way; the council's rule allows it."""
    rule = actions.NewRule("commendation_certificate", "80%", secret=False, basis="Quy chế", reason="giơ tay")
    actions.set_rule(bench.council, rule, by=bench.chair)
    bench.plan(mode="open")
    bench.open()
    return bench


class TestShowOfHands:
    def test_named_and_counted(self, hands: Bench) -> None:
        shown = {hands.user(n).pk: AGAINST if n == "a-chair" else FOR for n in SEATS}
        actions.show(hands.item(), shown, by=hands.secretary)
        actions.close_open(hands.vote, by=hands.chair)
        assert hands.item().result["box"] == [8, 1, 0]
        assert hands.item().passed
        assert OpenVote.objects.filter(item=hands.item()).count() == 9
        assert queries.minutes_figures(hands.vote)[0].given_away is None

    def test_recording_again_replaces(self, hands: Bench) -> None:
        for choice in (AGAINST, FOR):
            actions.show(hands.item(), {hands.user(n).pk: choice for n in SEATS}, by=hands.secretary)
        actions.close_open(hands.vote, by=hands.chair)
        assert hands.item().result["box"] == [9, 0, 0]

    def test_nobody_from_outside(self, hands: Bench) -> None:
        with pytest.raises(Refused, match="ngoài danh sách"):
            actions.show(hands.item(), {hands.user("a-office").pk: FOR}, by=hands.secretary)

    def test_nothing_recorded_nothing_closed(self, hands: Bench) -> None:
        with pytest.raises(Refused, match="Chưa ghi kết quả dòng 1"):
            actions.close_open(hands.vote, by=hands.chair)

    def test_no_open_vote_where_the_council_wants_secrecy(self, bench: Bench) -> None:
        bench.plan(mode="open")
        with pytest.raises(Refused, match="phải bỏ phiếu kín"):
            bench.open()

    def test_no_seals_in_an_open_vote(self, hands: Bench) -> None:
        with pytest.raises(Refused, match="bỏ phiếu theo cách khác"):
            hands.cast("a-member1", FOR)

    def test_no_hands_in_a_sealed_vote(self, voting: Bench) -> None:
        with pytest.raises(Refused, match="bỏ phiếu theo cách khác"):
            actions.show(voting.item(), {voting.chair.pk: FOR}, by=voting.secretary)


@pytest.fixture
def paper(bench: Bench) -> Bench:
    """A secret vote on paper, under way."""
    bench.plan(items=2, mode="paper")
    bench.open()
    return bench


RIGHT = PaperTotals(issued=9, returned=9, unused=0, valid=8, invalid=1, agree=8, against=0)


class TestPaper:
    def test_a_second_person_confirms_and_closes(self, paper: Bench) -> None:
        for number in (1, 2):
            actions.enter_paper(paper.item(number), RIGHT, by=paper.secretary)
        with pytest.raises(Refused, match="phải khác người nhập"):
            actions.confirm_paper(paper.vote, by=paper.secretary)
        actions.confirm_paper(paper.vote, by=paper.user("a-member1"))
        assert paper.item().result["box"] == [8, 0, 1]
        assert queries.outcome_of(paper.vote, paper.item()).passed

    def test_sums_that_do_not_come_out_are_refused(self, paper: Bench) -> None:
        wrong = PaperTotals(issued=9, returned=8, unused=0, valid=8, invalid=1, agree=8, against=1)
        with pytest.raises(Refused) as refused:
            actions.enter_paper(paper.item(), wrong, by=paper.secretary)
        assert [say.vi.split(" ≠")[0] for say in refused.value.reasons] == [
            "Phát ra 9",
            "Thu về 8",
            "Hợp lệ 8",
        ]

    def test_every_item_before_closing(self, paper: Bench) -> None:
        actions.enter_paper(paper.item(1), RIGHT, by=paper.secretary)
        with pytest.raises(Refused, match="Chưa ghi kết quả dòng 2"):
            actions.confirm_paper(paper.vote, by=paper.chair)

    def test_more_ballots_than_voters(self, bench: Bench) -> None:
        bench.plan(mode="paper")
        actions.recuse(bench.item(), bench.user("a-member1"), "họ hàng", by=bench.secretary)
        bench.open()
        with pytest.raises(Refused, match="Thu về 9 phiếu, nhiều hơn 8 người"):
            actions.enter_paper(bench.item(), RIGHT, by=bench.secretary)

    def test_paper_and_box_are_never_mixed(self, paper: Bench, voting: Bench) -> None:
        with pytest.raises(Refused, match="bỏ phiếu theo cách khác"):
            actions.enter_paper(voting.item(), RIGHT, by=voting.secretary)


def test_the_newest_result_of_a_thing(hands: Bench) -> None:
    assert queries.result_of("nomination", 1) is None
    actions.show(hands.item(), {hands.user(n).pk: FOR for n in SEATS}, by=hands.secretary)
    actions.close_open(hands.vote, by=hands.chair)
    found = queries.result_of("nomination", 1)
    assert found
    assert found[1].figures.vi == "9/9 phiếu, đạt 100%"
    placing = queries.placing(hands.vote, "", 1)
    assert [p.rank for p in placing.values()] == [1]
