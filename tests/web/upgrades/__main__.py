"""`python -m tests.web.upgrades`: makes first.sql.xz again, from the project's history.

The demo of the first commit whose models and migrations agree, as that commit makes it, without sessions. Its
people are made up and say so. Libraries are those of today; the program is that of the day.
"""

from __future__ import annotations

import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

FIRST = "a791e7b"
"""22 November 2026, the first day of the tables: 26 migrations where there are some three times as many now."""
FILE = Path(__file__).with_name("first.sql.xz")
DEMO = (
    "import sys; from thidua.cli import main; sys.argv[1:] = ['demo', '--home', {!r}, '--no-serve']; main()"
)


def main() -> None:
    """Make the demo of that day and write it down."""
    with tempfile.TemporaryDirectory() as work:
        tree, home = Path(work, "tree"), Path(work, "home")
        here = subprocess.run(
            ["git", "rev-parse", "--show-toplevel"], capture_output=True, text=True, check=True
        ).stdout.strip()
        subprocess.run(["git", "clone", "-q", here, tree], check=True)
        subprocess.run(["git", "-C", tree, "checkout", "-q", FIRST], check=True)
        told = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
        command = [sys.executable, "-c", DEMO.format(str(home))]
        subprocess.run(command, cwd=tree, env=told | {"PYTHONPATH": str(tree)}, check=True)
        database = sqlite3.connect(home / "thidua.sqlite3")
        for table in ("django_session", "cache"):
            database.execute(f"DELETE FROM {table}")
        database.commit()
        packed = lzma.compress("\n".join(database.iterdump()).encode(), preset=9 | lzma.PRESET_EXTREME)
    FILE.write_bytes(packed)


if __name__ == "__main__":
    main()
