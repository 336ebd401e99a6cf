"""What the careful reader asks of dates, law, words and quotas, each with a wording to write instead."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.plan.test_findings import ATTEST, DOSSIER, GK, QUOTA, ROUTE, WHOLE, asked, text
from tests.core.small import FRONT, NARRATIVE, mark, plan_of
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import IndexResult, Rating
from thidua.core.facts.view import FactsView
from thidua.core.plan.findings import CHECKS, findings
from thidua.core.plan.loading import load
from thidua.core.plan.remark import TOPICS, Remark

PERIOD = mark("period", "from: issued\nto: 2025-12-31")


def of(check: str, body: str, front: str = FRONT) -> list[Remark]:
    return [r for r in asked(body, front) if r.check == check]


def clause(words: str, *marks: str) -> str:
    return f"- {words}\n" + ("".join(marks) or NARRATIVE)


@pytest.mark.parametrize("folder", sorted(Path("plans").iterdir()), ids=lambda p: p.name)
def test_every_finding_says_what_why_and_the_cure_in_both_languages(folder: Path) -> None:
    for remark in findings(load(folder)):
        assert all(all(said) for said in (remark.what, remark.why, remark.cure)), remark
        assert remark.check
        assert remark.topic in TOPICS


def test_every_topic_has_a_name_and_every_question_one_place() -> None:
    names = [check.__name__ for checks in CHECKS.values() for check in checks]
    assert len(names) == len(set(names))
    assert set(CHECKS) <= set(TOPICS)


class TestDates:
    def test_a_dossier_due_while_the_year_it_judges_still_runs(self) -> None:
        early = DOSSIER.replace('"15/1", year: next', '"15/10"')
        (found,) = of("before_the_end", text(QUOTA, ATTEST, ROUTE, early))
        assert found.clauses == ("I-5",)
        assert "thành tích tính đến hết ngày 15/10/2023" in found.cure.vi

    def test_the_dossier_of_the_stage_due_before_the_movement_ends(self) -> None:
        stage = mark(
            "deadline", "key: gd\nwhat: dossier\nfor: [gk]\nround: stage\nwhen: {before: 2025-10-15}"
        )
        (found,) = of("before_the_end", text(QUOTA, ATTEST, ROUTE, stage, PERIOD))
        assert found.clauses == ("I-5", "I-6")
        assert "14/10/2025" in found.what.vi
        assert "31/12/2025" in found.what.vi

    def test_a_dossier_after_the_end_asks_nothing(self) -> None:
        assert of("before_the_end", text(*WHOLE, PERIOD)) == []

    def test_two_days_for_one_thing(self) -> None:
        other = DOSSIER.replace("ho-so", "ho-so-2").replace("15/1", "31/1")
        (found,) = of("contradicting", text(*WHOLE, other))
        assert (found.severity, found.clauses) == ("grave", ("I-5", "I-6"))

    def test_two_days_for_two_receivers_are_no_contradiction(self) -> None:
        first = DOSSIER.replace("round:", "who: cac-phong\nto: so\nround:")
        second = first.replace("ho-so", "x").replace("15/1", "31/1").replace("to: so", "to: hoi-dong")
        assert of("contradicting", text(QUOTA, ATTEST, ROUTE, first, second)) == []

    def test_at_the_latest_before_a_day_says_two_things(self) -> None:
        before = DOSSIER.replace("by:", "before:")
        body = text(QUOTA, ATTEST, ROUTE) + clause("Gửi chậm nhất trước ngày 15/1 năm sau.", before)
        (found,) = of("excluded_day", body)
        assert "chậm nhất hết ngày 14/01" in found.cure.vi
        assert "15/01" in found.cure.vi


class TestPastYears:
    rule = mark("rule", "for: [gk]\nindex_class: {index: province_scorecard, of: agency, at_least: good}")
    body = text(QUOTA, rule, ROUTE, DOSSIER)

    def told(self, *published: date) -> list[Remark]:
        rows = [
            IndexResult(
                unit_id="so",
                index="province_scorecard",
                year=on.year - 1,
                score=Decimal("80"),
                published_on=on,
            )
            for on in published
        ]
        found = findings(plan_of(self.body), view=FactsView(Facts.of(rows), date.max))
        return [r for r in found if r.check == "published_later"]

    def test_due_before_any_past_year_was_published_is_grave(self) -> None:
        (found,) = self.told(date(2022, 3, 1), date(2023, 4, 12))
        assert (found.severity, found.clauses) == ("grave", ("I-5", "I-3"))
        assert "năm 2022: 12/04/2023" in found.why.vi
        assert "chậm nhất hết ngày 22/04 năm liền sau" in found.cure.vi

    def test_in_time_in_some_years_only_is_minor(self) -> None:
        (found,) = self.told(date(2022, 1, 10), date(2023, 4, 12))
        assert found.severity == "minor"

    def test_published_in_time_every_year_asks_nothing(self) -> None:
        assert self.told(date(2022, 1, 10), date(2023, 1, 15)) == []

    def test_nobody_knows_when_it_is_published(self) -> None:
        assert self.told() == []

    def test_a_table_that_nobody_fills(self) -> None:
        rating = mark("rule", "for: [gk]\nrating: {at_least: good}")
        plan = plan_of(text(QUOTA, rating, ROUTE, DOSSIER))
        empty = [
            r.clauses
            for r in findings(plan, view=FactsView(Facts.of([]), date.max))
            if r.check == "unrecorded"
        ]
        assert empty == [("I-3",)]
        row = Rating(subject="so", year=2023, class_="good")
        there = findings(plan, view=FactsView(Facts.of([row]), date.max))
        assert not [r for r in there if r.check == "unrecorded"]


class TestLaw:
    FLAG = GK.replace("commendation_certificate", "flag_province").replace(
        "department_director", "province_chair"
    )

    def test_a_flag_needs_three_years(self) -> None:
        flag = self.FLAG.replace("round: annual", "round: stage").replace(
            "decided_by: self", "decided_by: parent"
        )
        short = mark("period", "from: issued\nto: 2025-06-30")
        (found,) = of("short_for_flags", text(QUOTA, ATTEST, ROUTE, DOSSIER, short, award=flag))
        assert "cần phong trào từ 3 năm, phong trào này 2 năm" in found.what.vi
        assert "chưa kiểm chứng" in found.why.vi or "theo trang dẫn lại" in found.why.vi
        long = mark("period", "from: issued\nto: 2026-12-31")
        assert of("short_for_flags", text(QUOTA, ATTEST, ROUTE, DOSSIER, long, award=flag)) == []

    def test_a_flag_each_year_is_too_early(self) -> None:
        (found,) = of("short_for_flags", text(*WHOLE, award=self.FLAG))
        assert found.severity == "minor"

    def test_the_old_law_was_not_read_so_nothing_is_said(self) -> None:
        old = FRONT.replace("2024-01-10", "2022-01-10")
        assert of("short_for_flags", text(*WHOLE, award=self.FLAG), old) == []

    def test_a_decree_out_of_force_at_the_issue_is_grave(self) -> None:
        cites = clause("Căn cứ Nghị định số 91/2017/NĐ–CP ngày 31/7/2017.")
        (found,) = of("expired", text(*WHOLE) + cites)
        assert (found.severity, found.clauses) == ("grave", ("I-6",))
        assert "98/2023/NĐ-CP" in found.cure.vi

    def test_grounds_in_the_head_are_looked_at_too(self) -> None:
        front = FRONT + "grounds:\n  - {number: 01/2024/TT-BNV, issued: 2024-02-24}\n"
        (found,) = of("expired", text(*WHOLE, PERIOD), front)
        assert "hết hiệu lực sau 04/08/2025" in found.what.vi

    def test_the_law_changes_while_it_runs(self) -> None:
        (found,) = of("law_changes", text(*WHOLE, PERIOD))
        assert "tại thời điểm nhận hồ sơ" in found.cure.vi


class TestWords:
    @pytest.mark.parametrize(
        ("words", "figure"),
        [("Khen 03 (hai) tập thể.", "3"), ("Tặng 12 (mười một) người.", "12")],
    )
    def test_a_figure_that_its_words_contradict(self, words: str, figure: str) -> None:
        (found,) = of("figures_in_words", text(*WHOLE) + clause(words))
        assert found.severity == "grave"
        assert found.what.vi.startswith(f"Ghi số {figure},")

    @pytest.mark.parametrize(
        "words", ["Khen 03 (ba) tập thể.", "Theo mẫu 07 (kèm theo).", "Năm 2 (năm sau)."]
    )
    def test_figures_and_words_that_agree(self, words: str) -> None:
        assert of("figures_in_words", text(*WHOLE) + clause(words)) == []

    def test_a_criterion_that_only_praises(self) -> None:
        attest = mark("attest", "for: [gk]\nby: appraiser")
        (found,) = of(
            "vague", text(QUOTA, ROUTE, DOSSIER) + clause("Là tập thể tiêu biểu, đoàn kết.", attest)
        )
        assert "“tiêu biểu”, “đoàn kết”" in found.what.vi
        measured = clause("Tiêu biểu, có ít nhất 02 sáng kiến.", attest)
        assert of("vague", text(QUOTA, ROUTE, DOSSIER) + measured) == []

    def test_a_short_form_that_is_never_spelled_out(self) -> None:
        (found,) = of("short_forms", text(*WHOLE) + clause("Đẩy mạnh CCHC và UBND."))
        assert "“CCHC”" in found.what.vi
        told = clause("Đẩy mạnh cải cách hành chính (CCHC).") + clause("Làm tốt CCHC.")
        assert of("short_forms", text(*WHOLE) + told) == []

    @pytest.mark.parametrize("marker", ["1. Một.|3. Ba.", "a) Một.|c) Ba."])
    def test_a_number_or_letter_that_is_skipped(self, marker: str) -> None:
        one, two = marker.split("|")
        body = text(*WHOLE) + f"# II. KHÁC\n{one}\n{NARRATIVE}{two}\n{NARRATIVE}"
        assert [r.clauses for r in of("numbering", body)] == [(f"II.{one[0]}", f"II.{two[0]}")]

    def test_d_with_or_without_a_stroke_skips_nothing(self) -> None:
        points = "".join(f"{letter}) Điểm.\n{NARRATIVE}" for letter in "abcde")
        assert of("numbering", text(*WHOLE) + "# II. KHÁC\n" + points) == []
        stroke = "".join(f"{letter}) Điểm.\n{NARRATIVE}" for letter in "abcdđe")
        assert of("numbering", text(*WHOLE) + "# II. KHÁC\n" + stroke) == []


class TestAwards:
    def test_groups_that_do_not_add_up(self) -> None:
        quota = mark(
            "quota",
            "for: [gk]\nplaces: 4\nstrata:\n  - {units: {level: [province]}, places: 2}\n"
            "  - {units: {level: [commune]}, places: 3}",
        )
        (found,) = of("parts_of_quota", text(quota, ATTEST, ROUTE, DOSSIER))
        assert "2 + 3 = 5" in found.what.vi
        assert found.severity == "grave"

    def test_people_who_compete_and_no_award_is_for_them(self) -> None:
        people = mark("eligible", "who: individual\nstaff: [civil_servant]")
        (found,) = of("unserved", text(*WHOLE, people))
        assert "không hình thức khen nào cho cá nhân" in found.what.vi
        assert of("unserved", text(*WHOLE, mark("eligible", "who: collective\nunits: cac-phong"))) == []


def test_one_question_of_several_marks_of_a_clause_is_asked_once() -> None:
    noted = [
        mark("doubt", f"key: {key}\nasks: {asks}")
        for key, asks in zip("abc", ("A?", "A?", "B?"), strict=True)
    ]
    found = of("doubts", clause("Bằng khen.", *noted, NARRATIVE))
    assert [r.what.vi for r in found] == ["Chỗ ngờ: A?", "Chỗ ngờ: B?"]
