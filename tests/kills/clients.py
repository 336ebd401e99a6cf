"""People at work over HTTP, each with a journal of its own: what was begun, what was acknowledged.

A line is synced to the disk before its request is sent, and again once the answer says that it was
done. What never got its answer is sent once more, with the same token, when the server is back.
"""

from __future__ import annotations

import http.client
import io
import json
import os
import random
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import urlencode

import xlsxwriter

TOKEN = "c" * 32
WAIT, LATER = 20.0, 0.3
"""Seconds that an answer is waited for, and before the next deed where none came."""
FIRST_YEAR, LAST_YEAR = 1990, 2025
HEADS = ["Cá nhân hoặc đơn vị", "Năm", "Xếp loại", "Quyết định", "Ngày quyết định"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class Deed:
    """Something asked of the server under a token, and what came of it.

    `state`: begun, acked, or refused with `why`. `about`: what the oracle needs to know.
    """

    key: str
    kind: str
    user: str
    path: str
    fields: dict[str, str]
    about: dict[str, Any] = field(default_factory=dict)
    state: str = "begun"
    why: str = ""
    led_to: str = ""


@dataclass
class Material:
    """What is there to be done, shared by all clients; a thing is given to one of them only."""

    sessions: dict[str, str]
    unit: int
    people: list[str]
    letters: SimpleQueue[int]
    decisions: SimpleQueue[int]
    votes: SimpleQueue[dict[str, Any]]
    read: SimpleQueue[tuple[int, int]] = field(default_factory=SimpleQueue)
    rows: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def of(cls, told: dict[str, Any]) -> Material:
        """The material as it was printed by who made it."""
        queues = {}
        for name in ("letters", "decisions", "votes"):
            queues[name] = SimpleQueue()
            for thing in told[name]:
                queues[name].put(thing)
        return cls(told["sessions"], told["unit"], told["people"], **queues)

    def next_rows(self, many: int) -> list[tuple[str, int]]:
        """As many pairs of person and year as nobody was given yet."""
        with self.lock:
            first, self.rows = self.rows, self.rows + many
        pairs = [divmod(n, len(self.people)) for n in range(first, first + many)]
        return [
            (self.people[who], FIRST_YEAR + year) for year, who in pairs if FIRST_YEAR + year <= LAST_YEAR
        ]


@dataclass
class Client:
    """One of the people at work: `pause` seconds between two deeds, until `stopping`."""

    number: int
    port: int
    material: Material
    journal: Path
    stopping: threading.Event
    chance: random.Random
    deeds: list[Deed]
    pause: float = 0.02

    def work(self) -> None:
        """First what never got its answer, then new things."""
        for deed in [d for d in self.deeds if d.state == "begun"]:
            if self.stopping.is_set():
                return
            self.send(deed)
        while not self.stopping.is_set():
            deed = self.chance.choice(KINDS)(self)
            if deed is not None:
                self.deeds.append(deed)
                self.note(deed)
                self.send(deed)
            time.sleep(self.pause)

    def send(self, deed: Deed) -> None:
        """Send it; write down what the answer says. No answer, or one that says nothing, leaves it begun."""
        fields = deed.fields | {"once": deed.key}
        try:
            if deed.kind == "upload":
                status, led_to = self._ask(deed, *multipart(fields, deed.about["name"], book(deed)))
            else:
                body = urlencode(fields).encode()
                status, led_to = self._ask(deed, body, "application/x-www-form-urlencoded")
        except (OSError, http.client.HTTPException):
            time.sleep(LATER)
            return
        if status == 302 and led_to != "/":
            deed.state, deed.led_to = "acked", led_to
            if deed.kind == "upload":
                self.material.read.put((int(led_to.split("/")[-1]), deed.about["rows"]))
        elif status < 500:
            deed.state, deed.why = "refused", f"{status} {led_to}"
        else:
            deed.why = str(status)
            time.sleep(LATER)
            return
        self.note(deed)

    def _ask(self, deed: Deed, body: bytes, sort: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            told = {
                "Content-Type": sort,
                "Cookie": f"session={self.material.sessions[deed.user]}; csrf={TOKEN}",
                "X-CSRFToken": TOKEN,
            }
            connection.request("POST", deed.path, body, told)
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location", "")
        finally:
            connection.close()

    def note(self, deed: Deed) -> None:
        """Put the deed as it stands into the journal, for good."""
        with self.journal.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(deed), ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())


def book(deed: Deed) -> bytes:
    """The workbook of an upload: a rating for each pair of person and year."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet("ratings")
    rows = [
        [f"person:{who}", str(year), "Hoàn thành tốt nhiệm vụ", "15/QĐ", f"20/12/{year}"]
        for who, year in deed.about["given"]
    ]
    for at, row in enumerate([HEADS, *rows]):
        for column, cell in enumerate(row):
            page.write_string(at, column, cell)
    made.close()
    return out.getvalue()


def multipart(fields: dict[str, str], name: str, content: bytes) -> tuple[bytes, str]:
    """A form with one file in it, and its content type."""
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    about = f'form-data; name="files"; filename="{name}"'
    head = f"--{edge}\r\nContent-Disposition: {about}\r\nContent-Type: {XLSX}\r\n\r\n"
    parts += [head.encode(), content, f"\r\n--{edge}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={edge}"


def _key() -> str:
    return str(uuid.uuid4())


def story(client: Client) -> Deed:
    """A plain write: a story is begun."""
    key = _key()
    fields = {"kind": "good_practice", "title": f"Bài mẫu {key}", "unit": str(client.material.unit)}
    return Deed(key, "story", "a-office", "/dien-hinh/viet", fields)


def letter(client: Client) -> Deed | None:
    """A letter is sent: it takes a number and a code, the case is closed."""
    pk = _taken(client.material.letters)
    return pk and Deed(_key(), "letter", "a-office", "/quyet-dinh/thu/gui", {"pick": str(pk)}, {"pk": pk})


def decision(client: Client) -> Deed | None:
    """A decision is published."""
    pk = _taken(client.material.decisions)
    return pk and Deed(_key(), "decision", "a-signer", f"/quyet-dinh/{pk}/cong-bo", {}, {"pk": pk})


def vote(client: Client) -> Deed | None:
    """A box is opened with two codes and counted."""
    found = _taken(client.material.votes)
    if not found:
        return None
    pk, (one, other) = found["session"], found["codes"]
    fields = {"one": one, "other": other}
    return Deed(_key(), "vote", "a-chair", f"/bo-phieu/{pk}/dong", fields, {"pk": pk})


def upload(client: Client) -> Deed | None:
    """A workbook is sent in and read."""
    key, given = _key(), client.material.next_rows(client.chance.choice((5, 60)))
    if not given:
        return None
    about = {"name": f"{key}.xlsx", "rows": len(given), "given": given}
    return Deed(key, "upload", "a-office", "/so-lieu/nhap-excel", {}, about)


def take(client: Client) -> Deed | None:
    """What a workbook holds is taken in, all or nothing."""
    found = _taken(client.material.read)
    if not found:
        return None
    pk, rows = found
    return Deed(
        _key(), "take", "a-office", f"/so-lieu/lan-nhap/{pk}/nhap", {"how": "all"}, {"pk": pk, "rows": rows}
    )


def _taken(queue: SimpleQueue[Any]) -> Any:
    try:
        return queue.get_nowait()
    except Empty:
        return None


KINDS: tuple[Callable[[Client], Deed | None], ...] = (
    story,
    story,
    story,
    letter,
    letter,
    decision,
    vote,
    upload,
    take,
)
