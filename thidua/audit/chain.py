"""The chain of the diary: what is digested, and how."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

FIRST = hashlib.sha256(b"thidua").hexdigest()
"""What the first entry follows."""


def digest_of(entry: Any) -> str:
    """The digest of an entry: SHA-256 over its values as canonical UTF-8 JSON."""
    values = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by_id,
        "action": entry.action,
        "kind": entry.kind,
        "ident": entry.ident,
        "agency": entry.agency_id,
        "movement": entry.movement_id,
        "told": entry.told,
        "previous": entry.previous,
    }
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(b"\x00" + text.encode()).hexdigest()
