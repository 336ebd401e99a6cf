"""PostgreSQL brought back to a moment: as docs/how-to/backup-and-restore.md tells it, a table dropped in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kills.postgres import Cluster, _as, _program
from tests.system.site import free_port

pytestmark = pytest.mark.system
THIDUA = str(Path(sys.executable).with_name("thidua"))
ARCHIVE = "archive_mode = on\narchive_timeout = 60\narchive_command = 'test ! -f {0}/%f && cp %p {0}/%f'\n"
BACK = "restore_command = 'cp {0}/%f %p'\nrecovery_target_time = '{1}'\nrecovery_target_action = promote\n"


def office(home: Path, url: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of the program on this database."""
    told = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    told |= {"THIDUA_HOME": str(home), "THIDUA_DATABASE_URL": url, "THIDUA_LANG": "vi"}
    return subprocess.run(
        [THIDUA, *words], env=told, capture_output=True, text=True, timeout=300, check=False
    )


def as_postgres(cluster: Cluster, program: str, *words: str) -> str:
    """A tool of PostgreSQL, as the account that runs it."""
    at = ["-h", "127.0.0.1", "-p", str(cluster.port), "-U", "thidua"]
    told = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(cluster.folder), "TZ": "UTC"}
    done = subprocess.run(
        [*_as(), _program(program), *at, *words],
        env=told,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def sql(cluster: Cluster, statement: str) -> str:
    return as_postgres(cluster, "psql", "-d", "thidua", "-Atqc", statement)


def written(file: Path, text: str) -> None:
    """Put lines at the end of a file that PostgreSQL owns, which stays its own."""
    with file.open("a") as kept:
        kept.write(text)


def test_a_dropped_table_is_brought_back_by_going_back_before_it(tmp_path: Path) -> None:
    cluster, home = Cluster(tmp_path / "cluster", free_port()), tmp_path / "data"
    cluster.make()
    archive, base, data = (cluster.folder / name for name in ("wal", "base", "data"))
    archive.mkdir()
    shutil.chown(archive, "postgres")
    try:
        cluster.kill()
        written(data / "postgresql.conf", ARCHIVE.format(archive))
        cluster.start()
        given = ["--code", "A", "--agency", "Sở mẫu", "--username", "quantri", "--name", "Người mẫu"]
        assert office(home, cluster.url, "install", *given).returncode == 0
        as_postgres(cluster, "pg_basebackup", "-D", str(base), "--checkpoint=fast")
        sql(cluster, "UPDATE people_user SET name = 'Tên sau bản nền'")
        moment = sql(cluster, "SELECT clock_timestamp()")
        sql(cluster, "DROP TABLE people_user CASCADE")
        sql(cluster, "SELECT pg_switch_wal()")
        cluster.kill()
        data.rename(cluster.folder / "broken")
        base.rename(data)
        written(data / "postgresql.conf", BACK.format(archive, moment))
        (data / "recovery.signal").touch()
        shutil.chown(data / "recovery.signal", "postgres")
        cluster.start()
        assert sql(cluster, "SELECT name FROM people_user") == "Tên sau bản nền"
        assert "nguyên vẹn" in office(home, cluster.url, "audit", "verify").stdout
    finally:
        cluster.remove()
