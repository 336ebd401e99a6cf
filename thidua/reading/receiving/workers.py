"""Hands jobs to child processes (`child.py`) and waits for them no longer than the limits allow."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.reading.receiving import refusing
from thidua.reading.receiving.refusing import refusal

_KEPT = 2
"""Children that wait for the next job; more are started when more is asked, and end after it."""


class _Child:
    """One child process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-m", "thidua.reading.receiving.child"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip

    def ask(self, asked: dict[str, Any], seconds: int) -> dict[str, Any] | None:
        """The answer; None when the fork died or took too long, after which this child may be gone."""
        assert self._process.stdin
        assert self._process.stdout
        watch = threading.Timer(seconds, self.end)
        watch.start()
        try:
            self._process.stdin.write(json.dumps(asked).encode() + b"\n")
            self._process.stdin.flush()
            told = [json.loads(self._process.stdout.readline() or b"{}")]
            if "ended" not in told[0] and told[0]:
                told.append(json.loads(self._process.stdout.readline() or b"{}"))
        except (OSError, ValueError):
            return None
        finally:
            watch.cancel()
        return told[0] if len(told) == 2 and told[1].get("ended") == 0 else None

    @property
    def lives(self) -> bool:
        """Whether it can take another job."""
        return self._process.poll() is None

    def end(self) -> None:
        """End it and whatever it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


class _Pool:
    """Children of this process that have nothing to do."""

    def __init__(self) -> None:
        self._lock, self._idle, self._owner = threading.Lock(), list[_Child](), os.getpid()

    def take(self) -> _Child:
        with self._lock:
            if self._owner != os.getpid():  # a fork of the server has its own children
                self._idle, self._owner = [], os.getpid()
            while self._idle:
                child = self._idle.pop()
                if child.lives:
                    return child
        return _Child()

    def give_back(self, child: _Child) -> None:
        """Keep a child that has answered for the next job."""
        with self._lock:
            if len(self._idle) < _KEPT:
                self._idle.append(child)
                return
        child.end()


_pool = _Pool()


def call(job: str, path: Path, *told: Any, seconds: int) -> dict[str, Any]:
    """What a child answers for one file.

    Raises Refused with the child's reasons, or because it took too much time or memory.
    """
    child = _pool.take()
    asked = {"job": job, "path": str(path.resolve()), "told": told, "seconds": seconds}
    answer = child.ask(asked, seconds)
    if answer is None:
        child.end()
        raise refusal(path.name, refusing.TOO_SLOW)
    _pool.give_back(child)
    if reasons := answer.get("refused"):
        raise Refused(*(Say(*reason) for reason in reasons))
    return answer
