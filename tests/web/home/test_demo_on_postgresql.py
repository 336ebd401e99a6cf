"""The demo is built on PostgreSQL by the command that a newcomer types."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite the journeys build it"),
]


def test_the_demo_is_built_and_its_diary_is_whole(tmp_path: Path) -> None:
    told = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
    told |= {"THIDUA_HOME": str(tmp_path), "THIDUA_DEMO": "yes", "THIDUA_LANG": "vi"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("thidua")), *words]
        return subprocess.run(command, env=told, capture_output=True, text=True, timeout=1800, check=False)

    built = run("demo", "--home", str(tmp_path), "--no-serve", "--after-merger")
    assert built.returncode == 0, built.stderr
    assert not (tmp_path / "thidua.sqlite3").exists()
    verified = run("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "nguyên vẹn" in verified.stdout
