"""The disk as a power cut may leave it: what was synced is there, of what was not any part may be missing.

The calls by which a program changes its files are written down by strace; from a copy of the files as
they were and from those calls the state of the disk is built again, several times, each time another
part of the unsynced writes lost, torn at a sector, or kept while earlier ones are lost.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "pwrite64,write,ftruncate,fsync,fdatasync,rename,unlink,unlinkat,openat,mkdir"
SECTOR = 512
NOT_KEPT = ("-shm", ".log", ".lock")
"""What is not of the disk's memory: SQLite's shared memory is built anew, the server's own log is nobody's data."""

_LINE = re.compile(r"(?P<pid>\d+) +(?P<name>\w+)\((?P<told>.*)\)\s+= (?P<answer>-?\d+)", re.DOTALL)
_RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)", re.DOTALL)
_HEX = re.compile(r"(?:\\x[0-9a-f]{2})+")


def watching(log: Path) -> list[str]:
    """The command under which a program's changes of files are written into a log."""
    told = ["-f", "-y", "--seccomp-bpf", "-qq", "-xx", "-s", "4000000", "-e", "signal=none"]
    return ["strace", *told, "-e", f"trace={CALLS}", "-o", str(log)]


@dataclass(frozen=True)
class Call:
    """One call of the system by one process; `ended` unless only its beginning is told."""

    pid: str
    name: str
    told: str
    ended: bool = True


@dataclass
class Content:
    """What one file holds: as it was, the changes since, how many of them are synced, where writing in order stands."""

    was: bytes = b""
    changes: list[tuple[int, bytes | None]] = field(default_factory=list)
    synced: int = 0
    at: int = 0

    def after(self, chance: random.Random, kept: float) -> bytes:
        """The content with every synced change, and of the others each with a chance of `kept`."""
        found = bytearray(self.was)
        for number, (at, data) in enumerate(self.changes):
            if number >= self.synced and chance.random() >= kept:
                continue
            if data is None:
                found = found[:at].ljust(at, b"\0")
                continue
            if number >= self.synced and chance.random() < 0.2:
                data = data[: chance.randrange(0, len(data) + SECTOR, SECTOR)]  # torn
            found[len(found) : at] = bytes(max(0, at - len(found)))
            found[at : at + len(data)] = data
        return bytes(found)


@dataclass
class Naming:
    """A change of names: `content` is there as `path`, or nothing is where it is None; a folder where `folder`."""

    path: Path
    content: Content | None
    folder: bool = False
    synced: bool = False


@dataclass
class Disk:
    """The files of a folder, followed call by call."""

    root: Path
    names: dict[Path, Content]
    before: dict[Path, Content]
    namings: list[Naming] = field(default_factory=list)
    begun: dict[str, int] = field(default_factory=dict)
    """By process, how much had been changed when the sync began that is not yet done."""

    @classmethod
    def of(cls, copy: Path, root: Path) -> Disk:
        """The disk as a copy of the folder shows it: all of that is synced."""
        there = {root / p.relative_to(copy): Content(p.read_bytes()) for p in copy.rglob("*") if p.is_file()}
        return cls(root, dict(there), there)

    def follow(self, log: Path) -> None:
        """Take every change in a log of strace."""
        for call in calls(log):
            where = call.told.split(', "', 1)[0] if "write" in call.name else call.told
            inside = [p for p in map(Path, strings(where)) if p.is_relative_to(self.root)]
            if inside and not inside[0].name.endswith(NOT_KEPT):
                self._take(call, inside)

    def _take(self, call: Call, paths: list[Path]) -> None:
        at = paths[-1]
        if call.name in ("fsync", "fdatasync"):
            self._sync(call, at)
        elif call.name == "openat":
            self._open(at, call.told)
        elif call.name in ("pwrite64", "write"):
            self._write(call, at)
        elif call.name == "ftruncate":
            self.names[at].changes.append((int(call.told.rsplit(", ", 1)[1]), None))
        elif call.name == "rename":
            self._name(at, self.names.get(paths[0]))
            self._name(paths[0], None)
        elif call.name == "mkdir":
            self.namings.append(Naming(at, None, folder=True))
        else:
            self._name(at, None)

    def _open(self, at: Path, told: str) -> None:
        if "O_CREAT" in told and at not in self.names:
            self._name(at, Content())
        if at in self.names:
            self.names[at].at = 0
            if "O_TRUNC" in told:
                self.names[at].changes.append((0, None))

    def _write(self, call: Call, at: Path) -> None:
        content = self.names[at]
        data = bytes.fromhex(_HEX.findall(call.told.split(', "', 1)[1])[0].replace("\\x", ""))
        here = int(call.told.rsplit(", ", 1)[1]) if call.name == "pwrite64" else content.at
        content.changes.append((here, data))
        content.at = here + len(data)

    def _sync(self, call: Call, at: Path) -> None:
        """A sync covers what was changed before it began."""
        content = self.names.get(at)
        so_far = len(content.changes if content else self.namings)
        if not call.ended:
            self.begun[call.pid] = so_far
            return
        covered = self.begun.pop(call.pid, so_far)
        if content:
            content.synced = max(content.synced, covered)
            return
        for naming in self.namings[:covered]:
            naming.synced |= naming.path.parent == at

    def _name(self, path: Path, content: Content | None) -> None:
        self.namings.append(Naming(path, content))
        if content is None:
            self.names.pop(path, None)
        else:
            self.names[path] = content

    def build(self, to: Path, chance: random.Random, kept: float) -> None:
        """Put the disk as it may be after a power cut into a folder."""
        shutil.rmtree(to, ignore_errors=True)
        names, gone = dict(self.before), set()
        for naming in self.namings:
            if not naming.synced and chance.random() >= kept:
                gone |= {naming.path} if naming.folder else set()
            elif naming.content is not None:
                names[naming.path] = naming.content
            elif not naming.folder:
                names.pop(naming.path, None)
        for path, content in names.items():
            if not gone.intersection(path.parents):
                place = to / path.relative_to(self.root)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content.after(chance, kept))


def strings(told: str) -> list[str]:
    """The texts in the words of a call, paths of its open files among them."""
    found = (bytes.fromhex(text.replace("\\x", "")) for text in _HEX.findall(told))
    return [os.fsdecode(text) for text in found]


def calls(log: Path) -> Iterator[Call]:
    """Calls that succeeded, in the order in which they ended; of a sync that others ran beside, its beginning too."""
    begun: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            text = line.rstrip("\n")
            if text.endswith("<unfinished ...>"):
                pid, _space, told = text.removesuffix("<unfinished ...>").partition(" ")
                told = told.strip()  # strace pads short numbers of processes
                begun[pid] = f"{pid} {told}"
                if "sync(" in told:
                    name, _bracket, where = told.partition("(")
                    yield Call(pid, name, where, ended=False)
                continue
            if resumed := _RESUMED.match(text):
                text = begun.pop(resumed[1], "") + resumed[3]
            found = _LINE.match(text)
            if found and int(found["answer"]) >= 0:
                yield Call(found["pid"], found["name"], found["told"])
