"""What a page weighs on the line: compressed, with what it fetches the first time and without."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse

FIRST, SECOND = 200_000, 30_000
"""Most bytes of the first page of a visit, and of every page after it."""
_STATIC = re.compile(r'(?:href|src)="(/static/[^"?#]+)')
_PACKED = (".woff2", ".png")


def too_heavy(response: HttpResponse, body: bytes) -> tuple[int, int] | None:
    """The two weights of a page where one is beyond its measure; papers and fragments are not weighed."""
    if response.status_code != 200 or "text/html" not in response.get("Content-Type", ""):
        return None
    second = len(gzip.compress(body))
    first = second + sum(_weight(at) for at in set(_STATIC.findall(body.decode())))
    return (first, second) if first >= FIRST or second >= SECOND else None


@cache
def _weight(address: str) -> int:
    content = Path(str(finders.find(address.removeprefix("/static/")))).read_bytes()
    return len(content if address.endswith(_PACKED) else gzip.compress(content))
