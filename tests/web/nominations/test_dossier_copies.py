"""What looks alike or is used twice between dossiers: found the same way each time, settled by a person."""

from __future__ import annotations

import pytest

from tests.web.nominations.dossiers import WORDS, Desk, desk
from tests.web.records.samples import pdf
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.evidence.resting import rest_on, rests_of
from thidua.nominations.actions import copies, dossier


@pytest.fixture
def at(world: World) -> Desk:
    return desk(world)


class TestReports:
    def test_an_alike_passage_is_shown_with_both_sides(self, at: Desk) -> None:
        first = at.sent("a1")
        second = at.sent("a2", results=WORDS.replace("bảy ngày", "sáu ngày"))
        flag = second.flags.get(kind="report")
        assert (flag.other, flag.about) == (first, "results")
        assert 85 <= flag.likeness < 100
        assert "bảy ngày" in flag.theirs
        assert "sáu ngày" in flag.mine

    def test_ones_own_words_are_not(self, at: Desk) -> None:
        at.sent("a1")
        other = "Tổ đã số hóa toàn bộ kết quả giải quyết thủ tục hành chính còn hiệu lực của năm trước, sớm một quý."
        assert not at.sent("a2", results=other).flags.exists()

    def test_the_same_dossiers_give_the_same_list(self, at: Desk) -> None:
        at.sent("a1")
        second = at.sent("a2")
        before = list(second.flags.values_list("kind", "other", "about", "likeness", "mine", "theirs"))
        copies.look(second, by=at.user("a1-clerk"))
        after = list(second.flags.values_list("kind", "other", "about", "likeness", "mine", "theirs"))
        assert before == after != []

    def test_a_withdrawn_dossier_is_left_aside(self, at: Desk) -> None:
        dossier.withdraw(at.sent("a1"), by=at.user("a1-clerk"))
        assert not at.sent("a2").flags.exists()


class TestUsedTwice:
    def test_one_initiative_under_two_proposals(self, at: Desk) -> None:
        first, second = at.start("a1"), at.start("a2")
        for nomination in (first, second):
            ident = f"initiatives:SK-2024-07/{nomination.candidate}/-"
            rest_on(nomination, [*rests_of(nomination), ident])
        found = copies.look(second, by=at.user("a1-clerk"))
        assert [(f.kind, f.other, f.about) for f in found] == [("initiative", first, "SK-2024-07")]

    def test_one_file_on_two_reports(self, at: Desk) -> None:
        first, second = at.start("a1"), at.start("a2")
        at.hang(first, "achievement_report", pdf(pages=3))
        at.hang(second, "achievement_report", pdf(pages=3), name="ten-khac.pdf")
        found = copies.look(second, by=at.user("a1-clerk"))
        assert [(f.kind, f.other, f.about, f.theirs) for f in found] == [
            ("file", first, "ten-khac.pdf", "mau.pdf")
        ]

    def test_one_letter_rightly_serves_several(self, at: Desk) -> None:
        first, second = at.start("a1"), at.start("a2")
        for nomination in (first, second):
            at.hang(nomination, "submission_letter", pdf())
        assert copies.look(second, by=at.user("a1-clerk")) == []


class TestSettling:
    def test_it_stays_settled_when_looked_for_again(self, at: Desk) -> None:
        at.sent("a1")
        second = at.sent("a2")
        copies.settle(second.flags.get(), "explain", "Cùng một tổ công tác.", by=at.user("a1-clerk"))
        copies.look(second, by=at.user("a1-clerk"))
        flag = second.flags.get()
        assert (flag.settled, flag.settled_reason) == ("explain", "Cùng một tổ công tác.")

    def test_keeping_needs_a_reason(self, at: Desk) -> None:
        at.sent("a1")
        second = at.sent("a2")
        with pytest.raises(Refused, match="cần nêu lý do"):
            copies.settle(second.flags.get(), "keep", "", by=at.user("a1-clerk"))

    def test_another_units_clerk_does_not_settle_it(self, at: Desk) -> None:
        at.sent("a1")
        second = at.sent("a2")
        with pytest.raises(Refused, match="không có quyền trả lời"):
            copies.settle(second.flags.get(), "drop", "", by=at.user("a2-clerk"))
