"""facts template and check; judge in all its forms; run and samples."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Command

pytestmark = pytest.mark.slow

MAU = ROOT / "plans" / "mau"
ASK = ("mau", "--facts", MAU / "sample", "--round", "2024", "--as-of", "2025-01-20")


def facts(folder: Path, **tables: str) -> Path:
    """A copy of the sample facts with some tables written anew."""
    where = folder / "so-lieu"
    shutil.copytree(MAU / "sample", where)
    for name, text in tables.items():
        (where / f"{name}.csv").write_text(text, "utf-8")
    return where


class TestFacts:
    def test_an_empty_workbook_is_written_into_a_new_folder_and_read_back(
        self, thidua: Command, tmp_path: Path
    ) -> None:
        out = tmp_path / "thư mục mới" / "số liệu.xlsx"
        assert thidua("facts", "template", out).code == 0
        assert out.is_file()
        assert thidua("facts", "check", out).code == 0

    def test_sound_facts_are_told_table_by_table(self, thidua: Command) -> None:
        ran = thidua("facts", "check", MAU / "sample")
        assert ran.code == 0
        assert "Không có lỗi." in ran.out
        assert "units" in ran.out

    def test_every_fault_is_told_with_its_place_and_its_cure(self, thidua: Command, tmp_path: Path) -> None:
        ratings = "subject,year,class,decision,decided_on\nperson:ai-do,2024,tuyệt vời,1/QĐ,31/02/2025\n"
        ran = thidua("facts", "check", facts(tmp_path, ratings=ratings))
        assert ran.code == 1
        for told in ("ratings.csv", "tuyệt vời", "31/02/2025", "ai-do", "Cách sửa"):
            assert told in ran.err
        assert "Không có lỗi" not in ran.out

    def test_a_place_to_write_that_is_a_folder(self, thidua: Command, tmp_path: Path) -> None:
        ran = thidua("facts", "template", tmp_path)
        assert ran.code == 2
        assert "Không ghi được" in ran.err


class TestTable:
    def test_people_see_answers_and_obstacles(self, thidua: Command) -> None:
        ran = thidua("judge", *ASK)
        assert ran.code == 0
        assert "gk.collective · Giấy khen" in ran.out
        assert "không đạt" in ran.out
        assert "III.1.a" in ran.out

    def test_in_english(self, thidua: Command) -> None:
        out = thidua("judge", *ASK, "--lang", "en").out
        assert "evidence missing" in out
        assert "không đạt" not in out

    def test_one_award(self, thidua: Command) -> None:
        out = thidua("judge", *ASK, "--award", "gk.individual").out
        assert "person:" in out
        assert "unit:" not in out


class TestOneCandidate:
    def test_by_key_by_id_or_by_name(self, thidua: Command) -> None:
        key = thidua("judge", *ASK, "--candidate", "person:cn01").out
        assert key == thidua("judge", *ASK, "--candidate", "cn01").out
        assert key == thidua("judge", *ASK, "--candidate", "cá nhân mẫu 01").out
        assert "khoản III.1.b-1" in key

    def test_in_english_the_clause_is_still_quoted(self, thidua: Command) -> None:
        out = thidua("judge", *ASK, "--candidate", "cn01", "--lang", "en").out
        assert "clause III.1.b-1: “" in out

    def test_a_stranger_is_refused_with_some_who_are_known(self, thidua: Command) -> None:
        ran = thidua("judge", *ASK, "--candidate", "ai đó")
        assert ran.code == 1
        assert "Không có ứng viên “ai đó”" in ran.err
        assert "unit:" in ran.err

    def test_a_name_of_several_is_refused_with_all_of_them(self, thidua: Command) -> None:
        ran = thidua("judge", *ASK, "--candidate", "Cá nhân mẫu")
        assert ran.code == 1
        assert "Có nhiều ứng viên" in ran.err


class TestMachines:
    def test_json_and_nothing_else_on_the_output(self, thidua: Command) -> None:
        found = json.loads(thidua("judge", *ASK, "--json").out)
        assert (found["plan"], found["round"], found["as_of"]) == ("mau", "2024", "2025-01-20")
        answers = {v["answer"] for v in found["verdicts"]}
        assert answers <= {"met", "unmet", "missing", "to_judge"}

    def test_json_of_one_candidate_for_one_award(self, thidua: Command) -> None:
        only = ("--candidate", "cn01", "--award", "gk.individual", "--json")
        verdicts = json.loads(thidua("judge", *ASK, *only).out)["verdicts"]
        assert [(v["candidate"], v["award"]) for v in verdicts] == [("person:cn01", "gk.individual")]

    def test_known_at_is_its_own_day(self, thidua: Command) -> None:
        found = json.loads(thidua("judge", *ASK, "--known-at", "20/02/2025", "--json").out)
        assert found["known_at"] == "2025-02-20"

    def test_the_same_bytes_whatever_the_hash_seed(self) -> None:
        def told(seed: str) -> bytes:
            words = [sys.executable, "-m", "thidua.cli", "judge", *map(str, ASK), "--json"]
            env = {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
            return subprocess.run(words, cwd=ROOT, env=env, capture_output=True, check=True).stdout

        assert told("1") == told("2")

    def test_an_engine_counts_the_same_answers(self, thidua: Command) -> None:
        first = json.loads(thidua("judge", *ASK, "--json").out)["verdicts"]
        second = json.loads(thidua("judge", *ASK, "--engine", "sqlite", "--json").out)["verdicts"]
        by_voice = [{(v["candidate"], v["award"]): v["answer"] for v in voice} for voice in (first, second)]
        assert by_voice[0].items() >= by_voice[1].items()
        assert by_voice[1]

    def test_an_engine_that_is_not_there(self, thidua: Command) -> None:
        ran = thidua("judge", *ASK, "--engine", "abacus")
        assert ran.code != 0
        assert "duckdb" in ran.err

    def test_a_workbook(self, thidua: Command, tmp_path: Path) -> None:
        from python_calamine import CalamineWorkbook

        out = tmp_path / "kết quả" / "ket-qua.xlsx"
        assert thidua("judge", *ASK, "--xlsx", out).code == 0
        book = CalamineWorkbook.from_path(out)
        assert book.sheet_names[:3] == ["Danh sách", "Từng tiêu chuẩn", "Chỉ tiêu"]
        rows = book.get_sheet_by_name("Danh sách").to_python()
        assert rows[0][1] == "Ứng viên"
        assert len(rows) > 5

    def test_a_workbook_is_the_same_bytes_each_time(self, thidua: Command, tmp_path: Path) -> None:
        first, again = (tmp_path / "a.xlsx", tmp_path / "b.xlsx")
        for out in (first, again):
            thidua("judge", *ASK, "--xlsx", out)
        assert first.read_bytes() == again.read_bytes()


class TestRefusals:
    """Exit codes speak to scripts, words to people."""

    @pytest.mark.parametrize(
        ("option", "value", "told", "code"),
        [
            ("--as-of", "31/02/2025", "không phải một ngày có thật", 2),
            ("--as-of", "hôm nay", "không phải một ngày có thật", 2),
            ("--round", "năm nay", "Không hiểu đợt “năm nay”", 1),
            ("--round", "2025-2024", "Không hiểu đợt “2025-2024”", 1),
            ("--facts", "khong-co", "khong-co", 2),
            ("--award", "co", "gk.collective", 2),
        ],
    )
    def test_a_wrong_word(self, thidua: Command, option: str, value: str, told: str, code: int) -> None:
        words = ["judge", *map(str, ASK), option, value]
        ran = thidua(*words)
        assert ran.code == code
        assert told in ran.err
        assert "Traceback" not in ran.err

    def test_facts_with_a_fault_judge_nobody(self, thidua: Command, tmp_path: Path) -> None:
        where = facts(tmp_path, ratings="subject,year,class\nperson:cn01,2024,91,2x\n")
        ran = thidua("judge", "mau", "--facts", where, *ASK[3:])
        assert ran.code == 1
        assert ran.out == ""
        assert "lỗi" in ran.err

    def test_a_refusal_speaks_the_language_that_was_asked(self, thidua: Command) -> None:
        ran = thidua("judge", *ASK[:3], "--round", "x", "--as-of", "2025-01-20", "--lang", "en")
        assert "Cannot read round “x”" in ran.err

    def test_a_round_that_the_plan_does_not_name_is_judged_with_a_note(self, thidua: Command) -> None:
        ran = thidua("judge", *ASK[:3], "--round", "2019", "--as-of", "2020-01-20")
        assert ran.code == 0
        assert "không nêu đợt 2019" in ran.out + ran.err

    def test_output_on_an_old_terminal_is_still_vietnamese(self) -> None:
        words = [sys.executable, "-m", "thidua.cli", "plan", "list"]
        env = {"PYTHONIOENCODING": "cp1252"}
        told = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, check=True).stdout
        assert "Phát động" in told.decode("utf-8")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf with the model plan alone."""
    folder = tmp_path_factory.mktemp("kệ kế hoạch")
    shutil.copytree(MAU, folder / "mau")
    return folder


class TestWholeRound:
    def test_run_writes_everything_a_round_needs(self, thidua: Command, tmp_path: Path) -> None:
        out = tmp_path / "đợt 2024"
        ran = thidua("run", *ASK, "--out", out)
        assert ran.code == 0, ran.err
        assert "Giấy khen của Giám đốc Sở" in ran.out
        told = json.loads((out / "run.json").read_text("utf-8"))
        assert {"plan_digest", "facts_digest"} <= set(told)
        assert (out / "index.html").is_file()
        assert (out / "ket-qua.xlsx").is_file()
        assert list(out.glob("*.docx"))
        assert list(out.glob("*.pdf"))

    def test_samples_runs_the_shelf_and_names_the_page(
        self, thidua: Command, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("THIDUA_PLANS", str(shelf))
        ran = thidua("samples", "--out", tmp_path / "demo", "--no-open")
        assert ran.code == 0, ran.err
        assert "index.html" in ran.out
        assert (tmp_path / "demo" / "index.html").is_file()
