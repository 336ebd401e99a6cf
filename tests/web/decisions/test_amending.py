"""Revoking, correcting, letters: what happens after a decision stands."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.decisions.round import Settled
from thidua.core.errors import Refused
from thidua.decisions import actions
from thidua.decisions.models import Decision, Letter
from thidua.honours import actions as honours
from thidua.honours.models import Honour
from thidua.people.models import Notice
from thidua.records.models import Paper

pytestmark = pytest.mark.slow


@pytest.fixture
def issued(a_round: Settled) -> Decision:
    """A decision that stands, for a unit and two people."""
    a_round.passed(None)
    a_round.passed("a1")
    a_round.passed("a3", "A2")
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    return actions.issue(decision, by=a_round.user("a-signer"))


def revoked(a_round: Settled, issued: Decision, count: int) -> Decision:
    """Some lines of it revoked by a decision of its own."""
    lines = list(issued.lines.all())[:count]
    draft = actions.draft_revocation(
        issued, lines, "fraud", "Kết luận 5/KL-TTr ngày 06/01/2025.", by=a_round.user("a-office")
    )
    return actions.issue(actions.send(draft, by=a_round.user("a-office")), by=a_round.user("a-signer"))


def test_a_revocation_needs_ground_and_reason(a_round: Settled, issued: Decision) -> None:
    for ground, reason in (("fraud", " "), ("whim", "vì vậy")):
        with pytest.raises(Refused, match="căn cứ theo Điều 93"):
            actions.draft_revocation(issued, issued.lines.all(), ground, reason, by=a_round.user("a-office"))


def test_one_line_revoked_leaves_the_others(a_round: Settled, issued: Decision) -> None:
    made = revoked(a_round, issued, 1)
    issued.refresh_from_db()
    first, second, _third = issued.lines.all()
    assert (issued.state, made.state, made.issued.text) == ("issued", "issued", "13/QĐ-STP")
    assert (first.honour.revoked_by_number, second.honour.revoked_by_number) == ("13/QĐ-STP", "")
    assert first.nomination.state == "revoked"
    assert Paper.objects.get(kind="decisions.awarded", ident=first.pk).revoked_at is not None
    with pytest.raises(Refused, match="đã hủy bỏ hoặc đang nằm"):
        actions.draft_revocation(issued, [first], "fraud", "lần nữa", by=a_round.user("a-office"))


def test_all_lines_revoked_revoke_the_decision(a_round: Settled, issued: Decision) -> None:
    revoked(a_round, issued, 3)
    issued.refresh_from_db()
    assert issued.state == "revoked"


def test_nothing_is_revoked_before_the_signer_signs(a_round: Settled, issued: Decision) -> None:
    actions.draft_revocation(issued, issued.lines.all(), "fraud", "lý do", by=a_round.user("a-office"))
    assert not Honour.objects.exclude(revoked_on=None).exists()


def test_object_and_money_come_back_with_their_days(a_round: Settled, issued: Decision) -> None:
    honour = issued.lines.first().honour
    with pytest.raises(Refused, match="chưa bị hủy bỏ"):
        honours.returned(honour, "object", date(2025, 1, 8), by=a_round.user("a-office"))
    revoked(a_round, issued, 1)
    honours.returned(honour, "object", date(2025, 1, 8), by=a_round.user("a-office"))
    honours.returned(honour, "money", date(2025, 1, 8), by=a_round.user("a-office"))
    honour.refresh_from_db()
    assert honour.object_returned_on == honour.money_returned_on == date(2025, 1, 8)


def test_a_correction_changes_words_and_says_so(a_round: Settled, issued: Decision) -> None:
    line = issued.lines.get(number=2)
    with pytest.raises(Refused, match="Chưa có chỗ nào khác"):
        actions.draft_correction(issued, [(line, "name", line.name)], "sai", by=a_round.user("a-office"))
    words = [(line, "reason", "Đi đầu thực hiện một cửa.")]
    draft = actions.draft_correction(issued, words, "in thiếu", by=a_round.user("a-office"))
    made = actions.issue(actions.send(draft, by=a_round.user("a-office")), by=a_round.user("a-signer"))
    line.refresh_from_db()
    line.honour.refresh_from_db()
    assert line.reason == line.honour.reason == "Đi đầu thực hiện một cửa."
    assert line.honour.corrected_by_number == made.issued.text


def test_letters_come_with_the_decision_to_those_not_chosen(a_round: Settled) -> None:
    chosen, other = a_round.passed("a1"), a_round.passed("a3", "A2", met=False)
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    actions.issue(decision, by=a_round.user("a-signer"))
    letter = Letter.objects.get()
    assert letter.nomination == other
    words = str(letter.text)
    assert chosen.person.name not in words
    assert ["III.2.b-4", "missing"] in [[c, a] for c, _w, a in letter.text["clauses"]]


def test_no_letter_tells_of_a_hold(a_round: Settled) -> None:
    held = a_round.passed("a3", "A2")
    a_round.passed("a1")
    a_round.holds(held)
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    actions.issue(decision, by=a_round.user("a-signer"))
    assert Letter.objects.count() == 0
    with pytest.raises(Refused, match="Không có ai cần viết thư"):
        actions.write_letters(decision.round, "gk-so", by=a_round.user("a-office"))


def test_a_letter_goes_only_after_somebody_has_read_it(a_round: Settled) -> None:
    a_round.passed("a1")
    other = a_round.passed("a3", "A2", met=False)
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    actions.issue(decision, by=a_round.user("a-signer"))
    letter = Letter.objects.get()
    clerk = a_round.user("a2-clerk")
    assert letter not in Letter.objects.visible_to(clerk)
    with pytest.raises(Refused, match="chưa ai đọc lại"):
        actions.send_letters([letter], by=a_round.user("a-office"))
    actions.change_letter(letter, "Mong gặp lại.", by=a_round.user("a-office"))
    actions.read_letter(letter, by=a_round.user("a-office"))
    actions.send_letters([letter], by=a_round.user("a-office"))
    other.refresh_from_db()
    assert other.state == "not_chosen"
    assert letter in Letter.objects.visible_to(clerk)
    assert Notice.objects.filter(user=clerk, url=f"/quyet-dinh/thu/{letter.pk}").exists()
    with pytest.raises(Refused, match="Thư đã gửi"):
        actions.change_letter(letter, "thêm", by=a_round.user("a-office"))
