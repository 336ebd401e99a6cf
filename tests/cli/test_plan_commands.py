"""plan list, check, show, test; calendar."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Command
from tests.core.small import NARRATIVE, written


def test_list_names_every_plan(thidua: Command) -> None:
    ran = thidua("plan", "list")
    assert ran.code == 0
    for folder in ("mau", "kien-giang-so-xay-dung-2022", "thac-mo-ubnd-phuong-2024"):
        assert folder in ran.out


class TestCheck:
    def test_it_counts_marks_and_asks_questions(self, thidua: Command) -> None:
        ran = thidua("plan", "check", "kien-giang-so-xay-dung-2022")
        assert ran.code == 0
        assert "Lỗi: 0" in ran.out
        assert "Đăng ký hết hạn ngay ngày ban hành" in ran.out

    def test_findings_never_stop_and_faults_always_do(self, thidua: Command) -> None:
        ran = thidua("plan", "check", written("# I. MỘT\n- Khoản không có dấu.\n"))
        assert ran.code == 1
        assert "Lỗi: 1" in ran.out
        assert "Cách sửa: Thêm dấu, ít nhất narrative." in ran.out

    def test_the_same_in_json(self, thidua: Command) -> None:
        found = json.loads(thidua("plan", "check", "mau", "--json").out)
        assert found["plan"] == "mau"
        assert found["faults"] == []
        assert len(found["marks"]["award"]) == 2
        assert {"check", "topic", "clauses", "severity", "what", "why", "cure"} == set(found["findings"][0])

    def test_faults_in_english(self, thidua: Command) -> None:
        ran = thidua("plan", "check", written("# I. MỘT\n- Khoản.\n"), "--lang", "en")
        assert "The clause has no mark. Cure: Add a mark" in ran.out

    def test_against_an_older_version(self, thidua: Command) -> None:
        old = written(f"# I. MỘT\n- Một.\n{NARRATIVE}- Hai.\n{NARRATIVE}")
        new = written(f"# I. MỘT\n- Chen.\n{NARRATIVE}- Một.\n{NARRATIVE}- Hai.\n{NARRATIVE}")
        assert thidua("plan", "check", old, "--against", old).code == 0
        ran = thidua("plan", "check", new, "--against", old)
        assert ran.code == 1
        assert "Mã I-1 đã đổi lời" in ran.out

    def test_a_plan_in_another_encoding(self, thidua: Command, tmp_path: Path) -> None:
        (tmp_path / "plan.md").write_bytes("---\ncode: x\n---\n# I. MỘT\n".encode("utf-16"))
        ran = thidua("plan", "check", tmp_path)
        assert ran.code == 1
        assert "UTF-8" in ran.err + ran.out

    def test_the_file_names_its_folder(self, thidua: Command) -> None:
        assert thidua("plan", "check", "plans/mau/plan.md").out == thidua("plan", "check", "mau").out

    def test_json_of_a_plan_with_faults(self, thidua: Command) -> None:
        ran = thidua("plan", "check", written("# I. MỘT\n- Khoản.\n"), "--json")
        assert ran.code == 1
        assert [f["where"] for f in json.loads(ran.out)["faults"]]

    def test_a_plan_with_faults_is_not_shown_or_judged(self, thidua: Command) -> None:
        for words in (("plan", "show"), ("calendar",)):
            ran = thidua(*words, written("# I. MỘT\n- Khoản.\n"))
            assert ran.code == 1
            assert "Khoản không có dấu nào" in ran.err

    def test_a_plan_that_is_not_there(self, thidua: Command) -> None:
        ran = thidua("plan", "check", "khong-co")
        assert ran.code == 2
        assert "Không có kế hoạch “khong-co”" in ran.err
        assert "mau" in ran.err


class TestShow:
    def test_the_outline_tells_every_clause_and_what_was_understood(self, thidua: Command) -> None:
        ran = thidua("plan", "show", "kien-giang-so-xay-dung-2022")
        assert ran.code == 0
        assert "[IV.1.2.a-1] -" in ran.out
        assert "(dòng 145-147)" in ran.out
        assert "? “Ít nhất 03 lần và năm cuối” là ba năm kể cả năm cuối" in ran.out
        assert "b) cách hiểu khác:" in ran.out

    @pytest.mark.parametrize("folder", sorted(p.name for p in (ROOT / "plans").iterdir() if p.is_dir()))
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_no_code_is_left_on_the_screen(self, thidua: Command, folder: str, lang: str) -> None:
        marks = [
            line
            for line in thidua("plan", "show", folder, "--lang", lang).out.splitlines()
            if "    · " in line
        ]
        codes = ("_reform_worker", "one_of", "each_qualifying", "merit_certificate", "department_director")
        assert [
            line for line in marks for code in (*codes, "None", "says_so", "candidate_unit") if code in line
        ] == []

    def test_one_award_is_gathered_from_wherever_it_stands(self, thidua: Command) -> None:
        ran = thidua("plan", "show", "an-giang-ubnd-tinh-2022", "--award", "bk-nam.ca-nhan")
        for told in ("Tiêu chuẩn", "Thêm cho 2 suất dành riêng", "Chỉ tiêu", "Hạn", "Đường trình"):
            assert told in ran.out
        assert "[so-luong-2#sang-kien]" in ran.out

    def test_english_has_the_gloss_under_each_clause(self, thidua: Command) -> None:
        out = thidua("plan", "show", "mau", "--lang", "en").out
        assert out.count("    = ") > 20
        assert "One of:" in thidua("plan", "show", "mau", "--award", "gk.collective", "--lang", "en").out

    def test_an_award_that_is_not_there(self, thidua: Command) -> None:
        ran = thidua("plan", "show", "mau", "--award", "co")
        assert ran.code == 2
        assert "gk.collective" in ran.err


class TestCases:
    def test_the_cases_of_a_plan_answer_as_written(self, thidua: Command) -> None:
        ran = thidua("plan", "test", "mau")
        assert ran.code == 0
        assert ran.out.strip().endswith("0 sai")

    def test_a_case_that_answers_otherwise_is_told(self, thidua: Command, tmp_path: Path) -> None:
        source = ROOT / "plans" / "mau"
        for name in ("plan.md", "plan.en.yaml", "cases.yaml", "source.txt"):
            (tmp_path / name).write_bytes((source / name).read_bytes())
        cases = (
            (tmp_path / "cases.yaml")
            .read_text("utf-8")
            .replace("    answer: met\n", "    answer: unmet\n", 1)
        )
        (tmp_path / "cases.yaml").write_text(cases, "utf-8")
        ran = thidua("plan", "test", tmp_path)
        assert ran.code == 1
        assert "unmet ≠ met" in ran.out


class TestCalendar:
    def test_every_date_with_its_clause(self, thidua: Command) -> None:
        out = thidua("calendar", "mau").out
        assert "15/03/2024" in out
        assert "I.3" in out
        assert "cách hiểu b: 10/01/2025" in out

    def test_what_waits_for_an_event(self, thidua: Command) -> None:
        out = thidua("calendar", "kien-giang-so-xay-dung-2022").out
        assert "công nhận kết quả" in out

    def test_facts_start_the_days_that_wait(self, thidua: Command) -> None:
        folder = ROOT / "plans" / "kien-giang-so-xay-dung-2022"
        with_facts = thidua("calendar", folder, "--facts", folder / "sample", "--as-of", "2025-05-20")
        assert with_facts.code == 0
        assert with_facts.out != thidua("calendar", folder).out

    def test_icalendar_is_the_same_bytes_each_time(self, thidua: Command) -> None:
        first, again = (thidua("calendar", "mau", "--ics").out for _ in range(2))
        assert first == again
        assert first.startswith("BEGIN:VCALENDAR")
        assert "DTSTART;VALUE=DATE:20240315" in first
        assert "DTEND;VALUE=DATE:20240316" in first

    def test_icalendar_names_are_unique(self, thidua: Command) -> None:
        uids = [
            line for line in thidua("calendar", "mau", "--ics").out.splitlines() if line.startswith("UID")
        ]
        assert len(uids) == len(set(uids)) > 0


def test_help_is_there_for_every_command(thidua: Command) -> None:
    for words in (
        (),
        ("plan",),
        ("plan", "check"),
        ("judge",),
        ("facts",),
        ("calendar",),
        ("run",),
        ("samples",),
    ):
        ran = thidua(*words, "--help")
        assert ran.code == 0
        assert "Usage" in ran.out
