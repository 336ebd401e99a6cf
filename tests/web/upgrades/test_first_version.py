"""Data of the first day's tables, brought to those of today, which are those made at once in an empty database.

The diary verifies, nothing is lost, pages open.

The data is the demo of the first commit whose models and migrations agree (`python -m tests.web.upgrades` makes it
again): five movements with dossiers, councils, decisions, 2,304 entries of the diary. No release was made so early;
an installation that began on any later day has taken the same steps from there on.
"""

from __future__ import annotations

import json
import lzma
import sqlite3
from pathlib import Path

import pytest

from tests.web.upgrades.__main__ import FILE
from tests.web.upgrades.shape import CACHE, ONCE, check_same, run, tables

pytestmark = [pytest.mark.slow, pytest.mark.one_database]
COUNTED = (
    "audit_entry",
    "people_person",
    "people_unit",
    "evidence_fact",
    "nominations_nomination",
    "appraisals_opinion",
    "records_issued",
    "decisions_decision",
    "voting_ballot",
)
PAGES = """
import django; django.setup()
import json
from django.test import Client
from thidua.people.models import User
from thidua.cli.doctor import database, kept
seen = {}
for name in ("quan-tri", "hn-office", "kg-office", "ag-office", "tm-office", "hn-person"):
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.force_login(User.objects.get(username=name))
    for page in ("/", "/phong-trao/", "/ho-so/", "/quyet-dinh/", "/hoi-dong/", "/so-lieu/", "/nhat-ky/", "/don-vi/",
                 "/sang-kien/", "/cham-diem/", "/bao-cao/", "/danh-hieu/", "/tham-dinh/"):
        answer = client.get(page, follow=True)
        seen[f"{name} {page}"] = answer.status_code
found = [f.code for group in (database, kept) for check in group.CHECKS for f in check.findings()]
print(json.dumps({"seen": seen, "found": found}))
"""


def counts(file: Path) -> dict[str, int]:
    """Rows of the tables that were there on the first day."""
    with sqlite3.connect(file) as database:
        there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in COUNTED
            if table in there
        }


def test_the_first_days_data_is_brought_to_todays_tables(tmp_path: Path) -> None:
    home = tmp_path / "data"
    home.mkdir(mode=0o700)
    file = home / "thidua.sqlite3"
    with sqlite3.connect(file) as database:
        database.executescript(lzma.decompress(FILE.read_bytes()).decode())
    before = counts(file)
    assert len(before) >= 7
    upgraded = run(home, "-m", "thidua.cli", "migrate")
    assert upgraded.returncode == 0, upgraded.stderr[-3000:]
    after = counts(file)
    assert {t: after[t] >= n for t, n in before.items()} == dict.fromkeys(before, True), (before, after)
    verified = run(home, "-m", "thidua.cli", "audit", "verify")
    assert verified.returncode == 0, verified.stderr
    looked = run(home, "-c", PAGES)
    assert looked.returncode == 0, looked.stderr[-3000:]
    told = json.loads(looked.stdout.splitlines()[-1])
    assert {at: status for at, status in told["seen"].items() if status not in (200, 403)} == {}
    assert not {"diary", "numbers", "tables", "durability", "static"} & set(told["found"]), told["found"]
    check_same(tables(tmp_path / "fresh", f"{ONCE}\n{CACHE}"), tables(home))
