"""The chain of the diary: what is digested, and how."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from functools import lru_cache
from typing import Any

FIRST = hashlib.sha256(b"thidua").hexdigest()
"""What the first entry follows."""


def digest_of(entry: Any) -> str:
    """The digest of an entry: SHA-256 over its values as canonical UTF-8 JSON."""
    return sealed(entry, canonical(entry.told))


def canonical(value: Any) -> str:
    """A value as JSON that is the same whoever writes it: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=100_000)
def canonical_text(stored: str) -> str:
    """Stored JSON in canonical form; the same few tellings come again and again."""
    return canonical(json.loads(stored))


def sealed(entry: Any, told: str) -> str:
    """The digest of an entry whose telling is already canonical.

    Built piece by piece, the keys in their order, because a million entries are verified in one go.
    """
    text = (
        f'{{"action":{_quoted(entry.action)},"agency":{_id(entry.agency_id)},'
        f'"at":"{entry.at.astimezone(UTC).isoformat(timespec="microseconds")}","by":{_id(entry.by_id)},'
        f'"ident":{_bare(entry.ident)},"kind":{_quoted(entry.kind)},"movement":{_id(entry.movement_id)},'
        f'"number":{entry.number},"previous":{_bare(entry.previous)},"told":{told}}}'
    )
    return hashlib.sha256(b"\x00" + text.encode()).hexdigest()


@lru_cache(maxsize=1_000)
def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _bare(text: str) -> str:
    """A number or digest in quotes; anything else by the book."""
    return f'"{text}"' if text.isalnum() and text.isascii() else json.dumps(text, ensure_ascii=False)


def _id(number: int | None) -> str:
    return "null" if number is None else str(number)
