"""The program as it is served, under the hand of who kills it: started, waited for, killed, gone."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

THIDUA = str(Path(sys.executable).with_name("thidua"))
CALLS = ("pwrite64", "fdatasync", "fsync", "rename", "unlink", "openat")
PATIENCE = 90.0
"""Seconds that a start may take on a busy machine."""


class NeverCame(AssertionError):
    """The server did not answer after a kill."""


@dataclass
class Server:
    """One installation: its folder of data, its port, the environment of its processes."""

    home: Path
    port: int
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    logs: list[str] = field(default_factory=list)

    def start(self, under: Sequence[str] = (), workers: int = 2) -> None:
        """Serve, under another command if one is given, and wait until a page answers."""
        command = [*under, THIDUA, "serve", "--port", str(self.port), "--workers", str(workers)]
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.wait()

    def wait(self) -> None:
        """Until it answers, or its process has ended; raises NeverCame after a long time."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            if self.answers() or not self.is_running():
                return
            time.sleep(0.05)
        raise NeverCame((self.home / "server.log").read_text(errors="replace")[-3000:])

    def answers(self) -> int:
        """The status of the page of sign-in; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/vao/login/", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def is_running(self) -> bool:
        """Whether the process that was started has not ended."""
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """End every process of it at once, as a power cut does, and wait until all are gone.

        The first of them last: it may be who writes down what the others do, and they would go on unseen.
        """
        assert self.process is not None
        group = self.process.pid
        while members := processes_of(group):
            for pid in sorted(members, key=lambda pid: pid == group):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.poll()
            time.sleep(0.02)
        self.process.wait()

    def one_of(self, *words: str) -> int | None:
        """A process of it whose command holds all these words; None where there is none."""
        assert self.process is not None
        for pid in processes_of(self.process.pid):
            with contextlib.suppress(OSError):
                told = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
                if all(word in told for word in words):
                    return pid
        return None


def processes_of(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                told = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(told[3]) == session and told[0] != "Z":
                    found.append(int(folder.name))
    return found


def dies_at(call: str, number: int) -> list[str]:
    """The command under which a process is killed at its n-th call of the system of one kind."""
    strace = shutil.which("strace")
    assert strace, "strace is missing: scripts/system-packages"
    # only this call is stopped at, so that the rest runs as fast as ever
    inject = f"inject={call}:signal=KILL:when={number}"
    return [strace, "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject]
