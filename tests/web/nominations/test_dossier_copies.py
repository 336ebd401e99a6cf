"""What looks alike or is used twice between dossiers: found the same way each time, settled by a person."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.web.nominations.dossiers import WORDS, Desk, desk
from tests.web.records.samples import document, pdf
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.evidence.resting import rest_on, rests_of
from thidua.nominations.actions import copies, dossier
from thidua.screens.models import Job


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

    def test_one_achievement_in_two_movements_that_run_beside(self, at: Desk) -> None:
        """An initiative, an award held, work done: shown to whoever appraises the second; ratings are no matter."""
        first, other = at.start("a1"), at.beside("a1")
        who = first.candidate
        used = (f"initiatives:SK-1/{who}/-", f"tasks:{who}/regular/2024/-", f"ratings:{who}/2024/-")
        for nomination in (first, other):
            rest_on(nomination, [*rests_of(nomination), *used])
        found = copies.look(other, by=at.user("a1-clerk"))
        assert [(f.kind, f.other, f.about) for f in found] == [
            ("initiative", first, "SK-1"),
            ("work", first, "2024"),
        ]
        page = at.world.client("a1-clerk").get(reverse("nominations:copies", args=[found[1].pk]))
        assert "Kết quả công việc dùng ở hai phong trào" in page.content.decode()

    def test_in_one_movement_or_of_another_year_the_same_kind_of_work_is_no_matter(self, at: Desk) -> None:
        first, second, other = at.start("a1"), at.start("a2"), at.beside("a1")
        who = first.candidate
        for nomination, used in (
            (first, f"tasks:{who}/regular/2024/-"),
            (second, f"tasks:{who}/regular/2024/-"),
            (other, f"tasks:{who}/regular/2023/-"),
        ):
            rest_on(nomination, [used])
        for nomination in (second, other):
            assert copies.look(nomination, by=at.user("a1-clerk")) == []

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


LONG = " ".join(f"Mục {n} rút ngắn thời hạn giải quyết hồ sơ xuống {n + 3} ngày." for n in range(30))


class TestTextsOfFiles:
    """The same words in another file, or a part of them, in whatever movement."""

    def test_the_same_words_in_another_file(self, at: Desk) -> None:
        first, second = at.start("a1"), at.start("a2")
        at.hang(first, "achievement_report", document(LONG), name="goc.docx")
        at.hang(second, "achievement_report", document(*LONG.split(". ")), name="chep.docx")
        found = copies.look(second, by=at.user("a1-clerk"))
        assert [(f.kind, f.other, f.about, f.likeness) for f in found] == [("text", first, "chep.docx", 100)]

    def test_a_part_of_it_with_its_share(self, at: Desk) -> None:
        first, second = at.start("a1"), at.start("a2")
        own = " ".join(f"Đoạn viết riêng số {n} về việc khác hẳn của đơn vị mẫu." for n in range(30))
        at.hang(first, "achievement_report", document(LONG), name="goc.docx")
        at.hang(second, "achievement_report", document(f"{own} {LONG}"), name="nua.docx")
        [flag] = copies.look(second, by=at.user("a1-clerk"))
        assert (flag.kind, flag.other) == ("text", first)
        assert 30 <= flag.likeness < 80

    def test_what_everybody_writes_is_left_aside(self, at: Desk) -> None:
        first, second = at.start("a1"), at.start("a2")
        at.hang(first, "achievement_report", document(LONG), name="goc.docx")
        at.hang(
            second,
            "achievement_report",
            document("Cộng hòa xã hội chủ nghĩa Việt Nam. Việc khác hẳn."),
            name="b.docx",
        )
        assert copies.look(second, by=at.user("a1-clerk")) == []

    def test_another_movement_counts_and_the_other_side_is_told_too(self, at: Desk) -> None:
        elsewhere = Desk(at.world, at.world.movement(at.movement.plan, "2024"))
        first, second = elsewhere.start("a1"), at.start("a2")
        elsewhere.hang(first, "achievement_report", document(LONG), name="goc.docx")
        at.hang(second, "achievement_report", document(LONG), name="chep.docx")
        copies.look(second, by=at.user("a1-clerk"))
        for _again in range(2):
            [theirs] = first.flags.all()
            assert (theirs.other, theirs.about, theirs.theirs) == (second, "goc.docx", "chep.docx")
            copies.look(second, by=at.user("a1-clerk"))

    def test_who_may_not_see_the_other_dossier_learns_only_whom_to_ask(self, at: Desk) -> None:
        first, second = at.start("a1"), at.start("a3", "a2-clerk", unit="A2")
        same = document(LONG)  # made once: a file's bytes bear the hour at which it was packed
        at.hang(first, "achievement_report", same, name="goc.docx")
        at.hang(second, "achievement_report", same, "a2-clerk", name="chep.docx")
        copies.look(second, by=at.user("a2-clerk"))
        client = at.world.client("a2-clerk")
        page = client.get(reverse("nominations:dossier", args=[second.pk])).content.decode()
        flag = second.flags.get()
        assert "chep.docx: tệp dùng hai lần" in page, "beside the document itself"
        both = client.get(reverse("nominations:copies", args=[flag.pk])).content.decode()
        assert "Nơi xem được: Đơn vị mẫu A" in both
        for hidden in ("goc.docx", first.code):
            assert hidden not in page
            assert hidden not in both

    def test_many_dossiers_are_looked_through_in_the_background(
        self, at: Desk, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
    ) -> None:
        at.sent("a1")
        second = at.fill(at.start("a2"))
        monkeypatch.setattr("thidua.nominations.actions.copies.AT_ONCE", 0)
        client = at.world.client("a1-clerk")
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(reverse("nominations:look", args=[second.pk]))
        job = Job.objects.get()
        assert answer.headers["Location"] == reverse("screens:job", args=[job.pk])
        assert (job.state, job.done, job.total) == ("done", 0, 1)
        assert job.told_vi == "Đã tìm: 1 chỗ giống hoặc dùng hai lần."
        assert second.flags.get().kind == "report"


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
