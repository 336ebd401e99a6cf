"""An installation is begun by one command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system


ASKED = ["--code", "tinh", "--agency", "UBND tỉnh Mẫu", "--username", "quan-tri", "--name", "Quản trị mẫu"]


def install(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """What the command answers in an empty folder."""
    told = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    return subprocess.run(
        [Path(sys.executable).with_name("thidua"), "install", *ASKED, *more],
        env=told | {"THIDUA_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_command_makes_the_tables_and_tells_a_first_password(tmp_path: Path) -> None:
    done = install(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "mật khẩu lần đầu:" in done.stdout
    assert "lập các bảng" in done.stderr
    assert (tmp_path / "thidua.sqlite3").exists()


def test_a_kind_that_nobody_knows_is_refused_with_the_list_before_anything_is_made(tmp_path: Path) -> None:
    done = install(tmp_path, "--kind", "hội quán")
    assert done.returncode == 2
    assert "tỉnh, thành phố (province)" in done.stderr
    assert not (tmp_path / "thidua.sqlite3").exists()
