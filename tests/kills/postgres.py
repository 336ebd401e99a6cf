"""A PostgreSQL of one's own that may be killed: made, started, killed with all its processes, started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.kills.server import processes_of

# no socket in the folder: its path may be longer than a socket may have
OPTIONS = (
    "-c unix_socket_directories= -c listen_addresses=127.0.0.1 "
    "-c max_connections=60 -c shared_buffers=64MB -c max_wal_size=128MB"
)


@dataclass
class Cluster:
    """One cluster in a folder, listening on a port of this machine."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address as the program's setting takes it."""
        return f"postgresql://thidua@127.0.0.1:{self.port}/thidua"

    def make(self) -> None:
        """An empty cluster with one database in it, running."""
        self._prepare()
        told = ["-U", "thidua", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-D", str(self.folder / "data"), *told)
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "thidua", "thidua")

    def _prepare(self) -> None:
        self.folder.mkdir(parents=True)
        if os.geteuid() == 0:  # the server refuses root
            shutil.chown(self.folder, "postgres")
            for above in self.folder.parents:
                with suppress(OSError):
                    above.chmod(above.stat().st_mode | 0o011)

    def follow(self, other: Cluster) -> None:
        """A copy of another cluster that follows it, running."""
        self._prepare()
        source = ["-h", "127.0.0.1", "-p", str(other.port), "-U", "thidua"]
        now = ["-c", "fast"]  # else it waits for minutes until the next checkpoint is due
        self._run("pg_basebackup", *source, *now, "-R", "-D", str(self.folder / "data"))
        self.start("-c", "log_statement=all")

    def start(self, *more: str) -> None:
        """Start where it does not run, and wait until it has recovered."""
        if self.process is None or self.process.poll() is not None:
            command = [_program("postgres"), "-D", str(self.folder / "data"), "-p", str(self.port)]
            with (self.folder / "log").open("ab") as log:
                self.process = subprocess.Popen(
                    [*_as(), *command, *OPTIONS.split(), *more],
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    cwd="/",
                )
        ready = [_program("pg_isready"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "thidua", "-q"]
        ends = time.monotonic() + 120
        while subprocess.run(ready, check=False).returncode:
            assert time.monotonic() < ends, (self.folder / "log").read_text()[-3000:]
            time.sleep(0.1)

    def kill(self) -> None:
        """End every process of it at once."""
        assert self.process is not None
        while members := _all_of(self.process.pid):
            for pid in members:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.poll()
            time.sleep(0.02)
        self.process.wait()

    def one_backend(self) -> int | None:
        """A process that answers one connection; None where nobody is connected."""
        assert self.process is not None
        for pid in _all_of(self.process.pid):
            with suppress(OSError):
                if b"thidua thidua" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    return pid
        return None

    def remove(self) -> None:
        """End it for good."""
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def _run(self, program: str, *words: str) -> None:
        told = {"LC_ALL": "C.UTF-8", "HOME": str(self.folder), "PATH": os.environ["PATH"]}
        subprocess.run(
            [*_as(), _program(program), *words], check=True, env=told, cwd="/", stdout=subprocess.DEVNULL
        )


def _all_of(leader: int) -> list[int]:
    """The server and its children: each child makes a session of its own."""
    found = processes_of(leader)
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                told = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(told[1]) == leader and told[0] != "Z" and int(folder.name) not in found:
                    found.append(int(folder.name))
    return found


def _as() -> list[str]:
    if os.geteuid():
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


def _program(name: str) -> str:
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(places[-1]) if places else shutil.which(name)
    assert found, f"{name} is missing: scripts/system-packages"
    return found
