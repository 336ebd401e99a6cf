"""People at their screens on a deadline day: reading, typing, uploading, submitting, appraising over HTTP."""

from __future__ import annotations

import http.client
import random
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import urlencode

TOKEN = "c" * 32
FORM = "application/x-www-form-urlencoded"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"  # noqa: E501  # one file, as it is


@dataclass(frozen=True)
class Asked:
    """One request: what kind it is counted as, the cookies of who asks, what is sent; `about`: the thing it is for."""

    kind: str
    cookies: str
    path: str
    body: bytes | None = None
    sort: str = FORM
    about: Any = None


def signed_in(session: str) -> str:
    """The cookies of somebody who is signed in."""
    return f"session={session}; csrf={TOKEN}"


@dataclass(frozen=True)
class Told:
    """How a request ended: seconds, status (0: none), where it led, size of the answer, when it was sent."""

    asked: Asked
    seconds: float
    status: int
    led_to: str
    size: int
    at: float


@dataclass
class Day:
    """What there is to be done in the province; a thing that is done once is given to one player only.

    Every second draft is kept for the last minute.
    """

    agencies: list[dict[str, Any]]
    submits: SimpleQueue[tuple[dict[str, Any], dict[str, Any]]] = field(default_factory=SimpleQueue)
    last: SimpleQueue[tuple[dict[str, Any], dict[str, Any]]] = field(default_factory=SimpleQueue)
    opinions: SimpleQueue[tuple[dict[str, Any], int, int]] = field(default_factory=SimpleQueue)

    def __post_init__(self) -> None:
        """Queue what can be done once only, in turn through the agencies."""
        for number in range(max(len(a["drafts"]) for a in self.agencies)):
            for agency in self.agencies:
                if number < len(agency["drafts"]):
                    (self.last if number % 2 else self.submits).put((agency, agency["drafts"][number]))
        for agency in self.agencies:
            for case in agency["cases"]:
                for criterion in case["asked"]:
                    self.opinions.put((agency, case["pk"], criterion))


def home(day: Day, chance: random.Random) -> Asked:
    """What waits for me."""
    agency = chance.choice(day.agencies)
    return Asked("home", signed_in(agency["sessions"][chance.choice(("office", "clerk", "appraiser"))]), "/")


def listed(day: Day, chance: random.Random) -> Asked:
    """The office's list of dossiers."""
    return Asked("list", signed_in(chance.choice(day.agencies)["sessions"]["office"]), "/ho-so/")


def people(day: Day, chance: random.Random) -> Asked:
    """A list of 50 rows: the people of an agency."""
    return Asked("people", signed_in(chance.choice(day.agencies)["sessions"]["office"]), "/don-vi/nguoi")


def dossier(day: Day, chance: random.Random) -> Asked:
    """One dossier."""
    agency = chance.choice(day.agencies)
    pk = chance.choice(agency["drafts"])["pk"]
    return Asked("dossier", signed_in(agency["sessions"]["clerk"]), f"/ho-so/{pk}")


def review(day: Day, chance: random.Random) -> Asked:
    """The page on which a dossier is appraised."""
    agency = chance.choice(day.agencies)
    pk = chance.choice(agency["cases"])["pk"]
    return Asked("review", signed_in(agency["sessions"]["appraiser"]), f"/tham-dinh/{pk}")


def public(day: Day, chance: random.Random) -> Asked:
    """A public page, without an account."""
    return Asked("public", "", chance.choice(("/cong/", "/cong/phong-trao", "/cong/vinh-danh")))


def typing(day: Day, chance: random.Random) -> Asked:
    """A section of a report saves itself."""
    agency = chance.choice(day.agencies)
    draft = chance.choice(agency["drafts"])
    key = chance.choice(draft["sections"])
    text = f"Đã rút ngắn thời gian xử lý {uuid.uuid4()} so với năm trước (mẫu)."
    path = f"/ho-so/{draft['pk']}/bao-cao/{key}/luu"
    return Asked("typing", signed_in(agency["sessions"]["clerk"]), path, urlencode({"text": text}).encode())


def uploading(day: Day, chance: random.Random) -> Asked:
    """A small PDF is hung on a paper of a dossier."""
    agency = chance.choice(day.agencies)
    draft = chance.choice(agency["drafts"])
    edge, name = uuid.uuid4().hex, f"minh-chung-{uuid.uuid4().hex[:8]}.pdf"
    about = f'form-data; name="files"; filename="{name}"'
    head = f"--{edge}\r\nContent-Disposition: {about}\r\nContent-Type: application/pdf\r\n\r\n"
    body = head.encode() + PDF + f"\n%{name}".encode() + f"\r\n--{edge}--\r\n".encode()
    path = f"/so-sach/tep/gan/nominations.paper/{draft['paper']}"
    return Asked(
        "upload", signed_in(agency["sessions"]["clerk"]), path, body, f"multipart/form-data; boundary={edge}"
    )


def submitting(day: Day, _chance: random.Random) -> Asked | None:
    """A dossier is sent."""
    with suppress(Empty):
        agency, draft = day.submits.get_nowait()
        body = urlencode({"once": str(uuid.uuid4())}).encode()
        path = f"/ho-so/{draft['pk']}/gui"
        return Asked("submit", signed_in(agency["sessions"]["clerk"]), path, body, about=draft["pk"])
    return None


def opining(day: Day, _chance: random.Random) -> Asked | None:
    """An opinion on one criterion is saved."""
    with suppress(Empty):
        agency, pk, criterion = day.opinions.get_nowait()
        told = {
            "once": str(uuid.uuid4()),
            "tc": criterion,
            "answer": "met",
            "reason": "Đã xem bản giấy (mẫu).",
        }
        path = f"/tham-dinh/{pk}/y-kien"
        return Asked("opinion", signed_in(agency["sessions"]["appraiser"]), path, urlencode(told).encode())
    return None


Deed = Callable[[Day, random.Random], Asked | None]
DEADLINE_DAY: tuple[tuple[Deed, int], ...] = (
    (home, 24),
    (listed, 12),
    (dossier, 20),
    (public, 8),
    (review, 6),
    (typing, 18),
    (uploading, 3),
    (submitting, 5),
    (opining, 4),
)


def play(
    port: int, day: Day, deeds: tuple[tuple[Deed, int], ...], connections: int, seconds: float
) -> list[Told]:
    """So many people at once, each asking again as soon as the answer is there, for so long."""
    told: list[list[Told]] = [[] for _ in range(connections)]
    ends = time.monotonic() + seconds
    doing, weights = zip(*deeds, strict=True)

    def player(number: int) -> None:
        chance = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.monotonic() < ends:
            asked = chance.choices(doing, weights)[0](day, chance)
            if asked is not None:
                told[number].append(ask(connection, asked))
            elif len(doing) == 1:
                break
        connection.close()

    threads = [threading.Thread(target=player, args=(n,)) for n in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for mine in told for one in mine]


def ask(connection: http.client.HTTPConnection, asked: Asked) -> Told:
    """Send one request and read the whole answer."""
    heads = {"X-CSRFToken": TOKEN, "Accept-Encoding": "gzip"}
    if asked.cookies:
        heads["Cookie"] = asked.cookies
    if asked.body is not None:
        heads["Content-Type"] = asked.sort
    at, began = time.time(), time.monotonic()
    try:
        connection.request("GET" if asked.body is None else "POST", asked.path, asked.body, heads)
        answer = connection.getresponse()
        size = len(answer.read())
        status, led_to = answer.status, answer.headers.get("Location", "")
    except (OSError, http.client.HTTPException):
        connection.close()
        status, led_to, size = 0, "", 0
    return Told(asked, time.monotonic() - began, status, led_to, size, at)


@dataclass(frozen=True)
class Line:
    """One kind of request in the table: how many, milliseconds at 50, 95 and 99 %, a second.

    `refused`: answered with a reason, such as a dossier that was sent meanwhile; `failed`: an error page or none.
    """

    kind: str
    count: int
    refused: int
    failed: int
    p50: float
    p95: float
    p99: float
    rate: float


def lines(told: list[Told]) -> Iterator[Line]:
    """The table of a phase, by kind."""
    spent = max((one.at + one.seconds for one in told), default=0) - min((one.at for one in told), default=0)
    kinds: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        kinds[one.asked.kind].append(one)
    for kind, rows in sorted(kinds.items()):
        took = sorted(1000 * row.seconds for row in rows)
        at = [took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95, 0.99)]
        failed = sum(row.status == 0 or row.status >= 500 for row in rows)
        refused = sum(400 <= row.status < 500 for row in rows)
        yield Line(kind, len(rows), refused, failed, *at, len(rows) / spent)
