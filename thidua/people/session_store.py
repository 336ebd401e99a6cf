"""Sessions in the database, which tell a disk or a database that fails from a session that has ended.

Django takes any failed writing of a session for its end, and would answer 400.
"""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError

from thidua.screens.outage import kind_of


class SessionStore(db.SessionStore):
    """One session; `reading` is set by the request that only reads: what it would note of itself may be lost."""

    reading = False

    def save(self, must_create: bool = False) -> None:
        """Write it down; raises the database's own error when that is what failed."""
        try:
            super().save(must_create)
        except UpdateError as ended:
            if kind_of(ended.__context__) is None:
                raise
            if not self.reading and ended.__context__ is not None:
                raise ended.__context__ from ended.__context__.__cause__
