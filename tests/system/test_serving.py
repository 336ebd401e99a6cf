"""The program as an office runs it: made ready, served with its background work, saved, stopped, brought back."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.system
THIDUA = str(Path(sys.executable).with_name("thidua"))


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with its first agency and administrator."""
    folder = tmp_path_factory.mktemp("office") / "data"
    given = ["--code", "A", "--agency", "Sở mẫu", "--username", "quantri", "--name", "Người mẫu"]
    done = run(folder, "install", *given)
    assert done.returncode == 0, done.stderr
    assert "mật khẩu lần đầu" in done.stdout
    return folder


def environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    return kept | {"THIDUA_HOME": str(home), "THIDUA_LANG": "vi"}


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [THIDUA, *words], env=environment(home), capture_output=True, text=True, timeout=300
    )


@contextmanager
def serving(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [THIDUA, "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, env=environment(home), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        for _ in range(240):
            if server.poll() is not None or answers(port):
                break
            time.sleep(0.25)
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def answers(port: int, path: str = "/vao/login/") -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def left(leader: int) -> list[int]:
    """The processes of a group that have not ended with their leader, a moment after it."""
    for _ in range(20):
        if not group(leader):
            return []
        time.sleep(0.1)
    return group(leader)


def group(leader: int) -> list[int]:
    """The processes of a group that are still there."""
    listed = subprocess.run(["ps", "-eo", "pid,pgid"], capture_output=True, text=True, check=True).stdout
    pairs = (line.split() for line in listed.splitlines()[1:])
    return [int(pid) for pid, pgid in pairs if int(pgid) == leader]


def test_serving_saving_stopping_and_coming_back(home: Path, tmp_path: Path) -> None:
    port, saved = free_port(), tmp_path / "sao-luu.tar.gz"
    with serving(home, port) as server:
        assert answers(port) == 200
        assert answers(port, "/static/khong-co.js") == 404
        assert "Đã sao lưu" in run(home, "backup", str(saved)).stdout
        second = run(home, "serve", "--port", str(free_port()))
        assert (second.returncode, "Thi Đua đang chạy" in second.stderr) == (1, True)
        assert "Dừng nó trước" in run(home, "restore", str(saved), "--force").stderr
        server.send_signal(signal.SIGINT)
        assert server.wait(40) == 0
        assert left(server.pid) == []
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}/" in server.stdout.read()
    assert "thêm --force" in run(home, "restore", str(saved)).stderr
    other = tmp_path / "máy khác"
    back = run(other, "restore", str(saved))
    assert "tệp và nhật ký nguyên vẹn" in back.stdout, back.stderr
    assert "nguyên vẹn" in run(other, "audit", "verify").stdout


def test_a_port_in_use_and_old_tables_are_told(home: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = run(home, "serve", "--port", str(port)).stderr
    assert f"Không mở được 127.0.0.1:{port}" in told
    assert "chạy: thidua migrate" in run(tmp_path / "new", "serve", "--port", str(free_port())).stderr


def children(parent: int, holds: str) -> list[int]:
    """Processes that a process has begun and whose command holds these words."""
    listed = subprocess.run(["ps", "-wweo", "pid,ppid,args"], capture_output=True, text=True, check=True)
    lines = (line.split(None, 2) for line in listed.stdout.splitlines()[1:])
    return [int(p) for p, above, args in lines if int(above) == parent and holds in args]


def test_those_who_answer_are_begun_afresh_and_inherit_no_lock(home: Path) -> None:
    with serving(home, free_port()) as server:
        assert len(children(server.pid, "spawn_main")) == 2


def test_the_background_is_kept_alive_and_ends_with_the_program(home: Path) -> None:
    with serving(home, free_port()) as server:

        def workers() -> list[int]:
            return children(server.pid, "db_worker")

        (first,) = workers()
        os.kill(first, signal.SIGKILL)
        for _ in range(40):
            time.sleep(0.5)
            if (now := workers()) and now != [first]:
                break
        assert workers() != [first]
        assert len(workers()) == 1
        server.terminate()
        assert server.wait(40) == 0
        assert left(server.pid) == []
