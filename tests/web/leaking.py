"""What must not be in an answer: whose markers, whose birth dates, any ballot, wherever they hide."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

import pypdfium2
from django.http import HttpResponse

from tests.web.asking import body_of
from tests.web.everybody import APPOINTED, OF_B, account
from tests.web.everything import BIRTH_DATES, PRIVATE, Everything, markers, of_a
from tests.web.everything_decided import SEALED
from thidua import access

BALLOTS = (SEALED.hex(), base64.b64encode(SEALED).decode()[:64], "ZQ-A-ballot")
"""A sealed ballot as it might be written out."""
UNSENT = {"ZQ-A1-MERIT-DRAFT", "ZQ-A2-MERIT-DRAFT", "ZQ-A-PLAN", "ZQ-A-EDIT"}
"""What A has not sent up: whoever was appointed for its movement does not see it either."""
OWN = {"a2-person": {"ZQ-A1-PERSON-A2", "ZQ-A-USER-A2-PERSON", "ZQ-A-ALLOTTED", "ZQ-A-ASKED"}}
"""What a candidate may see of A: themselves, what they asked, and how many places there are."""


def words_of(response: HttpResponse) -> str:
    """Everything that an answer says: its headers, its body, and what stands inside a file."""
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{_inside(body_of(response))}"


def _inside(body: bytes) -> str:
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as found:
            return "\n".join(name + _inside(found.read(name)) for name in found.namelist())
    if body.startswith(b"%PDF"):
        return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body))
    return body.decode("utf-8", "ignore")


def leaks(made: Everything, who: str, words: str) -> set[str]:
    """What this person should not have been told."""
    found = {ballot for ballot in BALLOTS if ballot in words}
    seen = markers(words)
    if who in OF_B:
        return found | {m for m in seen if of_a(m)} | {d for d in BIRTH_DATES if d in words}
    if not may_see_private(made, who):
        found |= {m for m in seen if m.startswith(PRIVATE)} | {d for d in BIRTH_DATES if d in words}
    if who in APPOINTED:
        found |= seen & UNSENT
    elif who == "a2-clerk":
        found |= {m for m in seen if "-A1-" in m and "-USER-" not in m}
    elif who in OWN:
        found |= {m for m in seen if of_a(m)} - OWN[who]
    return found


def may_see_private(made: Everything, who: str) -> bool:
    """Whether somebody may read discipline, holds and birth dates of the person that they are about."""
    user: Any = account(made, who)
    about = (made["person"], made["nomination.submitted"])
    return any(access.may("person.private", user, thing) for thing in about)
