"""`thidua doctor`: each wrong setting is found, with what, where, why and the cure; a sound one says nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from thidua.cli.doctor import database, kept, machine, office
from thidua.cli.doctor.findings import row

LATE = time.time() - 48 * 3600
OFFICE = {"THIDUA_HOSTS": "thidua.example.gov.vn", "THIDUA_SITE_URL": "https://thidua.example.gov.vn"}
MAIL = {"THIDUA_MAIL_URL": "memorymail://"}
SOUND = OFFICE | MAIL | {"THIDUA_HTTPS": "yes"}
WRONG = [
    ({"THIDUA_DATABSE_URL": "postgresql://x"}, "setting-unknown"),
    ({"THIDUA_HTTPS": "maybe"}, "setting-yes-no"),
    ({"THIDUA_SITE_URL": "https://khac.example.gov.vn"}, "site-not-served"),
    ({"THIDUA_HOSTS": "*"}, "any-host"),
    ({"THIDUA_HTTPS": "no"}, "https-off"),
    ({"THIDUA_SITE_URL": "http://thidua.example.gov.vn"}, "site-plain"),
    ({"THIDUA_DEBUG": "yes"}, "debug-on"),
    ({"THIDUA_DEMO": "yes"}, "demo-on"),
    ({"THIDUA_MAIL_URL": "consolemail://"}, "mail-printed"),
    ({"THIDUA_SECRET_KEY": "ngan"}, "secret-short"),
    ({"THIDUA_METRICS_TOKEN": "ngan"}, "token-short"),
]


@pytest.fixture
def settings_of_an_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in [n for n in os.environ if n.startswith("THIDUA_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "data"
    home.mkdir(mode=0o700)
    for name, value in (SOUND | {"THIDUA_HOME": str(home)}).items():
        monkeypatch.setenv(name, value)
    return home


def codes(group: object) -> list[str]:
    return [finding.code for check in group.CHECKS for finding in check.findings()]  # type: ignore[attr-defined]  # each group is a module with its table


def test_a_sound_office_hears_nothing(settings_of_an_office: Path) -> None:
    assert codes(office) == []


@pytest.mark.parametrize(("told", "code"), WRONG, ids=[code for _told, code in WRONG])
def test_a_wrong_setting_is_found(
    settings_of_an_office: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, str], code: str
) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert code in codes(office)


def test_the_nearest_name_is_told(settings_of_an_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_DATABSE_URL", "x")
    (found,) = [f for check in office.CHECKS for f in check.findings()]
    assert (found.where, found.cure.vi) == ("THIDUA_DATABSE_URL", "Tên gần nhất: THIDUA_DATABASE_URL")


def test_a_key_and_a_folder_open_to_others_are_found(settings_of_an_office: Path) -> None:
    (settings_of_an_office / "secret.key").write_text("x" * 48)
    (settings_of_an_office / "secret.key").chmod(0o644)
    assert "secret-readable" in codes(office)
    settings_of_an_office.chmod(0o755)
    assert "folder-open" in codes(machine)


def test_an_old_backup_and_a_full_disk_are_found(
    settings_of_an_office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THIDUA_BACKUPS", str(tmp_path))
    saved = tmp_path / "2024-11-01.tar.gz"
    saved.touch()
    assert "backup-old" not in codes(machine)
    os.utime(saved, (LATE, LATE))
    assert "backup-old" in codes(machine)
    monkeypatch.setattr(machine, "FREE", 10**18)
    assert "disk" in codes(machine)


def test_libraries_are_those_that_the_project_names(settings_of_an_office: Path) -> None:
    assert not {"library", "python", "fonts"} & set(codes(machine))


def test_a_check_that_cannot_look_says_so_and_lets_others_look() -> None:
    def fails() -> object:
        raise OSError("no")

    (found,) = row("x", fails, ("a | a", "b | b", "c | c")).findings()  # type: ignore[arg-type]  # it raises
    assert (found.level, found.where) == ("warning", "OSError")


def test_every_finding_has_words_in_both_languages_and_a_code_of_its_own() -> None:
    checks = [check for group in (office, machine, database, kept) for check in group.CHECKS]
    assert len({check.code for check in checks}) == len(checks)
    for check in checks:
        for say in (check.what, check.why, check.cure):
            assert say.vi
            assert say.en


def test_the_command_tells_a_machine_what_is_wrong_and_ends_with_one(tmp_path: Path) -> None:
    home = tmp_path / "data"
    home.mkdir(mode=0o700)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    told = kept | SOUND | {"THIDUA_HOME": str(home), "THIDUA_TYPO": "x"}
    thidua = Path(sys.executable).with_name("thidua")
    done = subprocess.run([thidua, "doctor", "--json"], env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    found = {f["code"]: f for f in json.loads(done.stdout)}
    assert {"setting-unknown", "tables", "static"} <= found.keys()
    assert set(found["tables"]) == {"code", "level", "where", "what", "why", "cure"}
