"""A session that cannot be written down is no session that has ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, connection

from thidua.people.session_store import SessionStore

pytestmark = pytest.mark.django_db


@contextmanager
def full() -> Iterator[None]:
    """A disk on which no session finds room."""

    def fails(execute: Any, sql: str, *more: Any) -> Any:
        if sql.startswith("UPDATE"):
            cause = sqlite3.OperationalError("database or disk is full")
            cause.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise OperationalError("database or disk is full") from cause
        return execute(sql, *more)

    with connection.execute_wrapper(fails):
        yield


@pytest.fixture
def session() -> SessionStore:
    made = SessionStore()
    made["a"] = 1
    made.create()
    return made


def test_a_full_disk_is_told_as_itself(session: SessionStore) -> None:
    with full(), pytest.raises(OperationalError):
        session.save()


def test_who_only_reads_goes_on_reading(session: SessionStore) -> None:
    session.reading = True
    with full():
        session.save()


def test_a_session_that_was_ended_meanwhile_stays_ended(session: SessionStore) -> None:
    session.delete(session.session_key)
    with pytest.raises(UpdateError):
        session.save()
