"""Lines of the log: plain or JSON, without what a visitor typed, where they come from, or who they are.

Messages of errors are left out, as a database quotes the values it refuses; the kind of the error and the lines
of the program that led there stay.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any


class Careful(logging.Formatter):
    """One record, one line (a fault: its way through the program below it)."""

    as_json = False

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            **said(record),
        }
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
            told["way"] = [
                f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(record.exc_info[2])
            ]
        return self.written(told)

    def written(self, told: dict[str, Any]) -> str:
        """A line for people: no word of it can begin a line of its own."""
        way = told.pop("way", [])
        plain = " ".join(
            str(v) if k in ("at", "level", "logger", "message") else f"{k}={v}" for k, v in told.items()
        )
        return "\n    ".join([plain.translate(BREAKS), *way])


class Json(Careful):
    """The same for machines."""

    def written(self, told: dict[str, Any]) -> str:
        """One object."""
        return json.dumps(told, ensure_ascii=False)


BREAKS = dict.fromkeys((*range(32), 127, 133, 8232, 8233), " ")


def said(record: logging.LogRecord) -> dict[str, Any]:
    """What a record says: our own fields, or its message; of a request never its address."""
    told = getattr(record, "told", None)
    if isinstance(told, dict):
        return dict(told)
    request = getattr(record, "request", None)
    if record.name.startswith("django."):
        told = {"message": str(getattr(record, "status_code", "")) or record.name}
        code = getattr(request, "fault_code", None)
        return told | ({"request": code} if code else {})
    return {"message": record.getMessage()}
