"""scorecard list, check, show."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.core.scorecards.small import TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bo-tieu-chi.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def test_list_names_what_ships(thidua: Command) -> None:
    ran = thidua("scorecard", "list")
    assert ran.code == 0
    assert "par-index-tinh-2017" in ran.out
    assert "khung" in ran.out


def test_the_shipped_classes_say_what_is_unverified(thidua: Command) -> None:
    ran = thidua("scorecard", "list", "--classes", "--lang", "en")
    assert "excellent ≥ 90; good ≥ 80; fair ≥ 65; average ≥ ? (partly unverified)" in ran.out


def test_check_of_a_sound_file(thidua: Command, file: Path) -> None:
    ran = thidua("scorecard", "check", file)
    assert ran.code == 0
    assert "6 mục, 5 mục được chấm, 0 phiếu mẫu" in ran.out
    assert "Lỗi: 0" in ran.out


def test_check_tells_every_fault_and_ends_with_1(thidua: Command, file: Path) -> None:
    file.write_text(TEXT.replace("points: 7", "points: 8").replace("total: 10", "total: 12"), "utf-8")
    ran = thidua("scorecard", "check", file, "--lang", "en")
    assert ran.code == 1
    assert "bo-tieu-chi.yaml:11 (1): the items in it add up to 7, 8 is written." in ran.out
    assert "(total): the items in it add up to 11, 12 is written. Cure: Compare with the decision." in ran.out


def test_check_in_json(thidua: Command, file: Path) -> None:
    found = json.loads(thidua("scorecard", "check", file, "--json").out)
    assert found == {
        "faults": [],
        "scorecard": "mau-2024",
        "items": 6,
        "scored": 5,
        "samples": 0,
        "unverified": [],
    }


def test_check_against_the_version_before(thidua: Command, file: Path, tmp_path: Path) -> None:
    newer = tmp_path / "moi.yaml"
    newer.write_text(TEXT.replace('code: "1.2"', 'code: "1.3"\n        was: "1.9"'), "utf-8")
    ran = thidua("scorecard", "check", newer, "--against", file, "--lang", "en")
    assert ran.code == 1
    assert "was: mau-2024 has no item 1.9. Cure: Write one of: 1, 1.10, 1.2, 2, T, K." in ran.out


def test_check_of_a_file_that_is_no_text(thidua: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    ran = thidua("scorecard", "check", path)
    assert ran.code == 1
    assert "Tệp không phải UTF-8." in ran.out


def test_show_tells_the_tree_its_steps_and_what_is_unverified(thidua: Command) -> None:
    ran = thidua("scorecard", "show", "mau", "--lang", "en")
    assert "from 100 %: 4; from 80 %: 4 × the percent; from 0 %: 0" in ran.out
    frame = thidua("scorecard", "show", "par-index-bo-2022", "--lang", "en")
    assert "Not verified: 2" in frame.out
    assert "7 criteria; 6 sub-criteria" in frame.out


def test_a_shipped_scorecard_is_printed_to_begin_from(thidua: Command, tmp_path: Path) -> None:
    mine = tmp_path / "cua-toi.yaml"
    mine.write_text(thidua("scorecard", "show", "mau", "--yaml").out, "utf-8")
    assert thidua("scorecard", "check", mine).code == 0


def test_another_file_is_told_with_what_ships(thidua: Command) -> None:
    ran = thidua("scorecard", "show", "khong-co")
    assert ran.code == 2
    assert "khung-phong-ha-noi, mau, par-index-bo-2022, par-index-tinh-2017" in ran.err
