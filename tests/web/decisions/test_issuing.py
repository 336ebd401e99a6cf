"""A decision from its draft to its number, its awards and its certificates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.web.decisions.round import Settled
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.decisions import actions
from thidua.decisions.models import Decision
from thidua.honours.models import Honour
from thidua.people.models import Notice
from thidua.records.models import Issued, Paper


def test_a_draft_takes_in_who_has_a_place(a_round: Settled) -> None:
    unit, person = a_round.passed(None), a_round.passed("a1")
    a_round.passed("a3", "A2", met=False)
    decision = a_round.decision()
    assert [line.nomination for line in decision.lines.all()] == [unit, person]
    unit.refresh_from_db()
    assert unit.state == "in_decision"
    assert decision.title == "Tặng Giấy khen của Giám đốc Sở, năm 2024"


def test_nobody_drafts_what_the_level_above_gives(a_round: Settled) -> None:
    with pytest.raises(Refused, match="đề nghị, không tự tặng Bằng khen"):
        actions.draft(a_round.desk.round, "bk-tinh", by=a_round.user("a-office"))


def test_one_draft_at_a_time(a_round: Settled) -> None:
    a_round.passed("a1")
    a_round.decision()
    with pytest.raises(Refused, match="Đã có một dự thảo"):
        a_round.decision()


def test_only_the_office_drafts(a_round: Settled) -> None:
    with pytest.raises(Refused, match="không có quyền lập dự thảo quyết định"):
        actions.draft(a_round.desk.round, "gk-so", by=a_round.user("b-office"))


def test_an_empty_draft_is_not_sent(a_round: Settled) -> None:
    with pytest.raises(Refused, match="chưa có ai"):
        actions.send(a_round.decision(), by=a_round.user("a-office"))


def test_who_does_not_meet_the_standard_is_not_taken_in(a_round: Settled) -> None:
    lacking = a_round.passed("a3", "A2", met=False)
    a_round.passed("a1")
    decision = a_round.decision()
    with pytest.raises(Refused, match="chưa đạt đủ tiêu chuẩn"):
        actions.take_in(decision, lacking, by=a_round.user("a-office"))


def test_on_hold_after_sending_stops_the_signer(a_round: Settled) -> None:
    person = a_round.passed("a1")
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    a_round.holds(person)
    with pytest.raises(Refused, match="đang tạm dừng xét"):
        actions.issue(decision, by=a_round.user("a-signer"))
    assert Issued.objects.filter(series__name="decision").count() == 0
    actions.take_out(decision.lines.get(), by=a_round.user("a-signer"))
    person.refresh_from_db()
    assert person.state == "passed"


def test_the_signer_sends_back_with_a_reason(a_round: Settled) -> None:
    a_round.passed("a1")
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    assert Notice.objects.filter(user=a_round.user("a-signer")).exists()
    with pytest.raises(Refused, match="Chưa nêu lý do"):
        actions.send_back(decision, " ", by=a_round.user("a-signer"))
    with pytest.raises(Refused, match="không có quyền trả lại dự thảo"):
        actions.send_back(decision, "thiếu", by=a_round.user("a-office"))
    back = actions.send_back(decision, "Ghi rõ thành tích.", by=a_round.user("a-signer"))
    assert (back.state, back.sent_back_because) == ("draft", "Ghi rõ thành tích.")


def issued(a_round: Settled) -> Decision:
    """The draft, sent and signed."""
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    return actions.issue(decision, by=a_round.user("a-signer"))


def test_issuing_grants_everything_at_once(a_round: Settled) -> None:
    unit, person = a_round.passed(None), a_round.passed("a1")
    decision = issued(a_round)
    assert (decision.state, decision.issued.text) == ("issued", "12/QĐ-STP")
    first, second = decision.lines.all()
    assert (first.multiple, first.prize, second.prize) == (Decimal("0.60"), 1_400_000, 700_000)
    honour = Honour.objects.get(person=person.person)
    assert (honour.decision_number, honour.achievement, honour.round) == (
        "12/QĐ-STP",
        "ha-nam-so-tu-phap-2023",
        "2024",
    )
    assert honour.code == Paper.objects.get(kind="decisions.awarded", ident=second.pk).code
    unit.refresh_from_db()
    person.refresh_from_db()
    assert {unit.state, person.state} == {"granted"}
    assert Entry.objects.filter(action="decision.issue", ident=str(decision.pk)).count() == 1


def test_numbers_follow_without_gap(a_round: Settled) -> None:
    a_round.passed("a1")
    issued(a_round)
    a_round.passed("a3", "A2")
    assert issued(a_round).issued.text == "13/QĐ-STP"


def test_issued_once_and_only_by_the_signer(a_round: Settled) -> None:
    a_round.passed("a1")
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    with pytest.raises(Refused, match="không có quyền ký ban hành"):
        actions.issue(decision, by=a_round.user("a-office"))
    actions.issue(decision, by=a_round.user("a-signer"))
    with pytest.raises(Refused, match="đang ở trạng thái: trình ký"):
        actions.issue(decision, by=a_round.user("a-signer"))
    assert Honour.objects.count() == 1


def test_a_second_decision_does_not_go_beyond_the_quota(a_round: Settled) -> None:
    a_round.passed("a1")
    decision = issued(a_round)
    quota = decision.round
    assert actions.publish(decision, by=a_round.user("a-office")).state == "published"
    assert quota.name == "2024"


def test_words_changed_by_two_people_are_not_lost(a_round: Settled) -> None:
    a_round.passed("a1")
    line = a_round.decision().lines.get()
    seen = line.reason
    actions.reword(line, "Bản thứ nhất.", by=a_round.user("a-office"), was=seen)
    with pytest.raises(Refused, match=r"Bản thứ nhất.*Bản thứ hai"):
        actions.reword(line, "Bản thứ hai.", by=a_round.user("a-office"), was=seen)


def test_a_dropped_draft_frees_its_people(a_round: Settled) -> None:
    person = a_round.passed("a1")
    decision = actions.drop(a_round.decision(), "lập lại", by=a_round.user("a-office"))
    person.refresh_from_db()
    assert (decision.state, person.state) == ("withdrawn", "passed")
