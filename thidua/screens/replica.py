"""Pages that anybody reads are read from a copy of the database that follows it, where an office has one.

Nothing is ever written there, and nobody who is signed in reads there: what one has just done must show.
A copy that does not answer is left alone for a while, and the page comes from the database itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest

T = TypeVar("T")
COPY = "replica"
LEFT_ALONE = 30.0
"""Seconds for which a copy that failed is not asked."""
_reading: ContextVar[bool] = ContextVar("reading", default=False)
_failed_at = -LEFT_ALONE


class Router:
    """Which database Django asks."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """The copy, for a page that may be read from it."""
        return COPY if _reading.get() else None

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        """The database itself, always."""
        return None

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Rows of the copy are rows of the database."""
        return True

    def allow_migrate(self, name: str, *_given: Any, **hints: Any) -> bool:
        """The copy follows by itself."""
        return name != COPY


def read(request: HttpRequest, work: Callable[[], T]) -> T:
    """Do what only reads, on the copy where that may be, else on the database itself."""
    global _failed_at
    if not _may(request):
        return work()
    try:
        with _from_the_copy():
            return work()
    except (OperationalError, InterfaceError):
        if not _answers():  # else it was the database itself, or one statement that the copy had to break off
            _failed_at = time.monotonic()
    return work()


def _answers() -> bool:
    """Whether the copy is there, asked by a connection that is opened anew."""
    connections[COPY].close()
    try:
        with connections[COPY].cursor() as cursor:
            cursor.execute("SELECT 1")
    except (OperationalError, InterfaceError):
        connections[COPY].close()
        return False
    return True


def _may(request: HttpRequest) -> bool:
    there = COPY in settings.DATABASES and time.monotonic() - _failed_at >= LEFT_ALONE
    return there and settings.SESSION_COOKIE_NAME not in request.COOKIES


@contextmanager
def _from_the_copy() -> Iterator[None]:
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)
