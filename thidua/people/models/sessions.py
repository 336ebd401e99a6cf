"""Sessions that know whose they are, so that everybody can see and end their own."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class OpenSession(AbstractBaseSession):
    """One session of a browser; `account` is the number of whoever has signed in in it, if anybody has."""

    account = models.PositiveBigIntegerField(null=True, db_index=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Where sessions are read and written."""
        from thidua.people.session_store import SessionStore

        return SessionStore
