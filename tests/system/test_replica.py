"""Two clusters of PostgreSQL: the public reads from the copy, everybody else from the database itself."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

import pytest

from tests.kills.postgres import Cluster
from tests.kills.rounds import environment
from tests.kills.server import THIDUA, Server
from tests.system.site import free_port

pytestmark = pytest.mark.system


class Site(NamedTuple):
    """A served installation with its database and the copy that follows."""

    server: Server
    first: Cluster
    copy: Cluster

    def get(self, path: str, cookie: str = "") -> int:
        """The status of a page."""
        asked = Request(f"http://127.0.0.1:{self.server.port}{path}", headers={"Cookie": cookie})
        with urlopen(asked, timeout=30) as answer:
            answer.read()
            return int(answer.status)

    def read_on_the_copy(self) -> int:
        """How many statements the copy has been asked so far."""
        return (self.copy.folder / "log").read_text(errors="replace").count("SELECT")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty installation."""
    first, copy = (Cluster(tmp_path / name, free_port()) for name in ("first", "copy"))
    first.make()
    told = environment(tmp_path / "data", {"THIDUA_DATABASE_URL": first.url, "THIDUA_REPLICA_URL": copy.url})
    (tmp_path / "data").mkdir()
    try:
        subprocess.run([THIDUA, "migrate"], env=told, check=True, stdout=subprocess.DEVNULL)
        copy.follow(first)
        server = Server(tmp_path / "data", free_port(), told)
        server.start()
        yield Site(server, first, copy)
        server.kill()
    finally:
        copy.remove()
        first.remove()


def test_the_public_reads_from_the_copy_as_long_as_it_is_there(site: Site) -> None:
    before = site.read_on_the_copy()
    assert site.get("/cong/phong-trao") == 200
    asked = site.read_on_the_copy()
    assert asked > before, "the public was not led to the copy"
    assert site.get("/cong/phong-trao", "session=somebody") == 200
    assert site.get("/vao/login/") == 200
    assert site.read_on_the_copy() == asked, "somebody with a session was led to the copy"
    site.copy.kill()
    for _ in range(4):
        assert site.get("/cong/phong-trao") == 200
    site.copy.start("-c", "log_statement=all")
    ends = time.monotonic() + 60
    while site.read_on_the_copy() == asked and time.monotonic() < ends:
        assert site.get("/cong/phong-trao") == 200
        time.sleep(1)
    assert site.read_on_the_copy() > asked, "the copy came back and was not asked again"
