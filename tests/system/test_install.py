"""An installation is begun by one command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system


def test_the_command_makes_the_tables_and_tells_a_first_password(tmp_path: Path) -> None:
    told = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    asked = [
        "--code",
        "tinh",
        "--agency",
        "UBND tỉnh Mẫu",
        "--username",
        "quan-tri",
        "--name",
        "Quản trị mẫu",
    ]
    done = subprocess.run(
        [Path(sys.executable).with_name("thidua"), "install", *asked],
        env=told | {"THIDUA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "mật khẩu lần đầu:" in done.stdout
    assert (tmp_path / "thidua.sqlite3").exists()
