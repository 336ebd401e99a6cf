"""The database gone and back, a disk that is full or read-only, a clock that jumps: under the program as it is served.

Nothing typed is lost, nothing is done twice, the program recovers without hands, the diary verifies.
"""

from __future__ import annotations

import html
import http.client
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tests.kills.clients import TOKEN
from tests.kills.postgres import Cluster
from tests.kills.rounds import Game, filled, game
from tests.kills.server import processes_of
from tests.system.site import free_port

pytestmark = pytest.mark.system
BEGIN, STORIES = "/dien-hinh/viet", "/dien-hinh/moi-bai"
WRITTEN = re.compile(r"/dien-hinh/\d+")
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


class Person:
    """Somebody of the office at a browser without scripts."""

    def __init__(self, game: Game) -> None:
        self.game = game

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads, the page."""
        line = http.client.HTTPConnection("127.0.0.1", self.game.server.port, timeout=40)
        told = {
            "Cookie": f"session={self.game.material.sessions['a-office']}; csrf={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "text/html",
        }
        try:
            line.request(method, path, urlencode(fields or {}), told)
            answer = line.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode(errors="replace")
        finally:
            line.close()

    def writes(self, title: str) -> tuple[int, str, str]:
        """Begin a story."""
        unit = str(self.game.material.unit)
        told = {"kind": "good_practice", "title": title, "unit": unit, "once": str(uuid4())}
        return self.ask("POST", BEGIN, told | {"csrfmiddlewaretoken": TOKEN})

    def sends_again(self, page: str) -> tuple[int, str, str]:
        """Press the button of the page that said it was not possible."""
        return self.ask("POST", BEGIN, {k: html.unescape(v) for k, v in HIDDEN.findall(page)})


def until(holds: Callable[[], object], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, holds
        time.sleep(0.2)


def kept(game: Game, title: str) -> int:
    """How many stories have this title, asked on the page of stories."""
    return Person(game).ask("GET", f"{STORIES}?xuat=csv")[2].count(title)


@contextmanager
def at_work(game: Game) -> Iterator[Person]:
    game.server.start()
    try:
        yield Person(game)
    finally:
        game.server.kill()
    assert game.judged() == []


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Game:
    home = tmp_path_factory.mktemp("outage") / "data"
    return game(home, filled(home, 1, {}), 1)


def test_a_database_that_goes_and_comes_back(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "cluster", free_port())
    cluster.make()
    try:
        home = tmp_path / "data"
        told = filled(home, 1, {"THIDUA_DATABASE_URL": cluster.url})
        played = game(home, told, 1, cluster)
        with at_work(played) as person:
            assert person.writes("Bài trước")[0] == 302
            background = played.server.one_of("db_worker")
            cluster.kill()
            status, _to, page = person.writes("Bài giữa chừng")
            assert (status, "Chưa ghi nhận lần bấm này" in page) == (503, True)
            assert person.ask("GET", STORIES)[0] == 503
            assert person.sends_again(page)[0] == 503
            until(lambda: played.server.one_of("db_worker") != background)  # it ends, and is begun anew
            cluster.start()
            status, leads, _page = person.sends_again(page)
            assert (status, bool(WRITTEN.match(leads))) == (302, True), leads
            assert person.sends_again(page)[:2] == (302, leads)
            assert kept(played, "Bài giữa chừng") == 1
            until(lambda: played.server.one_of("db_worker"))
    finally:
        cluster.remove()


@contextmanager
def failing(game: Game, call: str, error: str) -> Iterator[None]:
    """Every call of one kind on the database's files fails in the processes that answer."""
    strace = shutil.which("strace")
    assert strace, "strace is missing: scripts/system-packages"
    process = game.server.process
    assert process is not None
    answering = [pid for pid in processes_of(process.pid) if b"spawn_main" in _command(pid)]
    files = [f"{game.server.home}/thidua.sqlite3{end}" for end in ("", "-wal", "-shm")]
    told = [word for pid in answering for word in ("-p", str(pid))]
    only = [word for file in files for word in ("-P", file)]
    what = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}"]
    tracing = subprocess.Popen([strace, "-f", "-qq", "-o", os.devnull, *only, *what, *told])
    until(lambda: all(_is_traced(pid) for pid in answering))
    try:
        yield
    finally:
        tracing.send_signal(signal.SIGINT)
        tracing.wait(20)


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _is_traced(pid: int) -> bool:
    return all(
        "TracerPid:\t0\n" not in (thread / "status").read_text()
        for thread in Path(f"/proc/{pid}/task").iterdir()
    )


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        ("pwrite64", "ENOSPC", "Ổ đĩa của máy chủ đã đầy"),
        ("pwrite64", "EROFS", "chỉ cho đọc"),
        ("openat", "EROFS", "Chưa làm được lúc này"),
    ],
)
def test_a_disk_that_is_full_or_read_only(office: Game, call: str, error: str, words: str) -> None:
    title = f"Bài {call} {error}"
    former = office.server.environment
    if call == "openat":
        office.server.environment = former | {"DJANGO_SETTINGS_MODULE": "tests.system.opening_anew"}
    with at_work(office) as person:
        with failing(office, call, error):
            status, _to, page = person.writes(title)
            assert (status, words in page) == (503, True), page
            if call == "pwrite64":
                assert person.ask("GET", STORIES)[0] == 200  # what is there can still be read
        status, leads, _page = person.sends_again(page)
        assert (status, bool(WRITTEN.match(leads))) == (302, True), leads
        assert person.sends_again(page)[:2] == (302, leads)
        assert kept(office, title) == 1
    office.server.environment = former


def test_a_clock_that_jumps_by_a_day(office: Game) -> None:
    assert FAKETIME.exists(), "faketime is missing: scripts/system-packages"
    hour = office.server.home.parent / "hour"
    hour.write_text("+0")
    faked = {"LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(hour), "FAKETIME_NO_CACHE": "1"}
    former = office.server.environment
    office.server.environment = former | faked | {"DONT_FAKE_MONOTONIC": "1"}
    try:
        with at_work(office) as person:
            for jump, leads in (
                ("+0", WRITTEN),
                ("+1d", re.compile("/vao/login/")),  # a session that has run its hours; no fault
                ("+0", WRITTEN),
                ("-1d", WRITTEN),
            ):
                hour.write_text(jump)
                answer = person.writes(f"Bài lúc {jump}")
                assert (answer[0], bool(leads.match(answer[1]))) == (302, True), (jump, answer[:2])
    finally:
        office.server.environment = former
