"""Sessions of an award council: the agenda, the count that moves nominations, places, minutes."""

from __future__ import annotations

import pytest

from tests.web.councils.sitting import Sitting
from thidua.core.errors import Refused
from thidua.councils import actions
from thidua.councils.actions.minutes import Said
from thidua.councils.models import Agenda
from thidua.councils.queries import differing_of, vote_of
from thidua.councils.queries.papers import minutes_paper
from thidua.councils.queries.results import results_of
from thidua.decisions import actions as decisions
from thidua.documents import docx
from thidua.evidence.models import Fact
from thidua.people.models import Notice

pytestmark = pytest.mark.slow


def test_a_session_brings_its_nominations(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.called(one)
    one.refresh_from_db()
    assert one.state == "before_council"
    assert agenda.cases.get().item.title == one.person.name
    assert Notice.objects.filter(user=council.user("a-member1")).exists()


def test_a_nomination_stands_on_one_agenda(council: Sitting) -> None:
    one = council.appraised("a1")
    council.called(one)
    one.refresh_from_db()
    with pytest.raises(Refused, match="đã nằm trong một phiên họp khác"):
        council.called(one)


def test_what_is_not_appraised_does_not_come(council: Sitting) -> None:
    one = council.settled.passed("a1")
    with pytest.raises(Refused, match="chưa thẩm định xong"):
        council.called(one)


def test_taken_off_it_stands_as_appraised(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.called(one)
    with pytest.raises(Refused, match="không có quyền bỏ hồ sơ khỏi chương trình"):
        actions.remove_case(agenda.cases.get(), by=council.user("a-member1"))
    actions.remove_case(agenda.cases.get(), by=council.user("a-secretary"))
    one.refresh_from_db()
    assert one.state == "appraised"
    assert not agenda.session.items.exists()


def test_the_count_moves_the_nominations(council: Sitting) -> None:
    one, other = council.appraised("a1"), council.appraised("a3", "A2")
    council.counted((one, 8), (other, 5))
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, other.state) == ("passed", "not_passed")
    found = vote_of(one)
    assert found
    assert found[1].figures.vi == "8/9 phiếu, đạt 88,89%"


def test_an_open_vote_moves_them_too(council: Sitting) -> None:
    one = council.appraised("a1")
    council.counted_openly(one, 9)
    one.refresh_from_db()
    assert one.state == "passed"


def test_wrong_codes_move_nothing(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.opened(council.called(one))
    council.cast(agenda, {1: 9})
    with pytest.raises(Refused):
        actions.close(agenda, ("AAAA", "BBBB"), by=council.user("a-chair"))
    one.refresh_from_db()
    assert one.state == "before_council"


def test_called_off_nominations_wait_for_another(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.called(one)
    actions.call_off(agenda, "hoãn", by=council.user("a-chair"))
    one.refresh_from_db()
    assert one.state == "appraised"
    assert council.called(one)


def test_results_tell_votes_and_places(council: Sitting) -> None:
    one, other = council.appraised("a1"), council.appraised("a3", "A2")
    agenda = council.counted((one, 9), (other, 8))
    told = results_of(Agenda.objects.select_related("session", "round__movement__plan").get(pk=agenda.pk))
    assert [(r.case.nomination, r.placed.rank, str(r.placed.place)) for r in told[0].rows] == [
        (one, 1, "in"),
        (other, 2, "in"),
    ]
    assert told[0].places == 10


def test_results_stay_shut_before_the_count(council: Sitting) -> None:
    agenda = council.opened(council.called(council.appraised("a1")))
    with pytest.raises(Refused, match="Chưa kiểm phiếu"):
        results_of(agenda)


def test_the_council_gives_places_with_a_reason(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.counted((one, 9))
    one.refresh_from_db()
    with pytest.raises(Refused, match="ghi lý do"):
        actions.settle_places(agenda, [one], " ", by=council.user("a-chair"))
    actions.settle_places(agenda, [one], "nhiều phiếu nhất", by=council.user("a-chair"))
    assert Fact.objects.filter(table="choices", person=one.person).count() == 1


def test_a_differing_opinion_reaches_the_signer(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.counted((one, 8))
    said = Said(council.user("a-member1"), "Thành tích chưa rõ.", agenda.cases.get(), differs=True)
    actions.speak(agenda, said, by=council.user("a-member1"))
    with pytest.raises(Refused, match="mỗi người ghi cho mình"):
        actions.speak(agenda, said, by=council.user("a-member2"))
    assert [s.text for s in differing_of([one])[one.pk]] == ["Thành tích chưa rõ."]


def test_minutes_write_themselves_and_are_signed_in_order(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.counted((one, 8))
    actions.write_minutes(agenda, None, None, "Giao thư ký hoàn thiện hồ sơ", by=council.user("a-secretary"))
    with pytest.raises(Refused, match="Thư ký phiên họp ký biên bản trước"):
        actions.sign_minutes(agenda, by=council.user("a-chair"))
    agenda = actions.sign_minutes(agenda, by=council.user("a-secretary"))
    assert agenda.minutes.text == "12/BB-HĐTĐKT"
    with pytest.raises(Refused, match="Thư ký đã ký"):
        actions.write_minutes(agenda, None, None, "sửa", by=council.user("a-secretary"))
    agenda = actions.sign_minutes(agenda, by=council.user("a-chair"))
    agenda.session.refresh_from_db()
    assert agenda.session.state == "signed"
    paper = minutes_paper(Agenda.objects.get(pk=agenda.pk))
    words = str(paper.blocks())
    for part in ("8/9 phiếu, đạt 88,89%", "Giao thư ký hoàn thiện hồ sơ", "12/BB-HĐTĐKT", "Phòng họp mẫu"):
        assert part in words
    assert docx(paper)[:2] == b"PK"


def test_minutes_are_not_signed_before_the_count(council: Sitting) -> None:
    agenda = council.called(council.appraised("a1"))
    with pytest.raises(Refused, match="chưa kiểm phiếu"):
        actions.sign_minutes(agenda, by=council.user("a-secretary"))


def test_only_those_of_the_agency_see_a_session(council: Sitting) -> None:
    agenda = council.called(council.appraised("a1"))
    assert agenda in Agenda.objects.visible_to(council.user("a-member1"))
    assert agenda not in Agenda.objects.visible_to(council.user("b-chair"))
    assert agenda not in Agenda.objects.visible_to(council.user("a2-person"))


def test_who_was_not_before_the_council_is_not_decided_where_others_were(council: Sitting) -> None:
    one, other = council.appraised("a1"), council.appraised("a3", "A2")
    council.counted((one, 9))
    decision = council.settled.decision()
    assert [line.nomination for line in decision.lines.all()] == [one]
    other.refresh_from_db()
    with pytest.raises(Refused, match="Hội đồng chưa bỏ phiếu"):
        decisions.take_in(decision, other, by=council.user("a-office"))


def test_what_the_plan_leaves_to_the_council_is_said_by_its_vote(council: Sitting) -> None:
    one, other = council.appraised("a1"), council.appraised("a3", "A2")
    plan = one.movement.plan
    plan.text = plan.text.replace("by: appraiser", "by: council")
    plan.save()
    council.counted((one, 8), (other, 5))
    rows = Fact.objects.filter(table="attestations", values__role="council")
    said = {(f.values["candidate"], f.values["answer"]) for f in rows}
    assert said == {(one.candidate, "met"), (other.candidate, "unmet")}
    assert rows.first().values["by"] == council.bench.council.name
