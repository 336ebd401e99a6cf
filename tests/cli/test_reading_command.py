"""plan read: a document becomes a draft, with its doubts and what was set aside."""

import json
from pathlib import Path

from tests.cli.conftest import Command

SOURCE = "plans/thac-mo-ubnd-phuong-2024/source.txt"
SITE = "plans/an-giang-ubnd-tinh-2022/source.txt"


def test_a_document_becomes_a_plan_that_the_check_accepts(thidua: Command, tmp_path: Path) -> None:
    ran = thidua("plan", "read", SOURCE, "--out", tmp_path / "phuong")
    assert ran.code == 0
    assert "Cần người trả lời" in ran.out
    assert "Đã để riêng" in ran.out
    assert thidua("plan", "check", tmp_path / "phuong").code == 0


def test_in_json_every_proposal_has_its_words_lines_and_sureness(thidua: Command, tmp_path: Path) -> None:
    told = json.loads(thidua("plan", "read", SITE, "--out", tmp_path / "tinh", "--json", "--lang", "en").out)
    assert all(p["words"] and p["lines"] and 0 < p["sure"] <= 100 for p in told["proposals"])
    assert any("web site" in one["why"] for one in told["set_aside"])


def test_a_folder_with_a_plan_is_refused(thidua: Command, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("có rồi", "utf-8")
    ran = thidua("plan", "read", SOURCE, "--out", tmp_path)
    assert ran.code == 1
    assert "không ghi đè" in ran.err


def test_what_is_no_text_is_refused_in_words(thidua: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"PK\x03\x04 \x00\x01")
    ran = thidua("plan", "read", tmp_path / "a.txt", "--out", tmp_path / "ra")
    assert ran.code == 1
    assert ran.err.strip()
    assert not (tmp_path / "ra").exists()
