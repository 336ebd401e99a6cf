"""The demo goes on through the merger of July 2025 once, and its diary stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.system.site import command, copied

pytestmark = pytest.mark.system


def test_the_demo_goes_on_through_the_merger_and_its_diary_is_whole(demo: Path, tmp_path: Path) -> None:
    home = copied(demo, tmp_path / "after")
    for told in (True, False):
        done = command(home, "demo", "--home", str(home), "--no-serve", "--after-merger")
        assert done.returncode == 0, done.stderr
        assert ("Kiên Giang vào An Giang" in done.stderr) is told
    verified = command(home, "audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
