"""One request under watch: how long, how often the database was asked, what it asked longest, where it failed."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

HOUSE = Path(__file__).parents[1]
METHODS = ("GET", "HEAD", "POST")


@dataclass
class Asked:
    """What is measured of a request; of what it says nothing is kept but its method and its page's name."""

    method: str
    began: float = field(default_factory=time.perf_counter)
    code: str = field(default_factory=lambda: secrets.token_hex(4))
    route: str = "-"
    status: int = 0
    ms: int = 0
    queries: int = 0
    sql: str = ""
    sql_s: float = 0.0
    error: str = ""
    place: str = ""

    def execute(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Count a statement; the slowest is kept as it was written, without its values."""
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.perf_counter() - began
            self.queries += 1
            if took > self.sql_s:
                self.sql, self.sql_s = sql, took

    def failed(self, error: BaseException | None) -> None:
        """Note the kind of a fault and where it arose, never what it says: that may be somebody's data."""
        if error is not None:
            self.error, self.place = type(error).__name__, place_of(error.__traceback__)

    def ended(self, request: Any, status: int) -> None:
        """The answer is there."""
        match = getattr(request, "resolver_match", None)
        self.route = (match.view_name or "-") if match else "-"
        self.status = status
        self.ms = round((time.perf_counter() - self.began) * 1000)


def place_of(trace: TracebackType | None) -> str:
    """The last line of our own on the way to a fault."""
    found = ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(HOUSE):
            name = trace.tb_frame.f_code.co_name
            found = f"{file.relative_to(HOUSE)}:{trace.tb_lineno} {name}"
        trace = trace.tb_next
    return found


def method_of(request: Any) -> str:
    """The method, of those that are known: any other word is a visitor's."""
    return request.method if request.method in METHODS else "OTHER"
