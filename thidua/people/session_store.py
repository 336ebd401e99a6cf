"""Sessions in the database, which tell a disk or a database that fails from a session that has ended.

Django takes any failed writing of a session for its end, and would answer 400.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError

from thidua.screens.outage import kind_of

if TYPE_CHECKING:
    from thidua.people.models import OpenSession


class SessionStore(db.SessionStore):
    """One session; `reading` is set by the request that only reads: what it would note of itself may be lost."""

    reading = False

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        """The table of sessions."""
        from thidua.people.models import OpenSession  # read once the applications are there

        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        """A row with the number of the account that is signed in."""
        row: OpenSession = super().create_model_instance(data)
        row.account = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row

    def save(self, must_create: bool = False) -> None:
        """Write it down; raises the database's own error when that is what failed."""
        try:
            super().save(must_create)
        except UpdateError as ended:
            if kind_of(ended.__context__) is None:
                raise
            if not self.reading and ended.__context__ is not None:
                raise ended.__context__ from ended.__context__.__cause__
