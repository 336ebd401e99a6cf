"""The sealed box from opening to destruction: what it does, and what it refuses."""

import pytest

from tests.web.voting.council import AGAINST, BLANK, FOR, SEATS, Bench
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.voting import actions, queries
from thidua.voting.models import Seal


def test_from_opening_to_minutes(voting: Bench) -> None:
    for number, name in enumerate(SEATS):
        voting.cast(name, FOR, FOR if number else AGAINST)
    voting.close()
    first, second = queries.outcomes(voting.vote).values()
    assert first.say.vi == "9/9 phiếu, đạt 100%, cần 8: thông qua"
    assert second.say.vi == "8/9 phiếu, đạt 88,89%, cần 8: thông qua"
    assert [i.passed for i in voting.vote.items.all()] == [True, True]
    assert voting.vote.state == "counted"


def test_a_later_ballot_replaces_the_earlier(voting: Bench) -> None:
    voting.everybody(*SEATS, items=2)
    first = voting.cast("a-member1", AGAINST, BLANK)
    second = voting.cast("a-member1", AGAINST, AGAINST)
    assert set(first) == set(second)
    assert first != second
    voting.close()
    assert voting.item(1).result["box"] == [8, 1, 0]
    assert voting.item(2).result["box"] == [8, 1, 0]


@pytest.mark.parametrize("pair", [("chair", "secretary"), ("board", "chair"), ("secretary", "board")])
def test_any_two_codes_open(voting: Bench, pair: tuple[str, str]) -> None:
    voting.everybody("a-chair", items=2)
    actions.close(voting.vote, voting.two_codes(*pair), by=voting.secretary)
    assert voting.item().result["box"] == [1, 8, 0]


class TestCodes:
    def test_one_code_twice_opens_nothing(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        with pytest.raises(Refused, match="hai mã của hai người giữ khác nhau"):
            actions.close(voting.vote, voting.two_codes("chair", "chair"), by=voting.chair)
        assert voting.vote.state == "voting"

    def test_a_slip_of_the_pen_is_told(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        one, other = voting.two_codes()
        slip = ("A" if one[0] != "A" else "B") + one[1:]
        with pytest.raises(Refused, match="28 chữ và số"):
            actions.close(voting.vote, (slip, other), by=voting.chair)

    def test_case_spaces_and_o_for_nought_are_forgiven(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        one, other = voting.two_codes()
        actions.close(voting.vote, (one.lower().replace("-", " ").replace("0", "o"), other), by=voting.chair)
        assert voting.vote.state == "counted"

    def test_the_server_keeps_only_public_keys(self, ready: Bench) -> None:
        kept = [str(vars(h)) for h in ready.vote.holders.all()]
        told = [str(e.told) for e in Entry.objects.all()]
        for code in ready.codes.values():
            assert code not in "".join(kept + told)
            assert code.replace("-", "") not in "".join(kept + told)

    def test_an_administrator_holds_none(self, bench: Bench) -> None:
        bench.plan()
        three = {"chair": bench.chair, "secretary": bench.secretary, "board": bench.user("a-agency_admin")}
        with pytest.raises(Refused, match="quản trị hệ thống không giữ mã"):
            actions.name_holders(bench.vote, three, by=bench.chair)

    def test_three_different_people(self, bench: Bench) -> None:
        bench.plan()
        three = {"chair": bench.chair, "secretary": bench.secretary, "board": bench.chair}
        with pytest.raises(Refused, match="ba người giữ mã khác nhau"):
            actions.name_holders(bench.vote, three, by=bench.chair)

    def test_the_first_is_the_chairs(self, bench: Bench) -> None:
        bench.plan()
        names = ("a-member1", "a-secretary", "a-office")
        three = dict(zip(("chair", "secretary", "board"), map(bench.user, names), strict=True))
        with pytest.raises(Refused, match="Chủ tịch hoặc Phó Chủ tịch"):
            actions.name_holders(bench.vote, three, by=bench.chair)

    def test_nobody_takes_anothers(self, ready: Bench) -> None:
        with pytest.raises(Refused, match="không giữ mã"):
            actions.take_code(ready.vote, by=ready.user("a-member1"))

    def test_none_is_taken_anew_once_the_vote_is_open(self, voting: Bench) -> None:
        with pytest.raises(Refused, match="Đã mở bỏ phiếu"):
            actions.take_code(voting.vote, by=voting.chair)

    def test_what_was_written_down_wrongly_shows_at_once(self, ready: Bench) -> None:
        old = ready.codes["chair"]
        actions.take_code(ready.vote, by=ready.chair)
        with pytest.raises(Refused, match="không phải mã đã cấp"):
            actions.confirm_code(ready.vote, old, by=ready.chair)
        with pytest.raises(Refused, match="2/3 người giữ mã"):
            ready.open()


class TestCasting:
    def test_not_before_the_opening(self, ready: Bench) -> None:
        with pytest.raises(Refused, match="Lúc này không bỏ phiếu được"):
            ready.cast("a-member1", FOR, FOR)

    def test_not_after_closing(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        voting.close()
        with pytest.raises(Refused, match="Lúc này không bỏ phiếu được"):
            voting.cast("a-member1", FOR, FOR)

    @pytest.mark.parametrize("name", ["a-office", "b-member1", "admin", "a-auditor"])
    def test_not_by_who_is_no_member(self, voting: Bench, name: str) -> None:
        with pytest.raises(Refused, match="Bạn không có quyền bỏ phiếu kín"):
            voting.cast(name, FOR, FOR)

    def test_not_by_a_member_of_the_agency_who_is_not_on_the_roll(self, voting: Bench) -> None:
        voting.world.user("a-late", "member", "A")
        with pytest.raises(Refused, match="không có trong danh sách"):
            voting.cast("a-late", FOR, FOR)

    def test_every_item_needs_an_answer(self, voting: Bench) -> None:
        with pytest.raises(Refused, match="chọn một ý kiến cho mỗi dòng"):
            actions.cast(voting.vote, {voting.item().pk: FOR}, by=voting.user("a-member1"))
        assert not Seal.objects.exists()

    def test_every_seal_has_the_same_size(self, voting: Bench) -> None:
        for name, choice in zip(SEATS, (FOR, AGAINST, BLANK) * 3, strict=True):
            voting.cast(name, choice, choice)
        assert {len(bytes(s.sealed)) for s in Seal.objects.all()} == {384}

    def test_turnout_tells_who_not_what(self, voting: Bench) -> None:
        voting.cast("a-member1", FOR, AGAINST)
        told = queries.turnout(voting.vote)
        assert [m.user.username for m in told.done] == ["a-member1"]
        assert len(told.waiting) == 8
        assert told.by_item[voting.item().pk] == (1, 9)


class TestClosing:
    def test_not_with_too_few_ballots(self, voting: Bench) -> None:
        for name in SEATS[:5]:
            voting.cast(name, FOR, FOR)
        with pytest.raises(Refused, match="mới có 5 phiếu, cần ít nhất 6"):
            voting.close()

    def test_cannot_be_undone_or_done_again(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        voting.close()
        with pytest.raises(Refused, match="Lúc này không bỏ phiếu được"):
            voting.close()
        with pytest.raises(Refused, match="Đã mở bỏ phiếu"):
            actions.mark(voting.vote, voting.chair, "absent", by=voting.secretary)

    @pytest.mark.parametrize(
        "name", ["a-member1", "a-office", "a-agency_admin", "admin", "a-auditor", "b-chair"]
    )
    def test_not_by_others(self, voting: Bench, name: str) -> None:
        with pytest.raises(Refused, match="Bạn không có quyền đóng bỏ phiếu"):
            actions.close(voting.vote, voting.two_codes(), by=voting.user(name))

    def test_a_copied_ballot_is_refused(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        one = Seal.objects.filter(item=voting.item()).first()
        assert one
        other = Seal.objects.filter(item=voting.item()).exclude(pk=one.pk)[:1]
        Seal.objects.filter(pk__in=other.values("pk")).update(sealed=one.sealed, check_code=one.check_code)
        with pytest.raises(Refused, match="có phiếu bị sao chép"):
            voting.close()

    def test_a_ballot_moved_to_another_item_is_refused(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        voter = voting.user("a-member1")
        first, second = Seal.objects.filter(user=voter).order_by("item__number")
        first_sealed = bytes(first.sealed)
        first.sealed, second.sealed = bytes(second.sealed), first_sealed
        first.save()
        second.save()
        with pytest.raises(Refused, match="không thuộc dòng này"):
            voting.close()

    def test_a_ballot_from_outside_the_roll_is_refused(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        row = Seal.objects.filter(item=voting.item()).first()
        Seal.objects.filter(pk=row.pk).update(user=voting.user("a-office"))
        with pytest.raises(Refused, match="ngoài danh sách đã chốt"):
            voting.close()

    def test_a_refusal_writes_nothing(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        before = Entry.objects.count()
        Seal.objects.filter(user=voting.chair).update(sealed=b"0" * 384)
        with pytest.raises(Refused):
            voting.close()
        assert Entry.objects.count() == before
        assert voting.item().result == {}


class TestAfterwards:
    @pytest.fixture
    def counted(self, voting: Bench) -> Bench:
        voting.everybody(*SEATS[:8], items=2)
        voting.close()
        return voting

    def test_a_recount_over_the_whole_roll(self, counted: Bench) -> None:
        assert actions.recount(counted.vote, counted.two_codes("secretary"), by=counted.secretary)

    def test_a_recount_shows_a_changed_result(self, counted: Bench) -> None:
        item = counted.item()
        item.result["box"] = [9, 0, 0]
        item.save()
        assert not actions.recount(counted.vote, counted.two_codes(), by=counted.chair)

    def test_no_recount_once_the_minutes_are_signed(self, counted: Bench) -> None:
        actions.sign(counted.vote, by=counted.chair)
        with pytest.raises(Refused, match="trước khi ký biên bản"):
            actions.recount(counted.vote, counted.two_codes(), by=counted.chair)

    def test_seals_are_destroyed_only_after_the_minutes(self, counted: Bench) -> None:
        with pytest.raises(Refused, match="sau khi biên bản đã ký"):
            actions.destroy(counted.vote, by=counted.secretary)
        actions.sign(counted.vote, by=counted.chair)
        assert actions.destroy(counted.vote, by=counted.secretary) == 18
        assert not Seal.objects.exists()
        assert counted.vote.seals_destroyed_at
        with pytest.raises(Refused, match="hủy rồi"):
            actions.destroy(counted.vote, by=counted.secretary)
        assert len(queries.outcomes(counted.vote)) == 2

    def test_holders_declare_their_codes_destroyed(self, counted: Bench) -> None:
        with pytest.raises(Refused, match="sau khi biên bản đã ký"):
            actions.burn_code(counted.vote, by=counted.chair)
        actions.sign(counted.vote, by=counted.chair)
        assert actions.burn_code(counted.vote, by=counted.chair).burnt_at

    def test_the_printed_list_is_that_of_the_diary(self, counted: Bench) -> None:
        cast = Entry.objects.filter(action="voting.cast")
        told = sorted(code for entry in cast for code in entry.told["checks"].values())
        assert sorted(code for _, _, code in queries.check_list(counted.vote)) == told
        assert all(len(code) == 12 for code in told)

    def test_minutes_have_everything(self, counted: Bench) -> None:
        figures = queries.minutes_figures(counted.vote)[0]
        assert figures.rule.vi == "từ 80% tổng số thành viên (Nghị quyết phiên mẫu)"
        assert figures.given_away
        assert figures.given_away.vi.startswith("Lệch một phiếu")

    def test_an_abandoned_vote_goes_uncounted(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        with pytest.raises(Refused, match="lý do"):
            actions.abandon(voting.vote, " ", by=voting.chair)
        actions.abandon(voting.vote, "mất hai mã", by=voting.chair)
        assert voting.vote.state == "abandoned"
        assert not Seal.objects.exists()
        with pytest.raises(Refused, match="Chưa kiểm phiếu"):
            queries.outcomes(voting.vote)
