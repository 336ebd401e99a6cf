"""A dossier from its start to its sending: done, refused for state, time and person, with the reason."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.nominations.dossiers import Desk, desk
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.evidence.models import Fact
from thidua.nominations.actions import dossier, office, papers, report
from thidua.nominations.actions.office import Wrong
from thidua.nominations.models import Nomination
from thidua.screens.posting import Conflict

AFTER = date(2025, 1, 6)
"""The plan says “before 05/01”."""


@pytest.fixture
def at(world: World) -> Desk:
    return desk(world)


class TestStart:
    def test_a_clerk_starts_one_for_a_person_of_the_unit(self, at: Desk) -> None:
        made = at.start()
        assert (made.code, made.state) == (f"HS-{made.pk:04d}", "draft")
        assert made.holder == at.world.units["A1"]
        assert made.sections.count() == 7
        assert list(made.papers.values_list("paper", "clause")) == [
            ("submission_letter", "III.3.c-1"),
            ("achievement_report", "III.3.c-2"),
        ]
        assert Entry.objects.filter(action="nomination.start", ident=str(made.pk)).exists()

    def test_what_is_known_is_filled_in(self, at: Desk) -> None:
        assert "Cá nhân mẫu a1" in at.start().sections.get(key="traits").text

    def test_nobody_is_proposed_twice_for_one_award(self, at: Desk) -> None:
        first = at.start()
        with pytest.raises(Refused, match=f"Đã có hồ sơ {first.code}"):
            at.start()

    def test_a_clerk_of_another_unit_has_no_right(self, at: Desk) -> None:
        with pytest.raises(Refused, match="không có quyền lập hồ sơ"):
            at.start(by="a2-clerk")

    def test_a_unit_proposes_its_own_people_only(self, at: Desk) -> None:
        with pytest.raises(Refused, match="không thuộc Đơn vị mẫu A1"):
            at.start("a3")

    def test_an_award_for_people_is_not_for_a_unit(self, at: Desk) -> None:
        new = dossier.New(at.round, "gk-so.individual", at.world.units["A1"], at.world.units["A1"])
        with pytest.raises(Refused, match="không dành cho đối tượng"):
            dossier.start(new, by=at.user("a1-clerk"))

    def test_a_suspended_movement_takes_none(self, at: Desk) -> None:
        at.movement.state = "suspended"
        at.movement.save()
        with pytest.raises(Refused, match="không đang chạy"):
            at.start()


class TestAllowance:
    @pytest.fixture
    def mau(self, world: World) -> Desk:
        return Desk(world, world.movement(world.plan("mau", "A"), "2024"))

    def test_the_refusal_says_clause_and_count(self, mau: Desk) -> None:
        mau.world.person("a5", "A1")
        mau.start("a1", award="gk")
        mau.start("a2", award="gk")
        with pytest.raises(Refused, match=r"đã dùng 2/2 \(khoản III.3-1"):
            mau.start("a5", award="gk")

    def test_a_withdrawn_one_gives_its_place_back(self, mau: Desk) -> None:
        mau.world.person("a5", "A1")
        first = mau.start("a1", award="gk")
        mau.start("a2", award="gk")
        dossier.withdraw(first, by=mau.user("a1-clerk"))
        assert mau.start("a5", award="gk").state == "draft"
        with pytest.raises(Refused, match="Hết suất"):
            dossier.restore(first, by=mau.user("a1-clerk"))


class TestReport:
    def test_a_section_is_saved_with_its_version(self, at: Desk) -> None:
        row = at.start().sections.get(key="results")
        saved = report.save_section(row, "Giảm 03 ngày.", 1, by=at.user("a1-clerk"))
        assert (saved.text, saved.version) == ("Giảm 03 ngày.", 2)

    def test_an_older_version_overwrites_nothing(self, at: Desk) -> None:
        row = at.start().sections.get(key="results")
        report.save_section(row, "Của người thứ nhất.", 1, by=at.user("a1-clerk"))
        with pytest.raises(Conflict) as caught:
            report.save_section(row, "Của người thứ hai.", 1, by=at.user("a-office"))
        assert caught.value.thing.text == "Của người thứ nhất."
        assert caught.value.by == "Tài khoản mẫu a1-clerk"

    def test_the_same_text_again_is_not_noted(self, at: Desk) -> None:
        row = at.start().sections.get(key="results")
        report.save_section(row, "Một lần.", 1, by=at.user("a1-clerk"))
        before = Entry.objects.count()
        report.save_section(row, "Một lần.", 1, by=at.user("a1-clerk"))
        assert Entry.objects.count() == before

    def test_a_candidate_writes_their_own(self, at: Desk) -> None:
        row = at.start("a2").sections.get(key="results")
        assert report.save_section(row, "Tự viết.", 1, by=at.user("a2-person")).version == 2

    def test_nobody_writes_another_persons(self, at: Desk) -> None:
        row = at.start("a1").sections.get(key="results")
        with pytest.raises(Refused, match="không có quyền viết hồ sơ"):
            report.save_section(row, "Viết hộ.", 1, by=at.user("a2-person"))

    def test_a_sent_dossier_is_not_written_on(self, at: Desk) -> None:
        row = at.sent().sections.get(key="results")
        with pytest.raises(Refused, match="đã gửi nên không sửa được"):
            report.save_section(row, "Sửa sau.", row.version, by=at.user("a1-clerk"))

    def test_the_summary_is_the_line_shown_to_the_public(self, at: Desk) -> None:
        made = at.start()
        row = made.sections.get(key="summary")
        report.save_section(row, "Rút ngắn\nba ngày.", 1, by=at.user("a1-clerk"))
        made.refresh_from_db()
        assert made.merit_note == "Rút ngắn ba ngày."


class TestSubmit:
    def test_it_freezes_what_was_judged(self, at: Desk) -> None:
        sent = at.sent()
        assert (sent.state, sent.holder) == ("submitted", at.world.units["A"])
        assert sent.submitted_on == sent.as_of == date(2024, 11, 1)
        assert sent.plan == at.movement.plan
        assert sent.verdict["candidate"] == "person:a1"
        assert len(sent.facts_digest) == 64
        copy = sent.submissions.get()
        assert copy.number == 1
        assert copy.report["results"].startswith("Phòng đã rút ngắn")
        assert copy.verdict == sent.verdict

    def test_every_reason_is_kept_in_both_languages(self, at: Desk) -> None:
        def leaves(nodes: list[dict]) -> list[dict]:
            return [x for n in nodes for x in (leaves(n["criteria"]) if "criteria" in n else [n])]

        found = leaves(at.sent().verdict["criteria"])
        assert found
        assert all(leaf["reason"] and leaf["reason_en"] for leaf in found)

    def test_rules_read_it_from_then_on(self, at: Desk) -> None:
        at.sent()
        assert Fact.objects.get(table="nominations", closed_on=None).values["candidate"] == "person:a1"
        papers_ = Fact.objects.filter(table="dossier_papers", closed_on=None)
        assert {f.values["paper"] for f in papers_} == {"submission_letter", "achievement_report"}

    def test_an_incomplete_one_is_refused_with_what_is_missing(self, at: Desk) -> None:
        with pytest.raises(Refused) as caught:
            dossier.submit(at.start(), by=at.user("a1-clerk"))
        said = caught.value.reasons[0].vi
        assert "tờ trình (III.3.c-1): Chưa có" in said
        assert "báo cáo thành tích (III.3.c-2)" in said

    def test_late_is_refused_with_the_clause(self, at: Desk) -> None:
        ready = at.fill(at.start())
        with set_to(AFTER), pytest.raises(Refused, match=r"hết lúc 24:00 ngày 04/01/2025 \(khoản III.3.c"):
            dossier.submit(ready, by=at.user("a1-clerk"))

    def test_on_the_last_day_it_is_in_time(self, at: Desk) -> None:
        ready = at.fill(at.start())
        with set_to(date(2025, 1, 4)):
            assert dossier.submit(ready, by=at.user("a1-clerk")).state == "submitted"

    def test_twice_is_refused(self, at: Desk) -> None:
        sent = at.sent()
        with pytest.raises(Refused, match="Lúc này: đã gửi"):
            dossier.submit(sent, by=at.user("a1-clerk"))

    def test_the_candidate_does_not_send_it(self, at: Desk) -> None:
        ready = at.fill(at.start("a2"))
        with pytest.raises(Refused, match="không có quyền gửi hồ sơ"):
            dossier.submit(ready, by=at.user("a2-person"))

    def test_only_the_letter_is_made_from_data(self, at: Desk) -> None:
        paper = at.start().papers.get(paper="achievement_report")
        with pytest.raises(Refused, match="Chỉ tờ trình"):
            papers.compose(paper, by=at.user("a1-clerk"))


class TestLate:
    def test_the_office_takes_a_late_one_with_a_reason_that_stays(self, at: Desk) -> None:
        ready = at.fill(at.start())
        with set_to(AFTER):
            dossier.ask_late(ready, "Mất điện ba ngày.", by=at.user("a1-clerk"))
            dossier.allow_late(ready, "Đã xác minh.", by=at.user("a-office"))
            sent = dossier.submit(ready, by=at.user("a1-clerk"))
        assert (sent.state, sent.late_reason, sent.late_asked) == (
            "submitted", "Đã xác minh.", "Mất điện ba ngày.",
        )  # fmt: skip

    def test_refused_it_stays_refused(self, at: Desk) -> None:
        ready = at.fill(at.start())
        with set_to(AFTER):
            dossier.ask_late(ready, "Quên.", by=at.user("a1-clerk"))
            dossier.refuse_late(ready, "Không có lý do chính đáng.", by=at.user("a-office"))
            with pytest.raises(Refused, match="hạn đã hết"):
                dossier.submit(ready, by=at.user("a1-clerk"))

    def test_nothing_is_asked_before_the_deadline(self, at: Desk) -> None:
        with pytest.raises(Refused, match="chưa quá hạn"):
            dossier.ask_late(at.start(), "Sợ muộn.", by=at.user("a1-clerk"))

    def test_the_clerk_cannot_allow_it(self, at: Desk) -> None:
        ready = at.start()
        with set_to(AFTER):
            dossier.ask_late(ready, "Quên.", by=at.user("a1-clerk"))
            with pytest.raises(Refused, match="không có quyền nhận nộp muộn"):
                dossier.allow_late(ready, "Tự cho.", by=at.user("a1-clerk"))

    def test_a_reason_must_be_given(self, at: Desk) -> None:
        ready = at.start()
        with set_to(AFTER), pytest.raises(Refused, match="Chưa nêu lý do"):
            dossier.ask_late(ready, "  ", by=at.user("a1-clerk"))


class TestWithdraw:
    def test_it_no_longer_counts_and_can_be_restored(self, at: Desk) -> None:
        sent = at.sent()
        dossier.withdraw(sent, by=at.user("a1-clerk"))
        assert not Fact.objects.filter(table="nominations", closed_on=None).exists()
        again = dossier.restore(sent, by=at.user("a1-clerk"))
        assert again.state == "draft"
        assert dossier.submit(again, by=at.user("a1-clerk")).submissions.count() == 2
        assert Fact.objects.filter(table="nominations", closed_on=None).count() == 1

    def test_not_from_the_council_on(self, at: Desk) -> None:
        sent = at.sent()
        Nomination.objects.filter(pk=sent.pk).update(state="before_council")
        with pytest.raises(Refused, match="Lúc này: trình Hội đồng"):
            dossier.withdraw(sent, by=at.user("a1-clerk"))

    def test_not_by_the_clerk_of_another_unit(self, at: Desk) -> None:
        with pytest.raises(Refused, match="không có quyền rút hồ sơ"):
            dossier.withdraw(at.sent(), by=at.user("a2-clerk"))


class TestOffice:
    wrong = Wrong(("results",), "Thiếu số liệu so với năm trước.", date(2024, 11, 8))

    def test_it_takes_in(self, at: Desk) -> None:
        assert at.accepted().state == "accepted"

    def test_a_clerk_does_not(self, at: Desk) -> None:
        with pytest.raises(Refused, match="không có quyền tiếp nhận hồ sơ"):
            office.accept(at.sent(), by=at.user("a1-clerk"))

    def test_not_a_draft(self, at: Desk) -> None:
        with pytest.raises(Refused, match="Lúc này: đang lập"):
            office.accept(at.start(), by=at.user("a-office"))

    def test_it_returns_with_parts_reason_and_day(self, at: Desk) -> None:
        sent = at.sent()
        made = office.send_back(sent, self.wrong, by=at.user("a-office"))
        sent.refresh_from_db()
        assert (sent.state, sent.holder, sent.supplement_by) == (
            "returned", at.world.units["A1"], date(2024, 11, 8),
        )  # fmt: skip
        assert (made.fields, made.reason) == (["results"], "Thiếu số liệu so với năm trước.")

    @pytest.mark.parametrize(
        ("wrong", "why"),
        [
            (Wrong(("results",), "  "), "Chưa nêu lý do"),
            (Wrong((), "Thiếu."), "Chưa chọn phần nào"),
            (Wrong(("results",), "Thiếu.", date(2024, 10, 1)), "đã qua"),
        ],
    )
    def test_a_return_says_what_why_and_when(self, at: Desk, wrong: Wrong, why: str) -> None:
        with pytest.raises(Refused, match=why):
            office.send_back(at.sent(), wrong, by=at.user("a-office"))

    def test_the_return_is_undone_within_ten_minutes(self, at: Desk) -> None:
        sent = at.sent()
        office.send_back(sent, self.wrong, by=at.user("a-office"))
        undone = office.undo_return(sent, by=at.user("a-office"))
        assert (undone.state, undone.supplement_by, undone.holder) == ("submitted", None, at.world.units["A"])

    def test_not_after_ten_minutes(self, at: Desk) -> None:
        sent = at.sent()
        office.send_back(sent, self.wrong, by=at.user("a-office"))
        with set_to(date(2024, 11, 2)), pytest.raises(Refused, match="Quá 10 phút"):
            office.undo_return(sent, by=at.user("a-office"))

    def test_the_supplement_comes_back_as_a_second_submission(self, at: Desk) -> None:
        sent = at.sent()
        office.send_back(sent, self.wrong, by=at.user("a-office"))
        row = sent.sections.get(key="results")
        report.save_section(row, "Giảm 03 ngày so với năm 2023.", row.version, by=at.user("a1-clerk"))
        again = dossier.submit(sent, by=at.user("a1-clerk"))
        assert again.state == "submitted"
        assert [s.report["results"] for s in again.submissions.order_by("number")][1].startswith("Giảm 03")

    def test_a_late_supplement_is_refused(self, at: Desk) -> None:
        sent = at.sent()
        office.send_back(sent, self.wrong, by=at.user("a-office"))
        with set_to(date(2024, 11, 9)), pytest.raises(Refused, match="hạn bổ sung đã hết ngày 08/11/2024"):
            dossier.submit(sent, by=at.user("a1-clerk"))

    def test_many_are_taken_in_and_the_others_named(self, at: Desk) -> None:
        one, two = at.sent("a1"), at.start("a2")
        bulk = office.accept_many([one, two], by=at.user("a-office"))
        assert [n.code for n in bulk.done] == [one.code]
        assert [(n.code, "đang lập" in why[0].vi) for n, why in bulk.left_out] == [(two.code, True)]
