"""Assigning and appraising: evenly, never one's own, with a reason where opinions differ."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.appraisals.tables import Table, table
from tests.web.world import World
from thidua.appraisals.actions import assigning, opinions
from thidua.appraisals.actions.opinions import Said
from thidua.appraisals.models import Assignment, Forwarded, Opinion
from thidua.appraisals.queries.criteria import asked_of, open_of
from thidua.core.errors import Refused
from thidua.evidence.judging import judging_of
from thidua.evidence.models import Fact
from thidua.nominations.actions import dossier, office
from thidua.nominations.actions.office import Wrong
from thidua.screens.posting import Conflict

ATTEST = "III.2.b-1"
RULE = "III.2.b-4"


@pytest.fixture
def at(world: World) -> Table:
    return table(world)


class TestAssigning:
    def test_the_office_gives_a_case_with_a_day(self, at: Table) -> None:
        case = at.accepted()
        made = assigning.assign(case, at.user("a-appraiser"), date(2024, 11, 5), by=at.user("a-office"))
        assert (made.nomination, made.due_on, made.host_id) == (case, date(2024, 11, 5), case.host_id)
        assert case.code in at.user("a-appraiser").notices.get().vi

    def test_an_appraiser_does_not_give_cases(self, at: Table) -> None:
        with pytest.raises(Refused, match="không có quyền giao thẩm định"):
            assigning.assign(at.accepted(), at.user("a-appraiser"), None, by=at.user("a-appraiser"))

    def test_not_before_it_is_accepted(self, at: Table) -> None:
        with pytest.raises(Refused, match="đã tiếp nhận"):
            assigning.assign(at.sent(), at.user("a-appraiser"), None, by=at.user("a-office"))

    def test_not_to_the_past(self, at: Table) -> None:
        with pytest.raises(Refused, match="Hạn thẩm định đã qua"):
            assigning.assign(at.accepted(), at.user("a-appraiser"), date(2024, 10, 1), by=at.user("a-office"))

    def test_not_to_somebody_of_the_same_unit(self, at: Table) -> None:
        at.neighbour()
        with pytest.raises(Refused, match="thuộc đơn vị của ứng viên"):
            assigning.assign(at.accepted(), at.user("a1-appraiser"), None, by=at.user("a-office"))

    def test_not_to_an_appraiser_of_another_agency(self, at: Table) -> None:
        with pytest.raises(Refused, match="không có vai người thẩm định"):
            assigning.assign(at.accepted(), at.user("b-appraiser"), None, by=at.user("a-office"))

    def test_cases_are_spread_evenly_past_those_who_are_barred(self, at: Table) -> None:
        at.neighbour()
        cases = [at.accepted("a1"), at.accepted("a2"), at.accepted("a3", "a2-clerk", unit="A2")]
        users = [at.user("a-appraiser"), at.user("a1-appraiser")]
        bulk = assigning.spread(cases, users, None, by=at.user("a-office"))
        assert (len(bulk.done), bulk.left_out) == (3, ())
        given = Assignment.objects.order_by("nomination").values_list("user__username", flat=True)
        assert list(given) == ["a-appraiser", "a-appraiser", "a1-appraiser"]

    def test_whom_nobody_may_appraise_is_left_out_and_named(self, at: Table) -> None:
        at.neighbour()
        case = at.accepted()
        bulk = assigning.spread([case], [at.user("a1-appraiser")], None, by=at.user("a-office"))
        assert [n for n, _ in bulk.left_out] == [case]

    def test_a_case_is_handed_over_with_a_reason(self, at: Table) -> None:
        at.world.user("a-second", "appraiser", "A")
        case = at.given()
        old = case.assignments.get()
        with pytest.raises(Refused, match="Chưa nêu lý do"):
            assigning.hand_over(old, at.user("a-second"), "", by=at.user("a-appraiser"))
        assigning.hand_over(old, at.user("a-second"), "Đi công tác.", by=at.user("a-appraiser"))
        assert case.assignments.get(ended_at=None).user.username == "a-second"

    def test_nobody_else_hands_it_over(self, at: Table) -> None:
        at.world.user("a-second", "appraiser", "A")
        old = at.given().assignments.get()
        with pytest.raises(Refused, match="không có quyền chuyển người thẩm định khác"):
            assigning.hand_over(old, at.user("a-second"), "Giành việc.", by=at.user("a-second"))


class TestOpinions:
    def test_what_only_a_person_can_say_is_read_by_the_rules(self, at: Table) -> None:
        case = at.given()
        opinions.opine(case, ATTEST, Said("met"), "", by=at.user("a-appraiser"))
        fact = Fact.objects.get(table="attestations", closed_on=None)
        assert (fact.values["mark"], fact.values["answer"], fact.values["role"]) == (
            ATTEST,
            "met",
            "appraiser",
        )
        judging = judging_of(case.round)
        tree = judging.verdict(case.candidate, judging.plan.award(case.award)).tree
        assert {leaf.node.clause: leaf.answer for leaf in tree.leaves()}[ATTEST] == 3

    def test_a_changed_mind_replaces_it(self, at: Table) -> None:
        case = at.given()
        first = opinions.opine(case, ATTEST, Said("met"), "", by=at.user("a-appraiser"))
        opinions.opine(
            case, ATTEST, Said("unmet", "Có đơn thư đúng."), first.version, by=at.user("a-appraiser")
        )
        assert Fact.objects.get(table="attestations", closed_on=None).values["answer"] == "unmet"
        assert Opinion.objects.get().version == 2

    def test_what_a_rule_reads_is_not_changed_by_an_opinion(self, at: Table) -> None:
        case = at.given()
        opinions.opine(case, RULE, Said("met", "Có bản giấy."), "", by=at.user("a-appraiser"))
        assert not Fact.objects.filter(table="attestations").exists()

    def test_differing_from_the_rules_needs_a_reason(self, at: Table) -> None:
        with pytest.raises(Refused, match="khác kết quả của máy"):
            opinions.opine(at.given(), RULE, Said("met"), "", by=at.user("a-appraiser"))

    def test_differing_from_the_unit_needs_a_reason(self, at: Table) -> None:
        with pytest.raises(Refused, match="phải nêu lý do"):
            opinions.opine(at.given(), ATTEST, Said("unmet"), "", by=at.user("a-appraiser"))

    def test_only_the_one_who_has_the_case(self, at: Table) -> None:
        at.world.user("a-second", "appraiser", "A")
        with pytest.raises(Refused, match="chưa giao cho bạn"):
            opinions.opine(at.given(), ATTEST, Said("met"), "", by=at.user("a-second"))

    def test_never_ones_own_unit_even_when_assigned(self, at: Table) -> None:
        case = at.given("a4")
        user = at.world.users["a-appraiser"]
        user.person = at.world.people["a4"]
        user.save()
        with pytest.raises(Refused, match="hồ sơ của chính mình"):
            opinions.opine(case, ATTEST, Said("met"), "", by=at.user("a-appraiser"))

    def test_the_office_gives_no_opinion(self, at: Table) -> None:
        with pytest.raises(Refused, match="không có quyền cho ý kiến"):
            opinions.opine(at.given(), ATTEST, Said("met"), "", by=at.user("a-office"))

    def test_two_windows_do_not_overwrite_each_other(self, at: Table) -> None:
        case, by = at.given(), at.user("a-appraiser")
        opinions.opine(case, ATTEST, Said("met"), "", by=by)
        opinions.opine(case, ATTEST, Said("unmet", "Khác."), 1, by=by)
        with pytest.raises(Conflict):
            opinions.opine(case, ATTEST, Said("met"), 1, by=by)

    def test_an_unknown_criterion_or_answer(self, at: Table) -> None:
        case, by = at.given(), at.user("a-appraiser")
        with pytest.raises(Refused, match=r"không có tiêu chuẩn IX\.9"):
            opinions.opine(case, "IX.9", Said("met"), "", by=by)
        with pytest.raises(Refused, match="bốn câu trả lời"):
            opinions.opine(case, ATTEST, Said("perhaps"), "", by=by)

    def test_agreeing_with_what_is_met_leaves_the_rest_open(self, at: Table) -> None:
        case = at.given()
        assert opinions.agree(case, by=at.user("a-appraiser")) == 1
        assert {a.criterion.answer for a in open_of(case)} == {"to_judge", "missing"}


class TestTheEnd:
    def test_it_ends_when_every_criterion_has_an_opinion(self, at: Table) -> None:
        case = at.appraised()
        assert case.state == "appraised"
        assert not case.assignments.filter(ended_at=None).exists()

    def test_not_before(self, at: Table) -> None:
        case = at.given()
        with pytest.raises(Refused, match=r"Còn 9 tiêu chuẩn chưa có ý kiến: III\.1\.b\.lead, III\.2\.b-1"):
            opinions.finish(case, by=at.user("a-appraiser"))

    def test_what_has_changed_since_is_asked_again(self, at: Table) -> None:
        case = at.given()
        opinions.opine(case, RULE, Said("missing"), "", by=at.user("a-appraiser"))
        office.send_back(case, Wrong(("measures",), "Thêm quyết định."), by=at.user("a-office"))
        at.prove("a1")
        again = at.fill(case)
        again = dossier.submit(again, by=at.user("a1-clerk"))
        asked = {a.criterion.name: a for a in asked_of(again)}[RULE]
        assert (asked.criterion.answer, asked.is_open, len(asked.opinions)) == ("met", True, 1)

    def test_the_office_opens_it_again_with_a_reason(self, at: Table) -> None:
        case = at.appraised()
        again = opinions.reopen(case, "Có số liệu mới.", by=at.user("a-office"))
        assert again.state == "accepted"
        assert again.assignments.get(ended_at=None).user.username == "a-appraiser"
        assert Forwarded.objects.get().text == "Có số liệu mới."

    def test_not_without_a_reason_or_the_right(self, at: Table) -> None:
        case = at.appraised()
        with pytest.raises(Refused, match="Chưa nêu lý do"):
            opinions.reopen(case, " ", by=at.user("a-office"))
        with pytest.raises(Refused, match="không có quyền mở lại"):
            opinions.reopen(case, "Muốn sửa.", by=at.user("a-appraiser"))

    def test_a_contested_point_goes_along(self, at: Table) -> None:
        case = at.given()
        opinions.note(case, "Hai người thẩm định khác ý về khoản b-4.", by=at.user("a-appraiser"))
        with pytest.raises(Refused, match="Chưa viết gì"):
            opinions.note(case, "", by=at.user("a-appraiser"))
        with pytest.raises(Refused, match="không có quyền ghi điểm"):
            opinions.note(case, "Chen vào.", by=at.user("a1-clerk"))
        assert case.contested.count() == 1
