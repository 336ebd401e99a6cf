"""Before a vote: councils, their rules, the roll, who stands aside, and what keeps a vote shut."""

from datetime import date

import pytest

from tests.web.voting.council import FOR, SEATS, Bench
from tests.web.world import World
from thidua.clock import now, set_to, today
from thidua.core.errors import Refused
from thidua.voting import actions, queries
from thidua.voting.models import Council, Session

pytestmark = pytest.mark.slow

NEW_LAW = date(2025, 8, 1)


class TestCouncils:
    def test_a_seat_needs_a_council_role(self, bench: Bench) -> None:
        with pytest.raises(Refused, match="chưa có vai trong Hội đồng của cơ quan này"):
            actions.seat(bench.council, bench.user("a-clerk"), "member", by=bench.user("a-office"))

    def test_members_of_another_agency_have_no_seat_here(self, bench: Bench) -> None:
        with pytest.raises(Refused, match="chưa có vai"):
            actions.seat(bench.council, bench.user("b-member1"), "member", by=bench.user("a-office"))

    def test_one_chair_and_each_once(self, bench: Bench) -> None:
        office = bench.user("a-office")
        bench.world.user("a-late", "chair", "A")
        with pytest.raises(Refused, match="đã có Chủ tịch"):
            actions.seat(bench.council, bench.user("a-late"), "chair", by=office)
        with pytest.raises(Refused, match="đã là thành viên"):
            actions.seat(bench.council, bench.user("a-member1"), "member", by=office)

    @pytest.mark.parametrize("name", ["a-member1", "b-office", "a-clerk", "admin"])
    def test_others_do_not_set_up_councils(self, world: World, name: str) -> None:
        with pytest.raises(Refused, match="Bạn không có quyền lập Hội đồng"):
            actions.found(actions.NewCouncil(world.units["A"], "Hội đồng"), by=world.users[name])

    def test_a_change_of_seats_reaches_sessions_in_preparation_only(self, bench: Bench) -> None:
        session, office = bench.plan(), bench.user("a-office")
        bench.world.user("a-late", "member", "A")
        late = actions.seat(bench.council, bench.user("a-late"), "member", by=office)
        assert session.attendance.count() == 10
        actions.unseat(late, by=office)
        assert session.attendance.count() == 9

    def test_the_frozen_roll_stays(self, voting: Bench) -> None:
        actions.unseat(voting.council.seats.get(user__username="a-member7"), by=voting.user("a-office"))
        assert voting.vote.attendance.count() == 9
        voting.cast("a-member7", FOR, FOR)

    def test_who_sees_councils_and_sessions(self, bench: Bench) -> None:
        bench.plan()
        seen = {
            u: Session.objects.visible_to(bench.user(u)).count()
            for u in ("a-member1", "a-office", "a-auditor")
        }
        assert seen == {"a-member1": 1, "a-office": 1, "a-auditor": 1}
        for stranger in ("a2-person", "a-clerk", "b-office", "b-chair", "p-office", "admin"):
            assert not Session.objects.visible_to(bench.user(stranger)).exists(), stranger
            assert not Council.objects.visible_to(bench.user(stranger)).exists(), stranger


class TestRules:
    def test_nothing_opens_before_the_council_has_set_a_threshold(self, bench: Bench) -> None:
        bench.plan(form="merit_certificate")
        bench.hand_out()
        with pytest.raises(Refused, match="Hội đồng chưa đặt ngưỡng thông qua"):
            bench.open()

    def test_a_rule_for_every_other_form(self, bench: Bench) -> None:
        told = actions.NewRule("", "quá 50%", basis="Quy chế, khoản 7", reason="mức chung")
        actions.set_rule(bench.council, told, by=bench.chair)
        assert queries.rule_for(bench.council, "merit_certificate", today()).threshold.say.vi == "quá 50%"
        assert (
            queries.rule_for(bench.council, "commendation_certificate", today()).threshold.say.vi == "từ 80%"
        )
        assert queries.rule_for(bench.council, "hero", today()).threshold.say.vi == "từ 90%"

    def test_the_newest_counts_and_earlier_ones_stay(self, bench: Bench) -> None:
        told = actions.NewRule("commendation_certificate", "90%", basis="Nghị quyết 2", reason="siết lại")
        actions.set_rule(bench.council, told, by=bench.chair)
        assert (
            queries.rule_for(bench.council, "commendation_certificate", today()).threshold.say.vi == "từ 90%"
        )
        assert bench.council.rules.count() == 2

    def test_a_vote_keeps_the_rule_it_opened_with(self, voting: Bench) -> None:
        told = actions.NewRule("commendation_certificate", "10%", basis="Nghị quyết 2", reason="nới ra")
        actions.set_rule(voting.council, told, by=voting.chair)
        voting.everybody("a-chair", items=2)
        voting.close()
        assert next(iter(queries.outcomes(voting.vote).values())).needed == 8

    def test_less_than_the_law_is_refused_with_the_clause(self, bench: Bench) -> None:
        with pytest.raises(Refused, match=r"Ngưỡng từ 50% thấp hơn mức phải có, từ 80% \(Nghị định 98/2023"):
            actions.set_rule(
                bench.council, actions.NewRule("flag_province", "50%", basis="x", reason="x"), by=bench.chair
            )

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"basis": ""}, "căn cứ"),
            ({"reason": " "}, "lý do"),
            ({"threshold": "tám mươi"}, "Không đọc được tỷ lệ"),
        ],
    )
    def test_a_rule_needs_basis_reason_and_a_share(
        self, bench: Bench, changed: dict[str, str], told: str
    ) -> None:
        rule = {"form": "merit_certificate", "threshold": "80%", "basis": "x", "reason": "x"}
        with pytest.raises(Refused, match=told):
            actions.set_rule(bench.council, actions.NewRule(**{**rule, **changed}), by=bench.chair)

    @pytest.mark.parametrize("name", ["a-secretary", "a-member1", "a-office", "b-chair", "admin"])
    def test_only_the_chair_sets_thresholds(self, bench: Bench, name: str) -> None:
        rule = actions.NewRule("merit_certificate", "80%", basis="x", reason="x")
        with pytest.raises(Refused, match="Bạn không có quyền đặt ngưỡng"):
            actions.set_rule(bench.council, rule, by=bench.user(name))

    def test_no_quorum_rule_no_vote_before_the_decree_that_sets_one(self, bench: Bench) -> None:
        actions.set_working_rules(bench.council, "", "reduces", "Quy chế", by=bench.chair)
        bench.plan()
        bench.hand_out()
        with pytest.raises(Refused, match="chưa đặt điều kiện số thành viên dự họp"):
            bench.open()

    def test_two_thirds_by_the_later_decree(self, bench: Bench) -> None:
        actions.set_working_rules(bench.council, "", "reduces", "Quy chế", by=bench.chair)
        with set_to(NEW_LAW):
            assert (
                queries.rule_for(bench.council, "commendation_certificate", today()).quorum.say.vi == "từ 2/3"
            )


class TestRoll:
    def test_everybody_is_called(self, bench: Bench) -> None:
        told = actions.NewSession("Phiên", now())
        nominee = actions.NewItem("nomination", "1", "Cá nhân mẫu 1", "commendation_certificate")
        session = actions.plan(bench.council, told, [nominee], by=bench.secretary)
        assert "Chưa điểm danh 9 người" in queries.hindrances(session)["composition"].vi

    def test_somebody_else_is_not_called(self, bench: Bench) -> None:
        bench.plan()
        with pytest.raises(Refused, match="không có trong danh sách"):
            actions.call_roll(bench.vote, {bench.user("a-office").pk: "present"}, by=bench.secretary)
        with pytest.raises(Refused, match="không có trong danh sách"):
            actions.mark(bench.vote, bench.user("a-office"), "present", by=bench.secretary)

    def test_the_way_of_voting_changes_only_before(self, bench: Bench) -> None:
        bench.plan()
        assert actions.change_mode(bench.vote, "paper", by=bench.secretary).mode == "paper"
        bench.open()
        with pytest.raises(Refused, match="Đã mở bỏ phiếu"):
            actions.change_mode(bench.vote, "sealed", by=bench.secretary)

    def test_no_quorum_no_vote(self, ready: Bench) -> None:
        for name in SEATS[5:]:
            actions.mark(ready.vote, ready.user(name), "absent", by=ready.secretary, note="đi công tác")
        with pytest.raises(Refused, match="Không đủ điều kiện họp: 5/9 có mặt, cần 6"):
            ready.open()

    def test_from_afar_is_attending(self, ready: Bench) -> None:
        for name in SEATS[5:]:
            actions.mark(ready.vote, ready.user(name), "online", by=ready.secretary)
        assert ready.open().attending == 9

    def test_an_agenda_changes_only_in_preparation(self, voting: Bench) -> None:
        item = actions.NewItem("nomination", "9", "Cá nhân mẫu 9")
        with pytest.raises(Refused, match="Đã mở bỏ phiếu"):
            actions.add_item(voting.vote, item, by=voting.secretary)
        with pytest.raises(Refused, match="Đã mở bỏ phiếu"):
            actions.remove_item(voting.item(), by=voting.secretary)

    def test_the_same_thing_stands_once(self, bench: Bench) -> None:
        bench.plan()
        with pytest.raises(Refused, match="đã có trong phiên họp"):
            actions.add_item(bench.vote, actions.NewItem("nomination", "1", "Lại"), by=bench.secretary)
        added = actions.add_item(bench.vote, actions.NewItem("nomination", "2", "Thêm"), by=bench.secretary)
        assert added.number == 2
        actions.remove_item(added, by=bench.secretary)
        assert bench.vote.items.count() == 1

    def test_called_off_with_a_reason(self, bench: Bench) -> None:
        bench.plan()
        with pytest.raises(Refused, match="lý do"):
            actions.call_off(bench.vote, "", by=bench.chair)
        assert actions.call_off(bench.vote, "hoãn", by=bench.chair).state == "called_off"

    def test_not_called_off_once_open(self, voting: Bench) -> None:
        with pytest.raises(Refused, match="đang chuẩn bị"):
            actions.call_off(voting.vote, "hoãn", by=voting.chair)


class TestRecusal:
    def test_it_changes_the_denominator_as_the_council_declared(self, ready: Bench) -> None:
        actions.recuse(
            ready.item(1), ready.user("a-member4"), "lãnh đạo trực tiếp", by=ready.user("a-member4")
        )
        ready.open()
        for name in SEATS:
            ready.cast(name, *[FOR] * (1 if name == "a-member4" else 2))
        ready.close()
        first, second = queries.outcomes(ready.vote).values()
        assert (first.denominator, first.needed, first.recused) == (8, 7, 1)
        assert (second.denominator, second.needed, second.recused) == (9, 8, 0)
        assert queries.minutes_figures(ready.vote)[0].recused[0][1] == "lãnh đạo trực tiếp"

    def test_or_leaves_it_at_all_members(self, bench: Bench) -> None:
        actions.set_working_rules(bench.council, "2/3", "stays", "Quy chế", by=bench.chair)
        bench.plan()
        bench.hand_out()
        actions.recuse(bench.item(), bench.user("a-member4"), "họ hàng", by=bench.secretary)
        bench.open()
        for name in SEATS:
            if name != "a-member4":
                bench.cast(name, FOR)
        bench.close()
        assert queries.outcome_of(bench.vote, bench.item()).denominator == 9

    def test_undeclared_it_keeps_the_vote_shut(self, bench: Bench) -> None:
        actions.set_working_rules(bench.council, "2/3", "", "Quy chế", by=bench.chair)
        bench.plan()
        bench.hand_out()
        actions.recuse(bench.item(), bench.user("a-member4"), "họ hàng", by=bench.secretary)
        with pytest.raises(Refused, match="chưa đặt cách tính mẫu số"):
            bench.open()

    def test_the_recused_member_has_no_ballot_there(self, ready: Bench) -> None:
        member = ready.user("a-member4")
        actions.recuse(ready.item(1), member, "họ hàng", by=member)
        ready.open()
        assert [i.number for i in queries.ballot_of(ready.vote, member)] == [2]
        with pytest.raises(Refused, match="chọn một ý kiến cho mỗi dòng"):
            actions.cast(ready.vote, {ready.item(1).pk: FOR, ready.item(2).pk: FOR}, by=member)

    def test_each_for_themselves_or_by_the_secretary(self, ready: Bench) -> None:
        other = ready.user("a-member5")
        with pytest.raises(Refused, match="Mỗi người tự khai cho mình"):
            actions.recuse(ready.item(), other, "họ hàng", by=ready.user("a-member4"))
        made = actions.recuse(ready.item(), other, "họ hàng", by=ready.secretary)
        actions.take_back_recusal(made, by=other)
        assert not ready.item().recusals.exists()

    def test_not_after_the_opening(self, voting: Bench) -> None:
        with pytest.raises(Refused, match="Đã mở bỏ phiếu"):
            actions.recuse(voting.item(), voting.user("a-member4"), "họ hàng", by=voting.secretary)

    def test_a_nominee_in_the_council_must_stand_aside(self, ready: Bench) -> None:
        nominee = ready.world.people["a4"]
        item, member = ready.item(), ready.user("a-member4")
        item.person, member.person = nominee, nominee
        item.save()
        member.save()
        with pytest.raises(Refused, match="là người được xét ở dòng 1: ghi từ chối xét"):
            ready.open()

    def test_the_same_unit_is_told_but_not_forced(self, ready: Bench) -> None:
        item, member = ready.item(), ready.user("a-member4")
        item.unit, member.person = ready.world.units["A2"], ready.world.people["a4"]
        item.save()
        member.save()
        assert [(i.number, m.user_id, own) for i, m, own in queries.conflicts(ready.vote)] == [
            (1, member.pk, False)
        ]
        assert ready.open().state == "voting"


class TestSecrecyBeforeOpening:
    def test_a_small_council_must_have_read_the_warning(self, ready: Bench) -> None:
        with pytest.raises(Refused, match="9/9 hoặc 0/9 cho biết phiếu của mọi người"):
            actions.open_vote(ready.vote, by=ready.chair)

    def test_too_few_voters_for_a_box(self, ready: Bench) -> None:
        for name in SEATS[5:]:
            actions.recuse(ready.item(), ready.user(name), "họ hàng", by=ready.secretary)
        with pytest.raises(Refused, match="chỉ có 5 người bỏ phiếu kín được, ít hơn 6"):
            ready.open()

    def test_holders_of_one_office_are_warned_about(self, ready: Bench) -> None:
        for name in ("a-chair", "a-office"):
            user = ready.user(name)
            user.person = ready.world.person(f"{name}-person", "A1")
            user.save()
        assert any("cùng một đơn vị" in say.vi for say in queries.warnings(ready.vote))

    def test_voting_again_over_another_roll_is_warned_about(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        voting.close()
        actions.unseat(voting.council.seats.get(user__username="a-member7"), by=voting.user("a-office"))
        told = actions.NewSession("Bỏ phiếu lại", now())
        again = actions.NewItem("nomination", "1", "Cá nhân mẫu 1", "commendation_certificate")
        session = actions.plan(voting.council, told, [again], by=voting.secretary)
        assert any("trừ nhau" in say.vi for say in queries.warnings(session))
